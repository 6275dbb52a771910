"""Transcripts in files: WebVTT, SubRip, TTML or plain text, told apart by what is in them."""

import re
from pathlib import Path

from msgspec import Struct

from readaloud.describe.transcripts.cues import parse_cues
from readaloud.describe.transcripts.plain import parse_plain
from readaloud.describe.transcripts.ttml import parse_ttml
from readaloud.model.article import Cue
from readaloud.model.errors import SourceError, UsageError
from readaloud.text.language import detect
from readaloud.text.sanitise import one_line

LIMIT_BYTES = 5 * 1024 * 1024  # the captions of a day-long hearing have under two

_TIMED = re.compile(r"\s*WEBVTT\b|[^<]{0,2000}?\d:\d\d[.,]\d{1,3}\s*-->\s*\d")
_HEADER_LANGUAGE = re.compile(r"\s*WEBVTT[^\n]*\n(?:[^\n]+\n)*?Language:\s*([A-Za-z]{2,3}(?:-\w{2,8})*)\s*\n")
_HEADER_CHARACTERS = 1000
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-\w{2,8})*")
_FORMATS = "Give WebVTT, SubRip, TTML or plain text."


class Transcript(Struct, frozen=True):
    """What is said in a video or recording, and in which language ("" when that is not sure)."""

    cues: tuple[Cue, ...]
    language: str


class Attached(Struct, frozen=True):
    """A transcript that a person gave for the ``number``-th video or recording of the article, from 1."""

    number: int
    transcript: Transcript


def parse_transcript(text: str, language: str = "") -> Transcript:
    """The transcript that a text is; without cues when there is none in it.

    Args:
        text: of the file.
        language: what its name says; else the file says it, else its words when that is sure.

    Raises:
        ValueError: it is markup, and not TTML.
    """
    said = ""
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        cues, said = parse_ttml(text)
    elif _TIMED.match(text):
        cues = parse_cues(text)
        header = _HEADER_LANGUAGE.match(text[:_HEADER_CHARACTERS].replace("\r\n", "\n"))
        said = header[1] if header else ""
    else:
        cues = parse_plain(text)
    known = language or (said if _TAG.fullmatch(said) else "")
    return Transcript(cues, known or detect(" ".join(cue.text for cue in cues)))


def read_attached(wanted: str) -> Attached:
    """The transcript that ``--transcript`` asks for, written ``2=FILE``.

    Raises:
        UsageError: it is not written so.
        SourceError: the file cannot be read, is too large, or has no transcript in it.
    """
    number, equals, name = wanted.partition("=")
    if not equals or not name or not number.isascii() or not number.isdigit() or int(number[:6]) < 1:
        raise UsageError(
            f"“{one_line(wanted)}” does not say which video or recording the transcript is for.",
            "Write --transcript 2=FILE for the second one of the article.",
        )
    return Attached(int(number[:6]), _read(name))


def _read(name: str) -> Transcript:
    data, name = _bytes_of(name), one_line(name)
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(f"The transcript {name} is not text.", _FORMATS)
    from readaloud.sources.charset import decode

    try:
        transcript = parse_transcript(decode(data).text)
    except ValueError:
        raise SourceError(f"The transcript {name} is markup that is not TTML.", _FORMATS) from None
    if not any(any(c.isalnum() for c in cue.text) for cue in transcript.cues):
        raise SourceError(f"There are no words in the transcript {name}.", _FORMATS)
    return transcript


def _bytes_of(name: str) -> bytes:
    path, shown = Path(name).expanduser(), one_line(name)
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)  # a device or a pipe has no size, and may have no end
    except FileNotFoundError:
        raise SourceError(f"There is no file {shown}.", "Check its name.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(f"The transcript {shown} could not be read: {reason}.") from None
    if len(data) > LIMIT_BYTES:
        limit = LIMIT_BYTES // 1024 // 1024
        raise SourceError(f"The transcript {shown} is larger than {limit} MB.", "Give a smaller file.")
    return data
