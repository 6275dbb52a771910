"""WebVTT captions (https://www.w3.org/TR/webvtt1/): who is heard as a voice, what was left out as a note."""

from collections.abc import Iterator
from pathlib import Path

from readaloud.audio.encode_metadata import clock
from readaloud.export.cues import Cue, cues, speaker_of
from readaloud.export.recording import Plan, Recording
from readaloud.model.article import Removal

NOTE_CHARACTERS = 72


def write(plan: Plan, path: Path) -> None:
    """Write the captions of a recording."""
    assert isinstance(plan, Recording)
    path.write_text("\n\n".join(_parts(plan)) + "\n", encoding="utf-8")


def _parts(recording: Recording) -> Iterator[str]:
    yield "WEBVTT"
    yield f"NOTE\n{_escaped(recording.title)}"
    if recording.article.removed:
        yield "\n".join(["NOTE", "Left out:", *(_left_out(removal) for removal in recording.article.removed)])
    for cue in cues(recording):
        yield _block(cue, recording.script.language)


def _left_out(removal: Removal) -> str:
    text = " ".join(removal.text.split())
    shown = text if len(text) <= NOTE_CHARACTERS else text[: NOTE_CHARACTERS - 1] + "…"
    return f"{removal.id} ({removal.reason}, line {removal.line}): {_escaped(shown)}"


def _block(cue: Cue, language: str) -> str:
    times = f"{clock(cue.at_ms)} --> {clock(cue.until_ms)}"
    text = "\n".join(_escaped(line) for line in cue.lines)
    if cue.utterance.language and cue.utterance.language != language:
        text = f"<lang {_escaped(cue.utterance.language)}>{text}</lang>"
    speaker = speaker_of(cue.utterance)
    voice = f"<v {_escaped(speaker)}>" if speaker else ""
    return f"{cue.id}\n{times}\n{voice}{text}"


def _escaped(text: str) -> str:
    """Text as text: no tag, no reference, no arrow of its own."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
