"""Open an article: bytes from a source, through extraction, cleaning and description, to an Article."""

from collections.abc import Collection

from readaloud.clean import clean
from readaloud.describe import describe
from readaloud.extract import extract
from readaloud.model.article import Article
from readaloud.model.errors import NothingReadable
from readaloud.sources import read_clipboard, read_source

CLIPBOARD = "clipboard:"  # a source that no path, address or "-" can be mistaken for


def open_article(
    source: str,
    *,
    kind: str | None = None,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    allow_private: bool = False,
    allow_empty: bool = False,
) -> Article:
    """The article of a path, ``-`` (standard input) or a URL, cleaned and described.

    Args:
        source: a path, ``-``, an http or https address, or ``CLIPBOARD``.
        kind: ``text``, ``html`` or ``markdown``; found out when not given.
        keep: names of rules, or ids of removals, whose text stays in the article.
        drop: patterns (regular expressions); a line that one matches is removed.
        allow_private: lets an address lead to this machine or the local network.
        allow_empty: an article without text is returned too, for what its ledger says.

    Raises:
        SourceError: it could not be read.
        NothingReadable: there is no article text in it.
    """
    loaded = read_clipboard() if source == CLIPBOARD else read_source(source, allow_private=allow_private)
    article = describe(clean(extract(loaded, kind), keep=keep, drop=drop))
    if not allow_empty and not any(block.text.strip() for block in article.blocks):
        raise NothingReadable(
            f"There is no article text in {loaded.name}.",
            "`readaloud check` shows what was removed; or give another source.",
        )
    return article
