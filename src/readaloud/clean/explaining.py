"""Why each block is in the article and each removal is not: the signals that decided, in words."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from readaloud.clean.assembly import leads_of
from readaloud.clean.cleaning import article_of, numbered
from readaloud.clean.draft import Draft, Kept, Part, parts_of
from readaloud.clean.rules.own import OwnRule
from readaloud.extract.pieces import Extracted
from readaloud.model.article import Article, Kind

_STEPS = {  # what a step that makes blocks goes by
    "find_media": "play label, teaser or title with a duration",
    "find_pictures": "credit, picture button or announced caption",
    "join_captions": "a picture, and the credited line right below it",
    "find_head": "stands and reads as the head of a story does",
    "finish_head": "stands between headline and story",
    "name_head": "stands below the headline that the page marks",
    "name_author_notes": "begins with the author's name and says who that is",
    "name_lone_video": "guessed: the one paragraph of a page that offers more videos",
    "find_structure": "its own marks, or a short line over a paragraph",
    "find_bare_title": "guessed: a lone title between two paragraphs, without sub-headings elsewhere",
    "join_quotations": "prose that no rule names",
}
_CUTS = {  # and one that takes lines out, when it is not the words of the rule alone
    "lines_of": "cut out of a running paragraph",
    "_drop": "a pattern of yours",
    "remove_mail_head": "the head of a mail",
    "remove_forms": "between the lines of a form",
    "remove_pitches": "between the prompt and the field of a form",
    "remove_cards": "a title printed twice on one line, or its teaser",
    "remove_cards_below": "one of the headlines with a teaser under a label for other stories",
    "remove_links": "the whole line is a link to something else",
    "remove_lists": "under a label for other stories",
    "remove_tags": "names in a row between the story and its share bar or footer",
    "remove_tail": "below the story",
    "remove_repeats": "said before in the same words",
    "remove_outside": "outside what the page's reading chose",
}


class Explained(Struct, frozen=True):
    """An article with the signals for each of its blocks and removals, by id."""

    article: Article
    signals: dict[str, tuple[str, ...]]


def explain(
    extracted: Extracted,
    *,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    own: Collection[OwnRule] = (),
) -> Explained:
    """The article as ``clean`` makes it, and why; arguments and errors are those of ``clean``."""
    draft, ids = numbered(extracted, keep=keep, drop=drop, own=own)
    article = article_of(extracted, draft, ids, keep)
    parts = parts_of(draft)
    signals = {
        f"b{n}": tuple(_of_block(draft, i, parts.get(i, []))) for n, i in enumerate(leads_of(draft), start=1)
    }
    taken = [i for i in range(len(draft.lines)) if draft.is_removed(i)]
    signals |= {ids[i]: tuple(_of_removal(draft, i)) for i in taken}
    return Explained(article, signals)


def _of_block(draft: Draft, lead: int, parts: list[int]) -> Iterator[str]:
    line, verdict = draft.lines[lead], draft.verdicts[lead]
    if isinstance(verdict, Kept) and verdict.kind is not line.piece.kind:
        yield _STEPS.get(draft.decided[lead], "")
    elif line.piece.kind:
        yield f"the input marks it as {_said(line.piece.kind)}"
    else:
        yield "prose that no rule names" if line.is_prose else "short, and no rule names it"
    yield from _of_place(draft, lead)
    if any(d.code == "guessed_headline" for d in draft.diagnostics) and _is_headline(verdict):
        yield "guessed: other lines had nearly as many signs"
    glued = [i for i in parts if isinstance(part := draft.verdicts[i], Part) and part.glue is not None]
    if glued:
        yield f"a quotation joined over what was removed before {_places(draft, glued)}"
    if merged := [i for i in parts if i not in glued]:
        yield f"with {_places(draft, merged)}, which say more of it"
    if rule := draft.spared.get(lead):
        yield f"kept by you, the rule {rule.id} would take it"


def _of_place(draft: Draft, i: int) -> Iterator[str]:
    """What the reading of a page said of it, and the place where it stands."""
    line = draft.lines[i]
    if draft.story is not None:
        yield "in the story" if i in draft.story else _beside(draft.story, i)
    if line.piece.body is not None:
        yield "chosen by trafilatura's reading" if line.piece.body else "not in trafilatura's reading"
    if line.piece.place:
        yield f"place on the page: {line.piece.place}"


def _beside(story: range, i: int) -> str:
    return "before the story" if i < story.start else "after the story"


def _of_removal(draft: Draft, i: int) -> Iterator[str]:
    rule = draft.rule_at(i)
    if rule:
        yield f"rule {rule.id}, {rule.reason}"
    yield _CUTS.get(draft.decided[i], "the words of the rule")
    yield from _of_place(draft, i)


def _is_headline(verdict: object) -> bool:
    return isinstance(verdict, Kept) and verdict.kind is Kind.HEADLINE


def _places(draft: Draft, lines: list[int]) -> str:
    numbers = [str(draft.lines[i].piece.line) for i in lines]
    return f"line{'s' * (len(numbers) > 1)} {' and '.join(dict.fromkeys(numbers))}"


def _said(kind: Kind) -> str:
    return str(kind).replace("_", " ")
