"""The words behind an article, which belong to none of its blocks: that it is over, or goes no further."""

from collections.abc import Sequence
from itertools import takewhile

from readaloud.model.script import Script, Utterance
from readaloud.narrate.wording import Wording, wording_for

_CLOSING = ("cut_off.paywall", "cut_off.truncated", "end")
_LEVELS = ("terse", "standard", "verbose")


def closing_words(script: Script) -> Sequence[Utterance]:
    """The last utterances, from the one on that ends the article; the plan puts them at the last block."""
    said = script.utterances
    own = tuple(takewhile(lambda utterance: utterance.own_words, reversed(said)))[::-1]
    firsts = _first_words(wording_for(own[-1].language)) if own else frozenset()
    begun = next((number for number, utterance in enumerate(own) if utterance.text in firsts), len(own))
    return own[begun:]


def _first_words(wording: Wording) -> frozenset[str]:
    """What such words begin with, at any level."""
    every = (wording.parts(path, level, {}) for path in _CLOSING for level in _LEVELS)
    return frozenset(parts[0].words for parts in every if parts)
