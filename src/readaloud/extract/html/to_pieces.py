"""Drafts to pieces: the reading text is laid out, and each piece gets its ranges in it."""

from msgspec.structs import replace

from readaloud.extract.html.draft import Draft
from readaloud.extract.html.tree import line_of
from readaloud.extract.pieces import Piece
from readaloud.model.article import Range


def pieces_of(drafts: list[Draft]) -> tuple[str, tuple[Piece, ...]]:
    """The reading text, chunk after chunk on lines of their own, and the pieces with their ranges in it."""
    reading: list[str] = []
    at, pieces = 0, []
    groups: dict[str, str] = {}
    for draft in drafts:
        source = []
        for chunk in draft.chunks:
            source.append(Range(at, at + len(chunk.text)))
            reading.append(chunk.text)
            at += len(chunk.text) + 1
        pieces.append(_piece(draft, tuple(source), groups))
    return "\n".join(reading), tuple(pieces)


def _piece(draft: Draft, source: tuple[Range, ...], groups: dict[str, str]) -> Piece:
    context = draft.context
    group = draft.group
    if group is not None:
        group = replace(group, id=groups.setdefault(group.id, f"g{len(groups) + 1}"))
    return Piece(
        text=draft.text,
        source=source,
        line=line_of(draft.element),
        kind=draft.kind,
        body=draft.body,
        place=context.place,
        gap=True,
        level=draft.level,
        language=context.language,
        spans=draft.spans,
        media=draft.media,
        table=draft.table,
        group=group,
        labels=context.labels,
    )
