"""Applying the rules: from a text to its spoken form and the places where the two differ."""

import bisect
import re
from collections.abc import Iterable, Iterator

from readaloud.model.script import Rewrite
from readaloud.model.speech import Phonemes
from readaloud.text.lexicon import Lexicon
from readaloud.text.spoken import dates, figures, marks, measures, money, names, times, web
from readaloud.text.spoken.capitals import shouted
from readaloud.text.spoken.hearing import Hearing, digits_heard, signs_heard
from readaloud.text.spoken.rules import Change, Place, Rule

_SIGNS = "$£€¥₹₩₽₺₴₦₱₪#№~≈½⅓¼⅕⅙⅛⅔¾⅖⅗⅘⅚⅜⅝⅞+("
_NAMED = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun|St|Nos?|Dr|Prof|Sen|Gov|Lt|Col|Capt|Sgt|Cpl|Maj|Supt|Insp|Det|Ch|Rt|Cllr|Ms|Ave|Rd|Blvd|Hwy|AdChoices|AfD|PhD|YoY|QoQ|MoM"
)
_CODE = r"[A-Z]{1,3}\$|(?:USD|CAD|AUD|GBP|EUR|CHF|JPY|INR|Rs\.?)\s?\d|R\d"  # of a currency
_SMALL = (
    r"(?:vs?|approx|incl|excl|eg|e|i|viz|cf|govt|est|etc|vols?|ch|chap|figs?|art|sect?|para|pp?|pg|ca?|tel|ext|rte"
    r"|hwy|asst|avg|agg|pct|nos?|ss?)\.|vs\b|pp(?=\s?\d)|et\sal\.|a\.k|w/|c/o|(?:y/y|q/q|m/m)\b|[ivx]{2,5}\b"
)
# Where a rule can begin at all; most words of a text are passed over here. The groups name lists of rules.
_TRIGGER = re.compile(
    rf"(?P<number>(?<!\d)(?:[-−](?=\d))?\d)|(?P<sign>[{re.escape(_SIGNS)}]|['’](?=\d0s|\d\d\b))"
    rf"|\b(?:(?P<code>{_CODE})|(?P<initial>[A-Z]\.)|(?P<stopped>[A-Z][a-z]{{1,6}}\.)|(?P<capitals>[A-Z](?=[A-Z&$\d-])|[IVX]\b)"
    rf"|(?P<named>(?:{_NAMED})\b)|(?P<small>{_SMALL}))"
)
_RULES: dict[str, tuple[Rule, ...]] = {
    "number": (
        *figures.FIRST,
        *times.BY_NUMBER,
        *dates.BY_NUMBER,
        *money.BY_NUMBER,
        *measures.BY_NUMBER,
        *figures.BY_NUMBER,
    ),
    "sign": (*money.BY_SIGN, *figures.BY_SIGN, *names.BY_SIGN, *dates.BY_APOSTROPHE),
    "initial": names.AFTER_INITIAL,
    "code": (*money.BY_CODE, *names.CAPITALS),
    "stopped": (*dates.BY_WORD, *names.STOPPED),
    "capitals": (*times.CAPITALS, *names.CAPITALS),
    "named": (*dates.BY_WORD, *names.NAMED),
    "small": names.SMALL,
}
_ENGLISH = (*marks.ENGLISH, *dates.BY_DASH)
_CAPITALS = re.compile(r"\b[A-Z]{2}")
_FIGURE = re.compile(r"\d")
_AFTER_NUMBER = re.compile(r"[-−]?\d+(?:[.,]\d+){0,4}\s?")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[^\w\s]", re.UNICODE)


def spoken_form(
    text: str,
    language: str,
    silent: Iterable[tuple[int, int]] = (),
    *,
    lexicon: Lexicon | None = None,
    hearing: Hearing | None = None,
) -> tuple[str, tuple[Rewrite, ...]]:
    """What an engine should be given for the text, and every piece that differs, rising and disjoint.

    Everything outside the returned pieces is the same in both texts.

    Args:
        text: as it is displayed.
        language: a BCP 47 tag; its region decides between spellings and the order of dates.
        silent: ranges that are shown and not said, such as the marks of notes.
        lexicon: how the person wants words said; wins over every rule of ours.
        hearing: which signs, capitals and digits the person wants to hear.
    """
    changes = list(_narrowed(text, _changes(text, language or "en", silent, lexicon, hearing)))
    spoken: list[str] = []
    rewrites: list[Rewrite] = []
    at = length = 0
    for start, end, said, ipa in changes:
        spoken += (text[at:start], said)
        length += start - at
        until = length + len(said)
        rewrites.append(Rewrite(start, end, length, until, (Phonemes(length, until, ipa),) if ipa else ()))
        at, length = end, until
    return "".join((*spoken, text[at:])), tuple(rewrites)


def _changes(
    text: str,
    language: str,
    silent: Iterable[tuple[int, int]],
    lexicon: Lexicon | None,
    hearing: Hearing | None,
) -> list[Change]:
    """All that is said otherwise, rising and disjoint: what was asked for first, then what the rules want."""
    taken = _disjoint([], [Change(start, end, "") for start, end in silent])
    if lexicon:
        taken = _disjoint(taken, [Change(*said) for said in lexicon.find(text)])
    if hearing and not hearing.emoji:
        taken = _disjoint(taken, marks.unnamed_emoji(text))
    if hearing and hearing.digits:
        taken = _disjoint(taken, digits_heard(text, hearing))
    wanted = list(_everywhere(text, language, _general(text, language)))
    if language.startswith("en"):
        if _CAPITALS.search(text):
            taken = _disjoint(taken, shouted(text))
        wanted += _triggered(text, language)
    elif language.startswith("de"):
        taken = _german(text, language, taken, wanted)
    taken = _disjoint(taken, wanted)
    return _disjoint(taken, signs_heard(text, hearing)) if hearing else taken


def _german(text: str, language: str, taken: list[Change], wanted: list[Change]) -> list[Change]:
    """What was taken, what is wanted, and what the German rules want, the earlier rule first."""
    from readaloud.text.spoken import german  # its patterns are of no use to most readers

    taken = _disjoint(_disjoint(taken, _everywhere(text, language, german.FIRST)), wanted)
    for rule in (*(german.FIGURES if _FIGURE.search(text) else ()), *german.WORDS):
        if found := list(_everywhere(text, language, (rule,))):
            taken = _disjoint(taken, found)
    return taken


def _disjoint(taken: list[Change], wanted: Iterable[Change]) -> list[Change]:
    """The rising changes that were taken, and those wanted that overlap none; of two the first has it."""
    found = sorted(taken)
    for change in sorted(wanted, key=lambda change: change.start):
        at = bisect.bisect(found, change.start, key=lambda other: other.start)
        before = found[at - 1].end if at else 0
        after = found[at].start if at < len(found) else change.end
        if before <= change.start and change.end <= after:
            found.insert(at, change)
    return found


def _general(text: str, language: str) -> Iterator[Rule]:
    """The rules that look at the whole text, as far as the text has what they look for."""
    signs = frozenset(text)
    english = _ENGLISH if language.startswith("en") else ()
    yield from (rule for rule in (*web.ANY_LANGUAGE, *english) if not signs.isdisjoint(rule.signs))
    if not text.isascii() and marks.HAS_EMOJI.search(text):
        yield marks.EMOJI
    yield from (rule for rule in marks.ANY_LANGUAGE if not signs.isdisjoint(rule.signs))


def _everywhere(text: str, language: str, rules: Iterable[Rule]) -> Iterator[Change]:
    for rule in rules:
        for match in rule.pattern.finditer(text):
            said = rule.say(Place(match, language))
            if said is not None:
                yield Change(*match.span(), said)


def _triggered(text: str, language: str) -> Iterator[Change]:
    at = 0
    while trigger := _TRIGGER.search(text, at):
        kind = trigger.lastgroup or "number"
        follows = _after_number(text, trigger.start()) if kind == "number" else ""
        change = _first_change(text, trigger.start(), _RULES[kind], language, follows)
        if change:
            yield change
        at = change.end if change else trigger.start() + 1


def _after_number(text: str, at: int) -> str:
    """The character after the number that begins here, leaving out a space; a blank at the end."""
    number = _AFTER_NUMBER.match(text, at)
    return text[number.end() : number.end() + 1] or " " if number else " "


def _first_change(text: str, at: int, rules: Iterable[Rule], language: str, follows: str) -> Change | None:
    for rule in rules:
        if rule.follows and follows not in rule.follows:
            continue
        match = rule.pattern.match(text, at)
        if match and match.end() > at:
            said = rule.say(Place(match, language))
            if said is not None:
                return Change(*match.span(), said)
    return None


def _narrowed(text: str, changes: Iterable[Change]) -> Iterator[Change]:
    """Changes cut into the pieces that really differ: of "20–25%" only the dash and the sign."""
    for change in changes:
        if change.ipa:
            yield change
        elif change.said != text[change.start : change.end]:
            yield from _pieces(text, change)


def _pieces(text: str, change: Change) -> list[Change]:
    """The change between the words that both sides share, in order; whole when a piece would be empty."""
    written = [(match.start(), match.end()) for match in _TOKEN.finditer(text, change.start, change.end)]
    pieces, at, said_at = [], change.start, 0
    for start, end in written:
        found = _word_at(change.said, text[start:end], said_at)
        if found < 0 or not text[start].isalnum():
            continue
        pieces.append(Change(at, start, change.said[said_at:found]))
        at, said_at = end, found + end - start
    pieces.append(Change(at, change.end, change.said[said_at:]))
    if any(piece.said and piece.start == piece.end for piece in pieces):
        return [change]
    return [_trimmed(text, piece) for piece in pieces if text[piece.start : piece.end] != piece.said]


def _trimmed(text: str, piece: Change) -> Change:
    """The piece without white space that begins both sides: the highlight should be on the word."""
    start, end, said, _ = piece
    while (
        said[:1]
        and said[:1].isspace()
        and start < end
        and text[start] == said[0]
        and said[1:]
        and start + 1 < end
    ):
        start, said = start + 1, said[1:]
    return Change(start, end, said)


def _word_at(said: str, word: str, at: int) -> int:
    """Where the word stands in the spoken text as a word of its own, -1 when it does not."""
    found = said.find(word, at)
    if found < 0:
        return -1
    before, after = said[found - 1 : found] if found else "", said[found + len(word) :][:1]
    return -1 if before.isalnum() or after.isalnum() else found
