"""One draft for a player with everything that its box says of it: title, teaser, date, length, poster."""

from msgspec.structs import replace

from readaloud.extract.html.comparing import repeats, same_words
from readaloud.extract.html.dates import iso_date
from readaloud.extract.html.draft import Chunk, Draft
from readaloud.extract.html.media.parts import (
    MAX_LABEL,
    PLAY,
    clock_seconds,
    is_player_label,
    joined,
    part_of,
)
from readaloud.extract.html.media.signs import said_length
from readaloud.extract.html.tree import Element
from readaloud.model.article import Kind, Media
from readaloud.text.sanitise import one_line


def player_draft(element: Element, found: Draft, inner: list[Draft]) -> Draft:
    """One draft for a player with its title, teaser, date and labels; its source is all of them."""
    media = found.media
    assert media is not None
    texts = [draft for draft in inner if draft.media is None]
    posters = [draft for draft in inner if draft.kind is Kind.IMAGE]
    telling = [draft for draft in texts if not is_player_label(draft.text)]
    parts = {
        name: [draft for draft in telling if part_of(draft) == name]
        for name in ("title", "caption", "credit", "date")
    }
    poster = next((draft.text for draft in posters if draft.text), "")
    poster = poster or media.alt
    title = _shortest(media.title, data_title(element), joined(parts["title"][:1]))
    title = _shortest(title, poster) if title else ""
    rest = [draft for draft in telling if part_of(draft) == "other" and len(draft.text) > MAX_LABEL]
    caption = media.caption or joined(
        [d for d in (*parts["caption"], *rest) if not same_words(d.text, title)]
    )
    media = replace(
        media,
        title=title,
        caption=caption,
        credit=media.credit or joined(parts["credit"]),
        date=media.date or iso_date(joined(parts["date"][:1])),
        duration=media.duration or next(filter(None, (_length_of(draft.text) for draft in texts)), None),
        alt="" if same_words(poster, title, PLAY) or repeats(poster, caption) else poster,
    )
    chunks = [chunk for draft in inner for chunk in draft.chunks if _is_used(chunk, media)]
    known = {chunk.text for chunk in chunks}
    if title and title not in known:
        chunks.insert(0, Chunk(title, borrowed=True))
    return replace(found, text=title or media.alt or caption, chunks=chunks, media=media, element=element)


def _length_of(text: str) -> float | None:
    return clock_seconds(text) or said_length(text)


def data_title(element: Element) -> str:
    """The title that an element gives to the script which will fill it."""
    for name in ("data-video-title", "data-title"):
        title = one_line(element.get(name) or "")
        if title and not is_player_label(title):
            return title
    return ""


def _shortest(*titles: str) -> str:
    """The first title, or the one that it contains ("Click to play video: 'Title'" and "Title")."""
    found = [title for title in titles if title]
    if not found:
        return ""
    return min((title for title in found if same_words(title, found[0], PLAY)), key=len)


def _is_used(chunk: Chunk, media: Media) -> bool:
    return not chunk.borrowed or chunk.text in {media.title, media.alt}
