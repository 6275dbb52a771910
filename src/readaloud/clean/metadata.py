"""What a cleaned text says about itself as a whole: title, authors, date."""

from msgspec.structs import replace

from readaloud.clean.dates import iso_date
from readaloud.clean.lines import make_line
from readaloud.clean.steps.signatures import looks_like_byline, name_in_byline
from readaloud.extract.pieces import Piece
from readaloud.model.article import Block, Kind, Meta


def completed(meta: Meta, blocks: tuple[Block, ...]) -> Meta:
    """The metadata of the input; what it does not say is taken from headline and bylines.

    A byline of an earlier year wins over the date in the data of a page: moving a site makes its stories new.
    """
    headline = next((block.text for block in blocks if block.kind is Kind.HEADLINE), "")
    bylines = [block.text for block in blocks if block.kind is Kind.BYLINE]
    names = [name_in_byline(text) for text in bylines if looks_like_byline(make_line(_piece(text)))]
    dates = [found for text in bylines if (found := iso_date(text))]
    printed = min(dates, default="")
    moved = bool(printed) and printed[:4] < meta.date[:4]
    return replace(
        meta,
        title=meta.title or headline,
        authors=meta.authors or tuple(name for name in names[:1] if name),
        date=printed if moved else meta.date or next(iter(dates), ""),
    )


def _piece(text: str) -> Piece:
    return Piece(text=text, source=(), line=1)
