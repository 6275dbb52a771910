"""The rules about furniture: read from YAML once, looked up by the words that a line begins with."""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec import Struct, to_builtins

from readaloud.clean.lines import Line, line_of
from readaloud.clean.rules.drawn import BUTTON, drawn
from readaloud.clean.rules.phrases import first_words, fits, match, needed_words, parse_phrase, words_of
from readaloud.clean.rules.words import word_list
from readaloud.config.yaml_file import read_data
from readaloud.model.article import Reason

FILES = (
    "ads",
    "newsletter",
    "legal",
    "nav",
    "share",
    "related",
    "tags",
    "comments",
    "paywall",
    "consent",
    "labels",
)
ZONES = {  # where a rule says that it holds, and the zones that are asked about
    "": frozenset({"header", "middle", "tail", "edges"}),
    "header": frozenset({"header", "edges"}),
    "tail": frozenset({"tail", "edges"}),
    "edges": frozenset({"header", "tail", "edges"}),
}
LABEL_WORDS = 1  # of a label that stands between two sentences of a paragraph
LEAD_WORDS = 7  # of what stands before a colon, at most
LIMIT = 30  # words of a line that a rule may take as a whole, unless the rule says another number
_FIELDS = frozenset(
    {"rule", "reason", "site", "where", "limit", "inside", "sentences", "anchor", "list", "about", "colon"}
)


class Rule(Struct, frozen=True):
    """One reason to take a line out, under the name that ``--keep`` knows."""

    id: str
    reason: Reason
    zones: frozenset[str] = ZONES[""]
    limit: int = LIMIT
    inside: str = ""  # "always" | "end": may be cut out of a running paragraph, or from its end only
    sentences: bool = False  # takes prose as well; the others only lines that are none
    anchor: bool = False  # such a line stands where the article is over, or has not begun
    opens_list: bool = False  # headlines of other stories stand below such a line


Entry = tuple[Rule, str]  # a rule and one of its phrases


class Rules:
    """All rules, found by word; of several that take a line, the one that stands first."""

    def __init__(self, data: Iterable[dict[str, Any]]) -> None:
        self._named: dict[str, Rule] = {}
        self._first: dict[str, list[Entry]] = defaultdict(list)
        self._needed: dict[str, list[Entry]] = defaultdict(list)
        self._leads: dict[str, list[Entry]] = defaultdict(list)
        self._begins_inside: set[str] = set()  # what the phrases begin with that stand in paragraphs
        for item in data:
            rule = _rule(item)
            self._named[rule.id] = rule
            for phrase in _phrases(item):
                self._file((rule, phrase))
            for phrase in item.get("colon", "").splitlines():
                for word in first_words(parse_phrase(phrase)):
                    self._leads[word].append((rule, phrase))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all rules, in the order of their files."""
        return tuple(self._named)

    def named(self, name: str) -> Rule:
        """The rule of that name, for what context decides."""
        return self._named[name]

    def of_line(self, line: Line, zone: str) -> Rule | None:
        """The first rule that takes the whole line in this zone; "edges": in the header or in the tail."""
        words = line.words
        if words in word_list("unfinished"):
            return None
        found = self._by_lead(line) or self._beside_button(line, zone) or self._by_look(line)
        for rule, phrase in () if found else self._candidates(words):
            if _may_take(rule, line, zone) and fits(parse_phrase(phrase), words):
                return rule
        return found

    def _by_lead(self, line: Line) -> Rule | None:
        """The rule that knows what stands before the first colon."""
        lead, colon, after = line.plain[:80].partition(":")
        if "|" in lead:  # "Also read | Title" is said as often as "Also read: Title"
            lead, colon, after = line.plain[:80].partition("|")
        if not colon or not after.strip() or lead.count(" ") > LEAD_WORDS:
            return None
        words = words_of(lead)
        for rule, phrase in self._leads.get(words[0], ()) if words else ():
            told = len(words) == 1 and _is_told(line)
            if not told and _may_take(rule, line, "middle") and fits(parse_phrase(phrase), words):
                return rule
        return None

    def _beside_button(self, line: Line, zone: str) -> Rule | None:
        """The rule that takes what a text browser prints beside a button: "(BUTTON) More on this"."""
        if BUTTON not in line.text or line.is_prose:
            return None
        rest = " ".join(line.text.replace(BUTTON, " ").split())
        return self.of_line(line_of(line.piece, rest, line.source), zone) if words_of(rest) else None

    def _by_look(self, line: Line) -> Rule | None:
        """The rule for what a program drew in the place of something that it cannot show."""
        name = drawn(line)
        return self._named[name] if name else None

    def may_hold(self, words: Iterable[str]) -> bool:
        """Whether one of the words (lower case, up to an apostrophe) may begin furniture in a paragraph."""
        return not self._begins_inside.isdisjoint(words)

    def inside(
        self, words: tuple[str, ...], at: int, begins: Callable[[int], bool]
    ) -> tuple[Rule, int, bool] | None:
        """The rule that takes words from ``at`` on out of a paragraph, where they end, and whether openly.

        ``begins`` tells whether a sentence could begin with a word: a label stands before one, or at the end.
        """
        for rule, phrase in self._first.get(words[at], ()):
            if not rule.inside:
                continue
            tokens = parse_phrase(phrase)
            end = match(tokens, words, at)
            label = end == len(words) or (end - at <= LABEL_WORDS and not tokens[-1].open_end and begins(end))
            if rule.inside == "end" and not label:
                continue
            if end > at and end - at <= rule.limit:
                return rule, end, tokens[-1].open_end
        return None

    def _candidates(self, words: tuple[str, ...]) -> list[Entry]:
        found = list(self._first.get(words[0], ())) if words else []
        if len(words) <= 60 and not self._needed.keys().isdisjoint(words):
            for word in dict.fromkeys(words):
                found += self._needed.get(word, ())
        return found

    def _file(self, entry: Entry) -> None:
        words = entry[1].split(None, 1)[0].split("|")
        plain = all(word.isalpha() for word in words)  # most phrases are parsed only when a line needs them
        keys = tuple(words) if plain else first_words(parse_phrase(entry[1]))
        for key in keys:
            self._first[key].append(entry)
            if entry[0].inside:
                self._begins_inside.add(key.partition("'")[0])
        for key in () if keys else needed_words(parse_phrase(entry[1])):
            self._needed[key].append(entry)


@functools.cache
def all_rules() -> Rules:
    """The rules that the program comes with."""
    return Rules(_shipped())


@functools.lru_cache(maxsize=8)
def with_own(own: tuple[Struct, ...]) -> Rules:
    """A person's own rules before those that the program comes with."""
    return Rules((*(to_builtins(rule) for rule in own), *_shipped())) if own else all_rules()


@functools.cache
def _shipped() -> tuple[dict[str, Any], ...]:
    return tuple(item for name in FILES for item in read_data("readaloud.clean.rules", f"{name}.yaml"))


def _is_told(line: Line) -> bool:
    """Whether a line with a lead is a sentence of the author's: headlines have no stop, or are links."""
    return line.is_prose and line.text.endswith(".") and 2 * line.piece.linked <= len(line.text)


def _may_take(rule: Rule, line: Line, zone: str) -> bool:
    return line.count <= rule.limit and zone in rule.zones and (rule.sentences or not line.is_prose)


def _rule(item: dict[str, Any]) -> Rule:
    return Rule(
        item["rule"],
        Reason(item["reason"]),
        ZONES[item.get("where", "")],
        item.get("limit", LIMIT),
        item.get("inside", ""),
        item.get("sentences", False),
        item.get("anchor", False),
        item.get("list", False),
    )


def _phrases(item: dict[str, Any]) -> Iterator[str]:
    for field, text in item.items():
        if field not in _FIELDS:
            yield from (line for line in text.splitlines() if line.strip())
