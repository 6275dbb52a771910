"""What is marked on a line of the page: what is heard, as a person wants it shown, and what was found."""

from collections.abc import Mapping, Sequence

from readaloud.model.article import Locator
from readaloud.services.reader.look import Look
from readaloud.tui.heard import Heard
from readaloud.tui.lines import Line
from readaloud.tui.page import Page
from readaloud.tui.painting import Marking
from readaloud.tui.spots import Spot, spots_between

SIGN = "▎"
PLAIN_SIGN = ">"  # a screen reader reads the other one as "left one quarter block"

_WORD_LOOKS = {"colour": "word", "underline": "word-underline", "block": "word-block"}

Found = Mapping[str, Sequence[Locator]]


def found_in(matches: Sequence[Locator]) -> Found:
    """What a search has found, by block."""
    by_block: dict[str, list[Locator]] = {}
    for match in matches:
        by_block.setdefault(match.block, []).append(match)
    return by_block


def marking_of(page: Page, index: int, number: int, heard: Heard, found: Found, look: Look) -> Marking:
    """What is marked on a line of a block."""
    lines = page.lines(index)
    is_here = index == heard.index
    spots = [("match", spot) for spot in _matches(page, index, found)]
    if is_here:
        spots += [("sentence", spot) for spot in heard.sentence]
        if word_look := _WORD_LOOKS.get(look.word):
            spots += [(word_look, spot) for spot in heard.word]
    is_dimmed = look.focus and heard.index >= 0
    return Marking(
        spots=spots,
        clear=(heard.sentence if is_here else ()) if is_dimmed else None,
        sign=_sign(look) if is_here and number in heard.sentence_lines(lines) else "",
        band=_band(page, index, number, heard, look, lines),
    )


def _matches(page: Page, index: int, found: Found) -> list[Spot]:
    shown = page.shown(index)
    here = found.get(page.blocks[index].id, ())
    return [spot for match in here for spot in spots_between(shown, match.start, match.end)]


def _sign(look: Look) -> str:
    return PLAIN_SIGN if look.theme == "accessible" else SIGN


def _band(page: Page, index: int, number: int, heard: Heard, look: Look, lines: tuple[Line, ...]) -> str:
    if look.ruler and index == heard.index and number == heard.line(lines):
        return "ruler"
    return "ground" if page.shown(index).card else ""
