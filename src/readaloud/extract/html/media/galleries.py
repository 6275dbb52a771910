"""Pictures that a page shows one after the other in a carousel or the like are one gallery."""

from collections.abc import Iterator

from readaloud.extract.html.draft import Draft
from readaloud.extract.html.markup import markup
from readaloud.extract.html.names import words_of
from readaloud.extract.html.tree import Element
from readaloud.model.article import Group, Kind

_PAGE = frozenset({"article", "main", "body", "html"})
FEWEST = 3  # pictures in a row; two may be any two


def group_galleries(drafts: list[Draft]) -> None:
    """Make a gallery of the body's pictures in one box, when nothing of the story stands between them."""
    for number, row in enumerate(_rows([draft for draft in drafts if draft.body]), start=1):
        if len(row) >= FEWEST:
            for index, draft in enumerate(row, start=1):
                name = f"row-{number}"
                draft.group = Group(name, "gallery", ordered=False, index=index, count=len(row))


def _rows(drafts: list[Draft]) -> Iterator[list[Draft]]:
    """Runs of pictures without a group that stand in the same box."""
    row: list[Draft] = []
    box: Element | None = None
    for draft in drafts:
        own = _gallery_around(draft) if draft.kind is Kind.IMAGE and draft.group is None else None
        if own is None or own is not box:
            yield row
            row, box = [], own
        if own is not None:
            row.append(draft)
    yield row


def _gallery_around(draft: Draft) -> Element | None:
    """The outermost box around a picture that is named as one of many, within the story."""
    found = None
    for element in draft.element.iterancestors():
        if element.tag in _PAGE:
            break
        names = " ".join(filter(None, (element.get("class"), element.tag.replace("-", " "))))
        if not markup().gallery.isdisjoint(words_of(names)):
            found = element
    return found
