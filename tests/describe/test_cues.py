"""Timed text: WebVTT and SubRip, read leniently and safely."""

from hypothesis import given
from hypothesis import strategies as st

from readaloud.describe.transcripts.cues import parse_cues
from readaloud.text.sanitise import clean_text


def test_voices_are_kept_and_markup_is_not() -> None:
    cues = parse_cues(
        "WEBVTT - a title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE a comment\n\n"
        "intro\n00:00:01.000 --> 00:00:02.500 align:start\n"
        "<v.loud Ann Lee><i>Mind</i> the step,\nplease.</v> <v Bo>Which <00:00:02.000>one?\n"
    )
    assert [(cue.speaker, cue.text, cue.start, cue.end) for cue in cues] == [
        ("Ann Lee", "Mind the step, please.", 1.0, 2.5),
        ("Bo", "Which one?", 1.0, 2.5),
    ]


def test_subrip_has_commas_numbers_and_dashes() -> None:
    cues = parse_cues(
        "1\r\n00:01:02,040 --> 00:01:03,000\r\n- <b>Who</b> is there?\r\n\r\n2\r\nno timing\r\n"
    )
    assert [(cue.text, cue.start) for cue in cues] == [("Who is there?", 62.04)]


def test_an_arithmetic_smaller_than_is_text() -> None:
    assert parse_cues("00:01.000 --> 00:02.000\nif a < 3 &lt; b\n")[0].text == "if a < 3 < b"


@given(st.text(max_size=300))
def test_any_text_is_read_and_what_comes_out_is_clean(text: str) -> None:
    for cue in parse_cues(f"00:01.000 --> 00:02.000\n{text}"):
        assert cue.text
        assert clean_text(cue.text) == cue.text
        assert "\n" not in cue.text
