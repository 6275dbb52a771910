"""The voice of a session: a thread that makes speech ahead of the listener, what is needed first first."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from readaloud.audio.cache import SegmentCache
from readaloud.audio.synthesis import Synthesiser
from readaloud.engines.protocol import Cancelled
from readaloud.model.article import Locator
from readaloud.model.errors import EngineError
from readaloud.model.profile import Profile
from readaloud.model.script import Role, Utterance
from readaloud.model.speech import Speech
from readaloud.services.listening.engine import WarmEngine
from readaloud.text.lexicon import phonemes_in

CLOSE_LIMIT_S = 2.0
KEPT = 48  # speeches in memory: about 15 MB

Key = tuple[int, float]  # an utterance's number and a speed


class Ready(Struct, frozen=True):
    """The engine has loaded."""

    title: str
    note: str  # a sentence for the person, or ""


class Made(Struct, frozen=True):
    """The speech of an utterance is there."""

    index: int


class Unspeakable(Struct, frozen=True):
    """The engine failed at an utterance, twice."""

    index: int
    message: str


class Restarted(Struct, frozen=True):
    """The engine crashed or hung, and was started again."""

    message: str


class NoEngine(Struct, frozen=True):
    """No engine works."""

    message: str


class Failed(Struct, frozen=True):
    """Something went wrong in the voice's thread that nobody foresaw, and the thread has ended."""

    error: str  # the name of the exception


class Said(Struct, frozen=True):
    """A sentence of ours has been made."""

    speech: Speech


Report = Ready | Made | Unspeakable | Restarted | NoEngine | Failed | Said


class Voice(Protocol):
    """What playback asks of a voice."""

    exact: bool  # whether its word marks are exact, so that speech may be cut at a word

    def want(self, order: Sequence[int], speed: float) -> None:
        """Make these utterances next, the first first; what is made already is kept."""

    def speech(self, index: int, speed: float) -> Speech | None:
        """The speech of an utterance, when it has been made."""

    def say(self, text: str) -> None:
        """Make a sentence of ours, before anything else."""

    def revive(self) -> None:
        """Try the engines again after none worked."""

    def close(self) -> None:
        """End at once."""


class VoiceThread:
    """Speech of a plan's utterances, made by one engine in a thread of its own."""

    def __init__(
        self,
        utterances: Sequence[Utterance],
        profile: Profile,
        engine: WarmEngine,
        cache: Callable[[], SegmentCache | None],
        post: Callable[[Report], None],
    ) -> None:
        self.exact = True
        self._utterances = utterances
        self._profile = profile
        self._make_cache = cache
        self._post = post
        self._changed = threading.Condition()
        self._wanted: list[Key] = []
        self._made: dict[Key, Speech] = {}
        self._failed: set[Key] = set()
        self._in_hand: Key | None = None
        self._own = ""  # a sentence of ours that is to be said
        self._engine = engine
        self._closed = self._has_given_up = False
        self._thread: threading.Thread | None = None

    def want(self, order: Sequence[int], speed: float) -> None:
        """Make these next; whatever is in hand and no longer wanted is given up."""
        with self._changed:
            self._wanted = [(index, speed) for index in order]
            in_hand = self._in_hand
            self._changed.notify()
            if self._thread is None and self._wanted:
                self._begin()
        if in_hand is not None and in_hand not in self._wanted:
            self._engine.cancel()

    def _begin(self) -> None:
        self._thread = threading.Thread(target=self._work, name="readaloud-voice", daemon=True)
        self._thread.start()

    def speech(self, index: int, speed: float) -> Speech | None:
        """The speech of an utterance at a speed, when it is there."""
        with self._changed:
            return self._made.get((index, speed))

    def say(self, text: str) -> None:
        """Make a sentence of ours, before anything else; one that has not been begun is forgotten."""
        with self._changed:
            self._own = text
            self._changed.notify()
            if self._thread is None:
                self._begin()

    def revive(self) -> None:
        """Let a voice that failed try again."""
        with self._changed:
            self._failed.clear()
            if self._has_given_up:
                self._thread, self._has_given_up = None, False

    def close(self) -> None:
        """End the engine and the thread."""
        self._let_go()
        self._engine.close()
        if self._thread is not None:
            self._thread.join(CLOSE_LIMIT_S)

    def release(self) -> WarmEngine | None:
        """End the thread and keep the engine for another; None when it hangs, and has been ended."""
        self._let_go()
        self._engine.cancel()
        if self._thread is not None:
            self._thread.join(CLOSE_LIMIT_S)
            if self._thread.is_alive():
                self._engine.close()
                return None
        return self._engine

    def _let_go(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _work(self) -> None:
        try:
            self._speak()
        except EngineError as error:
            self._give_up(NoEngine(_told(error)))
        except Exception as error:  # noqa: BLE001 - a thread that ends silently would leave a person waiting
            self._give_up(Failed(type(error).__name__))

    def _speak(self) -> None:
        synthesiser = self._loaded()
        while (wanted := self._next()) is not None:
            if isinstance(wanted, str):
                self._say(synthesiser, wanted)
            else:
                self._make(synthesiser, wanted)

    def _give_up(self, report: Report) -> None:
        with self._changed:
            self._has_given_up = True
        if not self._closed:
            self._post(report)

    def _loaded(self) -> Synthesiser:
        host, voices, note = self._engine.chosen(lambda message: self._post(Restarted(message)))
        self.exact = host.info.marks == "exact"
        self._post(Ready(host.info.title, note))
        return Synthesiser(host, self._profile, self._make_cache(), voices=voices)

    def _next(self) -> Key | str | None:
        with self._changed:
            while not self._closed:
                if self._own:
                    own, self._own, self._in_hand = self._own, "", None
                    return own
                missing = (k for k in self._wanted if k not in self._made and k not in self._failed)
                self._in_hand = next(missing, None)
                if self._in_hand is not None:
                    return self._in_hand
                self._changed.wait()
        return None

    def _say(self, synthesiser: Synthesiser, text: str) -> None:
        with contextlib.suppress(Cancelled, EngineError):  # it can be read as well
            speech = synthesiser.speech(own_utterance(text, self._profile.language or "en"))
            self._post(Said(speech))

    def _make(self, synthesiser: Synthesiser, key: Key) -> None:
        index, speed = key
        synthesiser.speed = speed
        try:
            speech = synthesiser.speech(self._utterances[index])
        except Cancelled:
            return
        except EngineError as error:
            self._failed.add(key)
            if not self._closed:
                self._post(Unspeakable(index, _told(error)))
            return
        self._keep(key, speech)
        self._post(Made(index))

    def _keep(self, key: Key, speech: Speech) -> None:
        with self._changed:
            self._made[key] = speech
            for old in list(self._made):
                if len(self._made) <= KEPT:
                    break
                if old not in self._wanted:
                    del self._made[old]


def _told(error: EngineError) -> str:
    """Its sentences with an end, for others follow; one that ends with a command has none."""
    text = str(error)
    return text if text.endswith((".", "!", "?")) else f"{text}."


def own_utterance(text: str, language: str) -> Utterance:
    """A sentence of ours, as the announcer says it."""
    return Utterance(
        id="",
        sentence=0,
        role=Role.NOTICE,
        voice="announcer",
        text=text,
        spoken=text,
        alignment=phonemes_in(text),
        language=language,
        locator=Locator("", 0, 0),
        own_words=True,
    )
