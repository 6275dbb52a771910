"""Which quotations have a voice of their own, so that the voice does not change all the time.

A quotation has it when it is of whole clauses, long enough, and its speaker is known: the quotation voice is
one for all, and after a known speaker an unknown one would be heard as the same person. In an article that
is full of short quotations the shortest stay with the narrator, until the changes are few enough a minute.
What one speaker says in one paragraph is judged as a whole, so that its halves are never told apart.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from readaloud.model.article import Block, Quote
from readaloud.model.profile import Profile
from readaloud.model.script import Pause, Role, Script, Utterance
from readaloud.narrate.plan import ANNOUNCER, NARRATOR

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_LETTERS_A_WORD = 6.7  # spaces too; at a rate in words, engines say 6.0 (eSpeak) to 6.6 (Piper) in that time
_SHORT_MINUTES = 1.0  # a notice of twenty seconds may have its one quotation told apart


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words a text, or a part of it, has; "three-year-old" is one."""
    return len(_WORD.findall(text, start, len(text) if end is None else end))


def whole_clauses(block: Block, least_words: int) -> list[Quote]:
    """The quotations of whole clauses whose speaker says at least so many words of such in the block."""
    direct = [quote for quote in block.quotes if quote.kind == "direct"]
    lengths = _lengths(block, direct)
    return [quote for quote in direct if lengths[_said_by(quote)] >= least_words]


def voiced_quotes(block: Block, least_words: int, least_run: int) -> list[Quote]:
    """Those with a voice of their own: of a known speaker, and long enough for few changes of voice."""
    known = [quote for quote in whole_clauses(block, least_words) if quote.speaker]
    lengths = _lengths(block, known)
    return [quote for quote in known if lengths[_said_by(quote)] >= least_run]


def _lengths(block: Block, quotes: Sequence[Quote]) -> Counter[str]:
    """How many words everybody says; what nobody is known to have said is for itself."""
    lengths: Counter[str] = Counter()
    for quote in quotes:
        lengths[_said_by(quote)] += count_words(block.text, quote.start, quote.end)
    return lengths


def _said_by(quote: Quote) -> str:
    return quote.speaker.name if quote.speaker else f"unknown, at {quote.start}"


def least_run(script: Script, profile: Profile) -> int:
    """How long a speaker's quotations in a paragraph must be for few enough changes; 0 when they are few."""
    said = [utterance for utterance in script.utterances if not _is_turn(utterance)]
    allowed = profile.quotes.changes_a_minute * max(_SHORT_MINUTES, minutes(script, profile))
    runs: Counter[tuple[str, str]] = Counter()
    for utterance in said:
        if _is_quoted(utterance):
            runs[_run_of(utterance)] += count_words(utterance.text)
    if not runs or _changes(said, runs, 0) <= allowed:
        return 0
    lengths = sorted(set(runs.values()))
    fits = (length + 1 for length in lengths if _changes(said, runs, length + 1) <= allowed)
    return next(fits, lengths[-1] + 1)


def voice_changes(script: Script) -> int:
    """How often the personality that speaks changes in a script."""
    return _changes(script.utterances, Counter(), 0)


def minutes(script: Script, profile: Profile) -> float:
    """About how long the script takes at the least: its letters at the profile's rate, and its pauses."""
    words = sum(len(utterance.spoken) for utterance in script.utterances) / _LETTERS_A_WORD
    pauses_ms = sum(item.ms for item in script.items if isinstance(item, Pause))
    return words / profile.words_per_minute + pauses_ms / 60_000


def _changes(said: Sequence[Utterance], runs: Counter[tuple[str, str]], least: int) -> int:
    """The changes of voice when runs of fewer words than ``least`` are the narrator's."""
    voices = [
        NARRATOR if _is_quoted(utterance) and runs[_run_of(utterance)] < least else utterance.voice
        for utterance in said
    ]
    return sum(one != other for one, other in pairwise(voices))


def _is_quoted(utterance: Utterance) -> bool:
    """Whether a voice for quotations speaks it, one for all or the speaker's own."""
    return utterance.role is Role.QUOTE and utterance.voice not in (NARRATOR, ANNOUNCER)


def _is_turn(utterance: Utterance) -> bool:
    """Whether it is said in a transcript in the voice of its speaker: no quotation pays for such changes."""
    return utterance.skippable == "transcript" and utterance.voice not in (NARRATOR, ANNOUNCER)


def _run_of(utterance: Utterance) -> tuple[str, str]:
    return utterance.locator.block, utterance.speaker or ""
