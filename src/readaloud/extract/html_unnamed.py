"""Media in boxes without a telling name: known by what a page prints beside a picture.

Style sheets that a program writes call their boxes ``c1x7yq``. What stands in one small box with a picture
tells as much: a play button, a length, or a line that the reading of the body left out.
"""

import re
from itertools import islice

from msgspec.structs import replace

from readaloud.extract.html_compose import player_draft, with_caption
from readaloud.extract.html_draft import Draft
from readaloud.extract.html_parts import CLOCK, is_credit, is_in, repeats, same_words
from readaloud.extract.html_players import unseen
from readaloud.extract.html_tree import Element, text_length
from readaloud.extract.markup import markup
from readaloud.model.article import Kind

MAX_BOX = 500  # characters of a box that is about one medium
MAX_UP = 6  # elements from a picture to the box that holds it and what is said of it
PROSE = 60  # characters of a text of the body; two of them are the story around a box
MIN_CAPTION = 12  # characters of a caption; shorter ones are buttons and counters

_WIDE = frozenset({"body", "html", "main", "article", "ul", "ol", "table", "nav", "header", "footer", "form"})
_LENGTHS = re.compile(r"^\W*(?:[^\W\d]+\W*){0,2}(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\W*\d{1,2}:\d{2})?\W*$")
_BEHIND_LENGTH = re.compile(r"^\W*(?:\d{1,2}:)?\d{1,2}:\d{2}\s+(?P<title>\S.{8,})$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED = re.compile(r"^[\s:|–—-]*[\"'“‘„«]?(?P<title>.*?)[\"'”’“»]?\s*$")


def tell_media(drafts: list[Draft]) -> list[Draft]:
    """The drafts, where each picture of the body has become a player or found its caption if it has one."""
    told = list(drafts)
    place = len(told) - 1
    while place >= 0:
        draft = told[place]
        if draft.body and _lacks_words(draft):
            box, start, stop = _box_around(told, place)
            inner = told[start:stop]
            found = _as_player(box, draft, inner) or _as_captioned(draft, inner)
            if found:
                told[start:stop] = found
                place = start
        place -= 1
    return told


def _lacks_words(draft: Draft) -> bool:
    """Whether it is a picture that is there, or a player without a title."""
    media = draft.media
    if media is None:
        return False
    return bool(media.url) if draft.kind is Kind.IMAGE else draft.kind is Kind.VIDEO and not media.title


def _box_around(drafts: list[Draft], place: int) -> tuple[Element, int, int]:
    """The widest small box that holds this picture and no other medium, and which drafts are in it."""
    picture = drafts[place]
    best = (picture.element, place, place + 1)
    for box in islice(picture.element.iterancestors(), MAX_UP):
        if box.tag in _WIDE or text_length(box) > MAX_BOX:
            break
        start, stop = _range_in(drafts, place, box)
        others = (d for d in drafts[start:stop] if d is not picture and d.media is not None)
        told = sum(_is_prose(draft, picture) for draft in drafts[start:stop])
        if told > 1 or any(d.kind is not Kind.IMAGE or d.text != picture.text for d in others):
            break
        best = (box, start, stop)
    return best


def _is_prose(draft: Draft, picture: Draft) -> bool:
    """Whether it is of the story, and does not say what the picture's alt text says."""
    long = draft.body and draft.kind is Kind.PARAGRAPH and len(draft.text) >= PROSE
    return long and not repeats(picture.text, draft.text)


def _range_in(drafts: list[Draft], place: int, box: Element) -> tuple[int, int]:
    start, stop = place, place + 1
    while start and is_in(drafts[start - 1].element, box):
        start -= 1
    while stop < len(drafts) and is_in(drafts[stop].element, box):
        stop += 1
    return start, stop


def _as_player(box: Element, picture: Draft, inner: list[Draft]) -> list[Draft] | None:
    """One player of all that stands in the box, when something there says that it plays."""
    media = picture.media
    assert media is not None
    title = _title_in_label(media.alt)
    texts = [draft for draft in inner if draft.media is None]
    if any(draft.level == 1 for draft in texts) or any(
        _is_told(draft, title or media.alt) for draft in texts
    ):
        return None
    plays = picture.kind is Kind.VIDEO or any(_is_play_sign(draft) for draft in texts)
    if not title and not plays:
        return None
    title = title or _title_among(texts, media.alt)
    if not title:
        return None
    found = replace(media, title=title) if picture.kind is Kind.VIDEO else unseen("video", title)
    player = replace(picture, kind=Kind.VIDEO, text=title, chunks=[], media=found)
    return [player_draft(box, player, inner)]


def _is_told(draft: Draft, title: str) -> bool:
    """Whether a text of the box is a paragraph of the story, and not the title said again."""
    said = draft.kind is Kind.HEADING or _is_play_sign(draft) or repeats(title, draft.text)
    return draft.body and not said


def _is_play_sign(draft: Draft) -> bool:
    """Whether a text is a play button, or the length of something that plays."""
    text = draft.text
    label = text.casefold().strip(" .:!…▶►»›")
    return label in markup().play_signs or any(sign.match(text) for sign in (_LENGTHS, _BEHIND_LENGTH))


def _title_in_label(label: str) -> str:
    """The title that a play label names: "Click to play video: 'Title'"; empty when it is none."""
    lower = label.casefold()
    for prefix in markup().play_prefixes:
        rest = label[len(prefix) :] if lower.startswith(prefix) else ""
        if rest.lstrip()[:1] in tuple(":'\"‘“«„|"):
            match = _QUOTED.match(rest)
            return match["title"] if match else ""
    return ""


def _title_among(texts: list[Draft], alt: str) -> str:
    """The title beside a play sign: a heading, what follows a length, what repeats the alt text."""
    headings = [d.text for d in texts if d.kind is Kind.HEADING and not _is_play_sign(d)]
    behind = [match["title"] for d in texts if (match := _BEHIND_LENGTH.match(d.text))]
    repeated = (d.text for d in texts if alt and same_words(d.text, alt))
    return next((title for title in (*headings, *behind, *repeated) if title), "")


def _as_captioned(picture: Draft, inner: list[Draft]) -> list[Draft] | None:
    """The picture with the texts beside it that nobody took for the story; the others after it."""
    media = picture.media
    assert media is not None
    beside = [draft for draft in inner if draft is not picture]
    apart = any(draft.kind is not Kind.PARAGRAPH for draft in beside)  # more than a caption
    if picture.kind is not Kind.IMAGE or media.caption or apart:
        return None
    credited = [draft for draft in beside if _is_credit(draft)]
    said = [draft for draft in beside if draft not in credited]
    captions = [draft for draft in said if _may_be_caption(draft) or repeats(media.alt, draft.text)]
    if not captions and credited:  # then the one text beside it is the caption, whoever took it for the story
        captions = [draft for draft in said if draft.body]
        if len(captions) > 1:
            return None
    if not captions:
        return None
    taken = [picture, *captions, *credited]
    rest = [draft for draft in inner if draft not in taken]
    return [with_caption(picture, captions, credited, inner), *rest]


def _is_credit(draft: Draft) -> bool:
    return not draft.body and is_credit(draft.text)


def _may_be_caption(draft: Draft) -> bool:
    if next(draft.element.iterancestors("figcaption"), None) is not None or draft.element.tag == "figcaption":
        return True
    if not markup().byline.isdisjoint(draft.context.labels[:8]):
        return False
    linked = sum(span.end - span.start for span in draft.spans if span.kind == "link")
    if linked and _YEAR.search(draft.text) and draft.text[-1] not in ".!?":  # who wrote it, and when
        return False
    wordy = len(draft.text) >= MIN_CAPTION and draft.text.count(" ") > 1 and not CLOCK.match(draft.text)
    return wordy and not draft.body and 2 * linked < len(draft.text) and draft.context.place != "form"
