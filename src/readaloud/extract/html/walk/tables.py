"""Tables that hold data, told from tables that lay out a page."""

from readaloud.extract.html.draft import Chunk, Context, Draft, Run
from readaloud.extract.html.names import BLOCKS
from readaloud.extract.html.tree import UNREAD, Element, texts
from readaloud.extract.html.walk.inline import quotation_marks
from readaloud.model.article import Kind, Table

MAX_CELL = 300  # characters; a longer cell is a column of a page
MAX_DEPTH = 50  # of elements in a cell that are looked at one by one
MAX_SPAN = 100  # columns or rows; what claims more means all that there are
_LAYOUT = frozenset(
    ["table", "form", "article", "section", "h1", "h2", "ul", "ol", "figure", "video", "iframe", "blockquote"]
)


def read_table(element: Element, context: Context) -> Draft | None:
    """A data table as one draft; None for a table that lays out other things."""
    if (element.get("role") or "") in {"presentation", "none"}:
        return None
    if next((inner for inner in element.iterdescendants(*_LAYOUT)), None) is not None:
        return None
    rows = [[_text(cell) for cell in row.iterchildren("td", "th")] for row in element.iter("tr")]
    headed = next(element.iter("th"), None) is not None
    caption = " ".join(_text(part) for part in element.iterchildren("caption"))
    if not _is_data(rows, headed or bool(caption)) or _has_other_text(element, rows, caption):
        return None
    return _draft(element, context, _spread(element, rows), caption)


def _draft(element: Element, context: Context, rows: list[list[str]], caption: str) -> Draft:
    first = next(element.iter("tr"))
    header = tuple(rows[0]) if _is_header(first) else ()
    body = tuple(tuple(row) for row in (rows[1:] if header else rows) if any(row))
    heads = [next(iter(row.iterchildren("td", "th")), None) for row in element.iter("tr")][
        1 if header else 0 :
    ]
    row_headers = bool(heads) and all(cell is None or cell.tag == "th" for cell in heads)
    lines = (header, *body) if header else body
    text = "\n".join("\t".join(cells) for cells in lines)
    chunks = [Chunk(part) for part in (caption, *(cell for row in rows for cell in row)) if part]
    table = Table(caption=caption, header=header, rows=body, row_headers=row_headers)
    return Draft(element, text, chunks, Kind.TABLE, context, table=table)


def _spread(element: Element, rows: list[list[str]]) -> list[list[str]]:
    """The rows with an empty cell wherever one from the left or from above reaches: columns stay columns."""
    below: dict[int, int] = {}  # how many rows a cell still reaches down, by its column
    lines = []
    for row, cells in zip(element.iter("tr"), rows, strict=True):
        line: list[str] = []
        for cell, text in zip(row.iterchildren("td", "th"), cells, strict=True):
            line += _reached(below, len(line))
            first, width, height = len(line), _span(cell, "colspan"), _span(cell, "rowspan")
            line += [text, *[""] * (width - 1)]
            below.update(dict.fromkeys(range(first, first + width), height - 1))
        lines.append(line + _reached(below, len(line)))
    widest = max((n for line in lines for n, text in enumerate(line, 1) if text), default=0)
    return [line[:widest] for line in lines]


def _reached(below: dict[int, int], column: int) -> list[str]:
    """The empty cells from a column on into which cells from above reach; each reaches one row less then."""
    empty = []
    while below.get(column, 0):
        below[column] -= 1
        empty.append("")
        column += 1
    return empty


def _span(cell: Element, name: str) -> int:
    written = (cell.get(name) or "").strip()
    return min(max(int(written[:4]), 1), MAX_SPAN) if written.isdecimal() else 1


def _is_header(row: Element) -> bool:
    cells = list(row.iterchildren("td", "th"))
    return (
        bool(cells) and all(cell.tag == "th" for cell in cells if _text(cell))
    ) or row.getparent().tag == "thead"


def _is_data(rows: list[list[str]], marked: bool) -> bool:
    filled = [row for row in rows if any(row)]
    cells = [cell for row in filled for cell in row]
    if len(filled) < 2 or max(map(len, filled)) < 2 or max(map(len, cells)) > MAX_CELL:
        return False
    return marked or sum(len(row) >= 2 for row in filled) >= 2


def _has_other_text(element: Element, rows: list[list[str]], caption: str) -> bool:
    """Whether text stands beside the cells (a broken table): then it is walked, so that nothing is lost."""
    read = sum(len("".join(cell.split())) for row in rows for cell in row) + len("".join(caption.split()))
    return read != len("".join(_text(element).split()))


def _text(element: Element) -> str:
    run = Run()
    _gather(element, run, 0)
    return run.take()[0]


def _gather(element: Element, run: Run, depth: int) -> None:
    """Add the texts of a cell, with a space where one of its lines ends."""
    if depth > MAX_DEPTH:
        for text in texts(element):
            run.add(text, ())
        return
    run.add(element.text or "", ())
    for child in element:
        apart = child.tag in BLOCKS or child.tag == "br"
        if child.tag not in UNREAD:
            opening, closing = quotation_marks(child) if child.tag == "q" else ("", "")
            run.add(" " if apart else opening, ())
            _gather(child, run, depth + 1)
            run.add(closing, ())
        run.add(" " if apart else "", ())
        run.add(child.tail or "", ())
