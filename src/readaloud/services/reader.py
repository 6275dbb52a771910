"""The core behind both front ends: one article being read, and everything a person can do with it."""

from collections.abc import Callable
from threading import RLock

from readaloud.model.article import Article, Locator
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.narrate.interface import Words, interface
from readaloud.player.clock import Clock
from readaloud.player.events import Event
from readaloud.player.listening import Listening
from readaloud.player.plan import Plan
from readaloud.player.sink import Sink
from readaloud.services.actions import Action, actions
from readaloud.services.memory import Remembered, recall, remember_session
from readaloud.services.reader_values import Answer, Choice
from readaloud.services.session import Session
from readaloud.services.session_engine import WarmEngine


class Reader:
    """Reads an article to a person. ``do`` and ``choices`` name actions of ``services.actions``.

    ``on_event`` is called from other threads, and must neither block nor raise. ``speed`` None: as it was
    last time. ``remember``: go on where reading of this article stopped, and note where it stops now.
    Nothing sounds before ``play``. The other arguments are those of ``Session``.
    """

    def __init__(
        self,
        article: Article,
        *,
        profile: Profile,
        engine: str | WarmEngine | None = None,
        sink: Sink | None = None,
        speed: float | None = None,
        muted: bool = False,
        on_event: Callable[[Event], None],
        script: Script | None = None,
        clock: Clock | None = None,
        remember: bool = True,
    ) -> None:
        self.profile = profile
        self.known = recall(article) if remember else Remembered()
        self._on_event, self._sink, self._clock, self._remember = on_event, sink, clock, remember
        self._lock = RLock()
        self.session = Session(
            article,
            profile=profile,
            engine=engine,
            sink=sink,
            speed=speed or self.known.speed or 1.0,
            muted=muted,
            on_event=on_event,
            script=script,
            start=self.known.start,
            clock=clock,
        )

    @property
    def article(self) -> Article:
        """What is read."""
        return self.session.article

    @property
    def script(self) -> Script:
        """How it is narrated."""
        return self.session.script

    @property
    def plan(self) -> Plan:
        """What of it is heard, in order."""
        return self.session.plan

    @property
    def snapshot(self) -> Listening:
        """How the reading stands."""
        return self.session.snapshot

    @property
    def words(self) -> Words:
        """The words of the reader, in the person's language."""
        return interface(self.profile.language)

    @property
    def actions(self) -> tuple[Action, ...]:
        """Everything that can be done, in the person's language and with their keys."""
        return actions(self.words)

    def play(self) -> None:
        """Begin, or go on."""
        self.session.play()

    def do(self, name: str, text: str = "") -> Answer:
        """Do an action; ``text`` is the line that it asks for, or the id of the choice. KeyError: no such."""
        from readaloud.services.reader_parts import DOING

        with self._lock:
            return DOING[name](self, text)

    def choices(self, name: str) -> tuple[Choice, ...]:
        """What an action offers. KeyError: it offers nothing."""
        from readaloud.services.reader_parts import OFFERING

        with self._lock:
            return OFFERING[name](self)

    def go_to(self, locator: Locator) -> None:
        """Read on from a place in the text: a click."""
        self.session.move_to(locator)

    def close(self) -> None:
        """Be silent, end everything, and keep the place."""
        self.session.close()
        if self._remember:
            remember_session(self.session)
