"""Headline, standfirst and byline of a page, from its headings, its names and its own title."""

from readaloud.extract.html.body.headline import find_headline
from readaloud.extract.html.comparing import key_of
from readaloud.extract.html.draft import Draft
from readaloud.extract.html.markup import markup
from readaloud.extract.html.media.parts import is_button
from readaloud.extract.html.page_data import PageData
from readaloud.model.article import Kind

_APART = frozenset({"nav", "hidden", "footer", "dialog"})
DECK_WORDS = (7, 50)  # of a standfirst that nothing names, at least and at most
DECK_SENTENCE = 10  # of one that does not stand right below the headline
LEAD_LETTERS = 200  # of a first paragraph; shorter ones may be the standfirst
NEAR = 30  # drafts between the headline and the first paragraph that may be standfirst or byline


def mark_roles(drafts: list[Draft], page: PageData) -> None:
    """Set the kinds of the headline, the standfirst and the byline, where the page leaves no doubt."""
    first = next(
        (p for p, d in enumerate(drafts) if d.body and d.kind is not Kind.HEADING and d.text), len(drafts)
    )
    place = find_headline(drafts, page.meta.title, first)
    if place is None:
        return
    headline = drafts[place]
    for draft in drafts:  # bars that stay in sight say it again
        if draft.media is None and draft.text == headline.text:
            draft.body = False
    headline.kind, headline.level, headline.body = Kind.HEADLINE, 1, True
    _name_head(drafts[place + 1 : place + NEAR], page)
    if deck := _unnamed_deck(drafts, place):
        deck.kind, deck.level, deck.body = Kind.DECK, 0, True


def _name_head(drafts: list[Draft], page: PageData) -> None:
    """Standfirst and byline below the headline, by their names and the page's description."""
    begun = False
    for draft in drafts:
        if draft.kind not in {Kind.PARAGRAPH, Kind.HEADING} or draft.context.place in _APART:
            continue
        words = set(draft.context.labels[:8])
        if draft.body and draft.kind is Kind.PARAGRAPH and len(draft.text) > LEAD_LETTERS:
            break
        if not words.isdisjoint(markup().caption | {"image", "figure"}):
            continue
        named = (
            words & markup().deck and draft.text.count(" ") > 1 and not (begun and draft.kind is Kind.HEADING)
        )
        if named or (page.description and key_of(page.description) == key_of(draft.text)):
            draft.kind, draft.level, draft.body = Kind.DECK, 0, True
        elif words & markup().byline and len(draft.text) < 200 and not draft.body and not is_button(draft):
            draft.kind, draft.level = Kind.BYLINE, 0
        begun = begun or (draft.body and draft.kind is Kind.PARAGRAPH)


def _unnamed_deck(drafts: list[Draft], headline: int) -> Draft | None:
    """What no reading took between headline and story: right below the headline, or a whole sentence."""
    for place, draft in enumerate(drafts[headline + 1 : headline + NEAR], start=headline + 1):
        if draft.kind is Kind.DECK or (draft.body and draft.kind is Kind.PARAGRAPH):
            return None
        if draft.kind is not Kind.PARAGRAPH or not _may_be_deck(draft):
            continue
        words = draft.text.split()
        whole = len(words) >= DECK_SENTENCE and draft.text.endswith((".", "!", "?", "…"))
        dated = len(words) < DECK_SENTENCE and any(word[0].isdigit() for word in words[:-1])
        if whole or (place == headline + 1 and not dated):
            return draft
    return None


def _may_be_deck(draft: Draft) -> bool:
    apart = draft.context.place not in ("", "header") or draft.is_called(markup().foreign, 8)
    named = markup().byline | markup().caption
    if apart or is_button(draft) or draft.is_called(named, 4):
        return False
    return not draft.linked and DECK_WORDS[0] <= len(draft.text.split()) <= DECK_WORDS[1]
