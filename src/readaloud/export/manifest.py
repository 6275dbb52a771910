"""The manifest: every utterance and word of a recording with its times in seconds, as data."""

from pathlib import Path
from typing import Any

from readaloud.export.data import write_json
from readaloud.export.recording import Plan, Recording
from readaloud.model.script import Utterance
from readaloud.model.speech import Entry, TimedWord


def write(plan: Plan, path: Path) -> None:
    """Write the manifest of a recording."""
    assert isinstance(plan, Recording)
    write_json(manifest(plan), path)


def manifest(recording: Recording) -> dict[str, Any]:
    """The manifest as plain data; the shape is one that outsiders rely on."""
    timeline = recording.timeline
    return {
        "source": recording.article.meta.source,
        "duration": _seconds(timeline.length, timeline.rate),
        "chapters": [
            {"title": c.title, **_times(c.at, c.until, timeline.rate), "section": c.section}
            for c in timeline.chapters
        ],
        "utterances": [_utterance(entry, said, timeline.rate) for entry, said in recording.spoken()],
    }


def _utterance(entry: Entry, said: Utterance, rate: int) -> dict[str, Any]:
    return {
        "id": said.id,
        "role": str(said.role),
        "voice": said.voice,
        "speaker": said.speaker,
        "block": said.locator.block,
        "text": said.text,
        "spoken": said.spoken,
        **_times(entry.at, entry.until, rate),
        "words": [_word(word, said, rate) for word in entry.words],
    }


def _word(word: TimedWord, said: Utterance, rate: int) -> dict[str, Any]:
    data: dict[str, Any] = {"text": said.spoken[word.start : word.end], **_times(word.at, word.until, rate)}
    place = said.displayed(word.start, word.end)
    return data if place is None else {**data, "start": place.start, "end": place.end}


def _times(at: int, until: int, rate: int) -> dict[str, float]:
    return {"at": _seconds(at, rate), "until": _seconds(until, rate)}


def _seconds(samples: int, rate: int) -> float:
    return round(samples / rate, 3)
