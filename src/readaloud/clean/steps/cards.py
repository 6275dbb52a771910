"""Other stories shown as cards or links inside the text: what their form gives away, without any label."""

from itertools import pairwise

from readaloud.clean.draft import Draft
from readaloud.clean.lines import Line
from readaloud.model.article import Kind

MIN_CARDS = 2  # titles that a page prints twice: one may be an accident
MAX_BETWEEN = 2  # sentences between two of them: the teaser of one, the picture of the next
LAST_TEASER = 3  # lines below the last of them in which its teaser stands
MIN_WORDS = 5  # of a link that is a headline and no name
LINKED = 0.95  # of the characters of a line that is nothing but a link
_LINES = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING})


def remove_cards(draft: Draft) -> None:
    """Take out titles that are printed twice on one line ("Title Title"), each with its teaser.

    Pages print the title of a card once for the eye and once for a screen reader. Sub-headings that do so
    too have more paragraphs below them.
    """
    for run in _card_runs(draft):
        teasers = [_sentences(draft, i + 1, stop) for i, stop in pairwise(run)]
        each_has_one = all(teasers)
        last = _sentences(draft, run[-1] + 1, run[-1] + LAST_TEASER) if each_has_one else []
        for title, found in zip(run, [*teasers, last], strict=True):
            draft.remove(title, "related-headline")
            for i in found[:1]:
                draft.remove(i, "related-headline")


def remove_cards_below(draft: Draft) -> None:
    """Take out what follows a label for other stories at the end, when it is headings with a teaser each.

    On a page the headings are links, which nobody took for the story; their teasers may have been.
    """
    labels = [i for i in range(len(draft.lines)) if _is_label(draft, i)]
    for label in labels[:1]:
        below = range(label + 1, len(draft.lines))
        headings = [i for i in below if draft.lines[i].piece.kind is Kind.HEADING]
        stops = [*headings, len(draft.lines)]
        kept = any(draft.is_open(i) for i in headings)
        if len(headings) < MIN_CARDS or kept or _sentences(draft, label + 1, headings[0]):
            return
        if all(len(_sentences(draft, a, b)) <= 1 for a, b in pairwise(stops)):
            for i in list(draft.open(label + 1)):
                draft.remove(i, "related-headline")


def _is_label(draft: Draft, i: int) -> bool:
    rule = draft.rule_at(i)
    return rule is not None and rule.opens_list and draft.lines[i].piece.kind is Kind.HEADING


def _card_runs(draft: Draft) -> list[list[int]]:
    """Runs of doubled titles with at most a teaser and the text of a picture between two of them."""
    runs: list[list[int]] = []
    for i in (i for i in draft.open() if draft.lines[i].says_twice):
        if runs and len(_sentences(draft, runs[-1][-1] + 1, i)) <= MAX_BETWEEN:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [run for run in runs if len(run) >= MIN_CARDS]


def remove_links(draft: Draft) -> None:
    """Take out lines of a page that are one link and no sentence: the headline of another story.

    Between paragraphs one is enough; of a list and of headings all the neighbours are such.
    """
    found = {i for i in draft.open() if _is_link(draft.lines[i])}
    for run in _runs(draft):
        if all(i in found for i in run):
            for i in run:
                draft.remove(i, "related-link")


def _runs(draft: Draft) -> list[list[int]]:
    """Lines that stand or fall together: a paragraph by itself, a list, headings in a row (two at least)."""
    runs: list[list[int]] = []
    last: tuple[Kind, str] | None = None
    for i in draft.open():
        piece = draft.lines[i].piece
        if piece.kind not in _LINES:
            last = None
            continue
        key = (piece.kind, piece.group.id if piece.group else "")
        if key == last and piece.kind is not Kind.PARAGRAPH:
            runs[-1].append(i)
        else:
            runs.append([i])
        last = key
    return [run for run in runs if draft.lines[run[0]].piece.kind is not Kind.HEADING or len(run) > 1]


def _is_link(line: Line) -> bool:
    """Whether the whole line is links, long enough for a headline, and ends like one."""
    if line.count < MIN_WORDS or line.text[-1] in ".:,;" or line.piece.media:
        return False
    return line.piece.linked >= LINKED * len(line.text)


def _sentences(draft: Draft, start: int, stop: int) -> list[int]:
    """The sentences between two places."""
    return [i for i in draft.open(start, stop) if draft.lines[i].is_prose]
