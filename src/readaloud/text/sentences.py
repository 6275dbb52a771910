"""Where sentences begin and end, as offsets that partition the text exactly.

sentencex proposes (it knows the abbreviations of many languages); our layer adds what news text needs: long
quotations are divided, attributions stay with what they attribute, initials, titles and "U.S." are judged by
the word that follows. White space belongs to the sentence before it.
"""

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator

from readaloud.text import abbreviations as known

_PIECE = 10_000  # characters
LONG_QUOTATION = 120  # characters of a sentence from which its quotation is divided at the inner full stops

_CANDIDATE = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[¿¡]?[^\W_a-zß-öø-ÿ])")
_LAST_WORD = re.compile(r"([^\s“”\"‘(\[—–/]+)\.[\"”’»)\]]*\s*\Z")
_FIRST_WORD = re.compile(r"[\"“”‘’'«»(\[¿¡\s]*([^\W_][\w'’&-]*)")
_LOWER = re.compile(r"[\"”’»)\],;:\s—–-]*[a-zß-öø-ÿ](?![A-Z)])")  # "iPhone" and "b)" may begin one
_ASKED = re.compile(r"[?!…][\"”’»]+\s*\Z")
_INITIAL = re.compile(r"(?:\A|(?<!\d)[\s.“‘\"(-])[A-Z]\.\s*\Z")
_INITIALS_NEXT = re.compile(r"[A-Z]\.")
_ENUMERATOR = re.compile(r"[\s(]*(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s*\Z")
_AFTER_STOP = re.compile(r"(?:[¹²³⁰⁴-⁹*†‡]|\[\d+\])*\s*")  # marks of notes belong to the sentence before
_OPENING = re.compile(r"[“„«‘(\[¿¡]|(?<!\S)[\"']")
_ORDINAL = re.compile(r"\b\d{1,2}\.\s*\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\n\s*")
_WORD = re.compile(r"[^\W_]")
_LAST_LETTER = re.compile(r"[^\W_](?=[\W_]*\Z)")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)\"[^\"]*\"(?!\w)|\([^()]*\)")


def sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Half-open ranges, one a sentence, that partition the text; empty for empty text.

    A passage in round brackets or in quotation marks is divided only where the whole sentence would be
    longer than ``LONG_QUOTATION`` characters.
    """
    if not text:
        return ()
    text = _SURROGATE.sub("\ufffd", text)  # sentencex takes no lone surrogates
    english = language.lower().startswith("en") or not language
    points = sorted(_proposed(text, language, english))
    points = [point for point in points if _ends_here(text, point, english)]
    points = _without_short_quotations(text, points)
    points = [p for a, p in zip([0, *points], points, strict=False) if not _ENUMERATOR.match(text[a:p])]
    return tuple(zip([0, *points], [*points, len(text)], strict=True))


def _proposed(text: str, language: str, english: bool) -> set[int]:
    """Every offset at which a sentence may begin."""
    found = set(_starts(text, language))
    found.update(match.end() for match in _LINE_END.finditer(text))
    found.update(_inside_quotations(text, language))
    if english:
        found.update(match.end() for match in _CANDIDATE.finditer(text))
    first, last = _between_words(text)
    return {point for point in _after_stops(text, sorted(found)) if first <= point < last}


def _starts(text: str, language: str) -> Iterator[int]:
    """What sentencex proposes, asked for a piece at a time: unclosed marks cost it the square of the text."""
    from sentencex import get_sentence_boundaries

    start = 0
    while start < len(text):
        piece = text[start : start + _PIECE]
        starts = [boundary["start_index"] for boundary in get_sentence_boundaries(language or "en", piece)]
        inner = [start + at for at in starts if at]
        yield from inner
        start = inner[-1] if inner and start + _PIECE < len(text) else start + _PIECE


def _after_stops(text: str, points: Iterable[int]) -> Iterator[int]:
    """The rising points, each behind what still belongs to the sentence before it."""
    reached = 0
    for point in points:
        if point < reached:
            continue
        match = _AFTER_STOP.match(text, point)
        reached = point = match.end() if match else point
        while point > 0 and _OPENING.match(text, point - 1):  # an opening mark belongs to what it opens
            point -= 1
        yield point


def _between_words(text: str) -> tuple[int, int]:
    """Where a sentence can begin at all: after the first letter or digit, not after the last."""
    first, last = _WORD.search(text), _LAST_LETTER.search(text)
    return (first.end(), last.end()) if first and last else (0, 0)


def _inside_quotations(text: str, language: str) -> Iterator[int]:
    for quoted in _QUOTED.finditer(text):
        inner = quoted[0][1:-1]
        if len(inner) > LONG_QUOTATION // 2:
            for start in _starts(inner, language):
                yield quoted.start() + 1 + start


def _ends_here(text: str, point: int, english: bool) -> bool:
    before = text[max(0, point - 60) : point]
    after = text[point : point + 80]
    if "\n" in before[len(before.rstrip()) :]:
        return True
    if _LOWER.match(after):
        return False
    if _ORDINAL.search(before) and _first_word(after) in known.AFTER_ORDINALS:
        return False
    return _ends_in_english(before, after) if english else _ends_elsewhere(before, after)


def _ends_elsewhere(before: str, after: str) -> bool:
    """What sentencex does not know of other languages."""
    if _INITIAL.search(before):
        return False
    word = _last_word(before).lower()
    if word in known.BEFORE_NUMBERS_ELSEWHERE:
        return not _first_word(after)[:1].isdigit()
    return word not in known.TITLES_ELSEWHERE


def _ends_in_english(before: str, after: str) -> bool:
    follows = _first_word(after)
    if _ASKED.search(before):
        return not _goes_on_saying(after)
    last = _last_word(before)
    word = last.lower().lstrip("'’")
    if word in known.INSIDE or (word in known.TITLES and word not in known.EITHER):
        return False
    if word in {"a.m", "p.m"}:
        return follows not in known.AFTER_TIMES
    if word in known.EITHER or _INITIAL.search(before):
        starts = follows in known.STARTERS or after[:1] in '“"‘'
        return starts and not _INITIALS_NEXT.match(after)
    if word in known.BEFORE_NUMBERS:
        return not follows[:1].isdigit() or (last == "no" and _is_answer(before))
    return True


def _is_answer(before: str) -> bool:
    """Whether a "no." is somebody's answer, and a number behind it begins a sentence."""
    words = before.split()
    return len(words) > 1 and words[-2].lower() in known.BEFORE_AN_ANSWER


def _last_word(text: str) -> str:
    match = _LAST_WORD.search(text)
    return match[1].rpartition("’")[2] or match[1] if match else ""


def _first_word(text: str) -> str:
    match = _FIRST_WORD.match(text)
    return match[1].lower() if match else ""


def _goes_on_saying(after: str) -> bool:
    """Whether the words after a question in quotation marks are its attribution: “Who?” Ana Lima asked.

    An insertion between two commas may stand before the verb: Ana Lima, a judge, asked.
    """
    inserted = False
    for word in after.split()[:12]:
        if word.lower().rstrip(".,") in known.SAYING:
            return not inserted
        if not inserted and not word[:1].isupper():
            return False
        inserted ^= word.endswith(",")
    return False


def _without_short_quotations(text: str, points: list[int]) -> list[int]:
    """The points, without those inside a quotation whose whole sentence is short enough to be one."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    inner = {point for point in points if _is_inside(quoted, point)}
    edges = [0, *(point for point in points if point not in inner), len(text)]
    long = [pair for pair in itertools.pairwise(edges) if pair[1] - pair[0] > LONG_QUOTATION]
    return [point for point in points if point not in inner or _is_inside(long, point)]


def _is_inside(ranges: list[tuple[int, int]], point: int) -> bool:
    """Whether the point lies inside one of the rising, disjoint ranges, not at its edges."""
    at = bisect.bisect_left(ranges, (point, -1)) - 1
    return at >= 0 and ranges[at][0] < point < ranges[at][1] - 1
