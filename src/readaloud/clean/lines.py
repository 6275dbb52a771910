"""Lines: the pieces of an input with what the judging steps ask about them again and again."""

import functools
import re

from msgspec import Struct

from readaloud.clean.rules.phrases import words_of
from readaloud.extract.pieces import Piece
from readaloud.model.article import Range

SENTENCE_WORDS = 10  # a line of as many words with an end mark is prose; so is one of 30 without
LONG_WORDS = 30
_ORNAMENT = re.compile(r"(?:[_*—–•·~⁂★☆-]\s*){3}(?:[*—–•·~⁂★☆-]\s*)*|⁂")
_HEAD = 600  # characters that rules look at: a longer line is prose, and no rule takes it
_BULLET = re.compile(r"(?:[•·▪▸►◦‣●○■–—*+-]\s+|o\s+(?=[A-Z0-9]))+(?=\S)")  # text browsers print "o"
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_END = re.compile(r"[.!?…。]\s?[\"'”’“‘»«›‹)\]]*(?:\s*\[\d+\])?$")  # closing marks of all languages
_SPEECH = re.compile(r"[\"“”„«»]\w[^\"“”„«»]{8,}(?:[,.!?…][\"“”«»]|[\"“”«»],)")  # a clause that somebody says
_SEAM = re.compile(r"[^\W\d_A-Z]{2}[A-Z][a-z]*\s")  # the small end of one word, the capital of the next
TITLE_WORDS = 4  # of a title before such a seam; "YouTube" is one too
_EMPTY = re.compile(r"[\W_]*$")


class Line(Struct, frozen=True, dict=True):
    """One line or element, or a part of a running paragraph, and the piece that it comes from."""

    piece: Piece
    text: str
    source: tuple[Range, ...]
    words: tuple[str, ...]  # of the beginning, as rules see them; without bullet
    count: int  # words of the whole line
    bullet: str  # "•", "1" … or ""
    offset: int = 0  # of the text in the piece's

    @property
    def gap(self) -> bool:
        """Whether a blank line or a block boundary stands before it."""
        return self.piece.gap

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it could be said."""
        return not self.piece.media and not self.words and bool(_EMPTY.match(self.text))

    @property
    def is_ornament(self) -> bool:
        """Whether it is a rule or a row of stars, as stories have it between their parts."""
        return self.is_empty and bool(_ORNAMENT.fullmatch(self.text))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(self.text))

    @functools.cached_property
    def is_prose(self) -> bool:
        """Whether it is a sentence or more, long enough that no menu or headline looks so."""
        if self.count < SENTENCE_WORDS or not (self.count >= LONG_WORDS or self.ends_sentence):
            return False
        return not (self.says_twice or (self.count < 2 * LONG_WORDS and _is_glued(self.text)))

    @property
    def is_speech(self) -> bool:
        """Whether it is prose in which somebody is quoted, as stories have it and teasers hardly ever."""
        return self.is_prose and bool(_SPEECH.search(self.text))

    @property
    def says_twice(self) -> bool:
        """Whether it says the same words two times over, as the cards of other stories do."""
        return SENTENCE_WORDS <= self.count < 2 * LONG_WORDS and _says_twice(self.words)

    @property
    def plain(self) -> str:
        """The text without its bullet or number."""
        return without_bullet(self.text) if self.bullet else self.text

    @property
    def unmarked(self) -> str:
        """The text without its bullet; a number may be the author's and stays."""
        return self.text if self.bullet.isdigit() else self.plain

    @property
    def key(self) -> tuple[str, ...]:
        """What two lines that say the same have in common."""
        return self.words


def _says_twice(words: tuple[str, ...]) -> bool:
    half, odd = divmod(len(words), 2)
    return not odd and words[:half] == words[half:]


def _is_glued(text: str) -> bool:
    """Whether a title in capitals and a teaser stand in it without a space: "Council Puts Off VoteThe …"."""
    seam = _SEAM.search(text)
    title = text[: seam.start() + 2].split() if seam else []
    return len(title) >= TITLE_WORDS and sum(word[:1].islower() for word in title) * 4 <= len(title)


def make_line(piece: Piece) -> Line:
    """The piece as a line of its own."""
    return line_of(piece, piece.text, piece.source)


def line_of(piece: Piece, text: str, source: tuple[Range, ...], offset: int = 0) -> Line:
    """A part of a piece as a line."""
    bullet = bullet_of(text)
    words = words_of((without_bullet(text) if bullet else text)[:_HEAD])
    bullet = bullet if words else ""
    return Line(piece, text, source, words, text.count(" ") + 1 if text else 0, bullet, offset)


@functools.lru_cache(maxsize=4096)
def bullet_of(text: str) -> str:
    """The mark of a list item at the beginning of a text: a bullet, or the number of an ordered one."""
    numbered = _NUMBER.match(text)
    if numbered:
        return numbered[1]
    marked = _BULLET.match(text)
    return marked[0][0] if marked else ""


def without_bullet(text: str) -> str:
    """The text behind its bullet or number."""
    numbered = _NUMBER.match(text)
    return text[numbered.end() :] if numbered else _BULLET.sub("", text, count=1)
