"""The videos and recordings of an article with what is known of each, and their transcripts to read."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from readaloud.model.article import Article, Availability, Block, Kind, Locator
from readaloud.model.errors import ReadaloudError
from readaloud.services.reader.finding import shortened
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import MOVED, Answer, Choice

_ATTACH = "attach:"  # before the number of a medium, from 1: a transcript can be attached to it
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
            yield Choice(f"{_ATTACH}{number}", title, _states(reader, block))
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


def transcript(reader: Reader, text: str) -> Answer:
    """Read from a line of a transcript; for a video or recording, ask for a file to attach."""
    if text not in {choice.id for choice in _choices(reader)}:
        return Answer(reader.words.say("answers.no_such_choice"))
    if text.startswith(_ATTACH):
        return Answer(then="attach", begun=f"{text.removeprefix(_ATTACH)}=")
    reader.go_to(Locator(text, 0, 0))
    return MOVED


def _number_of(reader: Reader, blocks: tuple[Block, ...]) -> int:
    here = reader.here
    return next((n for n, block in enumerate(blocks) if here and block.id == here.block), 0)


def _medium_at(blocks: tuple[Block, ...], at: int) -> int | None:
    """The last video or recording at or before a block, else the first."""
    timed = [n for n, block in enumerate(blocks) if block.kind in _TIMED]
    before = [n for n in timed if n <= at]
    return before[-1] if before else next(iter(timed), None)


def attach(reader: Reader, text: str) -> Answer:
    """Attach a transcript from a file, "talk.vtt", to the medium here, or with "2=talk.vtt" to the second."""
    blocks = reader.article.blocks
    timed = [block for block in blocks if block.kind in _TIMED]
    medium = _medium_at(blocks, _number_of(reader, blocks))
    if medium is None:
        return Answer(reader.words.say("answers.no_medium"))
    number, _, path = text.rpartition("=")
    if not number.strip().isdecimal():
        number, path = str(timed.index(blocks[medium]) + 1), text
    named = f"{int(number)}={Path(path.strip()).expanduser()}"
    try:
        article = _attached(reader.article, named)
        reader.rebuild(article, base=_attached(reader.base, named))
    except ReadaloudError as error:
        return Answer(str(error))
    wanted = [block for block in article.blocks if block.kind in _TIMED][int(number) - 1]
    return Answer(reader.words.say("answers.attached", title=shortened(wanted.text)))


def _attached(article: Article, wanted: str) -> Article:
    """The article described anew with that transcript, in place of the one that it had."""
    from readaloud.describe import describe
    from readaloud.describe.transcripts.files import read_attached

    transcript = read_attached(wanted)
    timed = [n for n, block in enumerate(article.blocks) if block.kind in _TIMED]
    gone: set[str] = set()
    if transcript.number <= len(timed):
        for block in article.blocks[timed[transcript.number - 1] + 1 :]:
            if block.kind is not Kind.TRANSCRIPT:
                break
            gone.add(block.id)
    sections = tuple(
        replace(section, blocks=tuple(name for name in section.blocks if name not in gone))
        for section in article.sections
    )
    blocks = tuple(block for block in article.blocks if block.id not in gone)
    return describe(replace(article, blocks=blocks, sections=sections), (), attached=[transcript])


DOING = {"transcript": transcript, "attach": attach}
OFFERING = {"transcript": transcripts}
