"""Headline, standfirst and byline of a page, from its headings, its names and its own title."""

from readaloud.extract.html_draft import Draft
from readaloud.extract.html_match import key_of
from readaloud.extract.html_meta import PageData
from readaloud.extract.html_parts import is_button, same_words
from readaloud.extract.markup import markup
from readaloud.model.article import Kind

_APART = frozenset({"nav", "hidden", "footer", "dialog"})
DECK_WORDS = (7, 50)  # of a standfirst that nothing names, at least and at most
DECK_SENTENCE = 10  # of one that does not stand right below the headline
NEAR = 30  # drafts between the headline and the first paragraph that may be standfirst or byline


def mark_roles(drafts: list[Draft], page: PageData) -> None:
    """Set the kinds of the headline, the standfirst and the byline, where the page leaves no doubt."""
    first = next(
        (p for p, d in enumerate(drafts) if d.body and d.kind is not Kind.HEADING and d.text), len(drafts)
    )
    place = _headline(drafts, page.meta.title, first)
    if place is None:
        return
    headline = drafts[place]
    headline.kind, headline.level, headline.body = Kind.HEADLINE, 1, True
    for draft in drafts[place + 1 : place + NEAR]:
        if draft.kind not in {Kind.PARAGRAPH, Kind.HEADING} or draft.context.place in _APART:
            continue
        words = set(draft.context.labels[:8])
        if draft.body and draft.kind is Kind.PARAGRAPH and len(draft.text) > 200:
            break
        if not words.isdisjoint(markup().caption | {"image", "figure"}):
            continue
        if words & markup().deck or (page.description and key_of(page.description) == key_of(draft.text)):
            draft.kind, draft.level, draft.body = Kind.DECK, 0, True
        elif words & markup().byline and len(draft.text) < 200 and not draft.body and not is_button(draft):
            draft.kind, draft.level = Kind.BYLINE, 0
    if deck := _unnamed_deck(drafts, place):
        deck.kind, deck.level, deck.body = Kind.DECK, 0, True


def _unnamed_deck(drafts: list[Draft], headline: int) -> Draft | None:
    """What no reading took between headline and story: right below the headline, or a whole sentence."""
    for place, draft in enumerate(drafts[headline + 1 : headline + NEAR], start=headline + 1):
        if draft.kind is Kind.DECK or (draft.body and draft.kind is Kind.PARAGRAPH):
            return None
        if draft.kind is not Kind.PARAGRAPH or not _may_be_deck(draft):
            continue
        words = draft.text.split()
        whole = len(words) >= DECK_SENTENCE and draft.text.endswith((".", "!", "?", "…"))
        if whole or (place == headline + 1 and not any(word[0].isdigit() for word in words[:-1])):
            return draft
    return None


def _may_be_deck(draft: Draft) -> bool:
    apart = draft.context.place not in ("", "header") or not markup().foreign.isdisjoint(
        draft.context.labels[:8]
    )
    named = markup().byline | markup().caption
    if apart or is_button(draft) or not named.isdisjoint(draft.context.labels[:4]):
        return False
    linked = sum(span.end - span.start for span in draft.spans if span.kind == "link")
    return not linked and DECK_WORDS[0] <= len(draft.text.split()) <= DECK_WORDS[1]


def _headline(drafts: list[Draft], title: str, first: int) -> int | None:
    """The heading that says the page's title, else the last main heading before the story."""
    headings = [place for place, draft in enumerate(drafts) if draft.kind is Kind.HEADING]
    for place in headings:
        if (
            title
            and same_words(drafts[place].text, title)
            and drafts[place].context.place not in {"nav", "hidden"}
        ):
            return place
    main = [
        place for place in headings if drafts[place].level == 1 and drafts[place].context.place != "hidden"
    ]
    before = [place for place in main if place <= first]
    return before[-1] if before else next(iter(main), None)
