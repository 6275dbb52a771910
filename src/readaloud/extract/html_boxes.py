"""Boxes of a page that hold one medium and the words about it: figures, players, galleries.

The walk hands over the drafts that it found in a box; here those that belong together become one draft,
whose chunks are all their texts. What does not fit is handed back as it is, so nothing can be lost.
"""

import re
from dataclasses import replace as changed

from msgspec.structs import replace

from readaloud.extract.html_draft import Chunk, Context, Draft
from readaloud.extract.html_players import UNKNOWN
from readaloud.extract.html_tree import Element
from readaloud.extract.html_words import may_be_media, words_of
from readaloud.extract.markup import markup
from readaloud.model.article import Group, Kind, Media
from readaloud.text.sanitise import one_line

MAX_BOX = 900  # characters of text in a box that is about one medium
MAX_TEASER = 250  # characters of a teaser without a name of its own
PLAY = 8  # letters of a title that may stand in a label: "Play video: 'Title'"
MIN_WORDS = 5  # from so many words on two texts can say the same in other words
MAX_LABEL = 60  # characters of a button or a play label

_NO_BOX = frozenset(
    [
        "html",
        "body",
        "main",
        "article",
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "em",
        "strong",
        "b",
        "i",
        "button",
        "input",
    ]
)
_CLOCK = re.compile(r"^\W*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\W*$")
_COUNTER = re.compile(r"^\W*\d+\s*(?:of|/|von|de|sur|di|van|av|z)\s*\d+\W*$", re.I)
_WORDS = re.compile(r"\w{2,}")
_LETTERS = re.compile(r"\W+")


def is_box(element: Element, tag: str, keys: list[str]) -> bool:
    """Whether an element may be such a box, by its name; ``keys`` are the names of its attributes."""
    if tag == "figure":
        return True
    if tag in _NO_BOX:
        return False
    named = "class" in keys and may_be_media(element.get("class"))
    if not (named or "-" in tag or any(key.startswith("data-video") for key in keys)):
        return False
    return len(element) > 0 or any(key.startswith("data-video") for key in keys)


def compose(element: Element, context: Context, inner: list[Draft]) -> list[Draft]:
    """The drafts of a box, with those that are about one medium made one."""
    own = _own_words(element)
    media = [draft for draft in inner if draft.media is not None]
    spoken = [draft for draft in inner if draft.media is None]
    if sum(len(draft.text) for draft in spoken) > MAX_BOX or any(_is_foreign(draft) for draft in spoken):
        return inner
    if element.tag != "figure" and any(_is_prose(draft) for draft in spoken):
        return inner
    players = [draft for draft in media if draft.kind in {Kind.VIDEO, Kind.AUDIO}]
    pictures = [draft for draft in media if draft.kind is Kind.IMAGE]
    if len(players) == 1 and len(pictures) <= 1:
        return [_player(element, players[0], inner)]
    if not players and len(pictures) <= 1 and (kind := _player_kind(element, own, pictures, spoken)):
        return [_player(element, _empty_player(element, context, kind), inner)]
    outermost = element.tag == "figure" or not context.in_figure
    if not players and not pictures and outermost and _is_bare_caption(element, own, spoken):
        nowhere = Draft(element, "", [], Kind.IMAGE, context, media=Media("image"))
        return _picture([nowhere, *inner], spoken)
    if players or not pictures or (element.tag != "figure" and not _is_picture_box(own, spoken)):
        return inner
    return _picture(inner, spoken) if len(pictures) == 1 else _gallery(inner, pictures)


def _own_words(element: Element) -> frozenset[str]:
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.tag.replace("-", " "))))
    return frozenset(words_of(names))


def _is_foreign(draft: Draft) -> bool:
    """Whether a draft of a box is more than words about a medium: a headline, a list, a quotation."""
    return (
        draft.kind not in {Kind.PARAGRAPH, Kind.HEADING}
        or draft.level == 1
        or draft.context.place == "hidden"
    )


def _is_prose(draft: Draft) -> bool:
    """Whether a text is long and nothing says that it is a caption: a paragraph of the story."""
    return len(draft.text) > MAX_TEASER and draft.element.tag == "p" and _part(draft) == "other"


def _player_kind(
    element: Element, own: frozenset[str], pictures: list[Draft], spoken: list[Draft]
) -> Kind | None:
    """Whether a box without a player is one that a script will fill: named so, with a poster or a title."""
    kind = Kind.AUDIO if own & markup().audio else Kind.VIDEO
    data = any(key.startswith("data-video") for key in element.keys())  # noqa: SIM118 (lxml, not a dict)
    if not (own & (markup().video | markup().audio) or data):
        return None
    if len(spoken) > 8 or sum(draft.kind is Kind.HEADING for draft in spoken) > 1:
        return None
    if pictures or _data_title(element):
        return kind
    has_clock = any(_CLOCK.match(draft.text) for draft in spoken)
    return kind if has_clock and len(spoken) > 1 else None


def _data_title(element: Element) -> str:
    for name in ("data-video-title", "data-title"):
        if element.get(name):
            return one_line(element.get(name))
    return ""


def _empty_player(element: Element, context: Context, kind: Kind) -> Draft:
    media = Media(str(kind), captions=UNKNOWN, description=UNKNOWN, transcript=UNKNOWN)
    return Draft(element, "", [], kind, context, media=media)


def _player(element: Element, found: Draft, inner: list[Draft]) -> Draft:
    """One draft for a player with its title, teaser, date and labels; its source is all of them."""
    media = found.media
    assert media is not None
    texts = [draft for draft in inner if draft.media is None]
    posters = [draft for draft in inner if draft.kind is Kind.IMAGE]
    parts = {
        name: [draft for draft in texts if _part(draft) == name]
        for name in ("title", "caption", "credit", "date")
    }
    poster = next((draft.text for draft in posters if draft.text), "")
    title = _shortest(media.title, _data_title(element), _joined(parts["title"][:1]))
    poster = poster or media.alt
    if not title or same_words(title, poster, PLAY):
        title = _shortest(title, poster) if title else ""
    rest = [draft for draft in texts if _part(draft) == "other" and len(draft.text) > MAX_LABEL]
    caption = media.caption or _joined(
        [d for d in (*parts["caption"], *rest) if not same_words(d.text, title)]
    )
    media = replace(
        media,
        title=title,
        caption=caption,
        credit=media.credit or _joined(parts["credit"]),
        date=media.date or _joined(parts["date"][:1]),
        duration=media.duration or next(filter(None, (_clock(draft.text) for draft in texts)), None),
        alt="" if same_words(poster, title, PLAY) or repeats(poster, caption) else poster,
    )
    chunks = [chunk for draft in inner for chunk in draft.chunks if _is_used(chunk, media)]
    known = {chunk.text for chunk in chunks}
    if title and title not in known:
        chunks.insert(0, Chunk(title, borrowed=True))
    return changed(found, text=title or media.alt or caption, chunks=chunks, media=media, element=element)


def _shortest(*titles: str) -> str:
    """The first title, or the one that it contains ("Click to play video: 'Title'" and "Title")."""
    found = [title for title in titles if title]
    if not found:
        return ""
    return min((title for title in found if same_words(title, found[0], PLAY)), key=len)


def _is_used(chunk: Chunk, media: Media) -> bool:
    return not chunk.borrowed or chunk.text in {media.title, media.alt}


def _part(draft: Draft) -> str:
    """What a text of a box is: title, caption, credit, date, clock or other."""
    words = frozenset(draft.context.labels[:6])
    tag = draft.element.tag
    if draft.kind is Kind.HEADING or (words & markup().title and not words & markup().caption):
        return "title"
    if _CLOCK.match(draft.text) or _COUNTER.match(draft.text):
        return "clock"
    if tag in {"figcaption", "caption"}:
        return "caption"
    if frozenset(draft.context.labels[:4]) & markup().credit and len(draft.text) < 200:
        return "credit"
    if tag == "time" or words & markup().date:
        return "date"
    if words & markup().caption or any(
        a.tag == "figcaption" for a in draft.element.iterancestors("figcaption")
    ):
        return "caption"
    return "other"


def _is_picture_box(own: frozenset[str], spoken: list[Draft]) -> bool:
    """Whether a box that is no ``figure`` holds a picture and its caption."""
    if any(draft.kind is Kind.HEADING for draft in spoken) or not spoken:
        return False
    if any(_part(draft) in {"caption", "credit"} for draft in spoken):
        return True
    linked = all(any(span.kind == "link" for span in draft.spans) for draft in spoken)
    longest = max(len(draft.text) for draft in spoken)
    return bool(own & markup().image) and len(spoken) <= 3 and not linked and longest > MAX_LABEL


def _is_bare_caption(element: Element, own: frozenset[str], spoken: list[Draft]) -> bool:
    """Whether a figure has lost its picture (put in by a script) and holds only what is said about it."""
    if element.tag != "figure" and not own & markup().image:
        return False
    parts = [_part(draft) for draft in spoken]
    return "caption" in parts and set(parts) <= {"caption", "credit", "clock"}


def _picture(inner: list[Draft], spoken: list[Draft]) -> list[Draft]:
    """One draft for a picture with its caption and credit; buttons and the like stay drafts of their own."""
    picture = next(draft for draft in inner if draft.kind is Kind.IMAGE)
    words = [draft for draft in spoken if _part(draft) != "clock"]
    captions = [draft for draft in words if _part(draft) == "caption"]
    credited = [draft for draft in words if _part(draft) == "credit"]
    others = [draft for draft in words if draft not in captions and draft not in credited]
    if not captions:
        captions = [draft for draft in others if not _is_label(draft)]
    taken = [*captions, *credited]
    rest = [draft for draft in spoken if not any(draft is one for one in taken)]
    return [_with_caption(picture, captions, credited, inner), *rest]


def _with_caption(picture: Draft, captions: list[Draft], credited: list[Draft], inner: list[Draft]) -> Draft:
    media = picture.media
    assert media is not None
    caption, credit = _joined(captions, media.caption), _joined(credited, media.credit)
    alt = "" if repeats(media.alt, caption) else media.alt
    media = replace(media, alt=alt, caption=caption, credit=credit)
    taken = [
        draft for draft in inner if draft is picture or any(draft is one for one in (*captions, *credited))
    ]
    chunks = [chunk for draft in taken for chunk in draft.chunks if not chunk.borrowed or chunk.text == alt]
    spans = captions[0].spans if len(captions) == 1 and not alt and caption == captions[0].text else ()
    return changed(picture, text=alt or caption or credit, chunks=chunks, media=media, spans=spans)


def _gallery(inner: list[Draft], pictures: list[Draft]) -> list[Draft]:
    """Several pictures: each with the captions that follow it, all in one group."""
    out: list[Draft] = []
    for draft in inner:
        last = out[-1] if out and out[-1].kind is Kind.IMAGE else None
        part = _part(draft) if draft.media is None else ""
        if last is not None and part in {"caption", "credit"}:
            sides = ([draft], []) if part == "caption" else ([], [draft])
            out[-1] = _with_caption(last, *sides, [last, draft])
        else:
            out.append(draft)
    name = f"gallery-{pictures[0].element.sourceline}-{id(pictures[0]) % 100_000}"
    index = 0
    for place, draft in enumerate(out):
        if draft.kind is Kind.IMAGE:
            index += 1
            group = Group(name, "gallery", ordered=False, index=index, count=len(pictures))
            out[place] = changed(draft, group=group)
    return out


def _is_label(draft: Draft) -> bool:
    return draft.context.place == "form" or (
        len(draft.text) <= MAX_LABEL and draft.element.tag in {"a", "button"}
    )


def _joined(parts: list[Draft], before: str = "") -> str:
    return " ".join(filter(None, (before, *(part.text for part in parts))))


def same_words(one: str, other: str, least: int = 20) -> bool:
    """Whether two texts say the same, or the one begins the other (a caption cut short for the alt).

    From ``least`` letters on it may stand anywhere in the other.
    """
    first, second = _LETTERS.sub("", one).casefold(), _LETTERS.sub("", other).casefold()
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return shorter == longer or longer.startswith(shorter) or (len(shorter) >= least and shorter in longer)


def join_captions(drafts: list[Draft]) -> list[Draft]:
    """Give captions that stand alone to the picture right before them, if it has none."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if last is not None and _is_alone(draft) and _lacks_caption(last):
            media, said = last.media, draft.media
            assert media is not None
            assert said is not None
            alt = "" if repeats(media.alt, said.caption) else media.alt
            chunks = [
                chunk for chunk in last.chunks if not chunk.borrowed or chunk.text == alt
            ] + draft.chunks
            media = replace(media, alt=alt, caption=said.caption, credit=said.credit)
            out[-1] = changed(last, text=alt or said.caption, chunks=chunks, media=media)
        else:
            out.append(draft)
    return out


def _is_alone(draft: Draft) -> bool:
    return draft.kind is Kind.IMAGE and draft.media is not None and not draft.media.url


def _lacks_caption(draft: Draft) -> bool:
    media = draft.media
    return draft.kind is Kind.IMAGE and media is not None and bool(media.url) and not media.caption


def repeats(alt: str, caption: str) -> bool:
    """Whether an alt text says what the caption says: the same words, or most of the shorter one's."""
    if same_words(alt, caption):
        return True
    first, second = set(_WORDS.findall(alt.casefold())), set(_WORDS.findall(caption.casefold()))
    smaller = min(len(first), len(second))
    return smaller >= MIN_WORDS and len(first & second) >= 0.7 * smaller


def _clock(text: str) -> float | None:
    found = _CLOCK.match(text)
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return float(hours * 3600 + minutes * 60 + seconds)
