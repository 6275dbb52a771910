"""Reading people's own rules: YAML files in the notation of ``rules/``, mistakes named with file and line."""

import re
from collections.abc import Iterator
from pathlib import Path

from readaloud.clean.rules.own import OwnRule
from readaloud.clean.rules.phrases import needed_words, parse_phrase
from readaloud.clean.rules.rules import all_rules
from readaloud.config.mistakes import line_of
from readaloud.config.yaml_file import compose, load_typed, read_text, wrong_file

PHRASES = ("phrases", "en", "fr", "de", "es", "it", "pt", "nl", "other", "colon")  # the fields that hold them
_NAME = re.compile(r"(?!r\d+$)[^\W_][\w-]*")  # "r12" is how --keep names a removal
Wrong = tuple[int, str, int, str]  # number of the rule, field, line of its text, what is wrong


def read_own_rules(folder: Path) -> tuple[OwnRule, ...]:
    """The rules of all ``*.yaml`` files of the folder, in the order of their names; none without the folder.

    Raises:
        UsageError: a file cannot be read or has mistakes; each is named with its line.
    """
    found: dict[str, OwnRule] = {}
    for path in sorted(folder.glob("*.yaml")):
        rules = _rules_in(path)
        wrong = list(_mistakes(rules, {*all_rules().names, *found}))
        if wrong:
            raise wrong_file(path, _placed(path, wrong))
        found |= {rule.rule: rule for rule in rules}
    return tuple(found.values())


def _rules_in(path: Path) -> tuple[OwnRule, ...]:
    """The rules of one file; a file of nothing but comments has none."""
    lines = (line.strip() for line in read_text(path).splitlines())
    if all(not line or line.startswith("#") for line in lines):
        return ()
    return load_typed(path, tuple[OwnRule, ...])


def _mistakes(rules: tuple[OwnRule, ...], taken: set[str]) -> Iterator[Wrong]:
    """What is wrong with the rules beyond the form of the file."""
    for n, rule in enumerate(rules):
        if not _NAME.fullmatch(rule.rule):
            yield n, "rule", 0, f"{rule.rule!r} is no name for a rule; use letters, digits and hyphens"
        elif rule.rule in taken or rule.rule in {other.rule for other in rules[:n]}:
            yield n, "rule", 0, f"there is a rule {rule.rule} already; give this one another name"
        texts = [(field, getattr(rule, field)) for field in PHRASES]
        if not any(text.strip() for _, text in texts):
            yield n, "rule", 0, f"the rule {rule.rule} has no phrases; write them under `phrases: |`"
        for field, text in texts:
            for at, phrase in enumerate(text.splitlines()):
                if phrase.strip() and not needed_words(parse_phrase(phrase)):
                    yield (
                        n,
                        field,
                        at,
                        f"the phrase {phrase!r} has no word that must be there: it takes any line",
                    )


def _placed(path: Path, wrong: list[Wrong]) -> list[tuple[int, str]]:
    """Each mistake with its line in the file."""
    root = compose(read_text(path), str(path))
    found = []
    for number, field, at, message in wrong:
        mapping = root.value[number].value if root else []
        value = next(value for key, value in mapping if key.value == field)
        found.append((line_of(value) + at + (value.style in ("|", ">")), message))
    return found
