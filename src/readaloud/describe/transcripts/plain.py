"""A transcript in plain text as cues: its paragraphs, with "NAME: words" as turns of speakers."""

import re
from collections.abc import Iterator

from readaloud.model.article import Cue
from readaloud.text.sanitise import clean_text

_TIME = re.compile(r"[\[(]?(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?:[.,]\d{1,3})?[\])]?(?:\s*[-–—]\s*|\s+|\Z)")
_TURN = re.compile(r"(?:>>\s*)?([^\W\d_](?:[^\s:]*)(?:\s[^\s:]+){0,4}?(?:\s\([^():]{1,30}\))?):\s+(?=\S)")
_PARTICLES = frozenset(("al", "da", "de", "del", "der", "di", "du", "la", "le", "of", "the", "van", "von"))
_LEAST_TURNS = 2  # one line "Note: …" makes no speaker


def parse_plain(text: str) -> tuple[Cue, ...]:
    """The paragraphs of a transcript in order; a time at the start of one is when it begins."""
    paragraphs = list(_paragraphs(clean_text(text)))
    names = [_name(words) for _, words in paragraphs]
    if sum(bool(name) for name in names) < _LEAST_TURNS:
        return tuple(Cue(start, None, words) for start, words in paragraphs)
    return tuple(
        Cue(start, None, words[match.end() :] if (match := _TURN.match(words)) and name else words, name)
        for (start, words), name in zip(paragraphs, names, strict=True)
    )


def turn_begins(words: str) -> tuple[str, int]:
    """Whose turn begins here, without notes in brackets, and where the words begin; "" and 0 for nobody's."""
    name, match = _name(words), _TURN.match(words)
    return (name.partition("(")[0].strip(), match.end()) if name and match else ("", 0)


def _paragraphs(text: str) -> Iterator[tuple[float | None, str]]:
    """Times and words; a line goes on with the one before unless a gap, a time or a name begins it."""
    start: float | None = None
    words = ""
    for line in [*text.split("\n"), ""]:
        time = _TIME.match(line.strip())
        said = " ".join(line.strip()[time.end() if time else 0 :].split())
        if words and (not line.strip() or time or _name(said)):
            yield start, words
            start, words = None, ""
        start = _seconds(time) if time else start
        words = f"{words} {said}".strip()


def _name(words: str) -> str:
    """Who a turn names: words with a capital letter, in scripts that have them, and a note in brackets."""
    match = _TURN.match(words)
    name = match[1].partition("(")[0] if match else ""
    small = (word for word in name.split() if word[0].islower() and word not in _PARTICLES)
    return match[1] if match and name[:1].upper() == name[:1] and not any(small) else ""


def _seconds(time: re.Match[str]) -> float:
    return int(time[1] or 0) * 3600 + int(time[2]) * 60.0 + int(time[3])
