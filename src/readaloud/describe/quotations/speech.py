"""Which quotations are speech, and whether a whole clause or a few words of it are quoted.

Quotation marks also stand around titles, names, terms and words that the author keeps at a distance. Those
are no quotation for a listener: no voice, no speaker.
"""

import re

from readaloud.describe.lexicon import Lexicon
from readaloud.describe.quotations.finding import Found

_ENDS = (".", "!", "?", ",", "…", "—", "–")
DIRECT, PARTIAL = "direct", "partial"

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# What stands between the halves of a quotation: “If I took it down,” she said, “I would have to move.”
_INTERRUPTED = re.compile(r"(?:[,.!?…—–][\"”’'»“]|[\"”’'»“«],)\s+[^.!?;:“”„\"«»]{2,70}[,—–-]\s*\Z")
_MARKS = "“”„‟\"«»‹›‘’‚' \u00a0\u202f"
_NICKNAME_WORDS = 3
_TERM_WORDS = 4
_TITLE_WORDS = 9
_NEAR = 80  # characters around a quotation that decide; all of them would cost the square of the text


def kind_of(text: str, found: Found, lexicon: Lexicon) -> str:
    """``direct`` for whole clauses of speech, ``partial`` for words inside the author's sentence."""
    inside = _inside(text, found)
    words = _WORD.findall(inside)
    before = _before(text, found)
    opens = _opens(text, found)
    capital = inside[:1].isupper() or inside[:1].isdigit()
    after = text[found.end : found.end + 1]
    closes = inside.endswith(_ENDS) or not found.closed or (opens and after == ",")
    if (
        words
        and (closes or after in _ENDS)
        and _INTERRUPTED.search(text, max(0, found.start - _NEAR), found.start)
    ):
        return DIRECT
    if not before and closes and words:
        return DIRECT
    if len(words) >= 3 and capital and (opens or closes):
        return DIRECT
    if capital and closes and opens and words:
        return DIRECT
    clause = bool(lexicon["spoken_words"] & {word.lower() for word in words[:2]})
    return DIRECT if clause and len(words) >= 4 and before.endswith((":", ",")) else PARTIAL


def is_speech(text: str, found: Found, claimed: bool, named: bool, lexicon: Lexicon) -> bool:
    """Whether somebody's words are quoted.

    Args:
        text: the paragraph.
        found: the quotation in it.
        claimed: a verb of saying governs it, whoever its subject may be.
        named: a speaker was found.
        lexicon: the words of the language.
    """
    inside = _inside(text, found)
    words = _WORD.findall(inside)
    if not words or _is_nickname(text, found, words):
        return False
    said = named and claimed
    if _is_named_thing(text, found, lexicon):
        return False
    if _is_title(inside, words, lexicon) and not (said and _may_be_said(text, found)):
        return False
    if named:
        return not _is_distanced(text, found, words, lexicon)
    if claimed and len(words) > 2:
        return True
    if kind_of(text, found, lexicon) == DIRECT and (claimed or len(words) > 2 or inside[-1] in "?!"):
        return True
    spoken = bool(lexicon["spoken_words"] & {word.lower() for word in words}) or _is_shouted(
        text, found, lexicon
    )
    return len(words) > _TERM_WORDS or (spoken and len(words) > 1)


def _before(text: str, found: Found) -> str:
    """The words right before the quotation; empty only where it begins the text."""
    return text[max(0, found.start - _NEAR) : found.start].rstrip()


def _opens(text: str, found: Found) -> bool:
    """Whether a sentence may begin where the quotation does."""
    before = _before(text, found)
    return not before or before[-1] in '.!?:…—–,”"»'


def _may_be_said(text: str, found: Found) -> bool:
    """Whether even words with capitals can be speech here: at the start, behind a colon or a comma."""
    before = _before(text, found)
    return not before or (before[-1] in ".!?:," and before[-2:-1] not in tuple("”\"’'»"))


def _is_shouted(text: str, found: Found, lexicon: Lexicon) -> bool:
    """Cries of “…” and “…”."""
    before = [word.lower() for word in _WORD.findall(text[max(0, found.start - 60) : found.start])]
    return any(word in lexicon["shouting_nouns"] for word in before)


def _inside(text: str, found: Found) -> str:
    return text[found.start : found.end].strip(_MARKS)


def _is_nickname(text: str, found: Found, words: list[str]) -> bool:
    """Joe “The Lamp” Ferris."""
    before, after = (
        _before(text, found).split()[-1:],
        text[found.end : found.end + _NEAR].split()[:1],
    )
    if not after or len(words) > _NICKNAME_WORDS or not after[0][:1].isupper() or not before:
        return False
    named = before[0][:1].isupper() and before[0][-1:].isalpha()
    return named or (words[-1][0].isupper() and before[0][-1:].isalpha() and text[found.end - 2].isalpha())


def _is_named_thing(text: str, found: Found, lexicon: Lexicon) -> bool:
    """A brochure called “…”, the song “…”, a sign that read “…”, the “…” campaign."""
    before = [word.lower() for word in _WORD.findall(text[max(0, found.start - 60) : found.start])]
    after, inside = _WORD.findall(text[found.end : found.end + 30]), _inside(text, found)
    if after and text[found.end] == " " and after[0].lower() in lexicon["named_things"]:
        return True
    if not before or _before(text, found)[-1] in ":,":
        return False
    written = before[-1] in lexicon["reading_verbs"] and any(w in lexicon["written_on"] for w in before[-4:])
    if before[-1] in lexicon["tail_prepositions"] and before[-2:-1] and before[-2] in lexicon["named_things"]:
        return True  # the title of “…”
    name = (
        not inside[0].islower() or len(_WORD.findall(inside)) <= _TERM_WORDS
    )  # called “rather a shame to us”
    naming = before[-1] in lexicon["naming_verbs"] or "_".join(before[-2:]) in lexicon["naming_verbs"]
    judged = any(lexicon.verbs.get(word) == "judge" for word in before[-6:-1])  # called the song “dull”
    return written or (name and naming) or (before[-1] in lexicon["named_things"] and not judged)


def _is_title(inside: str, words: list[str], lexicon: Lexicon) -> bool:
    """Each weighty word begins with a capital: Long Way Home."""
    if not 2 <= len(words) <= _TITLE_WORDS or inside[-1] in "?!":
        return False
    weighty = [word for word in words if word.lower() not in lexicon["small_words"]]
    return (
        len(weighty) >= 2
        and all(word[0].isupper() or word[0].isdigit() for word in weighty)
        and words[0][0].isupper()
    )


def _is_distanced(text: str, found: Found, words: list[str], lexicon: Lexicon) -> bool:
    """One word that the author keeps at a distance: the “incident”, “affordable” prices, a game “Bellows”."""
    before = [word.lower() for word in _WORD.findall(text[max(0, found.start - 40) : found.start])]
    if len(words) != 1 or not before or _before(text, found)[-1] in ":,.!?":
        return False
    judged = lexicon["judging_words"] & set(before[-3:])
    if judged or any(lexicon.verbs.get(word) == "judge" for word in before[-4:]):
        return False
    if words[0][0].isupper():
        return True
    after = _WORD.findall(text[found.end : found.end + 30])
    if not after or text[found.end] != " " or not after[0].islower() or lexicon.is_adverb(words[0]):
        return False
    return before[-1] in lexicon["pointing_words"] or after[0] not in lexicon["function_words"]
