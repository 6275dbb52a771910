"""WebVTT captions (https://www.w3.org/TR/webvtt1/): who is heard as a voice, what was left out as a note."""

from collections.abc import Iterator
from pathlib import Path

from readaloud.audio.encode_metadata import clock
from readaloud.export.captions.cues import Cue, cues, speaker_of
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.model.article import Removal
from readaloud.narrate.documents import announcing_language, phrase
from readaloud.narrate.wording import wording_for

NOTE_CHARACTERS = 72


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the captions of a recording."""
    assert isinstance(manuscript, Recording)
    path.write_text(webvtt(manuscript), encoding="utf-8")


def webvtt(recording: Recording, *, words: bool = False) -> str:
    """The captions of a recording as a WebVTT file; ``words``: with the time of every word in it."""
    return "\n\n".join(_parts(recording, words)) + "\n"


def _parts(recording: Recording, words: bool) -> Iterator[str]:
    yield "WEBVTT"
    yield f"NOTE\n{_escaped(recording.title)}"
    language = announcing_language(recording.script)
    if recording.article.removed:
        lines = (_left_out(removal, language) for removal in recording.article.removed)
        yield "\n".join(["NOTE", phrase("left_out", language), *lines])
    for cue in cues(recording):
        yield _block(cue, recording.script.language, language, words)


def _left_out(removal: Removal, language: str) -> str:
    text = " ".join(removal.text.split())
    shown = text if len(text) <= NOTE_CHARACTERS else text[: NOTE_CHARACTERS - 1] + "…"
    reason = wording_for(language).count(removal.reason, 1)
    return _escaped(
        phrase("left_out_line", language, id=removal.id, what=reason, line=removal.line, text=shown)
    )


def _block(cue: Cue, language: str, announcing: str, words: bool) -> str:
    times = f"{clock(cue.at_ms)} --> {clock(cue.until_ms)}"
    text = "\n".join(
        _timed(cue, number) if words else _escaped(line) for number, line in enumerate(cue.lines)
    )
    if cue.utterance.language and cue.utterance.language != language:
        text = f"<lang {_escaped(cue.utterance.language)}>{text}</lang>"
    speaker = speaker_of(cue.utterance, announcing)
    voice = f"<v {_escaped(speaker)}>" if speaker else ""
    return f"{cue.id}\n{times}\n{voice}{text}"


def _timed(cue: Cue, number: int) -> str:
    """A line with a timestamp before each word, none of them at the edge of the cue (WebVTT 1, 4.2.2)."""
    line, here, before = cue.lines[number], 0, cue.at_ms
    pieces = []
    for place, offset, moment in cue.words:
        if before < moment < cue.until_ms:
            before = moment
            if place == number:
                pieces += [_escaped_part(line[here:offset]), f"<{clock(moment)}>"]
                here = offset
    return "".join([*pieces, _escaped_part(line[here:])])


def _escaped(text: str) -> str:
    """Text as text: no tag, no reference, no arrow of its own."""
    return _escaped_part(" ".join(text.split()))


def _escaped_part(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
