"""The headline of a page: the heading that says its title, a part of one, or the last before the story."""

from msgspec.structs import replace

from readaloud.extract.html.comparing import key_of, same_words
from readaloud.extract.html.draft import Chunk, Draft
from readaloud.extract.html.markup import markup
from readaloud.model.article import Kind

MIN_SAID = 20  # letters of a text that says a longer title; "Johannesburg" begins many
MIN_WORDS = 3  # of a headline that no title tells
LEAD = 30  # drafts before the story among which a headline that is no main heading is looked for
_APART = frozenset({"nav", "hidden"})


def find_headline(drafts: list[Draft], title: str, first: int) -> int | None:
    """The place of the headline; ``first`` is that of the first body text, ``title`` the page's own."""
    headings = [p for p, d in enumerate(drafts) if d.kind is Kind.HEADING and d.context.place != "hidden"]
    said = [p for p in headings if _says(drafts[p].text, title) and drafts[p].context.place not in _APART]
    if said:
        return min(said, key=lambda place: (drafts[place].level > 1, place))
    main = [place for place in headings if drafts[place].level == 1]
    if main:
        before = [place for place in main if place <= first]
        return before[-1] if before else main[0]
    printed = (
        p for p, d in enumerate(drafts[: first + 1]) if key_of(d.text) == key_of(title) and _is_text(d)
    )
    return next(printed, _highest([p for p in headings if first - LEAD <= p < first], drafts))


def part_kicker(drafts: list[Draft], title: str) -> list[Draft]:
    """The drafts; a heading whose last element alone is in the title is parted: kicker and headline."""
    if any(draft.kind is Kind.HEADING and _says(draft.text, title) for draft in drafts):
        return drafts
    for place, draft in enumerate(drafts):
        tail = _tail_in(title, draft) if draft.kind is Kind.HEADING and len(draft.element) else ""
        if tail:
            head = draft.text[: -len(tail)].rstrip()
            kicker = replace(draft, text=head, chunks=[Chunk(head)], kind=Kind.PARAGRAPH, level=0)
            kicker.body, kicker.spans = False, ()
            rest = replace(draft, text=tail, chunks=[Chunk(tail)], level=1, spans=())
            return [*drafts[:place], kicker, rest, *drafts[place + 1 :]]
    return drafts


def _says(text: str, title: str) -> bool:
    if key_of(text) == key_of(title):
        return bool(title)
    return min(len(key_of(text)), len(key_of(title))) >= MIN_SAID and same_words(text, title)


def _tail_in(title: str, draft: Draft) -> str:
    """The text of the last element of a heading, when it ends the heading and stands in the title."""
    if [chunk.text for chunk in draft.chunks] != [draft.text]:
        return ""
    tail = " ".join(draft.element[-1].text_content().split())
    key = key_of(tail)
    ends = draft.text.endswith(tail) and len(tail) < len(draft.text)
    return tail if ends and len(key) >= MIN_SAID and key in key_of(title) else ""


def _is_text(draft: Draft) -> bool:
    return draft.kind is Kind.PARAGRAPH and draft.context.place not in _APART


def _highest(places: list[int], drafts: list[Draft]) -> int | None:
    """Of headings before the story that lead nowhere the highest; the last of several."""
    own = [place for place in places if _may_lead(drafts[place])]
    return min(own, key=lambda place: (drafts[place].level, -place), default=None)


def _may_lead(draft: Draft) -> bool:
    apart = draft.context.place not in ("", "header") or draft.is_called(markup().foreign, 8)
    return not apart and not draft.linked and draft.text.count(" ") + 1 >= MIN_WORDS
