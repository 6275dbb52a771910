"""Between a reader and a person: events become lines, keys and words become actions."""

import re
from collections.abc import Callable
from threading import Timer

from readaloud.cli.linear_dialogue import Dialogue
from readaloud.cli.linear_input import Typed
from readaloud.cli.linear_lines import Line, make_lines
from readaloud.model.script import Utterance
from readaloud.narrate.interface import Words
from readaloud.player.events import (
    Edge,
    Event,
    Finished,
    Replaced,
    SettingsChanged,
    Status,
    StatusChanged,
    Told,
    Trouble,
    UtteranceStarted,
)
from readaloud.player.listening import Listening
from readaloud.player.skimming import Skim
from readaloud.player.transport import FASTEST, SLOWEST
from readaloud.services.reader.actions import (
    OF_THE_WHOLE,
    Action,
    action_for_key,
    action_for_words,
    action_named,
    shown_key,
    shown_keys,
)
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Answer

PATIENCE_S = 0.5  # of a person who has pressed a key
NO_ENGINE = 5  # exit code: an engine or voice is missing
# Where these lead, the sentence is printed and not the whole line.
BY_SENTENCE = frozenset(
    f"{way}_{what}"
    for way in ("next", "previous")
    for what in ("sentence", "quotation", "by_speaker", "match")
) | {"repeat", "speakers", "search", "links", "bookmarks", "percent", "back"}

BY_PARTS = (Skim.SENTENCES, Skim.QUOTATIONS)  # of what would be one line, not all is heard

Print = Callable[[str], None]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class LinearReader:
    """Prints what is read and answers what is asked, until ``is_over``; then ``code`` is the exit code."""

    def __init__(
        self,
        reader: Reader,
        *,
        is_terminal: bool,
        say: Print,
        complain: Print,
        take_lines: Callable[[bool], None],
        before: Listening | None = None,
    ) -> None:
        """``before``: how the reading stood before it began, when it plays already."""
        self.is_over = self.wants_app = False
        self.has_no_sound = False  # it is silent because no sound device works
        self.code = 0
        self._reader, self._is_terminal = reader, is_terminal
        self._actions = reader.actions
        self._print_line, self._complain = say, complain
        self._waiting: list[tuple[Print, str]] = []  # lines while a question is open
        self._dialogue = Dialogue(lambda: reader.words, say, self._finish, take_lines)
        before = before or reader.snapshot
        self._muted, self._speed = before.muted, before.speed
        self._lines = self._made_lines()
        self._digest = reader.article.meta.digest
        self._line: Line | None = None  # printed last
        self._sentence = -1  # heard last
        self._jumped = False  # a person went somewhere: where that leads is printed, whatever it is
        self._by_sentence = False  # and to a sentence: sentences are printed until the next line
        self._is_explaining = False  # input help
        self._has_lost_sound = False
        self._is_told = False  # that the voice goes off or on has been said already
        self._was_voice_only = False  # before what was asked for last
        self._status = Status.PLAYING  # the first "Playing." goes without saying

    @property
    def _words(self) -> Words:
        """Those of the profile that is read by now."""
        return self._reader.words

    def _made_lines(self) -> dict[str, Line]:
        lines = make_lines(self._reader.article, self._reader.script, self._words)
        return {utterance: line for line in lines for utterance in line.utterances}

    # What the reader tells

    def event(self, event: Event) -> None:
        """Print what an event comes to."""
        match event:
            case UtteranceStarted():
                self._utterance(event.utterance)
            case StatusChanged():
                self._status_changed(event.status)
            case SettingsChanged():
                self._settings_changed(event)
            case Edge():
                self._jumped = False
                self._say(self._words.say(f"edges.{event.unit}.{'end' if event.at_end else 'start'}"))
            case Finished():
                self.is_over = not self._is_terminal and not self._reader.is_part
            case Trouble():
                self._trouble(event)
            case Told():
                self._say(event.message)
            case Replaced():
                self._replaced()

    def _replaced(self) -> None:
        """The line that was printed last is not printed again if it is there still."""
        if self._reader.article.meta.digest != self._digest:  # that another is read says that it plays
            self._status, self._digest = Status.PLAYING, self._reader.article.meta.digest
        before = self._line.text if self._line else None
        self._actions, self._lines = self._reader.actions, self._made_lines()
        self._line = next((line for line in self._lines.values() if line.text == before), None)

    def _utterance(self, utterance: Utterance) -> None:
        line = self._lines.get(utterance.id)
        if line is None:  # of an article that has just been replaced
            return
        jumped, self._jumped = self._jumped, False
        is_new = jumped or line is not self._line
        if is_new and not (jumped and self._by_sentence):
            self._by_sentence = self._reader.skim in BY_PARTS
        if is_new and not self._by_sentence:
            self._print(line.text)
        elif is_new or (self._by_sentence and utterance.sentence != self._sentence):
            self._print_sentence(utterance, line)
        self._line, self._sentence = line, utterance.sentence

    def print_rest(self) -> None:
        """Print what is still to come, all at once."""
        lines = list(dict.fromkeys(self._lines.values()))
        done = lines.index(self._line) + 1 if self._line in lines else 0
        for line in lines[done:]:
            self._say(line.text)
        self.is_over = True

    def _print_sentence(self, utterance: Utterance, line: Line) -> None:
        pieces = [u for u in self._reader.plan.utterances if u.sentence == utterance.sentence]
        if set(line.utterances) <= {piece.id for piece in pieces}:
            self._print(line.text)
        else:
            self._print(" ".join(" ".join(piece.text for piece in pieces).split()))

    def _print(self, text: str) -> None:
        if self._muted or not self._reader.is_voice_only:  # whoever hears nothing has to read
            self._say(text)

    def _say(self, text: str, print_line: Print | None = None) -> None:
        """A line; while a person types to a question, it waits."""
        print_line = print_line or self._print_line
        if self._dialogue.is_open and self._is_terminal:
            self._waiting.append((print_line, text))
        else:
            print_line(text)

    def _say_what_waited(self) -> None:
        while self._waiting:
            print_line, text = self._waiting.pop(0)
            print_line(text)

    def _status_changed(self, status: Status) -> None:
        before, self._status = self._status, status
        goes_on = status is Status.PLAYING and before in (Status.PLAYING, Status.WAITING)
        if status is Status.FINISHED and self._reader.is_part:
            self._say(self._words.say("app.opening"))
        elif not goes_on and (status is not Status.FINISHED or self._is_terminal):
            key = "lines.finished" if status is Status.FINISHED else f"status.{status}"
            self._say(self._words.say(key, play=self.key("toggle"), quit=self.key("quit")))

    def _settings_changed(self, event: SettingsChanged) -> None:
        was_muted, self._muted = self._muted, event.muted
        if event.muted != was_muted:
            self._voice_changed()
        if event.speed != self._speed:
            self._say(self._words.say("answers.speed", speed=event.speed))
        self._speed = event.speed

    def _voice_changed(self) -> None:
        if not self._is_told:
            self._say(self._words.say("answers.voice_off" if self._muted else "answers.voice_on"))
        if self._muted and self._reader.is_voice_only:
            self._say(self._words.say("answers.text_instead"))
        if self._muted and (self._reader.is_voice_only or self._was_voice_only):
            self._line = None  # the line that was being heard is printed too
        self.has_no_sound = self._muted and self._is_told and self._has_lost_sound
        self._is_told = False

    def _trouble(self, trouble: Trouble) -> None:
        if trouble.kind == "no_engine":
            self.is_over, self.code = True, NO_ENGINE
            self._complain(f"Error: {trouble.message}")
        else:
            self._is_told = trouble.is_silencing
            self._has_lost_sound = trouble.kind == "sound"
            self._say(f"{trouble.message} {trouble.hint}".strip(), self._complain)

    # What a person types

    def typed(self, typed: Typed) -> None:
        """Do what was typed."""
        if self._dialogue.is_open:
            self._answer_question(typed)
        elif typed.is_key:
            self._key(typed.text)
        elif typed.text:
            self._line_of_words(typed.text)
        if not self._dialogue.is_open:
            self._say_what_waited()

    def _answer_question(self, typed: Typed) -> None:
        """A line answers a question; a key, which only Escape lets through, leaves it."""
        if typed.is_key:
            self._print_line("")  # ends the line on which the terminal has shown the key
        self._dialogue.answer("" if typed.is_key else typed.text)

    def _key(self, key: str) -> None:
        action = action_for_key(self._actions, key)
        if self._is_explaining:
            self._explain(action, key)
        elif action is None:
            self._say(self._words.say("lines.unknown_key", key=shown_key(key, self._words)))
        else:
            self._begin(action)

    def _explain(self, action: Action | None, key: str) -> None:
        if action is not None and action.name == "input_help":
            self._is_explaining = False
            self._say(self._words.say("lines.input_help_off"))
            return
        does = action.help if action else self._words.say("lines.no_action")
        self._say(self._words.say("lines.help", ways=shown_key(key, self._words), help=does))

    def _line_of_words(self, typed: str) -> None:
        """An action in words, perhaps with its text behind them: "search otters", "section 3"."""
        name, _, number = typed.lower().partition(" ")
        if name in ("speed", self._words.say("lines.speed_word")) and _NUMBER.fullmatch(number):
            self._set_speed(float(number.replace(",", ".")))
            return
        words = typed.split()
        for count in range(len(words), 0, -1):
            action = action_for_words(self._actions, " ".join(words[:count]))
            rest = " ".join(words[count:])
            if rest and action is not None and action.name == "next_section" and rest.isdecimal():
                action = action_named(self._actions, "contents")
            if action is not None and (not rest or action.asks or action.offers):
                self._begin(action, rest, said=typed)
                return
        self._say(self._words.say("lines.unknown_words", words=typed))

    def _begin(self, action: Action, text: str = "", *, said: str = "", begun: str = "") -> None:
        if self._reader.is_part and action.name in OF_THE_WHOLE:
            self._say(self._words.say("app.opening"))
        elif action.offers:
            self._offer(action, text)
        elif action.asks and not text:
            self._dialogue.ask(action, begun)
        else:
            self._finish(action.name, text or said.lower())

    def _offer(self, action: Action, text: str) -> None:
        """List what an action offers; where that takes a while to find, one line says so."""
        from readaloud.services.reader.parts import lead

        told = Timer(PATIENCE_S, self._say, [self._words.say("list.loading")])
        told.start()
        try:
            choices = self._reader.choices(action.name)
        finally:
            told.cancel()
        self._dialogue.offer(action, choices, text, lead=lead(self._reader, action.name))

    def _finish(self, name: str, text: str) -> None:
        """Do it; where that leads, the place is printed."""
        self._is_told = name == "two_voices"  # by its answer
        self._was_voice_only = self._reader.is_voice_only
        answer = self._reader.do(name, text)
        if answer.moves:
            self._jumped, self._by_sentence = True, name in BY_SENTENCE
        self._answer(answer)

    def _answer(self, answer: Answer) -> None:
        if answer.text and answer.front != "command":
            self._say(answer.text)
        elif answer.copied:  # there is no clipboard: the words themselves, for the terminal's own copying
            self._say(answer.copied)
        match answer.front:
            case "quit":
                self.is_over = True
            case "switch":
                self._switch()
            case "help":
                self._help()
            case "input_help":
                self._input_help()
            case "command":
                self._line_of_words(answer.text)
        if answer.then:
            self._begin(action_named(self._actions, answer.then), begun=answer.begun)

    def _switch(self) -> None:
        if self._is_terminal:
            self.is_over = self.wants_app = True
        else:
            self._say(self._words.say("lines.here_already"))

    def _input_help(self) -> None:
        self._is_explaining = self._is_terminal
        key = "input_help_on" if self._is_terminal else "no_keys"
        self._say(self._words.say(f"lines.{key}", key=self.key("input_help")))

    def _set_speed(self, speed: float) -> None:
        wanted = round(speed, 2)
        if wanted > FASTEST:
            self._say(self._words.say("answers.fastest", speed=FASTEST))
        elif wanted < SLOWEST:
            self._say(self._words.say("answers.slowest", speed=SLOWEST))
        self._reader.session.set_speed(wanted)

    def _help(self) -> None:
        """One line an action: its keys, or its words, and what it does."""
        for action in self._actions:
            keys = shown_keys(action.keys, self._words) if self._is_terminal else ""
            listed = keys or self._words.say("lines.or").join(action.words)
            self._say(self._words.say("lines.help", ways=listed, help=action.help))
        if not self._is_terminal:
            self._say(self._words.say("lines.numbered_section"))
            self._say(self._words.say("lines.numbered_speed"))

    def key(self, name: str) -> str:
        """A key for an action that is easy to name; its first word where a person has left it no key."""
        action = action_named(self._actions, name)
        if not action.keys:
            return action.words[0]
        return shown_key(action.keys[-1 if name == "beginning" else 0], self._words)
