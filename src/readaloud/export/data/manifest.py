"""The manifest: every utterance and word of a recording with its times in seconds, as data.

It is written utterance by utterance, a line for each word: that of a ten-hour article has a hundred thousand.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readaloud.export.material.recording import Manuscript, Recording
from readaloud.export.sound.tags import tags_of
from readaloud.model.script import Utterance
from readaloud.model.speech import Entry, TimedWord


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the manifest of a recording; the shape is one that outsiders rely on."""
    assert isinstance(manuscript, Recording)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_pieces(manuscript))


def _pieces(recording: Recording) -> Iterator[str]:
    timeline = recording.timeline
    rate = timeline.rate
    yield f'{{\n"source": {_json(recording.article.meta.source)},\n'
    yield f'"article": {_json(_article(recording))},\n'
    if recording.loudness is not None:
        yield f'"loudness": {round(recording.loudness, 2)},\n'
    yield f'"duration": {_seconds(timeline.length, rate)},\n"chapters": [\n'
    chapters = (
        {"title": c.title, **_times(c.at, c.until, rate), "section": c.section} for c in timeline.chapters
    )
    yield ",\n".join(map(_json, chapters))
    yield '\n],\n"utterances": ['
    for number, (entry, said) in enumerate(recording.spoken()):
        yield ",\n" if number else "\n"
        yield _utterance(entry, said, rate)
    yield "\n]\n}\n"


def _article(recording: Recording) -> dict[str, Any]:
    """What is known of the article, for those who have its sound alone; what is not known is left out."""
    meta = recording.article.meta
    told = {
        "title": recording.title,
        "site": meta.site,
        "authors": meta.authors,
        "date": meta.date,
        "url": meta.url,
        "language": recording.script.language,
        "missing": tags_of(recording).description,
    }
    return {name: value for name, value in told.items() if value}


def _utterance(entry: Entry, said: Utterance, rate: int) -> str:
    head = {
        "id": said.id,
        "role": str(said.role),
        "voice": said.voice,
        "speaker": said.speaker,
        "block": said.locator.block,
        "text": said.text,
        "spoken": said.spoken,
        **_times(entry.at, entry.until, rate),
    }
    words = ",\n  ".join(_json(_word(word, said, rate)) for word in entry.words)
    return f'{_json(head)[:-1]}, "words": [\n  {words}]}}'


def _word(word: TimedWord, said: Utterance, rate: int) -> dict[str, Any]:
    """A spoken word; where the author's text says it, the place in the block as well."""
    data: dict[str, Any] = {"text": said.spoken[word.start : word.end], **_times(word.at, word.until, rate)}
    place = said.displayed(word.start, word.end)
    return data if place is None else {**data, "start": place.start, "end": place.end}


def _times(at: int, until: int, rate: int) -> dict[str, float]:
    return {"at": _seconds(at, rate), "until": _seconds(until, rate)}


def _seconds(samples: int, rate: int) -> float:
    return round(samples / rate, 3)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)
