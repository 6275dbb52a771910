"""What a person keeps: rules by their names, single removals by their ids."""

from collections.abc import Collection

from readaloud.clean.draft import Draft
from readaloud.clean.rules.own import OwnRule
from readaloud.clean.rules.rules import all_rules
from readaloud.model.errors import UsageError


def rule_names(own: Collection[OwnRule] = ()) -> frozenset[str]:
    """The names of all rules: those of the program and those of the person."""
    return frozenset((*all_rules().names, *(rule.rule for rule in own)))


def removal_ids(draft: Draft, plain: Draft) -> dict[int, str]:
    """The id of each removed line: "r1", "r2" … as they are numbered when nothing is kept or dropped.

    So an id means the same line whatever else is asked for. ``plain`` is the draft of the same input without
    wishes; lines that only a wish takes out are numbered behind its own.
    """
    numbered = [i for i in range(len(plain.lines)) if plain.is_removed(i)]
    more = [i for i in range(len(draft.lines)) if draft.is_removed(i) and not plain.is_removed(i)]
    return {i: f"r{n}" for n, i in enumerate((*numbered, *more), start=1)}


def refuse_unknown(keep: Collection[str], names: Collection[str], ids: Collection[str]) -> None:
    """Say so when something is to be kept that is neither a rule nor a removal.

    Raises:
        UsageError: with the first such name.
    """
    unknown = next((name for name in keep if name not in names and name not in ids), None)
    if unknown is not None:
        raise UsageError(
            f"There is no rule and no removal {unknown!r} to keep.",
            "`readaloud check SOURCE` lists the ids and the rules of what was removed.",
        )
