"""Boxes of a page that hold one medium and the words about it: figures, players, galleries.

The walk hands over the drafts that it found in a box; here those that belong together become one draft,
whose chunks are all their texts. What does not fit is handed back as it is, so nothing can be lost.
"""

from readaloud.extract.html.draft import Context, Draft
from readaloud.extract.html.markup import markup
from readaloud.extract.html.media.elements import unscripted_picture, unseen
from readaloud.extract.html.media.parts import CLOCK, MAX_LABEL, is_in_figcaption, is_player_label, part_of
from readaloud.extract.html.media.pictures import gallery_drafts, picture_drafts, without_placeholders
from readaloud.extract.html.media.players import data_title, player_draft
from readaloud.extract.html.names import may_be_media, words_of
from readaloud.extract.html.tree import Element
from readaloud.model.article import Kind, Media

MAX_BOX = 900  # characters of text in a box that is about one medium
MAX_TEASER = 250  # characters of a teaser without a name of its own

_NO_BOX = frozenset({
    "html", "body", "main", "article", "a", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "em",
    "strong", "b", "i", "button", "input",
})  # fmt: skip


def is_box(element: Element, tag: str, keys: list[str]) -> bool:
    """Whether an element may be such a box, by its name; ``keys`` are the names of its attributes."""
    if tag == "figure":
        return True
    if tag in _NO_BOX:
        return False
    if "data-video" in " ".join(keys):
        return True
    named = "-" in tag or ("class" in keys and may_be_media(element.get("class")))
    return named and len(element) > 0


def compose(element: Element, context: Context, found: list[Draft]) -> list[Draft]:
    """The drafts of a box, with those that are about one medium made one; hidden ones come after it."""
    inner = without_placeholders([draft for draft in found if draft.context.place != "hidden"])
    spoken = [draft for draft in inner if draft.media is None]
    if sum(len(draft.text) for draft in spoken) > MAX_BOX or any(map(_is_foreign, spoken)):
        return found
    if _is_link_card(spoken):
        return found
    if element.tag != "figure" and any(map(_is_prose, spoken)):
        return found
    composed = _composed(element, context, inner, spoken)
    if composed is None:
        return found
    return composed + [draft for draft in found if draft.context.place == "hidden"]


def _is_link_card(spoken: list[Draft]) -> bool:
    """Whether a box is one link with title and teaser: another page, as editors of blogs put it in."""
    linked = all(draft.linked >= len(draft.text) for draft in spoken)
    return linked and len(spoken) > 1 and not any(map(is_in_figcaption, spoken))


def _composed(
    element: Element, context: Context, inner: list[Draft], spoken: list[Draft]
) -> list[Draft] | None:
    own = _own_words(element)
    players = [draft for draft in inner if draft.kind in {Kind.VIDEO, Kind.AUDIO}]
    players = [draft for draft in players if draft.media and (draft.media.url or draft.text)] or players
    pictures = [draft for draft in inner if draft.kind is Kind.IMAGE]
    if len(players) == 1 and len(pictures) <= 1:
        return [player_draft(element, players[0], inner)]
    if not players and len(pictures) <= 1 and (kind := _player_kind(element, own, pictures, spoken)):
        return [player_draft(element, _empty_player(element, context, kind), inner)]
    outermost = element.tag == "figure" or not context.in_figure
    if not players and not pictures and outermost and (lazy := unscripted_picture(element, context)):
        inner, pictures = [lazy, *inner], [lazy]
    if not players and not pictures and outermost and _is_bare_caption(element, own, spoken):
        nowhere = Draft(element, "", [], Kind.IMAGE, context, media=Media("image"))
        return picture_drafts([nowhere, *inner], spoken)
    if players or not pictures or (element.tag != "figure" and not _is_picture_box(own, spoken)):
        return None
    return picture_drafts(inner, spoken) if len(pictures) == 1 else gallery_drafts(inner, pictures)


def _own_words(element: Element) -> frozenset[str]:
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.tag.replace("-", " "))))
    return frozenset(words_of(names))


def _is_foreign(draft: Draft) -> bool:
    """Whether a draft of a box is more than words about a medium: a headline, a list, a quotation."""
    return draft.kind not in {Kind.PARAGRAPH, Kind.HEADING} or draft.level == 1


def _is_prose(draft: Draft) -> bool:
    """Whether a text is long and nothing says that it is a caption: a paragraph of the story."""
    return len(draft.text) > MAX_TEASER and draft.element.tag == "p" and part_of(draft) == "other"


def _player_kind(
    element: Element, own: frozenset[str], pictures: list[Draft], spoken: list[Draft]
) -> Kind | None:
    """Whether a box without a player is one that a script will fill: named so, with a poster or a title."""
    kind = Kind.AUDIO if own & markup().audio else Kind.VIDEO
    data = any(key.startswith("data-video") for key in element.keys())  # noqa: SIM118 (lxml, not a dict)
    if not (own & (markup().video | markup().audio) or data):
        return None
    titles = [d for d in spoken if d.kind is Kind.HEADING and not is_player_label(d.text)]
    if len(spoken) > 8 or len(titles) > 1:
        return None
    if pictures or data_title(element):
        return kind
    has_clock = any(CLOCK.match(draft.text) for draft in spoken)
    return kind if has_clock and len(spoken) > 1 else None


def _empty_player(element: Element, context: Context, kind: Kind) -> Draft:
    return Draft(element, "", [], kind, context, media=unseen(str(kind)))


def _is_picture_box(own: frozenset[str], spoken: list[Draft]) -> bool:
    """Whether a box that is no ``figure`` holds a picture and its caption."""
    if any(draft.kind is Kind.HEADING for draft in spoken) or not spoken:
        return False
    if any(part_of(draft) in {"caption", "credit"} for draft in spoken):
        return True
    linked = all(any(span.kind == "link" for span in draft.spans) for draft in spoken)
    longest = max(len(draft.text) for draft in spoken)
    return bool(own & markup().image) and len(spoken) <= 3 and not linked and longest > MAX_LABEL


def _is_bare_caption(element: Element, own: frozenset[str], spoken: list[Draft]) -> bool:
    """Whether a figure has lost its picture (put in by a script) and holds only what is said about it."""
    if element.tag != "figure" and not own & markup().image:
        return False
    parts = [part_of(draft) for draft in spoken]
    return "caption" in parts and set(parts) <= {"caption", "credit", "clock"}
