"""A list on a screen of its own: what an action offers, the palette, and what one can do there."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from readaloud.narrate.interface import Words
from readaloud.services.reader.values import SILENT, Answer, Choice
from readaloud.tui.choice_list import ChoiceList
from readaloud.tui.errand import send
from readaloud.tui.line_input import LineInput
from readaloud.tui.status import TextLine

_GOES_ON_S = 1.0


class Ways(Struct, frozen=True):
    """What can be done in a list beside choosing from it and leaving."""

    also: str = ""  # what Space does, a key of ``list.also`` of the interface's words
    stays: bool = False  # one can go on choosing
    steps: bool = False  # Left takes the value before, Right the next one
    goes_on: bool = False  # what it shows changes by itself, such as the progress of an export


WAYS: Mapping[str, Ways] = {
    "remove_bookmark": Ways(stays=True),
    "ledger": Ways(stays=True),
    "kinds": Ways(stays=True),
    "look": Ways(stays=True, steps=True),
    "voice": Ways(also="hear"),
    "profile": Ways(also="hear"),
    "exports": Ways(stays=True, goes_on=True),
    "queue": Ways(stays=True),
}


class Offer(Struct, frozen=True, kw_only=True):
    """A list as an action offers it. All but ``show`` are called in a thread: they may take a moment."""

    title: str
    lead: Callable[[], str] = lambda: ""  # a sentence about the list, in the place of title and number
    choices: Callable[[], Sequence[Choice]]
    chooses: str  # what Enter does, a key of ``list.chooses`` of the interface's words
    choose: Callable[[str], Answer] = lambda chosen: SILENT
    hear: Callable[[str], Answer] = lambda chosen: SILENT
    show: Callable[[Answer], None] = lambda answer: None  # takes answers while the list stays
    ways: Ways = Ways()
    finds: bool = False  # begins with a line to type words of what is looked for


class ListScreen(Screen[str], inherit_bindings=False):
    """A title, the list, and what can be done. Its result is the id of the choice, empty when it was left."""

    AUTO_FOCUS = ""  # ``on_mount`` knows better
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "also", "also"),
        Binding("slash", "find", "find"),
        Binding("escape", "leave", "go_back"),
        Binding("left", "step('-')", "", show=False),
        Binding("right", "step('')", "", show=False),
        Binding("up", "into_list(-1)", "", show=False),
        Binding("down", "into_list(0)", "", show=False),
    ]

    def __init__(self, offer: Offer, words: Words) -> None:
        super().__init__()
        self._offer = offer
        self._words = words
        self._said = words.say("list.loading")
        self._choices: tuple[Choice, ...] = ()
        self._lead = ""
        self._list = ChoiceList((), "choices")
        self._filter = LineInput()
        self._title = TextLine("title", offer.title)
        self._status = TextLine("status", self._said)

    def compose(self) -> ComposeResult:
        """The title, the line to type, the list, and a line of words."""
        yield self._title
        yield TextLine("question", self._words.say("list.filter"))
        yield self._filter
        yield self._list
        yield self._status

    def on_mount(self) -> None:
        """Begin in the list, or in the line to type."""
        (self._filter if self._offer.finds else self._list).focus()
        self.set_class(self._offer.finds, "-finds")
        self.renew()
        if self._offer.ways.goes_on:
            self.set_interval(_GOES_ON_S, lambda: self.renew(self._said))

    def renew(self, said: str = "") -> None:
        """Ask again what there is to choose: something has changed. ``said`` is shown below."""
        offer = self._offer
        send(self, lambda: (offer.lead(), offer.choices()), lambda found: self._take(*found, said))

    def _take(self, lead: str, choices: Sequence[Choice], said: str) -> None:
        self._lead, self._choices, self._said = lead, tuple(choices), said
        self._show()

    # What a person does

    def action_leave(self) -> None:
        """Back to the article; from a search, back to the whole list first."""
        if self._filter.value and not self._offer.finds:
            self._filter.value = ""
            self._list.focus()
            self.remove_class("-finds")
        else:
            self.dismiss("")

    def action_find(self) -> None:
        """Type words of what is looked for."""
        self.add_class("-finds")
        self._filter.focus()

    def action_into_list(self, steps: int) -> None:
        """From the line to type into the list."""
        if not self._list.has_focus:
            self._list.focus()
            self._list.action_choose(steps)

    def action_also(self) -> None:
        """The other thing that the list offers."""
        chosen = self._list.chosen
        if chosen is not None and self._offer.ways.also:
            send(self, lambda: self._offer.hear(chosen.id), self._answered)

    def action_step(self, way: str) -> None:
        """Another value of the chosen setting."""
        chosen = self._list.chosen
        if chosen is not None and self._offer.ways.steps:
            self._choose(chosen.id + way)

    def on_choice_list_chosen(self, message: ChoiceList.Chosen) -> None:
        """Do it; and stay, where one can go on choosing."""
        if self._offer.ways.stays:
            self._choose(message.choice.id)
        else:
            self.dismiss(message.choice.id)

    def _choose(self, chosen: str) -> None:
        send(self, lambda: self._offer.choose(chosen), self._answered)

    def _answered(self, answer: Answer) -> None:
        self._offer.show(answer)
        self.renew(answer.text)

    def on_input_changed(self, _message: Input.Changed) -> None:
        """Show only what has these words in it."""
        self._said = ""
        self._show()

    def on_input_submitted(self, _message: Input.Submitted) -> None:
        """Enter takes what is chosen."""
        self._list.action_go()

    # What is shown

    def _show(self) -> None:
        wanted = self._filter.value.casefold().split()
        found = [
            choice
            for choice in self._choices
            if all(word in f"{choice.title} {choice.detail}".casefold() for word in wanted)
        ]
        self._list.show(found)
        self._title.text = self._counted()
        self._status.text = self._state(is_empty=not found)

    def _counted(self) -> str:
        if self._offer.finds or self._offer.ways.steps:
            return self._offer.title
        return self._lead or self._words.say("list.count", title=self._offer.title, n=len(self._choices))

    def _state(self, *, is_empty: bool = False) -> str:
        if not self._choices:
            return self._words.say("list.empty")
        if is_empty:
            return self._words.say("list.nothing_found")
        return self._said or self._ways()

    def _ways(self) -> str:
        ways = self._offer.ways
        return self._words.say(
            "list.ways",
            chooses=self._words.say(f"list.chooses.{self._offer.chooses}"),
            also=self._words.say(f"list.also.{ways.also}") if ways.also else "",
        )
