"""The screen on which an article is read: contents, page, and a line of words above and below."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen

from readaloud.player.events import Edge, Event, Replaced, Told, Trouble, WordHeard
from readaloud.player.listening import after
from readaloud.services.reader.actions import OF_THE_WHOLE, Action, action_named, shown_keys
from readaloud.services.reader.copying import copied
from readaloud.services.reader.values import Answer, Front
from readaloud.tui.choice_list import ChoiceList
from readaloud.tui.errand import send
from readaloud.tui.marking import found_in
from readaloud.tui.reading_view import ReadingView
from readaloud.tui.state_line import Sections, edge_line, state_line
from readaloud.tui.status import TextLine

if TYPE_CHECKING:
    from readaloud.services.reader.look import Look
    from readaloud.services.reader.reader import Reader

BESIDE = 100  # cells from which the contents stand beside the page
ROOMY = 150  # cells from which they have all the room that they need
_WHILE_WAITING = frozenset({"quit", "switch", "help", "input_help"})  # what needs no place in the article


class ArticleScreen(Screen[None], inherit_bindings=False):
    """Keys become actions of the reader, its events become what is shown. Nothing here knows how to read."""

    AUTO_FOCUS = "#reading"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide"), (BESIDE, "-beside"), (ROOMY, "-roomy")]  # noqa: RUF012 (Textual's)

    class Wanted(Message):
        """Something that is the front end's own business: to leave, the help, another look."""

        def __init__(self, front: Front) -> None:
            super().__init__()
            self.front = front

    def __init__(self, reader: "Reader", look: "Look") -> None:
        super().__init__(id="article")
        self._reader = reader
        self._state = reader.snapshot
        self._said = ""  # in answer to the last key
        self._is_late = reader.waits  # whether a person waits for the rest of a long article
        self._sections = Sections(reader.article)
        self._contents = ChoiceList((), "contents", is_panel=True)
        self._page = ReadingView(reader.article, reader.script, reader.words, look)
        self._page.is_blank = reader.waits
        self._title = TextLine("title", self._headline(), reader.article.meta.site)
        self._status = TextLine("status", self._status_text(), self._hint())
        self.bind_keys()
        self.set_class(not look.contents, "-no-contents")

    def compose(self) -> ComposeResult:
        """The four parts of the screen."""
        yield self._title
        yield Horizontal(self._contents, self._page, id="middle")
        yield self._status

    def on_mount(self) -> None:
        """Show what is heard already: sound begins before the first paint."""
        self._show_heard()

    def on_resize(self) -> None:
        """Contents beside the page are asked for when there is room for them."""
        self._show_contents()

    def bind_keys(self) -> None:
        """The keys of every action, as the person has them now."""
        self._bindings = BindingsMap()
        for action in self._reader.actions:
            for key in action.keys:
                self._bindings.bind(key, f"do('{action.name}')", action.title)

    def change_look(self, look: "Look") -> None:
        """Show the page in another look."""
        self.set_class(not look.contents, "-no-contents")
        self._page.change_look(look)
        self._show_contents()

    # What the reader tells

    def tell(self, events: Iterable[Event]) -> None:
        """Show what has come of some events: the last of each kind, at once."""
        before = self._state
        for event in events:
            self._state = after(self._state, event)
            match event:
                case Replaced():
                    self._take_article()
                case Edge():
                    self._said = edge_line(event, self._reader.words)
                case Told():
                    self._said = event.message
                case Trouble():
                    self._said = f"{event.message} {event.hint}".strip()
                    self._page.is_blank = False
                case WordHeard():
                    continue
            self._status.text = self._status_text()
        if self._state is not before:
            self._show_heard()

    def _take_article(self) -> None:
        article = self._reader.article
        self._said = ""
        self._state = self._reader.snapshot
        self._sections = Sections(article)
        self._title.text, self._title.aside = self._headline(), article.meta.site
        self._page.is_blank = False
        self._page.take(article, self._reader.script)
        self._show_contents()

    def _show_heard(self) -> None:
        utterance = self._state.utterance
        self._page.hear(utterance, self._state.word)
        if utterance is not None:
            self._contents.mark(self._sections.number(utterance.locator.block))

    def _show_contents(self) -> None:
        if self._contents.display:
            self._contents.show(self._reader.choices("contents"))

    def _headline(self) -> str:
        article = self._reader.article
        first = next((block.text for block in article.blocks if block.text), article.meta.source)
        return article.meta.title or first

    def _hint(self) -> str:
        keys = action_named(self._reader.actions, "help").keys
        return self._reader.words.say("app.hint", key=shown_keys(keys[:1], self._reader.words))

    def _status_text(self) -> str:
        sections = None if self._reader.is_part else self._sections
        line = state_line(self._state, sections, self._reader.words)
        is_waited_for = self._is_late and self._reader.is_part
        said = self._said or (self._reader.words.say("app.opening") if is_waited_for else "")
        return f"{said} {line}" if said else line

    def say(self, text: str) -> None:
        """Put a sentence before the state, until the next key."""
        self._said = text
        self._status.text = self._status_text()

    def say_is_part(self) -> None:
        """From now on, say that the rest of the article is still to come, as long as it is."""
        self._is_late = True
        self._status.text = self._status_text()

    # What a person does

    def action_do(self, name: str, begun: str = "") -> None:
        """Do the action of that name: at once, after a question, or after a choice.

        ``begun`` stands before the line that answers the question.
        """
        if self._page.is_blank and name not in _WHILE_WAITING:
            return
        self.say("")
        self._page.follow(at_once=True)
        action = action_named(self._reader.actions, name)
        if name == "copy_sentence" and (selected := self.get_selected_text()):
            self.answer(copied(selected, self._reader.words))
        elif name == "command":
            self._offer_commands()
        elif action.asks:
            self._ask(action, begun)
        elif self._is_too_early(name):
            return
        elif action.offers:
            self._offer(action)
        else:
            self.answer(self._reader.do(name))

    def _ask(self, action: Action, begun: str) -> None:
        from readaloud.tui.line_input import PromptScreen

        def take(line: str | None) -> None:
            if line is not None:
                self._send(action.name, line and begun + line)

        self.app.push_screen(PromptScreen(action.asks), take)

    def _offer(self, action: Action) -> None:
        from readaloud.tui.offering import offered

        def take(chosen: str | None) -> None:
            if chosen:
                self._send(action.name, chosen)

        self.app.push_screen(offered(self._reader, action, self.answer), take)

    def _is_too_early(self, name: str) -> bool:
        """Whether an action has to wait for the rest of the article; the person is told so."""
        is_too_early = self._reader.is_part and name in OF_THE_WHOLE
        if is_too_early:
            self.say(self._reader.words.say("app.opening"))
        return is_too_early

    def _send(self, name: str, text: str) -> None:
        """Do what was asked or offered: it may take a moment."""
        if self._is_too_early(name):
            return
        send(self, lambda: self._reader.do(name, text), self.answer)

    def _offer_commands(self) -> None:
        from readaloud.tui.offering import palette

        def take(name: str | None) -> None:
            if name:
                self.action_do(name)

        self.app.push_screen(palette(self._reader), take)

    def answer(self, answer: Answer) -> None:
        """Show what came of an action, and do what is the front end's own business."""
        if answer.copied and not answer.text:  # no program took it: the terminal may
            self.app.copy_to_clipboard(answer.copied)
            answer = Answer(self._reader.words.say("answers.copied"))
        if answer.front == "keys":
            self.bind_keys()
        elif answer.front:
            self.post_message(self.Wanted(answer.front))
        elif answer.then:
            self.action_do(answer.then, answer.begun)
            return
        self.say(answer.text)
        self._page.show_found(found_in(self._reader.found))

    # What the parts of the screen tell

    def on_reading_view_pointed(self, message: ReadingView.Pointed) -> None:
        """Read on from the word that was clicked."""
        self.say("")
        self._page.follow(at_once=False)
        self._reader.go_to(message.locator)

    def on_choice_list_chosen(self, message: ChoiceList.Chosen) -> None:
        """Read on from the section that was clicked."""
        self._send("contents", message.choice.id)
