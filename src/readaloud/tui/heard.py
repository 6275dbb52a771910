"""What is being heard just now, and where the page shows it."""

from readaloud.model.article import Locator
from readaloud.model.script import Utterance
from readaloud.tui.labels import Sentences
from readaloud.tui.lines import Line, line_of
from readaloud.tui.page import Page
from readaloud.tui.spots import Spot, spots_between, spots_of


class Heard:
    """The sentence and the word that are heard, as spots of the page. Empty before anything is."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self.index = -1  # of the block; -1: nothing is heard
        self.utterance: Utterance | None = None
        self.sentence: tuple[Spot, ...] = ()
        self.part: tuple[Spot, ...] = ()  # the part of the sentence that is spoken in one voice
        self.word: tuple[Spot, ...] = ()
        self._place: Locator | None = None  # of the word

    def hear(self, page: Page, utterance: Utterance) -> None:
        """Begin with an utterance; one of a block that is not shown counts as nothing."""
        self.index = page.index_of.get(utterance.locator.block, -1)
        self.utterance = utterance
        self.word, self._place = (), None
        self.sentence = self.part = ()
        if self.index >= 0:
            shown, block = page.shown(self.index), page.blocks[self.index]
            parts = self._sentences.parts_of(utterance)
            self.part = spots_of(shown, block, utterance)
            self.sentence = tuple(spot for part in parts for spot in spots_of(shown, block, part))

    def hear_word(self, page: Page, locator: Locator | None) -> None:
        """Go on to a word of the same block, or to none."""
        self.word, self._place = (), None
        if locator is None:
            return
        if self.index >= 0 and page.blocks[self.index].id == locator.block:
            self._place = locator
            self.word = spots_between(page.shown(self.index), locator.start, locator.end)

    def hear_again(self, page: Page) -> None:
        """Find the same places on another page."""
        utterance, place = self.utterance, self._place
        if utterance is not None:
            self.hear(page, utterance)
        self.hear_word(page, place)

    def sentence_lines(self, lines: tuple[Line, ...]) -> set[int]:
        """The lines of its block on which the sentence stands; of words that are not shown, the first."""
        return _lines_of(lines, self.sentence) or {0}

    def word_lines(self, lines: tuple[Line, ...]) -> set[int]:
        """The lines of its block on which the word stands."""
        return _lines_of(lines, self.word)

    def line(self, lines: tuple[Line, ...]) -> int:
        """The line of its block on which the word stands, else what is spoken; else the first."""
        first = (*self.word, *self.part, *self.sentence)[:1]
        return line_of(lines, first[0].piece, first[0].start) if first else 0


def _lines_of(lines: tuple[Line, ...], spots: tuple[Spot, ...]) -> set[int]:
    return {
        number
        for number, line in enumerate(lines)
        for part in line
        for spot in spots
        if spot.piece == part.piece and spot.start < part.end and part.start < spot.end
    }
