"""The videos and recordings of an article with what is known of each, and their transcripts to read."""

from collections.abc import Iterator

from readaloud.model.article import Availability, Block, Kind
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Choice

ATTACH = "attach:"  # before the number of a medium, from 1: a transcript can be attached to it
_TIMED = (Kind.VIDEO, Kind.AUDIO)


def transcripts(reader: Reader) -> tuple[Choice, ...]:
    """Each medium with its states in words, and under it the lines of its transcript, by their blocks."""
    here = reader.here
    return tuple(
        Choice(each.id, each.title, each.detail, here=here is not None and each.id == here.block)
        for each in _choices(reader)
    )


def _choices(reader: Reader) -> Iterator[Choice]:
    number = 0
    for block in reader.article.blocks:
        if block.kind in _TIMED:
            number += 1
            name = reader.words.say(f"kinds.{block.kind}")
            title = f"{name}: {block.text}" if block.text else f"{name} {number}"
            yield Choice(f"{ATTACH}{number}", title, _states(reader, block))
        elif block.kind is Kind.TRANSCRIPT:
            yield Choice(block.id, block.text)


def _states(reader: Reader, block: Block) -> str:
    media = block.media
    if media is None:
        return ""

    def said(name: str, found: Availability | None) -> str:
        return reader.words.say(f"transcript.{name}.{found.state}") if found else ""

    return reader.words.say(
        "transcript.states",
        captions=said("captions", media.captions),
        description=said("description", media.description),
        transcript=said("transcript", media.transcript),
    )
