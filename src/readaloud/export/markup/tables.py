"""Tables of an article as HTML, every row where it is heard."""

from collections.abc import Sequence

from readaloud.export.markup.making import Said, add, add_note, make
from readaloud.export.markup.xml import Element
from readaloud.model.article import Block, Table
from readaloud.model.script import Utterance


def table_element(block: Block, table: Table, said: Sequence[Utterance], notes: bool) -> Element:
    """The table; what is announced of it stands in its caption, and of a row in the row.

    A row that an utterance says, by its place in the block's text, bears its id.
    """
    rows = rows_said(block, said)
    leads = row_leads(said) if notes else {}
    element = make("table")
    led = {utterance.id for lead in leads.values() for utterance in lead}
    own = (
        [utterance for utterance in said if utterance.own_words and utterance.id not in led] if notes else []
    )
    if table.caption or own:
        add(element, _caption(table.caption, own))
    if table.header:
        add(element, make("thead", _row(table.header, rows.get(0, ""), "col", leads)))
    first = 1 if table.header else 0
    body = (
        _row(row, rows.get(number, ""), "row" if table.row_headers else "", leads)
        for number, row in enumerate(table.rows, first)
    )
    add(element, make("tbody", *body))
    return element


def _caption(text: str, said: Sequence[Utterance]) -> Element:
    """The caption of a table among our words about it, heard where it is shown."""
    caption = make("caption")
    if text and not any(utterance.text == text for utterance in said):
        add(caption, text)
    for utterance in said:
        if utterance.text == text:
            add(caption, make("span", text, id=utterance.id))
        else:
            add_note(caption, utterance)
    return caption


def rows_said(block: Block, said: Sequence[Utterance]) -> dict[int, str]:
    """Row number (the header is 0 when there is one) to the first utterance that begins in it."""
    rows: dict[int, str] = {}
    for utterance in said:
        if not utterance.own_words:
            rows.setdefault(block.text.count("\n", 0, utterance.locator.start), utterance.id)
    return rows


def row_leads(said: Sequence[Utterance]) -> Said:
    """What we say before a row, in the same sentence, by the utterance that says the row."""
    leads: dict[str, list[Utterance]] = {}
    before: list[Utterance] = []
    for utterance in said:
        if utterance.own_words:
            before.append(utterance)
            continue
        leads[utterance.id] = [own for own in before if own.sentence == utterance.sentence]
        before = []
    return leads


def _row(cells: Sequence[str], name: str, heads: str, leads: Said) -> Element:
    row = make("tr", id=name) if name else make("tr")
    for number, cell in enumerate(cells):
        head = cell.strip() and (heads == "col" or (heads == "row" and number == 0))
        shown = make("th", scope=heads) if head else make("td")
        for lead in leads.get(name, ()) if number == 0 else ():
            add_note(shown, lead)
        add(shown, cell)
        add(row, shown)
    return row
