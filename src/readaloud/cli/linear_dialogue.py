"""Questions and lists of the linear reader: what has been asked, until a line answers it."""

from collections.abc import Callable

from readaloud.cli.linear_lines import as_sentence
from readaloud.narrate.interface import Words
from readaloud.services.reader.actions import Action
from readaloud.services.reader.values import Choice

AT_ONCE = 9  # choices that are listed; more are narrowed by words

Finish = Callable[[str, str], None]  # the name of an action, and its line or the id of the choice


class Dialogue:
    """One question at a time; ``is_open`` while a line is waited for."""

    def __init__(
        self,
        words: Callable[[], Words],
        say: Callable[[str], None],
        finish: Finish,
        take_lines: Callable[[bool], None],
    ) -> None:
        """``take_lines`` lets whole lines be typed, or single keys again."""
        self._words, self._say, self._finish, self._take_lines = words, say, finish, take_lines
        self._action: Action | None = None
        self._choices: tuple[Choice, ...] = ()
        self._begun = ""

    @property
    def is_open(self) -> bool:
        """Whether the next line is an answer."""
        return self._action is not None

    def ask(self, action: Action, begun: str = "") -> None:
        """Put the question of an action; ``begun`` stands before what is typed."""
        self._begun = begun
        self._open(action)
        self._say(action.asks)

    def offer(self, action: Action, choices: tuple[Choice, ...], typed: str = "", *, lead: str = "") -> None:
        """List what an action offers, behind ``lead``, or take what was typed with it for the choice."""
        self._choices = choices
        if not choices:
            self._say(self._words().say(f"empty.{action.name}"))
            return
        self._open(action)
        if typed in {choice.id for choice in choices}:
            self._end(action, typed)
        elif typed:
            self._chosen(action, typed)
        else:
            if lead:
                self._say(lead)
            self._list(action, choices)

    def answer(self, line: str) -> None:
        """What was typed to the question."""
        action = self._action
        if action is None:
            return
        if not action.offers:
            self._end(action, line and self._begun + line)
        elif not line:
            self._close(self._words().say("lines.nothing_chosen"))
        else:
            self._chosen(action, line)

    def _chosen(self, action: Action, typed: str) -> None:
        if typed.isdecimal():
            found = self._choices[int(typed) - 1 : int(typed)] if int(typed) else ()
        else:
            exact = tuple(choice for choice in self._choices if typed.casefold() == choice.title.casefold())
            found = exact[:1] or tuple(choice for choice in self._choices if _matches(choice, typed))
        if len(found) == 1:
            self._end(action, found[0].id)
        elif found:
            self._choices = found
            self._list(action, found)
        else:
            self._close(self._words().say("answers.no_such_choice", n=len(self._choices)))

    def _list(self, action: Action, choices: tuple[Choice, ...]) -> None:
        for number, choice in enumerate(choices[:AT_ONCE], 1):
            here = self._words().say("lines.here") if choice.here else ""
            title, detail = as_sentence(choice.title), choice.detail and as_sentence(choice.detail)
            self._say(self._words().say("lines.choice", number=number, title=title, detail=detail, here=here))
        more = max(len(choices) - AT_ONCE, 0)
        chooses = self._words().say(f"list.chooses.{action.offers}")
        self._say(
            self._words().say("lines.which_of_more" if more else "lines.which", n=more, chooses=chooses)
        )

    def _open(self, action: Action) -> None:
        self._action = action
        self._take_lines(True)  # before the question is seen: an answer may come at once

    def _end(self, action: Action, text: str) -> None:
        self._action = None
        self._take_lines(False)
        self._finish(action.name, text)

    def _close(self, answer: str) -> None:
        self._action, self._choices = None, ()
        self._take_lines(False)
        self._say(answer)


def _matches(choice: Choice, typed: str) -> bool:
    text = f"{choice.title} {choice.detail}".casefold()
    return all(word in text for word in typed.casefold().split())
