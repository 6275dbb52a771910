"""Media in boxes without a telling name: known by what a page prints beside a picture.

Style sheets that a program writes call their boxes ``c1x7yq``. What stands in one small box with a picture
tells as much: a play button, a length, or a line that the reading of the body left out.
"""

import re
from itertools import islice

from msgspec.structs import replace

from readaloud.extract.html.comparing import repeats, same_words
from readaloud.extract.html.draft import Draft
from readaloud.extract.html.markup import markup
from readaloud.extract.html.media.elements import unseen
from readaloud.extract.html.media.parts import CLOCK, is_credit, is_in, is_in_figcaption
from readaloud.extract.html.media.pictures import with_caption
from readaloud.extract.html.media.players import player_draft
from readaloud.extract.html.media.signs import BEHIND_LENGTH, has_play_button, is_play_sign, sign_kind
from readaloud.extract.html.tree import Element, text_length
from readaloud.model.article import Kind, Media

MAX_BOX = 500  # characters of a box that is about one medium
MAX_UP = 6  # elements from a picture to the box that holds it and what is said of it
PROSE = 60  # characters of a text of the body; two of them are the story around a box
TITLE_WORDS = (3, 20)  # of the title of a player without a picture, at least and at most
MAX_PARTS = 6  # texts in the box of such a player
MIN_CAPTION = 12  # characters of a caption; shorter ones are buttons and counters

_WIDE = frozenset({"body", "html", "main", "article", "ul", "ol", "table", "nav", "header", "footer", "form"})
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
        else:
            start, stop, found = _without_picture(told, place)
        if found:
            told[start:stop] = found
            place = start
        place -= 1
    return told


def _without_picture(drafts: list[Draft], place: int) -> tuple[int, int, list[Draft] | None]:
    """A player in a small box that has no picture: a play button or a length, and one title beside it."""
    sign = drafts[place]
    kind = sign_kind(sign) if sign.media is None else ""
    if not kind or _is_foreign(sign):
        return place, place, None
    box, start, stop = _box_around(drafts, place)
    inner = drafts[start:stop]
    titles = [draft for draft in inner if _may_be_title(draft)]
    alone = len(titles) == 1 and not any(draft.body and _is_told(draft, titles[0].text) for draft in inner)
    if not alone or len(inner) > MAX_PARTS or not any(d.body for d in drafts[stop:]):
        return place, place, None
    media = unseen(kind, titles[0].text)
    player = replace(sign, kind=Kind(kind), text=media.title, chunks=[], media=media, spans=(), body=True)
    return start, stop, [player_draft(box, player, inner)]


def _is_foreign(draft: Draft) -> bool:
    apart = draft.context.place not in ("", "form", "header")
    return apart or draft.is_called(markup().foreign)


def _may_be_title(draft: Draft) -> bool:
    """Whether a text of a box without a picture may be a title: some words, no sentence, no link, no sign."""
    words = draft.text.count(" ") + 1
    linked = any(span.kind == "link" for span in draft.spans) or draft.context.place == "form"
    apart = linked or is_play_sign(draft) or draft.text.endswith(".")
    return TITLE_WORDS[0] <= words <= TITLE_WORDS[1] and not apart


def _lacks_words(draft: Draft) -> bool:
    """Whether it is a picture that is there, or a player without a title."""
    media = draft.media
    if media is None:
        return False
    return bool(media.url) if draft.kind is Kind.IMAGE else draft.kind is Kind.VIDEO and not media.title


def _box_around(drafts: list[Draft], place: int) -> tuple[Element, int, int]:
    """The widest small box that holds this picture or sign and no medium besides, and its drafts."""
    picture = drafts[place]
    best = (picture.element, place, place + 1)
    for box in (picture.element, *islice(picture.element.iterancestors(), MAX_UP)):
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
    told = [draft for draft in texts if _is_told(draft, title or media.alt)]
    button = has_play_button(box)
    if any(draft.level == 1 for draft in texts) or len(told) > button:  # one sentence may describe it
        return None
    plays = picture.kind is Kind.VIDEO or button or any(is_play_sign(draft) for draft in texts)
    if not title and not plays:
        return None
    title = title or _title_among(texts, media.alt)
    if not title:
        return None
    found = replace(media, title=title) if picture.kind is Kind.VIDEO else _played(media, title)
    player = replace(picture, kind=Kind.VIDEO, text=title, chunks=[], media=found)
    return [player_draft(box, player, [draft for draft in inner if draft not in told]), *told]


def _played(picture: Media, title: str) -> Media:
    """The player whose poster a picture is, with what was said of the picture."""
    caption = "" if same_words(picture.caption, title) else picture.caption
    return replace(unseen("video", title), caption=caption, credit=picture.credit)


def _is_told(draft: Draft, title: str) -> bool:
    """Whether a text of the box is a paragraph of the story, and not the title said again."""
    said = draft.kind is Kind.HEADING or is_play_sign(draft) or repeats(title, draft.text)
    return draft.body and not said


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
    headings = [d.text for d in texts if d.kind is Kind.HEADING and not is_play_sign(d)]
    behind = [match["title"] for d in texts if (match := BEHIND_LENGTH.match(d.text))]
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
    if is_in_figcaption(draft):
        return True
    if draft.is_called(markup().byline, 8):
        return False
    if draft.linked and _YEAR.search(draft.text) and draft.text[-1] not in ".!?":  # who wrote it, and when
        return False
    wordy = len(draft.text) >= MIN_CAPTION and draft.text.count(" ") > 1 and not CLOCK.match(draft.text)
    return wordy and not draft.body and 2 * draft.linked < len(draft.text) and draft.context.place != "form"
