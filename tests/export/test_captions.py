"""Captions: short lines, whole words, rising times, text that stays text."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from readaloud.export.captions import srt, vtt
from readaloud.export.captions.cues import cues
from readaloud.export.captions.lines import WIDTH, cut
from readaloud.export.material.recording import Recording
from readaloud.model.article import Locator, Span
from readaloud.model.speech import TimedWord

Golden = Callable[[str, Path], None]
WORDS = st.lists(
    st.text(st.characters(categories=["L", "P", "N"], max_codepoint=0x24F), min_size=1, max_size=60)
)


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def lines_of(text: str) -> list[str]:
    return [text[start:end] for piece in cut(text) for start, end in piece]


@given(WORDS)
def test_no_word_is_cut_and_nothing_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    assert [word for line in lines_of(text) for word in line.split()] == text.split()


@given(st.text(max_size=300))
def test_whatever_the_text_is_no_character_is_lost_or_said_twice(text: str) -> None:
    assert "".join("".join(line.split()) for line in lines_of(text)) == "".join(text.split())


@given(WORDS)
def test_cues_have_one_or_two_lines_and_only_a_long_word_makes_a_long_line(words: list[str]) -> None:
    text = " ".join(words)
    assert all(1 <= len(piece) <= 2 for piece in cut(text))
    assert all(columns(line) <= WIDTH or " " not in line for line in lines_of(text))


def test_a_cue_ends_where_a_clause_ends_when_it_costs_no_further_cue() -> None:
    text = (
        "When the gate was painted green, nobody in the village wanted to say whose idea it had been, "
        "so it stayed green."
    )
    ends = [text[piece[-1][0] : piece[-1][1]][-1] for piece in cut(text)]
    assert ends == [",", "."]


def test_text_without_spaces_is_cut_between_its_characters() -> None:
    text = "公園のベンチは今年も数え直されることになった。" * 4
    pieces = cut(text)
    assert all(columns(text[start:end]) <= WIDTH for piece in pieces for start, end in piece)
    assert "".join(lines_of(text)) == text


def test_a_long_text_does_not_take_long() -> None:
    text = "word and another word, " * 2_000
    assert len(cut(text)) < 800


def test_cues_rise_without_overlap_and_stay_inside_the_recording(recording: Recording) -> None:
    found = cues(recording)
    end = recording.timeline.duration * 1000
    assert all(first.until_ms <= second.at_ms for first, second in pairwise(found))
    assert all(cue.at_ms < cue.until_ms <= end for cue in found)


def test_a_cue_begins_with_the_utterance_that_it_shows(recording: Recording) -> None:
    starts = {entry.utterance: entry.at for entry in recording.timeline.entries}
    firsts = [cue for cue in cues(recording) if cue.id in starts]
    assert len(firsts) == len(starts)
    for cue in firsts:
        assert cue.at_ms == pytest.approx(starts[cue.id] * 1000 / recording.timeline.rate, abs=1)


def test_a_later_cue_begins_when_its_first_word_is_heard(recording: Recording) -> None:
    second = next(cue for cue in cues(recording, width=20) if cue.id == "u6.2")
    entry = next(entry for entry in recording.timeline.entries if entry.utterance == "u6")
    said = recording.utterances["u6"]
    first_word = second.lines[0].split()[0]
    word = next(w for w in entry.words if said.spoken[w.start : w.end] == first_word)
    assert second.at_ms == word.at * 1000 // recording.timeline.rate


def test_displayed_text_is_shown_and_not_its_spoken_form(recording: Recording) -> None:
    shown = " ".join(line for cue in cues(recording) for line in cue.lines)
    assert "$4m" in shown
    assert "million" not in shown


def test_webvtt_is_the_kept_one(recording: Recording, tmp_path: Path, golden: Golden) -> None:
    vtt.write(recording, tmp_path / "park.vtt")
    golden("park.vtt", tmp_path / "park.vtt")


def test_subrip_is_the_kept_one(recording: Recording, tmp_path: Path, golden: Golden) -> None:
    srt.write(recording, tmp_path / "park.srt")
    golden("park.srt", tmp_path / "park.srt")


def test_markup_and_arrows_of_the_article_never_reach_a_cue_raw(recording: Recording, tmp_path: Path) -> None:
    vtt.write(recording, tmp_path / "park.vtt")
    text = (tmp_path / "park.vtt").read_text("utf-8")
    assert "<b>" not in text
    assert all(re.match(r"[\d:.]+ --> [\d:.]+$", line) for line in text.splitlines() if "-->" in line)
    srt.write(recording, tmp_path / "park.srt")
    assert "<b>" not in (tmp_path / "park.srt").read_text("utf-8")


def test_the_announcer_has_one_name_whatever_language_is_announced(recording: Recording) -> None:
    items = [replace(i, language="de") if getattr(i, "id", "") == "u7" else i for i in recording.script.items]
    script = replace(recording.script, items=tuple(items))
    voices = re.findall("<v [^>]*>", vtt.webvtt(replace(recording, script=script)))
    assert set(voices) == {"<v Announcer>", "<v Mara Quill>"}


def test_the_mark_of_a_note_is_no_caption_for_nobody_says_it(recording: Recording) -> None:
    text = "We had 2025.1 Then no more."
    block = replace(recording.article.block("b9"), text=text, spans=(Span(12, 13, "noteref", "1"),))
    said = replace(recording.utterances["u16"], text=text, spoken=text, locator=Locator("b9", 0, len(text)))
    article = replace(recording.article, blocks=(block,))
    marked = replace(recording, article=article, script=replace(recording.script, items=(said,)))
    entry = next(entry for entry in recording.timeline.entries if entry.utterance == "u16")
    words = (TimedWord(14, 18, entry.at + 10, entry.at + 20),)
    timeline = replace(recording.timeline, entries=(replace(entry, words=words),))
    (cue,) = cues(replace(marked, timeline=timeline))
    assert cue.lines == ("We had 2025. Then no more.",)
    assert [offset for _, offset, _ in cue.words] == [13]


def test_removals_are_told_in_a_note(recording: Recording, tmp_path: Path) -> None:
    vtt.write(recording, tmp_path / "park.vtt")
    text = (tmp_path / "park.vtt").read_text("utf-8")
    assert "NOTE\nLeft out:\nr1, 1 advert, line 1: Advertisement\n" in text


@given(st.text(min_size=1, max_size=40))
def test_a_hostile_title_cannot_break_the_header(title: str) -> None:
    escaped = vtt._escaped(title)
    assert "\n" not in escaped
    assert "-->" not in escaped
    assert "<" not in escaped


def test_with_times_for_words_each_stands_before_its_word_and_inside_its_cue(recording: Recording) -> None:
    plain, timed = vtt.webvtt(recording), vtt.webvtt(recording, words=True)
    assert re.sub(r"<\d\d:\d\d:\d\d\.\d\d\d>", "", timed) == plain
    assert "The <00:00:00.912>park <00:00:01.225>counts <00:00:01.662>its <00:00:01.912>benches" in timed
    for cue in timed.split("\n\n")[3:]:
        moments = re.findall(r"\d\d:\d\d:\d\d\.\d\d\d", cue)
        start, end, *inside = moments
        assert [start, *inside, end] == sorted({start, *inside, end})
