"""The words of a spoken text, as they are marked, highlighted and timed."""

import re

Range = tuple[int, int]

# Spaces part words, and so do dashes and dots between them; scripts written without spaces are marked
# character by character.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u2014\u2026\u3040-\u30ff\u3400-\u9fff]+")
_AROUND = "\"'“”‘’«»‹›„‚()[]{},;:!?–-¿¡*_·•、。，！？「」『』"
_DUMB = re.compile(r"[\W_]+")
_SPOKEN_SIGN = frozenset("%&$€£¥@#+=<>°§©®™×÷½¼¾✓")


def words(text: str) -> tuple[Range, ...]:
    """Half-open offsets of the words of a text, without the punctuation around them."""
    found = (_bare(text, match.start(), match.end()) for match in _WORD.finditer(text))
    return tuple(word for word in found if word[0] < word[1])


def _bare(text: str, start: int, end: int) -> Range:
    raw = text[start:end]
    core = raw.lstrip(_AROUND)
    start += len(raw) - len(core)
    core = core.rstrip(_AROUND)
    if core.endswith(".") and not _is_abbreviation(core):
        core = core[:-1].rstrip(_AROUND)
    if _DUMB.fullmatch(core) and not _speaks(core):
        core = ""
    return start, start + len(core)


def _is_abbreviation(core: str) -> bool:
    """Whether the last dot belongs to the word: "U.S.", not "Monday." and not "12.50."."""
    return "." in core[:-1] and not core[-2].isdigit()


def _speaks(signs: str) -> bool:
    """Whether signs without a letter or digit are read aloud: "%", "&", "$", an emoji."""
    return any(sign in _SPOKEN_SIGN or ord(sign) > 0x2190 for sign in signs)
