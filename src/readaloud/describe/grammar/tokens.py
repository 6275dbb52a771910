"""A paragraph as tokens and sentences, each quotation standing as one token."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from readaloud.describe.lexicon import Lexicon
from readaloud.describe.quotations.finding import Found

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-’'‘&.·][^\W_]+)*(?:’(?=\s[a-z]))?|[^\s\w]|_", re.UNICODE)
_LONGEST_SENTENCE = 250  # tokens; what is longer is a list or no prose, and is cut
_SENTENCE_ENDS = (".", "!", "?", "…")
_POSSESSIVE = ("'s", "’s", "‘s", "s’", "s'")


class Token(Struct, frozen=True, gc=False):
    """A word, a punctuation mark, or a quotation with its number, at ``start:end`` of the paragraph."""

    text: str
    lower: str
    start: int
    end: int
    quote: int = -1
    is_word: bool = False  # not punctuation and not a quotation
    is_capital: bool = False  # a word that begins with a capital letter

    @property
    def is_possessive(self) -> bool:
        """A word in the possessive: Smith's."""
        return self.lower.endswith(_POSSESSIVE) and len(self.text) > 2

    @property
    def bare(self) -> str:
        """Lower case, without possessive and without the full stop of an abbreviation."""
        return _bare(self.lower)


def word_token(text: str, start: int, end: int) -> Token:
    """The token of a word or a punctuation mark."""
    first = text[0]
    return Token(text, text.lower(), start, end, -1, first.isalnum(), first.isupper())


@lru_cache(maxsize=8192)  # asked of every word again and again, and most words are the same
def _bare(lower: str) -> str:
    stem = lower[:-2] if lower.endswith(("'s", "’s", "‘s")) else lower.rstrip("’'")
    return stem.rstrip(".")


class Sentence(Struct, frozen=True):
    """The tokens of one sentence of the author, a quotation with the words that introduce it."""

    tokens: tuple[Token, ...]
    quotes: tuple[int, ...]  # numbers of the quotations in it


def word_tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a text whose marks are not looked at."""
    return _words(text, 0, len(text), lexicon)


def tokenise(text: str, found: Sequence[Found], lexicon: Lexicon) -> list[Token]:
    """The tokens of the paragraph in order."""
    tokens: list[Token] = []
    at = 0
    for number, quotation in enumerate(found):
        tokens += _words(text, at, quotation.start, lexicon)
        inside = text[quotation.start : quotation.end]
        tokens.append(Token(inside, "", quotation.start, quotation.end, number))
        at = quotation.end
    return tokens + _words(text, at, len(text), lexicon)


def _words(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    tokens: list[Token] = []
    titles = lexicon["titles"]
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        last = tokens[-1] if tokens else None
        if word == "." and last and last.end == match.start() and _abbreviated(last, titles):
            tokens[-1] = word_token(last.text + ".", last.start, match.end())
            continue
        elided = _elision(word, lexicon)
        if elided:
            tokens.append(word_token(word[:elided], match.start(), match.start() + elided))
        tokens.append(word_token(word[elided:], match.start() + elided, match.end()))
    return tokens


def _elision(word: str, lexicon: Lexicon) -> int:
    """How many characters are an article or a small word before an apostrophe: l’assessore, qu’elle.

    A name keeps its own: D’Angelo.
    """
    at = word.find("’") if "’" in word else word.find("'")
    if at < 1 or word[:at].lower() not in lexicon["elided_words"]:
        return 0
    return at + 1 if word[:1].islower() or word[at + 1 : at + 2].islower() else 0


def _abbreviated(token: Token, titles: frozenset[str]) -> bool:
    """Dr. and J. go on; a sentence may end with other words."""
    initial = len(token.text) == 1 and token.text.isupper() and token.text != "I"
    return initial or (
        token.is_capital and len(token.text) < 6 and token.lower in titles | {"jr", "sr", "st"}
    )


def split_sentences(tokens: Sequence[Token], lexicon: Lexicon) -> list[Sentence]:
    """The sentences of the paragraph."""
    sentences: list[Sentence] = []
    start = 0
    for index, token in enumerate(tokens):
        full = index - start >= _LONGEST_SENTENCE
        if full or index + 1 == len(tokens) or _ends(tokens, index, lexicon):
            part = tuple(tokens[start : index + 1])
            sentences.append(Sentence(part, tuple(t.quote for t in part if t.quote >= 0)))
            start = index + 1
        del token
    return sentences


def _ends(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if token.quote >= 0:
        return _quotation_ends(tokens, index, lexicon)
    if token.text in _SENTENCE_ENDS:
        return following.quote >= 0 or not following.text[0].islower()
    if token.text.endswith(".") and len(token.text) > 2:  # U.S. The
        if following.quote >= 0:  # on Mill St. “I thought so.”
            return following.text[1:2].isupper() and _inside(following).endswith(_SENTENCE_ENDS)
        return following.lower in lexicon["sentence_starts"] and following.is_capital
    return False


def _inside(quotation: Token) -> str:
    return quotation.text.rstrip("”\"’'»“‘« ")


def _quotation_ends(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    inside, following = _inside(tokens[index]), tokens[index + 1]
    if not inside.endswith(_SENTENCE_ENDS) or (not following.text[0].isalnum() and following.quote < 0):
        return False
    if following.quote >= 0:
        return True
    if following.text[0].islower():
        return False
    return inside[-1] == "." or not _attribution_follows(tokens, index + 1, lexicon)


def _attribution_follows(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether a question or a shout is followed by its speaker: “Why?” Smith asked."""
    if tokens[start].lower in lexicon["not_names"]:
        return False
    for token in tokens[start + 1 : start + 8]:
        if not token.is_word and token.text != ",":
            return False
        if token.lower in lexicon.verbs:
            return True
    return False
