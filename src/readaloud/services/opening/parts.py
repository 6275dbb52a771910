"""A long article is opened in two steps: what is read first at once, the whole behind the first paint.

Of a long text a first part is opened, and the whole by a process of its own: twenty thousand paragraphs take
many seconds to be cleaned, described and narrated, the first screens of them a twentieth of one. A web page
has to be read as a whole to know what of it is the article; but only its beginning is narrated at once.
"""

import subprocess
import sys
import threading
from bisect import bisect_right
from collections.abc import Collection
from hashlib import sha256
from itertools import accumulate
from typing import Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from readaloud.extract.kinds import kind_of
from readaloud.model.article import Article
from readaloud.model.errors import ReadaloudError, SourceError
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.services.opening.opening import article_of, load, open_article
from readaloud.services.opening.whole_article import Request, read_whole
from readaloud.sources.charset import decode
from readaloud.sources.loaded import Loaded

LONG_BYTES = 30_000  # a shorter text is cleaned before a first screen could be painted
PART_BYTES = 5_000  # some four minutes, and more than the largest terminal shows
LONG_LETTERS = 15_000  # of an article that is whole; a shorter one is narrated in a moment
_PARAGRAPH_ENDS = (b"\n\n", b"\r\n\r\n")


class Opened(Struct, frozen=True):
    """What can be read at once: an article, or the beginning of one, with its narration then."""

    article: Article
    script: Script | None = None
    whole: "Whole | None" = None  # None: the article is whole


class Whole(Protocol):
    """The whole of an article whose beginning is open already."""

    def fetched(self) -> tuple[Article, Script]:
        """The article and its narration; waits for them. Raises ReadaloudError: they are not to be had."""

    def give_up(self) -> None:
        """Nobody waits for it any longer."""


class WholePage:
    """An article that is there, and has to be narrated."""

    def __init__(self, article: Article, profile: Profile) -> None:
        self._article, self._profile = article, profile

    def fetched(self) -> tuple[Article, Script]:
        """The article and its narration."""
        from readaloud.services.pronouncing import narrated

        return self._article, narrated(self._article, self._profile)

    def give_up(self) -> None:
        """Nothing is under way for long."""


class WholeText:
    """A text of whose article a first part is open."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._found: tuple[Article, Script] | None = None

    def fetched(self) -> tuple[Article, Script]:
        """The article and its narration; waits for them, some seconds, the first time.

        Raises:
            ReadaloudError: its process failed or was ended.
        """
        with self._lock:
            if self._found is None:
                self._found = self._fetch()
            return self._found

    def give_up(self) -> None:
        """Nobody waits for it any longer."""
        if self._child is not None:
            self._child.kill()

    def _fetch(self) -> tuple[Article, Script]:
        command = [sys.executable, "-P", "-m", "readaloud.services.opening.whole_article"]
        pipe = subprocess.PIPE
        try:
            with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as child:
                self._child = child
                if child.stdin is None or child.stdout is None:
                    raise OSError("no pipes")
                child.stdin.write(msgspec.msgpack.encode(self._request))
                child.stdin.close()
                return read_whole(child.stdout)
        except (OSError, msgspec.MsgspecError) as error:
            raise SourceError(
                "The rest of the article could not be opened.", "Close some programs and open it again."
            ) from error


def open_for_reading(
    source: str,
    profile: Profile,
    *,
    kind: str | None = None,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    transcripts: Collection[str] = (),
    allow_private: bool = False,
) -> Opened:
    """An article, or the beginning of a long one and where the whole of it will come from.

    Arguments and errors are those of ``open_article``. ``profile`` is how the whole is narrated.
    """
    if transcripts:  # they may be for a medium that is not in the first part
        article = open_article(
            source, kind=kind, keep=keep, drop=drop, transcripts=transcripts, allow_private=allow_private
        )
        return Opened(article)
    loaded = load(source, allow_private=allow_private)
    part = first_part(loaded, kind)
    if part is not None:
        request = Request(loaded, kind, tuple(keep), tuple(drop), profile)
        beginning = _first_of_text(part, loaded, request)
        if beginning is not None:
            return beginning
    return begun(article_of(loaded, kind, keep, drop), profile)


def begun(article: Article, profile: Profile) -> Opened:
    """An article that is there; of a long one only the beginning is narrated, as it is in the whole."""
    from readaloud.narrate import narrate
    from readaloud.services.pronouncing import lexicon_for

    letters = list(accumulate(len(block.text) for block in article.blocks))
    if not letters or letters[-1] < LONG_LETTERS:
        return Opened(article)
    count = bisect_right(letters, PART_BYTES) + 1
    script = narrate(article, profile, lexicon=lexicon_for(article, profile), blocks=count)
    return Opened(article, script, WholePage(article, profile))


def first_part(loaded: Loaded, kind: str | None = None) -> Loaded | None:
    """The beginning of a long text, up to the end of a paragraph; None when it is short, or no text."""
    data = loaded.data
    if len(data) < LONG_BYTES or b"\0" in data[:PART_BYTES]:  # UTF-16 ends its paragraphs otherwise
        return None
    ends = [at for end in _PARAGRAPH_ENDS if (at := data.find(end, PART_BYTES, LONG_BYTES)) >= 0]
    if not ends:
        return None
    part = replace(loaded, data=data[: min(ends)] + b"\n")
    is_text = kind_of(part, decode(part.data, part.charset).text, kind) in ("text", "markdown")
    return part if is_text else None


def _first_of_text(part: Loaded, loaded: Loaded, request: Request) -> Opened | None:
    """The first part, known by the digest of the whole; None when there is nothing to read in it.

    How long the article is cannot be said yet, and its end is not there: neither is announced.
    """
    from readaloud.services.pronouncing import narrated

    try:
        article = article_of(part, request.kind, request.keep, request.drop)
    except ReadaloudError:
        return None
    article = replace(article, meta=replace(article.meta, digest=sha256(loaded.data).hexdigest()))
    profile = request.profile
    quiet = replace(profile, kinds={**profile.kinds, "start": "off", "end": "off"})
    return Opened(article, narrated(article, quiet), WholeText(request))
