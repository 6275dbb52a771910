"""The posts of a running report: siblings of one make, of which a reading of the page finds only some."""

from collections import defaultdict
from itertools import islice

from readaloud.extract.html.draft import Draft
from readaloud.extract.html.tree import Element
from readaloud.model.article import Kind

MIN_POSTS = 3  # containers of one make in a row
MIN_TOLD = 2  # of them that say something, beside the one that was found
DEPTH = 4  # elements between a paragraph and its post
SENTENCE = 20  # letters of a text that may be a sentence
_ENDS = (".", "!", "?", "…", ":")
_CLOSING = "\"'”’»“)] "


def with_posts(drafts: list[Draft], chosen: set[int], foreign: frozenset[str]) -> set[int]:
    """The chosen drafts and what the posts beside theirs say.

    Only where the page's main heading stands outside of the posts: stories that follow each other on one page
    have a main heading each.
    """
    held = _held(drafts)
    heads = [draft.element for draft in drafts if draft.kind is Kind.HEADING and draft.level == 1]
    posts: set[int] = set()
    seen: set[Element] = set()
    for place in sorted(chosen):
        for element in islice(drafts[place].element.iterancestors(), DEPTH):
            if element not in seen:
                seen.add(element)
                posts |= _beside(element, held, heads, drafts, foreign)
    return chosen | posts


def _held(drafts: list[Draft]) -> dict[Element, list[int]]:
    """The places of the drafts under each element around them."""
    held: dict[Element, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        for element in islice(draft.element.iterancestors(), DEPTH + 1):
            held[element].append(place)
    return held


def _beside(
    post: Element,
    held: dict[Element, list[int]],
    heads: list[Element],
    drafts: list[Draft],
    foreign: frozenset[str],
) -> set[int]:
    """What the siblings of a post say, when they are posts: named alike, with heading and sentences."""
    parent, name = post.getparent(), post.get("class")
    if parent is None or not name:
        return set()
    alike = [child for child in parent.iterchildren(post.tag) if child.get("class") == name]
    if len(alike) < MIN_POSTS or any(_is_under(head, set(alike)) for head in heads):
        return set()
    told = [_told(held[child], drafts, foreign) for child in alike if child is not post]
    told = [places for places in told if places]
    return set().union(*told) if len(told) >= MIN_TOLD else set()


def _is_under(element: Element, containers: set[Element]) -> bool:
    return any(parent in containers for parent in element.iterancestors())


def _told(places: list[int], drafts: list[Draft], foreign: frozenset[str]) -> set[int]:
    """The sentences and list items of a post with a heading that leads nowhere; none when it has neither."""
    own = [place for place in places if _is_own(drafts[place], foreign)]
    headed = any(drafts[place].kind is Kind.HEADING for place in own)
    told = {place for place in own if _is_said(drafts[place])}
    sentences = any(drafts[place].kind is not Kind.LIST_ITEM for place in told)
    return told if headed and sentences else set()


def _is_own(draft: Draft, foreign: frozenset[str]) -> bool:
    return not draft.context.place and not draft.is_called(foreign) and 2 * draft.linked <= len(draft.text)


def _is_said(draft: Draft) -> bool:
    if draft.kind is Kind.LIST_ITEM:
        return True
    ends = draft.text.rstrip(_CLOSING).endswith(_ENDS)
    return draft.kind in {Kind.PARAGRAPH, Kind.QUOTE} and len(draft.text) >= SENTENCE and ends
