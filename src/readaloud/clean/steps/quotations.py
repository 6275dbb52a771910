"""A quotation that an advertisement cuts in two is joined again: the one repair of displayed text."""

from readaloud.clean.draft import Draft, Kept, Part
from readaloud.model.article import Kind

_OPENING, _CLOSING = "“«„", "”»"
_RUNNING = frozenset({None, Kind.PARAGRAPH})


def join_quotations(draft: Draft) -> None:
    """Join two halves of one quotation where nothing but removed lines stands between them."""
    before = -1
    for i in range(len(draft.lines)):
        if draft.is_removed(i):
            continue
        if before >= 0 and i - before > 1 and _is_cut(draft, before, i):
            verdict = draft.verdicts[before]
            lead = verdict.lead if isinstance(verdict, Part) else before
            if not isinstance(verdict, Part):
                draft.keep(before, Kept(Kind.PARAGRAPH))
            draft.join(i, lead, " ")
        before = i


def _is_cut(draft: Draft, before: int, after: int) -> bool:
    first, second = draft.lines[before], draft.lines[after]
    if not _is_paragraph(draft, before) or not draft.is_open(after) or second.piece.kind not in _RUNNING:
        return False
    if second.text[0] in _OPENING or second.bullet:
        return False
    if first.ends_sentence and first.piece is not second.piece:
        return False
    if first.text.count('"') % 2 and second.text.count('"') % 2:
        return second.text[0] != '"'
    closes = next((c for c in second.text if c in _OPENING + _CLOSING), "")
    return leaves_open(first.text) and closes != "" and closes in _CLOSING


def _is_paragraph(draft: Draft, i: int) -> bool:
    verdict = draft.verdicts[i]
    if isinstance(verdict, Part):
        return verdict.glue is not None
    return draft.lines[i].piece.kind in _RUNNING and verdict is None


def leaves_open(text: str) -> bool:
    """Whether a quotation that begins in the text does not end there."""
    return sum(c in _OPENING for c in text) > sum(c in _CLOSING for c in text)
