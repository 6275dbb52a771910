"""The word lists that attribution reads: data files for each language, as sets and verb forms.

``data/speech.LANG.yaml`` and ``data/people.LANG.yaml`` explain each group. A language without lists of its
own has no speakers: silence is better than a wrong name.
"""

import functools
from dataclasses import dataclass

from readaloud.config.yaml_file import read_data

LANGUAGES = ("en",)

_VERB_GROUPS = {
    "say_verbs": "say",
    "write_verbs": "say",
    "judge_verbs": "judge",
    "think_verbs": "think",
    "loose_verbs": "loose",
}


@dataclass(frozen=True)
class Lexicon:
    """The lists of one language. ``verbs`` maps each form to its group: say, judge, think or loose."""

    verbs: dict[str, str]
    stance: frozenset[str]
    groups: dict[str, frozenset[str]]
    genders: dict[str, str]  # a noun, title or given name -> "f" or "m"
    given: frozenset[str]

    def __getitem__(self, group: str) -> frozenset[str]:
        return self.groups[group]


@functools.cache
def load_lexicon(language: str) -> Lexicon | None:
    """The lists of the language (its primary tag); None when there are none."""
    tag = language.partition("-")[0].lower() or "en"
    if tag not in LANGUAGES:
        return None
    speech = read_data("readaloud.describe", f"data/speech.{tag}.yaml")
    people = read_data("readaloud.describe", f"data/people.{tag}.yaml")
    names = read_data("readaloud.describe", "data/given_names.yaml")
    groups = {name: _words(text) for name, text in (speech | people).items() if name != "irregular_verbs"}
    irregular = _irregular(speech["irregular_verbs"])
    verbs = _verb_forms(speech, irregular, groups)
    female, male = _words(names["female"]), _words(names["male"])
    return Lexicon(
        verbs=verbs,
        stance=frozenset(form for base in groups["stance_verbs"] for form in _forms(base, irregular)),
        groups=_with_unions(groups),
        genders=_genders(groups, female, male),
        given=female | male | _words(names["either"]),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _irregular(text: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {base: (base, *forms.split()) for base, forms in text.items()}


def _verb_forms(
    speech: dict[str, str], irregular: dict[str, tuple[str, ...]], groups: dict[str, frozenset[str]]
) -> dict[str, str]:
    verbs = {form: "say" for forms in irregular.values() for form in forms}
    for name, group in reversed(_VERB_GROUPS.items()):  # a verb of two groups belongs to the first
        for base in groups[name]:
            verbs.update(dict.fromkeys(_forms(base, irregular), group))
    verbs.update(dict.fromkeys(groups["irregular_judge"], "judge"))
    verbs.update(dict.fromkeys(groups["irregular_think"], "think"))
    verbs.update(dict.fromkeys(groups["irregular_loose"], "loose"))
    return verbs


def _forms(base: str, irregular: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The forms of a verb: add, adds, added, adding."""
    if base in irregular:
        return irregular[base]
    head, _, rest = base.partition("_")
    tail = f"_{rest}" if rest else ""
    stem = head.removesuffix("e")
    third = f"{head}es" if head.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{head}s"
    if head.endswith("y") and head[-2] not in "aeiou":
        return (base, f"{head[:-1]}ies{tail}", f"{head[:-1]}ied{tail}", f"{head}ing{tail}")
    return (base, third + tail, f"{stem}ed{tail}", f"{stem}ing{tail}")


def _with_unions(groups: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Adds what is asked for most: every role, every title, every subject pronoun."""
    roles = groups["roles"] | groups["roles_female"] | groups["roles_male"]
    titles = groups["honorifics"] | groups["honorifics_male"] | groups["honorifics_female"]
    pronouns = frozenset().union(*(words for name, words in groups.items() if name.startswith("pronouns_")))
    return groups | {
        "all_roles": roles | frozenset(plural_of(role) for role in roles) | groups["roles_plural"],
        "titles": titles,
        "pronouns": pronouns - groups["pronouns_relative"],
    }


def plural_of(noun: str) -> str:
    """The regular English plural; good enough for roles."""
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _genders(
    groups: dict[str, frozenset[str]], female: frozenset[str], male: frozenset[str]
) -> dict[str, str]:
    genders = dict.fromkeys(female, "f") | dict.fromkeys(male, "m")
    for kind in ("roles", "honorifics"):
        genders |= dict.fromkeys(groups[f"{kind}_female"], "f") | dict.fromkeys(groups[f"{kind}_male"], "m")
    return genders
