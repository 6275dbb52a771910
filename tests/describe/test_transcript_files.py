"""Transcripts that a person attaches: four formats, told apart by what is in them, read safely."""

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readaloud.config.profiles import load_profile
from readaloud.describe import describe
from readaloud.describe.transcripts.files import (
    LIMIT_BYTES,
    Attached,
    Transcript,
    parse_transcript,
    read_attached,
)
from readaloud.model.article import Article, Availability, Block, Cue, Kind, Media, Meta, State
from readaloud.model.errors import ReadaloudError, SourceError, UsageError
from readaloud.narrate import narrate
from readaloud.text.sanitise import clean_text

TTML = """<?xml version="1.0" encoding="ISO-8859-1"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" xml:lang="fr">
  <head><metadata><ttm:agent xml:id="ana" type="person"><ttm:name type="full">Ana Roche</ttm:name></ttm:agent>
  </metadata></head>
  <body begin="10s"><div>
    <p begin="00:00:01.500" dur="2s" ttm:agent="ana">La mer<br/>est <span>basse</span>.</p>
    <p begin="00:00:04:05" end="6000ms"><metadata>no</metadata>Très basse.</p>
    <p begin="soon"> </p><p begin="soon">Encore.</p>
  </div></body>
</tt>"""

TALK = """
[00:03] VERA LIND: It is dark,
and it will stay so.

MR. ODO FALK (by phone): I know.
Vera Lind: Then come.

(Both laugh.)
"""


PARTS = ["<p>", "</p>", '<p begin="1s" end="00:00:02.5">', '<p begin="1.2.3s">', "<br/>", "word ", "&amp;",
         "<!---->", '<div begin="99:59:59:29">', "</div>", '<p agent=" ">', "&#x7;", "&no;"]  # fmt: skip


def test_ttml_has_times_speakers_and_a_language() -> None:
    read = parse_transcript(TTML)
    assert read.language == "fr"
    assert read.cues == (
        Cue(11.5, 13.5, "La mer est basse.", "Ana Roche"),
        Cue(14.2, 16.0, "Très basse."),
        Cue(None, None, "Encore."),
    )


def test_a_cue_whose_words_have_the_times_begins_with_the_first_and_ends_with_the_last() -> None:
    spans = '<span begin="1s" end="2s">Low</span> <span begin="2s" end="3.5s">tide</span>'
    read = parse_transcript(f'<tt xmlns="http://www.w3.org/ns/ttml"><body><p>{spans}</p></body></tt>')
    assert read.cues == (Cue(1.0, 3.5, "Low tide"),)


def test_entities_of_a_ttml_file_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    doctype = f'<!DOCTYPE tt [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}"><!ENTITY a "aaaa">]>'
    read = parse_transcript(
        f'{doctype}<tt xmlns="http://www.w3.org/ns/ttml"><p>So &x; and &a; it is.</p></tt>'
    )
    assert [cue.text for cue in read.cues] == ["So and it is."]


def test_plain_text_with_names_has_turns_and_times() -> None:
    cues = parse_transcript(TALK).cues
    assert [(cue.start, cue.speaker, cue.text) for cue in cues] == [
        (3.0, "VERA LIND", "It is dark, and it will stay so."),
        (None, "MR. ODO FALK (by phone)", "I know."),
        (None, "Vera Lind", "Then come."),
        (None, "", "(Both laugh.)"),
    ]


def test_a_single_note_with_a_colon_makes_no_speaker() -> None:
    cues = parse_transcript("Note: the tape is worn.\n\nIt starts: slowly.\nhttps://a.test/b: no.").cues
    assert {cue.speaker for cue in cues} == {""}


def test_the_language_is_what_the_file_says_else_what_its_words_show() -> None:
    assert (
        parse_transcript(
            "WEBVTT\nKind: captions\nLanguage: cy\n\n00:01.000 --> 00:02.000\nBore da.\n"
        ).language
        == "cy"
    )
    words = "Der Turm steht auf dem Hügel, und niemand weiß, wer ihn gebaut hat."
    assert parse_transcript(f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n").language == "de"
    assert parse_transcript("Mm.").language == ""


@settings(deadline=None)  # the language model of the detection is loaded once
@given(st.text(max_size=200))
def test_any_text_is_a_transcript_of_clean_lines_or_is_refused(text: str) -> None:
    try:
        cues = parse_transcript(text).cues
    except ValueError:
        assert "<" in text
        return
    assert all(cue.text and clean_text(cue.text) == cue.text and "\n" not in cue.text for cue in cues)


@pytest.mark.parametrize(
    "wanted", ["talk.vtt", "=talk.vtt", "0=talk.vtt", "two=talk.vtt", "2=", "-1=a", "²=a"]
)
def test_a_request_without_a_number_is_wrong_usage(wanted: str) -> None:
    with pytest.raises(UsageError, match="--transcript 2=FILE"):
        read_attached(wanted)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no words"),
        (b" \n\n", "no words"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n...\n", "no words"),
        (b"\x00\x01\x02\x03", "is not text"),
        (b"<html><p>Hello.</p></html>", "not TTML"),
        (b"<tt><p>Hello.", "not TTML"),
        (b"a" * (LIMIT_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_a_file_without_a_transcript_is_one_clear_sentence(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    (tmp_path / "talk.txt").write_bytes(data)
    with pytest.raises(SourceError, match=sentence) as caught:
        read_attached(f"1={tmp_path / 'talk.txt'}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["nothing.vtt", "."])
def test_a_file_that_cannot_be_read_is_one_clear_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError):
        read_attached(f"1={tmp_path / name}")


def story() -> Article:
    media = (Media("video", title="Low tide"), Media("audio", title="The bell"))
    blocks = tuple(
        Block(id=f"b{n}", kind=Kind(m.kind), text=m.title, media=m) for n, m in enumerate(media, 1)
    )
    return Article(meta=Meta(), blocks=blocks)


def test_an_attached_transcript_becomes_text_behind_its_medium_with_state_and_language() -> None:
    told = describe(story(), (), attached=(Attached(2, parse_transcript(TTML)),))
    assert [str(b.kind) for b in told.blocks] == ["video", "audio", "transcript", "transcript"]
    assert told.blocks[2].text == "Ana Roche: La mer est basse. Très basse."
    assert {b.language for b in told.blocks[2:]} == {"fr"}
    media = told.blocks[1].media
    assert media
    assert media.transcript == Availability(State.FOUND, ("fr",))
    assert [d.block for d in told.diagnostics] == ["b1"]


@pytest.mark.parametrize(
    ("blocks", "has"), [(0, "has none"), (1, "only one.*1: video Low tide"), (2, "has 2.*2: audio The bell")]
)
def test_a_number_that_no_medium_has_is_wrong_usage(blocks: int, has: str) -> None:
    article = Article(meta=Meta(), blocks=story().blocks[:blocks])
    with pytest.raises(UsageError, match=has):
        describe(article, (), attached=(Attached(3, Transcript((), "")),))


def test_an_attached_transcript_stands_before_the_one_that_the_page_prints_and_both_are_announced() -> None:
    printed = Block(id="b3", kind=Kind.TRANSCRIPT, text="The bell is old.")
    article = Article(meta=Meta(), blocks=(*story().blocks, printed))
    told = describe(article, (), attached=(Attached(2, parse_transcript(TALK)),))
    assert [b.text for b in told.blocks[2:]][-2:] == ["(Both laugh.)", "The bell is old."]
    said = [u.text for u in narrate(told, load_profile("newsroom"), language="en").utterances]
    assert said.count("Transcript.") == said.count("End of transcript.") == 2


def test_entities_that_grow_cost_nothing() -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    start = time.perf_counter()
    said = ["So it is."]
    with contextlib.suppress(
        ValueError
    ):  # libxml2 refuses such a file since 2.11; before, it leaves them out
        read = parse_transcript(f'<!DOCTYPE tt [<!ENTITY e0 "ha">{grown}]><tt><p>So &e11; it is.</p></tt>')
        said = [cue.text for cue in read.cues]
    assert said == ["So it is."]
    assert time.perf_counter() - start < 0.5


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_any_mixture_of_markup_is_read_or_refused(inside: str) -> None:
    try:
        cues = parse_transcript(f"<tt><body>{inside}</body></tt>").cues
    except ValueError:
        return
    assert all(cue.text and clean_text(cue.text) == cue.text for cue in cues)
    assert all(cue.start is None or cue.start >= 0 for cue in cues)


def test_errors_name_a_file_without_its_control_characters() -> None:
    with pytest.raises(ReadaloudError) as caught:
        read_attached("1=a\x1b[2Jb\n.vtt")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)
