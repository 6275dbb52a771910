"""What is being heard just now, and where the page shows it."""

from readaloud.model.article import Locator
from readaloud.model.script import Utterance
from readaloud.tui.lines import Line, line_of, place_of
from readaloud.tui.page import Page
from readaloud.tui.spots import Spot, spots_between, spots_of


class Heard:
    """The utterance and the word that are heard, as spots of the page. Empty before anything is."""

    def __init__(self) -> None:
        self.index = -1  # of the block; -1: nothing is heard
        self.utterance: Utterance | None = None
        self.sentence: tuple[Spot, ...] = ()
        self.word: tuple[Spot, ...] = ()
        self._place: Locator | None = None  # of the word

    def hear(self, page: Page, utterance: Utterance) -> None:
        """Begin with an utterance; one of a block that is not shown counts as nothing."""
        self.index = page.index_of.get(utterance.locator.block, -1)
        self.utterance = utterance
        self.word, self._place = (), None
        self.sentence = ()
        if self.index >= 0:
            self.sentence = spots_of(page.shown(self.index), page.blocks[self.index], utterance)

    def hear_word(self, page: Page, locator: Locator) -> None:
        """Go on to a word of the same block."""
        if self.index >= 0 and page.blocks[self.index].id == locator.block:
            self._place = locator
            self.word = spots_between(page.shown(self.index), locator.start, locator.end)

    def hear_again(self, page: Page) -> None:
        """Find the same places on another page."""
        utterance, place = self.utterance, self._place
        if utterance is not None:
            self.hear(page, utterance)
        if place is not None:
            self.hear_word(page, place)

    def line(self, lines: tuple[Line, ...]) -> int:
        """The line of its block on which it stands: the word's, else the sentence's first, else the first."""
        for spot in (*self.word[:1], *self.sentence[:1]):
            return line_of(lines, spot.piece, spot.start)
        if self.utterance and not self.utterance.own_words:
            return place_of(lines, self.utterance.locator.start).line
        return 0
