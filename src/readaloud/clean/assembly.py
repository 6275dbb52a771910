"""From verdicts to an article: blocks in their order, removals, and the source of each."""

from collections.abc import Iterable, Mapping

from readaloud.clean.draft import Draft, Kept, Part, Removed, parts_of
from readaloud.clean.lines import Line
from readaloud.model.article import Block, Kind, Range, Removal, Span


def blocks_of(draft: Draft) -> tuple[Block, ...]:
    """The blocks of everything that was kept; a line that nobody judged is a paragraph."""
    parts = parts_of(draft)
    return tuple(_block(draft, i, parts.get(i, []), n) for n, i in enumerate(leads_of(draft), start=1))


def leads_of(draft: Draft) -> tuple[int, ...]:
    """The lines that are, or begin, the blocks of the article, in their order."""
    return tuple(i for i, v in enumerate(draft.verdicts) if v is None or isinstance(v, Kept))


def removals_of(draft: Draft, ids: Mapping[int, str]) -> tuple[Removal, ...]:
    """The ledger: one entry for each line that was taken out, by its id."""
    taken = ((i, draft.lines[i], v.rule) for i, v in enumerate(draft.verdicts) if isinstance(v, Removed))
    return tuple(
        Removal(ids[i], _told(line), rule.reason, rule.id, line.source, line.piece.line)
        for i, line, rule in taken
    )


def _told(line: Line) -> str:
    """All that a line says: of a medium its title, its caption and its credit, not only what it is called."""
    media = line.piece.media
    more = (media.title, media.alt, media.caption, media.credit) if media else ()
    return " ".join(filter(None, dict.fromkeys((line.text, *more))))


def merged(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges rising; those that touch or overlap become one."""
    found: list[Range] = []
    for r in sorted(ranges):
        if found and r.start <= found[-1].end:
            found[-1] = Range(found[-1].start, max(r.end, found[-1].end))
        else:
            found.append(r)
    return tuple(found)


def _block(draft: Draft, lead: int, parts: list[int], number: int) -> Block:
    line = draft.lines[lead]
    verdict = draft.verdicts[lead]
    kept = verdict if isinstance(verdict, Kept) else Kept(line.piece.kind or Kind.PARAGRAPH)
    text = line.text if kept.text is None else kept.text
    for i in parts:
        part = draft.verdicts[i]
        if isinstance(part, Part) and part.glue is not None:
            text += part.glue + draft.lines[i].text
    piece = line.piece
    return Block(
        id=f"b{number}",
        kind=kept.kind,
        text=text,
        level=kept.level or piece.level,
        language=piece.language,
        spans=_spans(line, text),
        media=kept.media or piece.media,
        table=piece.table,
        group=kept.group or piece.group,
        source=merged(r for i in (lead, *parts) for r in draft.lines[i].source),
    )


def _spans(line: Line, text: str) -> tuple[Span, ...]:
    """The spans of the piece that lie in the line, moved to the offsets of the block's text."""
    if not line.piece.spans or not line.piece.text[line.offset :].startswith(text):
        return ()
    end = line.offset + len(text)
    return tuple(
        Span(max(s.start, line.offset) - line.offset, min(s.end, end) - line.offset, s.kind, s.value)
        for s in line.piece.spans
        if s.start < end and s.end > line.offset
    )
