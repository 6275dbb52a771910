"""Between a session and a person: events become lines, requests become commands."""

import re
from collections.abc import Callable

from msgspec import Struct

from readaloud.cli import linear_words as words
from readaloud.cli.linear_input import Request
from readaloud.cli.linear_lines import Line
from readaloud.model.article import Locator
from readaloud.model.script import Utterance
from readaloud.player.events import (
    Edge,
    Event,
    Finished,
    SettingsChanged,
    Status,
    StatusChanged,
    Trouble,
    UtteranceStarted,
)
from readaloud.player.transport import FASTEST, SLOWEST
from readaloud.services.place import where_am_i
from readaloud.services.session import Session

SPEED_STEP = 0.1
NO_ENGINE = 5  # exit code: an engine or voice is missing

_MOVES = {
    "next_sentence": ("sentence", 1),
    "previous_sentence": ("sentence", -1),
    "repeat": ("sentence", 0),
    "next_paragraph": ("paragraph", 1),
    "previous_paragraph": ("paragraph", -1),
    "next_section": ("section", 1),
    "previous_section": ("section", -1),
}
_NUMBERED = re.compile(r"(section|speed) (\d+(?:\.\d+)?)")


class Mode(Struct, frozen=True):
    """What is printed and what is spoken."""

    mute: bool = False
    voice_only: bool = False


class LinearReader:
    """Prints what is read and answers what is asked, until ``is_over``; then ``code`` is the exit code."""

    def __init__(
        self,
        session: Session,
        lines: tuple[Line, ...],
        *,
        mode: Mode,
        is_terminal: bool,
        words_per_minute: int,
        say: Callable[[str], None],
        complain: Callable[[str], None],
    ) -> None:
        self.is_over = False
        self.code = 0
        self._session, self._mode, self._is_terminal = session, mode, is_terminal
        self._words_per_minute = words_per_minute
        self._say, self._complain = say, complain
        self._muted, self._speed = session.snapshot.muted, session.snapshot.speed
        self._line_of = {utterance: line for line in lines for utterance in line.utterances}
        self._line: Line | None = None  # printed last
        self._sentence = -1  # heard last
        self._moved_by = ""  # the unit of a move that has not arrived yet
        self._by_sentence = False  # a person went to a sentence: sentences are printed until the next line
        self._status = Status.PLAYING  # the first "Playing." goes without saying

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
                self._moved_by = ""
                self._say(words.EDGES[event.at_end].format(unit=event.unit))
            case Finished():
                self.is_over = not self._is_terminal
            case Trouble():
                self._trouble(event)

    def _utterance(self, utterance: Utterance) -> None:
        line = self._line_of[utterance.id]
        moved_by, self._moved_by = self._moved_by, ""
        if moved_by == "sentence":
            self._by_sentence = True
            self._print_sentence(utterance)
        elif moved_by or line is not self._line:
            self._by_sentence = False
            self._print(line.text)
        elif self._by_sentence and utterance.sentence != self._sentence:
            self._print_sentence(utterance)
        self._line, self._sentence = line, utterance.sentence

    def _print_sentence(self, utterance: Utterance) -> None:
        pieces = [u for u in self._session.plan.utterances if u.sentence == utterance.sentence]
        line = self._line_of[utterance.id]
        if set(line.utterances) <= {piece.id for piece in pieces}:
            self._print(line.text)
        else:
            self._print(" ".join(" ".join(piece.text for piece in pieces).split()))

    def _print(self, text: str) -> None:
        if self._muted or not self._mode.voice_only:  # whoever hears nothing has to read
            self._say(text)

    def _status_changed(self, status: Status) -> None:
        before, self._status = self._status, status
        goes_on = status is Status.PLAYING and before in (Status.PLAYING, Status.WAITING)
        if not goes_on and (status is not Status.FINISHED or self._is_terminal):
            self._say(words.STATUS[status])

    def _settings_changed(self, event: SettingsChanged) -> None:
        was_muted, self._muted = self._muted, event.muted
        if event.muted != was_muted:
            self._voice_changed()
        if event.speed != self._speed:
            self._say(words.SPEED.format(speed=event.speed))
        self._speed = event.speed

    def _voice_changed(self) -> None:
        self._say(words.VOICE_OFF if self._muted else words.VOICE_ON)
        if self._muted and self._mode.voice_only:
            self._say(words.TEXT_INSTEAD)
            self._line = None  # the line that was being heard is printed too

    def _trouble(self, trouble: Trouble) -> None:
        if trouble.kind == "no_engine":
            self.is_over, self.code = True, NO_ENGINE
            self._complain(f"Error: {trouble.message}")
        else:
            self._complain(f"{trouble.message} {trouble.hint}".strip())

    def request(self, request: Request) -> None:
        """Do what was typed."""
        if request.action is None:
            self._numbered(request.words)
        elif request.action.name in _MOVES:
            unit, steps = _MOVES[request.action.name]
            self._moved_by = unit
            self._session.move(unit, steps)
        else:
            getattr(self, f"_do_{request.action.name}")(request.words)

    def _numbered(self, typed: str) -> None:
        found = _NUMBERED.fullmatch(typed.lower())
        if found is None:
            unknown = words.UNKNOWN if self._is_terminal else words.UNKNOWN_WORDS
            self._say(unknown.format(words=typed))
        elif found[1] == "speed":
            self._set_speed(float(found[2]))
        else:
            self._go_to_section(int(float(found[2])))

    def _go_to_section(self, number: int) -> None:
        sections = self._session.article.sections
        if not 1 <= number <= len(sections):
            self._say(words.NO_SUCH_SECTION.format(count=len(sections)))
            return
        spoken = {utterance.locator.block for utterance in self._session.plan.utterances}
        block = next((block for block in sections[number - 1].blocks if block in spoken), None)
        if block is not None:
            self._moved_by = "section"
            self._session.move_to(Locator(block, 0, 0))

    def _do_toggle(self, typed: str) -> None:
        if typed in ("play", "go"):
            self._session.play()
        elif typed == "pause":
            self._session.pause()
        else:
            self._session.toggle()

    def _do_stop(self, typed: str) -> None:
        self._session.stop()

    def _do_beginning(self, typed: str) -> None:
        self._moved_by = "section"
        self._session.restart()

    def _do_faster(self, typed: str) -> None:
        self._set_speed(self._session.snapshot.speed + SPEED_STEP)

    def _do_slower(self, typed: str) -> None:
        self._set_speed(self._session.snapshot.speed - SPEED_STEP)

    def _set_speed(self, speed: float) -> None:
        wanted = round(speed, 2)
        if wanted > FASTEST:
            self._say(words.FASTEST.format(speed=FASTEST))
        elif wanted < SLOWEST:
            self._say(words.SLOWEST.format(speed=SLOWEST))
        self._session.set_speed(wanted)

    def _do_mute(self, typed: str) -> None:
        muted = self._session.snapshot.muted
        self._session.set_muted({"mute": True, "unmute": False}.get(typed, not muted))

    def _do_where(self, typed: str) -> None:
        self._say(self.place())

    def _do_contents(self, typed: str) -> None:
        for line in words.contents_lines(self._session.article):
            self._say(line)

    def _do_linear(self, typed: str) -> None:
        self._say(words.HERE_ALREADY)

    def _do_help(self, typed: str) -> None:
        for line in words.help_lines(single_keys=self._is_terminal):
            self._say(line)

    def _do_quit(self, typed: str) -> None:
        self.is_over = True

    def place(self) -> str:
        """Where the reading is, in words."""
        now = self._session.snapshot
        if now.utterance is None:
            return words.NOTHING
        return where_am_i(
            self._session.article,
            self._session.plan,
            now.utterance,
            words_per_minute=self._words_per_minute,
            speed=now.speed,
        )
