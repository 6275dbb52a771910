"""The word lists that attribution reads: data files for each language, as sets and verb forms.

``data/grammar.LANG.yaml``, ``speech.LANG.yaml`` and ``people.LANG.yaml`` explain each group. English lists
hold base forms; the others hold every form as it stands (groups that end in ``_forms``).
"""

import functools
import unicodedata
from collections.abc import Iterable

from readaloud.config.yaml_file import read_data
from readaloud.describe.inflection import plural_of, verb_forms

LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt")

_VERB_GROUPS = ("loose", "think", "judge", "say")  # a verb of two groups belongs to the later one
_NONE: frozenset[str] = frozenset()


class Lexicon(dict[str, frozenset[str]]):
    """The lists of one language by their names; a list that the language does not have is empty."""

    def __init__(self, groups: dict[str, frozenset[str]], names: dict[str, frozenset[str]]) -> None:
        super().__init__(groups | _unions(groups))
        self.verbs = _verbs(groups)  # each form and its group: say, judge, think or loose
        self.sayings = frozenset(
            form.partition("_")[0] for form, group in self.verbs.items() if group == "say"
        )
        self.genders = _genders(groups, names)  # a noun, title or given name -> "f" or "m"
        self.given = _NONE.union(*names.values())
        self.nouns_are_capitals = "nouns_are_capitals" in groups  # German: a capital letter makes no name
        self.participles = tuple(self["participle_endings"])
        self.pasts = tuple(self["past_endings"])
        self.adverbials = tuple(self["adverb_endings"])
        self.inverted = tuple(self["inverted_endings"])  # of any verb behind a quotation

    def __missing__(self, group: str) -> frozenset[str]:
        return _NONE

    def gender_of(self, words: Iterable[str]) -> str:
        """The gender that the first telling of these words tells; accents of given names do not count."""
        for word in words:
            found = self.genders.get(word) or (not word.isascii() and self.genders.get(without_accents(word)))
            if found:
                return found
        return ""

    def is_given(self, word: str) -> bool:
        """Whether the word is a known given name."""
        return word in self.given or (not word.isascii() and without_accents(word) in self.given)

    def is_participle(self, word: str) -> bool:
        """Whether the word has the ending of "saying"."""
        return bool(self.participles) and word.endswith(self.participles)

    def is_past(self, word: str) -> bool:
        """Whether the word has the ending of "asked"."""
        return bool(self.pasts) and word.endswith(self.pasts)

    def is_adverb(self, word: str) -> bool:
        """Whether the word has the ending of "quietly"."""
        if not self.adverbials or len(word) < 5 or not word.endswith(self.adverbials):
            return False
        return word not in self["not_adverbs"]


def without_accents(word: str) -> str:
    """The word in plain letters: "émile" becomes "emile"."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def lexicon_for(language: str) -> Lexicon:
    """The lists of the language; those of English for a language that has none."""
    tag = language.partition("-")[0].lower()
    return _load(tag if tag in LANGUAGES else "en")


@functools.cache
def _load(tag: str) -> Lexicon:
    data: dict[str, str] = {}
    for part in ("grammar", "speech", "people"):
        data |= read_data("readaloud.describe", f"data/{part}.{tag}.yaml")
    names = {k: _words(v) for k, v in read_data("readaloud.describe", "data/given_names.yaml").items()}
    return Lexicon({name: _words(text) for name, text in data.items()}, names)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _verbs(groups: dict[str, frozenset[str]]) -> dict[str, str]:
    verbs: dict[str, str] = {}
    irregular = groups.get("irregular_verbs", _NONE)
    for group in _VERB_GROUPS:
        for base in groups.get(f"{group}_verbs", _NONE) - irregular:
            verbs.update(dict.fromkeys(verb_forms(base), group))
    for group in _VERB_GROUPS:  # forms as they stand are more certain than made ones
        verbs.update(dict.fromkeys(groups.get(f"{group}_forms", _NONE), group))
    return verbs


def _unions(groups: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What is asked for most: every role, every title, every subject pronoun, what can begin a clause."""

    def union(*names: str) -> frozenset[str]:
        return _NONE.union(*(groups.get(name, _NONE) for name in names))

    roles = union("roles", "roles_female", "roles_male")
    titles = union("honorifics", "honorifics_male", "honorifics_female")
    all_roles = roles | {plural_of(role) for role in roles} | union("roles_plural")
    clause = union("clause_starters") - union("prepositions")
    return {
        "roles": roles,
        "all_roles": all_roles,
        "titles": titles,
        "known_before_names": all_roles | titles,
        "pronouns": _NONE.union(*_pronouns(groups)),
        "leading": clause,
        "helpers": union("auxiliaries", "passive"),
        "before_verbs": union("auxiliaries", "adverbs"),
        "noun_like": union("noun_like") | {plural_of(word) for word in union("noun_like")},
        "definite_starts": union("definite_articles", "possessive_pronouns"),
        "phrase_starts": union("determiners", "possessive_pronouns"),
        "sentence_starts": union("determiners") | _NONE.union(*_pronouns(groups)),
        "boundaries": clause - union("joining_words"),
        "phrase_tails": union("prepositions", "tail_prepositions"),
        "name_tails": union("tail_prepositions", "personal_relatives"),
        "function_words": union("prepositions", "clause_starters", "passive", "auxiliaries"),
        "continuing": _NONE.union(*(verb_forms(base) for base in union("continuing_verbs")))
        | union("continuing_forms"),
        "stance": _NONE.union(*(verb_forms(base) for base in union("stance_verbs"))) | union("stance_forms"),
    }


def _pronouns(groups: dict[str, frozenset[str]]) -> Iterable[frozenset[str]]:
    return (words for name, words in groups.items() if name.startswith("pronouns_"))


def _genders(groups: dict[str, frozenset[str]], names: dict[str, frozenset[str]]) -> dict[str, str]:
    genders = dict.fromkeys(names["female"], "f") | dict.fromkeys(names["male"], "m")
    for kind in ("roles", "honorifics"):
        genders |= dict.fromkeys(groups.get(f"{kind}_female", _NONE), "f")
        genders |= dict.fromkeys(groups.get(f"{kind}_male", _NONE), "m")
    return genders
