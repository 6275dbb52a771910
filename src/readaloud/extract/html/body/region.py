"""Giving back to the body what stands between its paragraphs: pictures, players, headings, list items."""

from itertools import islice, pairwise

from readaloud.extract.html.comparing import key_of, same_words
from readaloud.extract.html.draft import Draft
from readaloud.extract.html.media.parts import is_in_figcaption
from readaloud.model.article import Kind, Media

_APART = frozenset({"nav", "footer", "form", "dialog", "hidden"})
_MEDIA = frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO})
_NOTES = frozenset({Kind.FOOTNOTE, Kind.CORRECTION, Kind.NOTE, Kind.TRANSCRIPT})
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "\"'”’»“)] "
_TOLD = _MEDIA | _NOTES | {Kind.SOCIAL, Kind.TABLE, Kind.EMBED, Kind.CODE, Kind.PULL_QUOTE}
NEAR = 4  # drafts after the last body text among which what belongs to it is looked for
SENTENCE = 20  # letters of a text that may be a sentence of the story
MAX_WRAPPED = 5  # elements between a paragraph and the container of all of them
ITEM_WORDS = 3  # of an item, on average; menus have fewer
LINED = 3  # paragraphs in one element, parted by breaks: the story is set in lines
LEAD = 40  # drafts before the first paragraph among which the headline and the lead picture are looked for


def fill_region(drafts: list[Draft], chosen: set[int], foreign: frozenset[str], title: str = "") -> None:
    """Set ``body`` of every draft: the chosen ones, and what belongs to them by its place between them.

    ``title`` is the page's own; ``foreign`` are names of boxes whose contents are of other stories.
    """
    for place in chosen:
        drafts[place].body = True
    if not chosen:
        return
    first, last = min(chosen), max(chosen)
    start = _lead_start(drafts, first, title)
    home = _home(drafts, sorted(chosen)[-3:])
    for place, draft in enumerate(drafts):
        if draft.body or draft.kind not in _TOLD:
            continue
        inside = start <= place <= last or (last < place <= last + NEAR and _is_in(draft, home))
        draft.body = inside and _belongs(draft, foreign)
        last = max(last, place) if draft.body else last
    _fill_captions(drafts[start : last + 1], foreign)
    _fill_prose(drafts, foreign)
    last = max(place for place, draft in enumerate(drafts) if draft.body)
    _fill_headings(drafts, last, foreign)
    _fill_lists(drafts, foreign)
    _fill_rules(drafts)


def _belongs(draft: Draft, foreign: frozenset[str]) -> bool:
    # a picture that opens when pressed stands in a button
    if draft.context.place in _APART - {"form"} or draft.is_called(foreign):
        return False
    return draft.kind is not Kind.IMAGE or not _is_card(draft)


def _is_card(draft: Draft) -> bool:
    """Whether a picture without a caption only leads to another page, as those of related stories do."""
    if draft.media is None or draft.media.caption:
        return False
    for element in draft.element.iterancestors("a", "article", "body"):
        if element.tag == "a":
            target = element.get("href") or ""
            return bool(target) and not _leads_to_picture(target)
        return False
    return False


def _leads_to_picture(target: str) -> bool:
    path = target.partition("?")[0].lower()
    return target.startswith("#") or path.endswith((".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"))


def _lead_start(drafts: list[Draft], first: int, title: str) -> int:
    """Where the story's head begins: at the last main heading before its first paragraph, else there."""
    for place in range(first, max(-1, first - LEAD), -1):
        draft = drafts[place]
        if draft.kind is Kind.HEADING and (draft.level == 1 or (title and same_words(draft.text, title))):
            before = place - 1
            lead = before >= 0 and drafts[before].kind in _MEDIA and drafts[before].context.in_article
            return before if lead else place
    return first


def _home(drafts: list[Draft], places: list[int]) -> set[object]:
    """The elements that hold all of the last paragraphs."""
    chains = [set(drafts[place].element.iterancestors()) for place in places]
    common = set.intersection(*chains)
    return {element for element in common if element.tag not in {"html", "body"}}


def _is_in(draft: Draft, home: set[object]) -> bool:
    parents = draft.element.iterancestors()
    nearest = [element for element in parents if element in home]
    return bool(nearest) and len(nearest) == len(home)


def _fill_captions(drafts: list[Draft], foreign: frozenset[str]) -> None:
    """A caption in the story that found no picture of its own is that of a picture without an address."""
    for draft in drafts:
        if draft.body or draft.kind is not Kind.PARAGRAPH or draft.context.place in _APART:
            continue
        if is_in_figcaption(draft) and _belongs(draft, foreign):
            draft.kind, draft.body = Kind.IMAGE, True
            draft.media = Media("image", caption=draft.text)


def _fill_prose(drafts: list[Draft], foreign: frozenset[str]) -> None:
    """A sentence of the container's own kind between two body paragraphs of that container is body.

    Whatever the other readings say of it: that it is short, or that half of it is a link.
    """
    told = [place for place, d in enumerate(drafts) if d.body and d.kind is Kind.PARAGRAPH]
    lined = [place for place in told if told and drafts[place].element is drafts[told[-1]].element]
    for draft in drafts[told[-1] + 1 :] if len(lined) >= LINED else []:
        if draft.element is drafts[told[-1]].element and _is_sentence(draft, foreign):
            draft.body = True
    for before, after in pairwise(told):
        for draft in drafts[before + 1 : after]:
            if draft.kind is Kind.PARAGRAPH and not draft.body and _is_sentence(draft, foreign):
                draft.body = _stands_between(drafts[before], draft, drafts[after])


def _is_sentence(draft: Draft, foreign: frozenset[str]) -> bool:
    if draft.context.place or draft.is_called(foreign):
        return False
    if len(key_of(draft.text)) < SENTENCE or not draft.text.rstrip(_CLOSING).endswith(_ENDS):
        return False
    return draft.linked + 2 < len(draft.text)


def _stands_between(before: Draft, draft: Draft, after: Draft) -> bool:
    """Whether the three stand in one container, each as deep in it and in elements of the same tags."""
    chains = [[d.element, *islice(d.element.iterancestors(), MAX_WRAPPED)] for d in (before, draft, after)]
    for elements in zip(*chains, strict=False):
        if elements[0] is elements[1] is elements[2]:
            return True
        if len({element.tag for element in elements}) > 1 or len(set(elements)) < len(elements):
            return False
    return False


def _fill_headings(drafts: list[Draft], last: int, foreign: frozenset[str]) -> None:
    """A heading that was left out is body when body text comes right after it and it is no link."""
    for place, draft in enumerate(drafts[:last]):
        if draft.kind is not Kind.HEADING or draft.body or draft.context.place in _APART or _is_link(draft):
            continue
        following = next((d for d in drafts[place + 1 :] if d.kind is not Kind.IMAGE), None)
        if following is None:  # nothing but pictures is left
            continue
        told = following.body and following.kind not in {Kind.HEADING, Kind.VIDEO}
        draft.body = told and not draft.is_called(foreign)


def _is_link(draft: Draft) -> bool:
    return 2 * draft.linked > len(draft.text) or next(draft.element.iterancestors("a"), None) is not None


def _fill_rules(drafts: list[Draft]) -> None:
    """A line without letters ("___", "* * *") between two body texts is the author's."""
    for before, draft, after in zip(drafts, drafts[1:], drafts[2:], strict=False):
        if draft.body or draft.media is not None or draft.context.place in _APART or key_of(draft.text):
            continue
        draft.body = before.body and after.body


def _fill_lists(drafts: list[Draft], foreign: frozenset[str]) -> None:
    """A list is body when most of its items are, or when it stands between body texts and says something."""
    members: dict[str, list[int]] = {}
    for place, draft in enumerate(drafts):
        if draft.group is not None:
            members.setdefault(draft.group.id, []).append(place)
    for places in members.values():
        items = [drafts[place] for place in places]
        around = [drafts[at] for at in (places[0] - 1, places[-1] + 1) if 0 <= at < len(drafts)]
        between = len(around) == 2 and all(draft.body for draft in around)
        if 2 * sum(item.body for item in items) > len(items) or (between and _is_told(items, foreign)):
            for item in items:
                item.body = True


def _is_told(items: list[Draft], foreign: frozenset[str]) -> bool:
    """Whether a list says something: words, of which few are links, in no box of other stories."""
    words = sum(item.text.count(" ") + 1 for item in items)
    linked = 2 * sum(item.linked for item in items) > sum(len(item.text) for item in items)
    apart = any(item.context.place or item.is_called(foreign) for item in items)
    return words >= ITEM_WORDS * len(items) and not linked and not apart
