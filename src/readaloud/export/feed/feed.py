"""A podcast feed of exported articles: RSS 2.0 with the tags of Apple and of the podcast namespace.

https://www.rssboard.org/rss-specification, https://podcasters.apple.com/support/823 and
https://github.com/Podcastindex-org/podcast-namespace. Chapters, covers and the feed are written beside the
recordings; the folder can be put on any web server as it is.
"""

import uuid
from collections.abc import Sequence
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from readaloud.config.whole_file import write_whole
from readaloud.export.data.plan import json_bytes
from readaloud.export.feed.episodes import SOUNDS, Episode, episodes
from readaloud.export.files.atomic import explained
from readaloud.export.markup.xml import Element, etree
from readaloud.export.pictures.cover import cover_png
from readaloud.model.errors import OutputError, SourceError, UsageError
from readaloud.narrate.documents import phrase
from readaloud.text.sanitise import clean_text

FEED, COVER = "feed.xml", "feed.png"
GENERATOR = "readaloud"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_ATOM = "http://www.w3.org/2005/Atom"
_PODCAST_GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # of the podcast namespace, for addresses
_NAMESPACES = {"itunes": _ITUNES, "podcast": _PODCAST, "atom": _ATOM}
_TRANSCRIPTS = {"vtt": "text/vtt", "srt": "application/x-subrip", "txt": "text/plain"}


class Feed(Struct, frozen=True):
    """A feed that was written, what its episodes lack, a phrase each, and recordings that it leaves out."""

    path: Path
    episodes: int
    missing: tuple[str, ...]
    broken: tuple[Path, ...] = ()  # they cannot be played


def write_feed(folder: Path, *, base_url: str = "", title: str = "", force: bool = False) -> Feed:
    """Write the feed of a folder; ``base_url`` is where the folder will be on the web.

    A feed of ours is written anew. Raises:
        SourceError: there is no such folder.
        UsageError: ``base_url`` is no web address.
        OutputError: the folder holds no recording, or a feed of somebody else's, or cannot be written to.
    """
    if not folder.is_dir():
        raise SourceError(f"There is no folder {folder}.", "Check its name.")
    if base_url and not base_url.startswith(("https://", "http://")):
        raise UsageError(f"{base_url!r} is no web address.", "It begins with https:// or http://.")
    path = folder / FEED
    with explained(path):
        if not force and path.exists() and not _is_ours(path):
            raise OutputError(f"{path} is somebody else's.", "Move it away, or replace it with --force.")
        found, broken = episodes(folder)
        if not found:
            kind = "recording that can be played" if broken else "recording"
            raise OutputError(f"There is no {kind} in {folder}.", "Fill it: readaloud export … -o FOLDER.")
        base = f"{base_url.rstrip('/')}/" if base_url else ""
        root = _rss(found, base, title)
        for episode in found:
            write_whole(_chapters_of(episode), json_bytes(_chapters(episode)))
            write_whole(_cover_of(episode), cover_png(episode.article.title, episode.article.site))
        write_whole(folder / COVER, cover_png(_title(found, title)))
        write_whole(path, etree().tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
    return Feed(path, len(found), tuple(_missing(found, base)), broken)


def _is_ours(path: Path) -> bool:
    return f"<generator>{GENERATOR}<" in path.read_text("utf-8", "replace")


def _rss(found: Sequence[Episode], base: str, title: str) -> Element:
    root = etree().Element("rss", {"version": "2.0"}, nsmap=_NAMESPACES)
    channel = etree().SubElement(root, "channel")
    language = _language(found)
    _text(channel, "title", _title(found, title))
    _text(channel, "link", base or FEED)
    _text(channel, "description", phrase("feed_description", language, len(found)))
    _text(channel, "language", language)
    _text(channel, "generator", GENERATOR)
    _text(channel, "lastBuildDate", format_datetime(found[0].published))
    _text(channel, f"{{{_ITUNES}}}author", GENERATOR)
    _text(channel, f"{{{_ITUNES}}}explicit", "false")
    _empty(channel, f"{{{_ITUNES}}}category", text="News")
    _empty(channel, f"{{{_ITUNES}}}image", href=f"{base}{COVER}")
    if base:
        address = f"{base}{FEED}".partition("://")[2]
        _text(channel, f"{{{_PODCAST}}}guid", str(uuid.uuid5(_PODCAST_GUIDS, address)))
        _empty(channel, f"{{{_ATOM}}}link", href=f"{base}{FEED}", rel="self", type="application/rss+xml")
    for episode in found:
        channel.append(_item(episode, base))
    return root


def _item(episode: Episode, base: str) -> Element:
    article, item = episode.article, etree().Element("item")
    _text(item, "title", article.title)
    _text(item, "description", ". ".join(filter(None, (article.site, article.missing))) or article.title)
    if article.url.startswith(("http://", "https://")):
        _text(item, "link", article.url)
    name = uuid.uuid5(uuid.NAMESPACE_URL, article.url or episode.path.stem)
    _text(item, "guid", f"urn:uuid:{name}", isPermaLink="false")
    _text(item, "pubDate", format_datetime(episode.published))
    size = str(episode.path.stat().st_size)
    _empty(
        item, "enclosure", url=_address(base, episode.path), length=size, type=SOUNDS[episode.path.suffix[1:]]
    )
    _text(item, f"{{{_ITUNES}}}duration", str(round(episode.duration)))
    if article.authors:
        _text(item, f"{{{_ITUNES}}}author", ", ".join(article.authors))
    _empty(item, f"{{{_ITUNES}}}image", href=_address(base, _cover_of(episode)))
    chapters = _address(base, _chapters_of(episode))
    _empty(item, f"{{{_PODCAST}}}chapters", url=chapters, type="application/json+chapters")
    for ending, kind in _TRANSCRIPTS.items():
        if path := episode.beside(ending):
            spoken = {"language": article.language} if article.language else {}
            _empty(item, f"{{{_PODCAST}}}transcript", url=_address(base, path), type=kind, **spoken)
    return item


def _chapters(episode: Episode) -> dict[str, object]:
    """The JSON chapters of an episode, version 1.2 of that format."""
    chapters = [{"startTime": round(c.at, 3), "title": c.title} for c in episode.chapters]
    return {"version": "1.2.0", "title": episode.article.title, "chapters": chapters}


def _missing(found: Sequence[Episode], base: str) -> list[str]:
    """What a player will miss, a phrase each."""
    untold = sum(1 for episode in found if not any(map(episode.beside, _TRANSCRIPTS)))
    plain = sum(1 for episode in found if not episode.beside("manifest.json"))
    counts = (
        (untold, "no captions or transcript (export --captions vtt)"),
        (plain, "no manifest (export --manifest)"),
    )
    lacks = [f"of {len(found)} recordings {number} have {what}" for number, what in counts if number]
    return lacks if base else [*lacks, "the links are no whole addresses (--base-url)"]


def _title(found: Sequence[Episode], title: str) -> str:
    return title or phrase("feed_title", _language(found))


def _language(found: Sequence[Episode]) -> str:
    """The language of most episodes."""
    known = [episode.article.language for episode in found if episode.article.language]
    return max(known, key=known.count, default="en")


def _chapters_of(episode: Episode) -> Path:
    return episode.path.with_suffix(".chapters.json")


def _cover_of(episode: Episode) -> Path:
    return episode.path.with_suffix(".cover.png")


def _address(base: str, path: Path) -> str:
    return base + quote(path.name)


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    etree().SubElement(parent, tag, attributes).text = clean_text(text)


def _empty(parent: Element, tag: str, **attributes: str) -> None:
    etree().SubElement(parent, tag, {name: clean_text(value) for name, value in attributes.items()})
