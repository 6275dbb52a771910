"""Videos and recordings: three states each, transcripts beside the article, and what is missing."""

from pathlib import Path

from readaloud.describe import describe
from readaloud.describe.transcripts.side_files import SideFile, read_side_files
from readaloud.model.article import Article, Availability, Block, Kind, Media, Meta, Section, State

UNKNOWN = Availability(State.UNKNOWN)
TALK = (
    "WEBVTT\n\n00:01.000 --> 00:03.500\n<v Ann Lee>Mind the <b>step</b> &amp; the dog.\n\n"
    "00:04.000 --> 00:05.000\nIt sleeps.\n"
)


def article(*media: Media, form: str = "text") -> Article:
    blocks = tuple(
        Block(id=f"b{n}", kind=Kind(m.kind), text=m.title, media=m) for n, m in enumerate(media, start=1)
    )
    sections = (Section("s1", "All", "body", 1, tuple(block.id for block in blocks)),)
    return Article(meta=Meta(format=form), blocks=blocks, sections=sections)


def states(media: Media | None) -> list[str]:
    assert media
    return [str(a.state) for a in (media.captions, media.description, media.transcript) if a]


def test_a_capture_shows_neither_captions_nor_description_nor_transcript() -> None:
    told = describe(article(Media("video", title="Low tide"), Media("audio", captions=UNKNOWN)), ())
    assert [states(block.media) for block in told.blocks] == [["none"] * 3] * 2


def test_a_player_that_cannot_be_seen_into_stays_unknown() -> None:
    told = describe(article(Media("video", transcript=UNKNOWN), form="html"), ())
    assert states(told.blocks[0].media) == ["unknown"] * 3
    assert "does not show" in told.diagnostics[0].message


def test_each_video_without_transcript_has_one_diagnostic() -> None:
    told = describe(article(Media("video", title="Low tide"), Media("video", title="High tide")), ())
    assert [(d.code, d.block) for d in told.diagnostics] == [("no_transcript", "b1"), ("no_transcript", "b2")]


def test_a_medium_without_a_title_is_called_by_its_caption_or_its_number() -> None:
    blocks = (
        Block(id="b1", kind=Kind.AUDIO, text="The last call", media=Media("audio", caption="The last call")),
        Block(id="b2", kind=Kind.AUDIO, text="", media=Media("audio")),
    )
    said = [
        diagnostic.message
        for diagnostic in describe(Article(meta=Meta(format="text"), blocks=blocks), ()).diagnostics
    ]
    assert ["“The last call”" in said[0], "audio 2" in said[1]] == [True, True]


def test_a_side_file_becomes_readable_text_behind_its_video() -> None:
    told = describe(
        article(Media("video", title="Low tide"), Media("video", title="High tide")),
        (SideFile("a.video2.vtt", "video", 2, "en", TALK),),
    )
    assert [str(block.kind) for block in told.blocks] == ["video", "video", "transcript"]
    assert told.blocks[2].text == "Ann Lee: Mind the step & the dog. It sleeps."
    assert told.sections[0].blocks == ("b1", "b2", told.blocks[2].id)
    media = told.blocks[1].media
    assert media
    assert media.transcript == Availability(State.FOUND, ("en",))
    assert [cue.start for cue in media.cues] == [1.0, 4.0]
    assert [d.block for d in told.diagnostics] == ["b1"]


def test_a_file_without_number_is_for_the_only_medium() -> None:
    alone = SideFile("a.vtt", "", 0, "", TALK)
    assert describe(article(Media("audio")), (alone,)).blocks[1].kind is Kind.TRANSCRIPT
    assert len(describe(article(Media("audio"), Media("video")), (alone,)).blocks) == 2


def test_captions_of_our_own_reading_are_no_transcript() -> None:
    said = Block(id="b2", kind=Kind.PARAGRAPH, text="Mind the step & the dog. It sleeps.")
    with_video = article(Media("video"))
    own = Article(meta=with_video.meta, blocks=(*with_video.blocks, said))
    told = describe(own, (SideFile("a.vtt", "", 0, "", TALK),))
    assert states(told.blocks[0].media) == ["none"] * 3


def test_side_files_are_found_by_their_names(tmp_path: Path) -> None:
    for name in ("tide.html", "tide.video2.vtt", "tide.audio1.de.srt", "tide.vtt", "tide.captions.en.vtt"):
        (tmp_path / name).write_text(TALK)
    (tmp_path / "tideline.vtt").write_text(TALK)
    found = read_side_files(str(tmp_path / "tide.html"))
    assert [(f.name, f.kind, f.number, f.language) for f in found] == [
        ("tide.audio1.de.srt", "audio", 1, "de"),
        ("tide.video2.vtt", "video", 2, ""),
        ("tide.vtt", "", 0, ""),
    ]


def test_ttml_lies_beside_an_article_and_plain_text_only_with_a_number(tmp_path: Path) -> None:
    for name in ("tide.html", "tide.txt", "tide.audio1.ttml", "tide.video2.txt", "tide.dfxp", "tide.de.txt"):
        (tmp_path / name).write_text("Ann: Mind the step.")
    found = read_side_files(str(tmp_path / "tide.html"))
    assert [f.name for f in found] == ["tide.audio1.ttml", "tide.dfxp", "tide.video2.txt"]


def test_a_file_beside_the_article_that_is_none_does_no_harm() -> None:
    told = describe(article(Media("video")), (SideFile("a.video1.ttml", "video", 1, "", "<tt><p>Hm"),))
    assert states(told.blocks[0].media) == ["none"] * 3


def test_nothing_lies_beside_an_address_or_standard_input() -> None:
    assert read_side_files("https://example.org/tide.html") == ()
    assert read_side_files("-") == ()
    assert read_side_files("no such file") == ()


def test_an_image_whose_alt_is_a_file_name_has_none_and_is_reported() -> None:
    told = describe(
        article(
            Media("image", alt="uploads/DSC_0042.JPG", caption="The pier."),
            Media("image", alt="A pier in fog."),
            Media("image", decorative=True),
            Media("image", caption="A boat in fog.", described=True),
        ),
        (),
    )
    assert [block.media.alt for block in told.blocks if block.media] == ["", "A pier in fog.", "", ""]
    assert [(d.code, d.block) for d in told.diagnostics] == [("no_alt", "b1")]
