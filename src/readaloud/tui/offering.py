"""The lists of the reader as screens: what an action offers, and every action by its name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from readaloud.services.reader.actions import Action, action_named, shown_keys
from readaloud.services.reader.values import Answer, Choice
from readaloud.tui.list_screen import WAYS, ListScreen, Offer, Ways

if TYPE_CHECKING:
    from readaloud.services.reader.reader import Reader


def offered(reader: "Reader", action: Action, show: Callable[[Answer], None]) -> ListScreen:
    """The list of an action. ``show`` takes the answers to choices after which the list stays."""
    from readaloud.services.reader.parts import lead

    def hear(chosen: str) -> Answer:
        from readaloud.services.reader.preview import preview

        return preview(reader, action.name, chosen)

    return ListScreen(
        Offer(
            title=action.title,
            lead=lambda: lead(reader, action.name),
            choices=lambda: reader.choices(action.name),
            chooses=action.offers,
            choose=lambda chosen: reader.do(action.name, chosen),
            hear=hear,
            show=show,
            ways=WAYS.get(action.name, Ways()),
        ),
        reader.words,
    )


def palette(reader: "Reader") -> ListScreen:
    """Every action with its keys and what it does, found by typing."""
    found = tuple(
        Choice(
            action.name,
            action.title,
            f"{shown_keys(action.keys, reader.words)}: {action.help}".removeprefix(": "),
        )
        for action in reader.actions
        if action.name != "command"
    )
    title = action_named(reader.actions, "command").title
    return ListScreen(Offer(title=title, choices=lambda: found, chooses="do", finds=True), reader.words)
