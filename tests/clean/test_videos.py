"""Videos and recordings as captures print them."""

import pytest

from readaloud.clean import clean
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Block, Kind, State

BEFORE = (
    "Three mines in the valley were closed on Friday after water came through a wall in the oldest of them."
)
AFTER = "The pumps have been running since then, and the water has not risen any further, the owner says."


def media_in(*lines: str) -> list[Block]:
    article = clean(extract_plain("\n".join((BEFORE, "", *lines, "", AFTER))))
    body = [block.text for block in article.blocks if block.kind is Kind.PARAGRAPH]
    assert body[0] == BEFORE
    assert body[-1] == AFTER
    return [block for block in article.blocks if block.media]


@pytest.mark.parametrize(
    "line",
    [
        "Click to play video: 'Water in the mine' Water in the mine",
        "Click to play video 'Water in the mine' Water in the mine",
        "Play video: Water in the mine",
        "Cliquez pour lire la vidéo : « Water in the mine »",
        "Video abspielen: „Water in the mine“",
        "Reproducir vídeo: Water in the mine",
        "WATCH: Water in the mine",
        "Watch below: Water in the mine",
        "1:42 Water in the mine Water in the mine",
        "1:42 Water in the mine Water in the mine – Nov 2, 2021",
    ],
)
def test_a_play_label_or_teaser_makes_a_video_that_says_its_title_once(line: str) -> None:
    [video] = media_in(line)
    assert video.kind is Kind.VIDEO
    assert video.text == "Water in the mine"


def test_a_title_may_hold_quotation_marks_of_the_same_kind() -> None:
    [video] = media_in("Click to play video: 'A 'wall of water' in the mine' A 'wall of water' in the mine")
    assert video.text == "A 'wall of water' in the mine"


def test_duration_and_date_of_a_run_on_title_are_read() -> None:
    [video] = media_in("1:02:03 Water in the mine Water in the mine – Nov 2, 2021")
    assert video.media is not None
    assert video.media.duration == 3723
    assert video.media.date == "2021-11-02"


def test_a_line_that_only_begins_with_a_time_stays_text() -> None:
    assert media_in("7:30 Doors of the chapel open for everyone who wants to pray there.") == []


def test_a_description_set_close_below_the_title_is_the_caption() -> None:
    [video] = media_in(
        "Click to play video: 'Water in the mine' Water in the mine",
        "Miners came up in the dark with their boots full. Ruth Ferrer went down with the first pumps.",
    )
    assert video.media is not None
    assert video.media.caption.startswith("Miners came up")


def test_furniture_below_a_video_is_no_caption() -> None:
    [video] = media_in("Click to play video: 'Water in the mine'", "Story continues below advertisement")
    assert video.media is not None
    assert video.media.caption == ""


def test_two_teasers_that_follow_each_other_stay_two_videos() -> None:
    videos = media_in(
        "Click to play video: 'Water in the mine'",
        "Water in the mine",
        "",
        "WATCH: The pumps at work",
        "",
        "Click to play video: 'The pumps at work'",
        "The pumps at work",
    )
    assert [video.text for video in videos] == ["Water in the mine", "The pumps at work"]


def test_a_recording_is_announced_as_one() -> None:
    [audio] = media_in("LISTEN: The miners’ choir on the radio")
    assert audio.kind is Kind.AUDIO
    assert audio.text == "The miners’ choir on the radio"


def test_a_capture_shows_no_transcript_and_hides_whether_there_are_captions() -> None:
    [video] = media_in("WATCH: Water in the mine")
    assert video.media is not None
    assert video.media.transcript is not None
    assert video.media.captions is not None
    assert video.media.transcript.state is State.NONE
    assert video.media.captions.state is State.UNKNOWN


def test_the_lone_title_between_two_paragraphs_is_a_guessed_video() -> None:
    title = "Rescue teams train for floods in old mines"
    article = clean(extract_plain(f"{BEFORE}\n\n{title}\n\n{AFTER}"))
    assert [block.text for block in article.blocks if block.kind is Kind.VIDEO] == [title]
    assert "guessed_video" in [diagnostic.code for diagnostic in article.diagnostics]


def test_sub_headings_are_no_videos() -> None:
    parts = (
        BEFORE,
        "What the inspectors of the mine had found",
        AFTER,
        "The oldest of the walls",
        BEFORE + " ",
    )
    text = "\n\n".join((*parts[:-1], f"Again: {BEFORE}"))
    article = clean(extract_plain(text))
    assert [block.kind for block in article.blocks if block.kind is Kind.VIDEO] == []
    assert len([block for block in article.blocks if block.kind is Kind.HEADING]) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("WATCH: Water in the old mine", "1:02", "", "Water in the old mine"),
        ("WATCH: Water in the old mine", "", "1:02"),
        ("Play video: Water in the old mine", "1:02"),
    ],
)
def test_a_clock_at_a_video_is_its_duration(lines: tuple[str, ...]) -> None:
    [video] = media_in(*lines)
    assert (video.text, video.media and video.media.duration) == ("Water in the old mine", 62.0)


def test_a_clock_away_from_a_video_stays_text() -> None:
    article = clean(
        extract_plain("\n\n".join((BEFORE, "WATCH: Water in the old mine", AFTER, "1:02", BEFORE)))
    )
    assert "1:02" in [block.text for block in article.blocks]


def test_the_hours_of_a_running_report_are_no_durations() -> None:
    entries = [
        f"1{hour}:05\n\nThe water in shaft {hour} rose again by a hand within the hour, says the owner."
        for hour in range(6)
    ]
    text = "\n\n".join((BEFORE, "WATCH: Water in the old mine", *entries))
    [video] = [block for block in clean(extract_plain(text)).blocks if block.media]
    assert video.media
    assert video.media.duration is None
