"""Which drafts are the article: trafilatura's choice, checked against two other readings of the page."""

from collections import Counter
from itertools import islice

from readaloud.extract.html.body.matching import Unit, match
from readaloud.extract.html.body.posts import with_posts
from readaloud.extract.html.body.trafilatura_light import load_trafilatura
from readaloud.extract.html.comparing import key_of
from readaloud.extract.html.draft import Draft
from readaloud.extract.html.linked_data import plain
from readaloud.extract.html.markup import markup
from readaloud.extract.html.tree import Element
from readaloud.model.article import Diagnostic, Kind

MIN_STORY = 600  # letters; other readings shorter than that say nothing
MORE = 1.5  # how much more of the page another reading must find to be preferred
KIN = 3  # chosen paragraphs that make their kind of container the story's
MAX_UNNAMED = 4  # elements without a name that may stand between a paragraph and its container
PROSE = 60  # letters of a paragraph that counts as prose
_PROSE_KINDS = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM})


def choose_body(
    root: Element, drafts: list[Draft], units: list[Unit], declared: str
) -> tuple[set[int], tuple[Diagnostic, ...]]:
    """The places of the drafts that are body text; ``units`` are their texts.

    ``declared`` is the article's text as the page's JSON-LD gives it, or empty. When trafilatura's choice is
    much less than that text, than the posts beside its own, or than the prose of the one container that holds
    most of it, the better reading is taken and a diagnostic says so.
    """
    found = _with_kin(drafts, match(_lines(root, fast=True), units))
    chosen = with_posts(drafts, found, foreign_words(drafts, found))
    first, size = _letters(units, found), _letters(units, chosen)
    stated = _within(key_of(declared), units)
    if _letters(units, stated) > max(MIN_STORY, MORE * size):
        return stated, (_collapse(size, _letters(units, stated), "the page's own data"),)
    wider = _largest_container(drafts)
    if _letters(units, wider) > max(MIN_STORY, MORE * size) and not stated:
        thorough = match(_lines(root, fast=False), units)
        best = max((wider, thorough), key=lambda places: _letters(units, places))
        return best, (_collapse(size, _letters(units, best), "the largest run of paragraphs"),)
    return chosen, (_collapse(first, size, "the posts of its running report"),) if size > MORE * first else ()


def _lines(root: Element, *, fast: bool) -> list[str]:
    """Trafilatura's text of the page, by lines; ``fast`` leaves out its comparison with other extractors."""
    document = load_trafilatura().bare_extraction(root, fast=fast, include_comments=False)
    return document.text.split("\n") if document is not None and document.text else []


def _letters(units: list[Unit], places: set[int]) -> int:
    return sum(len(unit.key) for unit in units if unit.draft in places)


def _within(text: str, units: list[Unit]) -> set[int]:
    """Drafts that stand in a text as a whole; short ones only with longer ones around them."""
    if len(text) < MIN_STORY:
        return set()
    return {unit.draft for unit in units if len(unit.key) >= PROSE // 2 and unit.key in text}


def _with_kin(drafts: list[Draft], chosen: set[int]) -> set[int]:
    """The chosen drafts and the prose in containers of the same make: ads cut stories in parts."""
    foreign = foreign_words(drafts, chosen)
    makes = Counter(_make(drafts[place]) for place in chosen if _is_prose(drafts[place], foreign))
    common = {make for make, count in makes.items() if count >= KIN and make}
    if not common:
        return chosen
    prose = (place for place, draft in enumerate(drafts) if _is_prose(draft, foreign))
    return chosen | {place for place in prose if _make(drafts[place]) in common}


def _make(draft: Draft) -> tuple[str, ...]:
    """Tags from an element up to the first around it that has a name, and that name; empty without one."""
    tags = [draft.element.tag]
    for parent in islice(draft.element.iterancestors(), MAX_UNNAMED):
        tags.append(parent.tag)
        name = parent.get("class") or parent.get("id")
        if name:
            return (*tags, name)
    return ()


def _largest_container(drafts: list[Draft]) -> set[int]:
    """The prose of the element that directly holds most of it, or whose children do."""
    held: dict[Element, list[int]] = {}
    for place, draft in enumerate(drafts):
        if _is_prose(draft, markup().foreign):
            parent = draft.element.getparent()
            for element in (parent, parent.getparent() if parent is not None else None):
                if element is not None:
                    held.setdefault(element, []).append(place)
    best = max(held.values(), key=lambda places: sum(len(drafts[p].text) for p in places), default=[])
    return set(best)


def foreign_words(drafts: list[Draft], chosen: set[int]) -> frozenset[str]:
    """Names of boxes that belong to other stories, less those that this page gives to its own paragraphs."""
    counts = Counter(word for place in chosen for word in drafts[place].context.labels)
    return markup().foreign - {word for word, count in counts.items() if 2 * count > len(chosen)}


def _is_prose(draft: Draft, foreign: frozenset[str]) -> bool:
    if draft.kind not in _PROSE_KINDS or draft.context.place or len(draft.text) < PROSE:
        return False
    return draft.linked < len(draft.text) / 2 and foreign.isdisjoint(draft.context.labels)


def unprinted_story(units: list[Unit], chosen: set[int], declared: str) -> tuple[str, ...]:
    """Paragraphs of the story in the page's own data, when the page itself prints hardly any of it.

    Some pages put their text in by a script; then the data is the only place where it can be read.
    """
    text = key_of(declared)
    if len(text) < MIN_STORY:
        return ()
    printed = _letters(units, _within(text, units))
    if printed > 0.3 * len(text) or MORE * _letters(units, chosen) > len(text):
        return ()
    return tuple(paragraph for paragraph in map(plain, declared.split("\n")) if paragraph)


def _collapse(before: int, after: int, by: str) -> Diagnostic:
    return Diagnostic(
        "collapse",
        f"The first reading of the page found {before} letters of article, {by} {after}: that is used.",
    )
