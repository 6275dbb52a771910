"""The process that opens and narrates a long article, and what travels between it and the reader.

``python -m readaloud.services.opening.whole_article`` reads one request from its input and writes the
article and its script to its output, in frames that are small enough to be taken in between two keys.
"""

import sys
from collections.abc import Iterator
from typing import IO, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from readaloud.model.article import Article, Block, Removal
from readaloud.model.profile import Profile
from readaloud.model.script import Item, Script
from readaloud.sources.loaded import Loaded

_LENGTH_BYTES = 4
_AT_ONCE = 500  # values in a frame: some 2 ms to decode

T = TypeVar("T")


class Request(Struct, frozen=True):
    """What is to be opened, and how it is narrated."""

    loaded: Loaded
    kind: str | None
    keep: tuple[str, ...]
    drop: tuple[str, ...]
    profile: Profile


class Frame(Struct, frozen=True, omit_defaults=True):
    """A piece of the answer. The last one has ``article`` and ``script``, without what came before."""

    blocks: tuple[Block, ...] = ()
    removed: tuple[Removal, ...] = ()
    items: tuple[Item, ...] = ()
    article: Article | None = None
    script: Script | None = None


def read_whole(stream: IO[bytes]) -> tuple[Article, Script]:
    """The article and the script that the process has written.

    Raises:
        OSError: it ended before all was written.
        msgspec.MsgspecError: it wrote something else.
    """
    decoder = msgspec.msgpack.Decoder(Frame)
    blocks: list[Block] = []
    removed: list[Removal] = []
    items: list[Item] = []
    while True:
        frame = decoder.decode(_body(stream))
        blocks += frame.blocks
        removed += frame.removed
        items += frame.items
        if frame.article is not None and frame.script is not None:
            article = replace(frame.article, blocks=tuple(blocks), removed=tuple(removed))
            return article, replace(frame.script, items=tuple(items))


def write_whole(stream: IO[bytes], article: Article, script: Script) -> None:
    """Write both, and flush."""
    for frame in _frames(article, script):
        body = msgspec.msgpack.encode(frame)
        stream.write(len(body).to_bytes(_LENGTH_BYTES, "little"))
        stream.write(body)
    stream.flush()


def _frames(article: Article, script: Script) -> Iterator[Frame]:
    for blocks in _batches(article.blocks):
        yield Frame(blocks=blocks)
    for removed in _batches(article.removed):
        yield Frame(removed=removed)
    for items in _batches(script.items):
        yield Frame(items=items)
    yield Frame(article=replace(article, blocks=(), removed=()), script=replace(script, items=()))


def _batches(values: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def _body(stream: IO[bytes]) -> bytes:
    head = stream.read(_LENGTH_BYTES)
    body = stream.read(int.from_bytes(head, "little"))
    if len(head) < _LENGTH_BYTES or not body:
        raise OSError("the process ended before the article was whole")
    return body


def main() -> None:
    """Answer the one request."""
    from readaloud.services.opening.opening import article_of
    from readaloud.services.pronouncing import narrated

    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Request)
    article = article_of(request.loaded, request.kind, request.keep, request.drop)
    write_whole(sys.stdout.buffer, article, narrated(article, request.profile))


if __name__ == "__main__":
    main()
