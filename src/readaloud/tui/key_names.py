"""Keys of actions as a person reads them."""

from collections.abc import Iterable

from readaloud.services.reader.actions import Action, action_named, shown_key


def keys_of(action: Action) -> str:
    """All keys of an action: "Right or n"."""
    return " or ".join(map(shown_key, action.keys))


def first_key(actions: Iterable[Action], name: str) -> str:
    """The key that is named first for an action; empty when the person has given it none."""
    keys = action_named(actions, name).keys
    return shown_key(keys[0]) if keys else ""
