"""The core behind both front ends: an article being read, and everything a person can do with it.

What an action does is in the modules beside this one; here is what they share: the session, and how it is
made anew at the same place when article, profile or what is skimmed change.
"""

import time
from collections.abc import Callable
from threading import RLock, Thread
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from readaloud.library.entries import Found, State
from readaloud.model.article import Article, Locator
from readaloud.model.profile import Profile
from readaloud.model.script import Script, Utterance
from readaloud.narrate.interface import Words, interface
from readaloud.player.clock import Clock
from readaloud.player.events import Event, Finished, Replaced, Status, Told, UtteranceStarted
from readaloud.player.listening import Listening
from readaloud.player.plan import Plan, make_plan
from readaloud.player.sink import Sink
from readaloud.player.skimming import Skim, skimmed
from readaloud.player.transport import ACTIVE
from readaloud.services.listening.engine import WarmEngine
from readaloud.services.listening.manner import own_manner
from readaloud.services.listening.session import Session
from readaloud.services.memory import Remembered, recall, remember_session
from readaloud.services.reader.actions import NEEDS_A_LINE, Action, actions, key_trouble
from readaloud.services.reader.kept import state_now, with_kept
from readaloud.services.reader.place import heard_from, nearest
from readaloud.services.reader.values import Answer, Choice
from readaloud.services.voices.choice import with_engine

if TYPE_CHECKING:
    from readaloud.services.reader.exporting import Export

KEPT_EVERY_S = 60.0  # the place, while it is read

Made = dict[str, Any]  # options of a session


class Reader:
    """Reads an article to a person. ``do`` and ``choices`` name actions of ``services.actions``.

    ``on_event`` is called from other threads, and must neither block nor raise. ``speed`` None: as it was
    last time. ``remember``: go on where reading of this article stopped, and note where it stops now.
    ``is_part``: it is the beginning of an article whose whole ``take_whole`` will be given, and it ``waits``
    for that when it is to go on further behind.
    Nothing sounds before ``play``. The other arguments are those of ``Session``.
    """

    is_closed = is_voice_only = False  # this: a person wants to hear the text and not to read it
    takes_queue = True  # where this article ends, the next in the queue is opened

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
        is_part: bool = False,
    ) -> None:
        self.asked_engine = engine.asked_for if isinstance(engine, WarmEngine) else engine or ""
        self.profile = profile = self.by_asked_engine(profile)
        self.skim, self.is_part = Skim.ALL, is_part
        self.places: list[Locator] = []  # that were jumped from
        self.before: list[tuple[Article, Locator | None]] = []  # the articles that links were opened from
        self.searched = self.searched_articles = ""  # in this article, and in all that were opened
        self.found: tuple[Locator, ...] = ()  # by the last search
        self.at_match: Locator | None = None  # of these, where it went last
        self.base = article  # as it was opened, before lines were put back
        self.found_articles: tuple[Found, ...] = ()
        self.exports: list[Export] = []
        self.stops_at: int | None = None  # the utterance before which it pauses
        self.sleeps, self.sleeps_at = 0, 0.0  # minutes after which it pauses, 0: never; and the moment
        self._on_event, self._remember = on_event, remember
        self._sound: Made = {"sink": sink, "clock": clock, "manner": own_manner()}
        self.lock, self._kept_at = RLock(), time.monotonic()
        self.known = self.recalled(article)
        self.usual, self.chosen = profile, State()  # what is chosen for this article alone
        article, start = with_kept(article, self.known.state.kept), self.known.start
        self.profile = profile if self.is_part else self.as_chosen(self.known.state)
        self.session = self._made(
            article,
            script if article is self.base and self.profile is profile else None,
            engine=self._suited(engine),
            speed=speed or self.known.speed or 1.0,
            muted=muted,
            start=start,
            volume=self.known.state.volume,
        )
        self.waits = is_part and (self.known.is_elsewhere or bool(start and self.plan.find(start) is None))

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
        from readaloud.config.settings import load_settings

        settings = load_settings()
        return actions(self.words, settings.keys, settings.key_map)

    @property
    def key_trouble(self) -> str:
        """What is wrong with the person's own keys, in one sentence; empty when nothing is."""
        from readaloud.config.settings import load_settings

        return key_trouble(self.words, load_settings().key_map)

    @property
    def here(self) -> Locator | None:
        """The word that was heard last, else the sentence."""
        now, utterance = self.snapshot, self.utterance
        if now.word is not None and now.utterance is utterance:
            return now.word
        return utterance.locator if utterance else None

    @property
    def index(self) -> int:
        """The number of the utterance in the plan."""
        return self.session.index

    @property
    def utterance(self) -> Utterance | None:
        """What the reading is at, also before it begins to be heard; None when there is nothing to read."""
        return self.session.utterance

    def play(self) -> None:
        """Begin, or go on."""
        self.session.play()

    def do(self, name: str, text: str = "") -> Answer:
        """Do an action; ``text`` is the line that it asks for, or the id of the choice. KeyError: no such."""
        from readaloud.services.reader.parts import DOING

        if name in NEEDS_A_LINE and not text.strip():
            return Answer(self.words.say("lines.nothing_chosen"))
        with self.lock:
            answer = DOING[name](self, text)
            self.session.say(answer.text, always=answer.is_sound)
        return answer

    def choices(self, name: str) -> tuple[Choice, ...]:
        """What an action offers. KeyError: it offers nothing."""
        from readaloud.services.reader.parts import OFFERING

        with self.lock:
            return OFFERING[name](self)

    def go_to(self, locator: Locator) -> None:
        """Read on from a place in the text, or from the next that is heard; one can go back from there."""
        self.keep_place()
        self.session.move_to(heard_from(self.plan, self.article, locator))

    def take_whole(self, article: Article, script: Script) -> None:
        """Read on in the whole of the article whose first part was open; from where it was left last time."""
        with self.lock:
            is_late = self.snapshot.status is Status.FINISHED  # the part has been read to its end
            start = recall(article).start if self.waits else self.here if is_late else None
            self.is_part = False
            whole = with_kept(article, self.known.state.kept)
            profile = self.as_chosen(self.known.state)
            as_given = whole is article and profile is self.profile
            self.rebuild(whole, base=article, profile=profile, script=script if as_given else None, at=start)
            if self.waits or is_late:
                self.waits = False
                self.play()

    def stay_in_part(self) -> None:
        """There will be no more than the first part: read that."""
        with self.lock:
            self.is_part = self.waits = False
            self.play()

    def keep_place(self) -> None:
        """Note where we are, before a jump."""
        here = self.here
        if here is not None and self.places[-1:] != [here]:
            self.places.append(here)

    def tell(self, message: str) -> None:
        """Tell the person a sentence; from any thread."""
        self._on_event(Told(0, message))
        self.session.say(message)

    def rebuild(
        self,
        article: Article | None = None,
        *,
        base: Article | None = None,
        profile: Profile | None = None,
        skim: Skim | None = None,
        at: Locator | None = None,
        script: Script | None = None,
    ) -> bool:
        """Read another article, or this one otherwise, from here on; False when ``skim`` leaves nothing.

        A skim that was asked for earlier ends where it would leave nothing. ``base``: the article before
        lines were put back, when that is another too.

        Raises:
            UsageError: a lexicon of the person's has a mistake.
        """
        read, by = article or self.article, profile or self.profile
        if article is None and by is self.profile:
            script = self.script
        mode = skim or self.skim
        made = self._planned(read, script, by, mode)
        if not made["plan"].utterances and mode is not Skim.ALL:
            if skim:
                return False
            mode = Skim.ALL
            made = self._planned(read, made["script"], by, mode)
        self._replace(read, base or self.base, by, mode, at, made)
        return True

    def _replace(
        self, article: Article, base: Article, profile: Profile, skim: Skim, at: Locator | None, made: Made
    ) -> None:
        """Another session in the place of this one, at the same word, doing the same."""
        engine = self.session.release()  # what was asked of it until now has been done
        now, before, here = self.snapshot, self.session, at or self.here
        if at is None and here is not None and made["plan"].find(here) is None:
            here = nearest(made["plan"], before.plan, before.index)
        self.profile, self.skim, self.base = profile, skim, base
        status = Status.PAUSED if at and now.status is Status.FINISHED else now.status
        self.session = Session(
            article,
            profile=profile,
            engine=self._suited(engine, made["script"].language),
            speed=now.speed,
            muted=now.muted,
            volume=now.volume,
            status=Status.STOPPED if now.status in ACTIVE else status,
            start=here,
            on_event=self._hear,
            **made,
            **self._sound | {"manner": replace(self._sound["manner"], feedback=before.feedback)},
        )
        self._on_event(Replaced(0))  # before anything is told of the new session
        if now.status in ACTIVE:
            self.session.play()
        if self.stops_at is not None or self.sleeps:
            from readaloud.services.reader.playing import arrange_again

            arrange_again(self, before.index)
        if self.is_closed:  # meanwhile, by another thread
            self.session.close()

    def _suited(self, engine: str | WarmEngine | None, language: str = "") -> str | WarmEngine | None:
        """The engine that was started early, unless what was chosen for the article asks for another."""
        if isinstance(engine, WarmEngine) and not engine.suits(self.profile, language):
            engine.close()
            return None
        return engine

    def recalled(self, article: Article) -> Remembered:
        """What is known of an article from earlier, when that is wanted."""
        return recall(article) if self._remember else Remembered()

    def by_asked_engine(self, profile: Profile) -> Profile:
        """The profile with the engine first that was asked for, until another's voice is chosen."""
        return with_engine(profile, self.asked_engine) if self.asked_engine else profile

    def as_chosen(self, state: State) -> Profile:
        """The usual profile with what a person has chosen for an article."""
        self.chosen = State(profile=state.profile, voice=state.voice, kinds=state.kinds)
        if self.chosen == State():
            return self.usual
        from readaloud.services.reader.voices import as_kept

        return self.by_asked_engine(as_kept(self.usual, state))

    def _planned(self, article: Article, script: Script | None, profile: Profile, skim: Skim) -> Made:
        if script is None:
            from readaloud.services.pronouncing import narrated

            script = narrated(article, profile)
        return {"script": script, "plan": skimmed(make_plan(script, article), article, skim)}

    def _made(self, article: Article, script: Script | None, **options: Any) -> Session:
        made = self._planned(article, script, self.profile, self.skim)
        return Session(article, profile=self.profile, on_event=self._hear, **made, **self._sound, **options)

    def _hear(self, event: Event) -> None:
        """Pass an event of the session on; now and then, keep the place."""
        if isinstance(event, UtteranceStarted) and time.monotonic() > self._kept_at + KEPT_EVERY_S:
            Thread(target=self.keep, name="readaloud-keeping", daemon=True).start()
        self._on_event(event)
        if isinstance(event, Finished) and self.takes_queue and not self.is_part:
            from readaloud.services.reader.other_articles import take_next

            Thread(target=take_next, args=(self,), name="readaloud-queue", daemon=True).start()

    def keep(self) -> None:
        """Note where the reading stands, and how this article is read."""
        self._kept_at = time.monotonic()
        if not self._remember or self.is_part:
            return
        before, state = self.known, state_now(self)
        remember_session(self.session, state, before.state)
        self.known = replace(before, state=state)

    def leave_no_trace(self) -> None:
        """Keep neither the place nor anything else of this reading."""
        self._remember = False

    def close(self) -> None:
        """Be silent, end everything, and keep the place."""
        self.is_closed = True
        self.session.close()
        if self.exports:
            from readaloud.services.reader.exporting import end_exports

            end_exports(self)
        self.keep()
