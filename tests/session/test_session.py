"""A whole session: its thread, a real engine process, a fake clock or a recorded device."""

import itertools
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import pytest

from readaloud.model.article import Locator
from readaloud.model.profile import Profile
from readaloud.player.clock import FakeClock
from readaloud.player.events import (
    Finished,
    Status,
    StatusChanged,
    Trouble,
    UtteranceStarted,
    WordHeard,
)
from readaloud.player.null_sink import NullSink
from readaloud.services.listening.engine import warm_engine
from readaloud.services.listening.session import Session
from reading import make_article, make_script
from sound import Recording

recorded = pytest.mark.needs("pulseaudio", "parec", "pactl")


class Listener:
    """What a session tells, with the moment of each event."""

    def __init__(self) -> None:
        self.events: list[tuple[float, Any]] = []
        self._changed = threading.Condition()

    def __call__(self, event: Any) -> None:
        with self._changed:
            self.events.append((time.monotonic(), event))
            self._changed.notify_all()

    def told(self, kind: type) -> list[Any]:
        return [event for _, event in list(self.events) if isinstance(event, kind)]

    def wait_for(self, true: Callable[[], Any], limit_s: float = 20.0) -> None:
        with self._changed:
            assert self._changed.wait_for(true, limit_s), self.events[-5:]


def pass_time(clock: FakeClock, true: Callable[[], Any], step_s: float = 0.1, limit_s: float = 20.0) -> None:
    """Let the fake clock run until something is true; the engine's process lives in real time."""
    end = time.monotonic() + limit_s
    while not true():
        assert time.monotonic() < end, "it never came"
        clock.advance(step_s)
        time.sleep(0.001)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def open_session(profile: Profile, listener: Listener) -> Iterator[Callable[..., Session]]:
    """Make a session of the small article; it is closed when the test ends."""
    opened: list[Session] = []

    def make(**options: Any) -> Session:
        options = {"profile": profile, "script": make_script(), "on_event": listener, **options}
        opened.append(Session(make_article(), **options))
        return opened[-1]

    yield make
    for session in opened:
        session.close()


def words_of(listener: Listener, utterance: str) -> list[float]:
    """When the words of an utterance were told."""
    return [m for m, e in list(listener.events) if isinstance(e, WordHeard) and e.utterance_id == utterance]


def threads() -> set[str]:
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("readaloud")}


def test_a_real_engine_reads_the_whole_article_and_nothing_is_left_over(
    open_session: Callable[..., Session], listener: Listener
) -> None:
    clock = FakeClock()
    session = open_session(sink=NullSink(clock), clock=clock)
    session.play()
    pass_time(clock, lambda: listener.told(Finished))
    assert [e.utterance.text for e in listener.told(UtteranceStarted)] == [
        utterance.text for utterance in session.script.utterances
    ]
    assert session.snapshot.status is Status.FINISHED
    session.close()
    assert threads() == set()


def test_commands_return_at_once_even_while_the_session_is_busy(
    open_session: Callable[..., Session],
) -> None:
    clock, may_go_on = FakeClock(), threading.Event()
    session = open_session(
        sink=NullSink(clock), clock=clock, on_event=lambda event: may_go_on.wait(20) and None
    )
    for command in (session.play, session.pause, session.toggle, session.stop, session.restart):
        command()
    session.move("section", 1)
    session.move_to(Locator("b5", 0, 5))
    session.set_speed(2.0)
    session.set_muted(True)
    assert not session.snapshot.muted  # nothing has been done yet: nobody waited for it
    may_go_on.set()
    session.settle()
    assert session.snapshot.muted
    assert session.snapshot.utterance is not None
    assert session.snapshot.utterance.locator.block == "b5"


def test_quick_presses_add_up_to_what_was_asked_for(open_session: Callable[..., Session]) -> None:
    clock = FakeClock()
    session = open_session(sink=NullSink(clock), clock=clock)
    session.play()
    for _ in range(5):
        session.change_speed(0.1)
    session.toggle_muted()
    session.toggle_muted()
    session.toggle_muted()
    session.settle()
    assert session.snapshot.speed == 1.5
    assert session.snapshot.muted


def test_muted_it_starts_no_process_and_no_voice_thread(
    open_session: Callable[..., Session], listener: Listener
) -> None:
    clock = FakeClock()
    session = open_session(muted=True, clock=clock, engine="no such engine")
    session.play()
    pass_time(clock, lambda: listener.told(Finished))
    assert listener.told(Trouble) == []
    assert threads() == {"readaloud-session"}


def test_an_engine_that_does_not_exist_is_one_sentence_and_the_text_goes_on(
    open_session: Callable[..., Session], listener: Listener
) -> None:
    clock = FakeClock()
    session = open_session(engine="no-such-engine", sink=NullSink(clock), clock=clock)
    session.play()
    listener.wait_for(lambda: listener.told(Trouble))
    pass_time(clock, lambda: listener.told(Finished))
    (trouble,) = listener.told(Trouble)
    assert trouble.kind == "no_engine"
    assert "no-such-engine" in trouble.message


def test_a_crash_of_the_engine_is_told_once_and_reading_goes_on(
    open_session: Callable[..., Session], listener: Listener, profile: Profile
) -> None:
    clock = FakeClock()
    warm = warm_engine(profile)
    session = open_session(engine=warm, sink=NullSink(clock), clock=clock)
    session.play()
    pass_time(clock, lambda: listener.told(UtteranceStarted), step_s=0.01)
    host = warm._host
    assert host is not None
    assert host.pid is not None
    os.kill(host.pid, signal.SIGKILL)
    session.set_speed(1.3)  # all speech has to be made anew
    pass_time(clock, lambda: listener.told(Finished))
    assert len(listener.told(Trouble)) == 1
    assert "started again" in listener.told(Trouble)[0].message


def test_a_session_begins_where_it_is_told_to(open_session: Callable[..., Session]) -> None:
    session = open_session(start=Locator("b5", 28, 30), muted=True)
    assert session.snapshot.utterance is not None
    assert session.snapshot.utterance.text == "So do quiet banks."
    assert (
        open_session(start=Locator("gone", 0, 1), muted=True).snapshot.utterance
        == session.script.utterances[0]
    )


def test_closing_while_the_engine_loads_is_quick_and_leaves_no_thread(
    open_session: Callable[..., Session],
) -> None:
    clock = FakeClock()
    session = open_session(sink=NullSink(clock), clock=clock)
    session.play()
    session.settle()
    session.close()
    session.close()
    assert threads() == set()


@recorded
def test_the_word_that_is_told_is_the_word_that_is_heard(
    open_session: Callable[..., Session], listener: Listener, sound: Recording
) -> None:
    session = open_session()
    session.play()
    listener.wait_for(lambda: len(listener.told(WordHeard)) >= 25)
    session.close()
    told = [moment for moment, event in listener.events if isinstance(event, WordHeard)][:20]
    sound.wait_until(told[-1] + 0.2)
    heard = sound.onsets(since=told[0] - 0.3, quiet_s=0.004)
    errors = [min((t - h for h in heard), key=abs) for t in told]
    spacing = median(b - a for a, b in itertools.pairwise(heard))
    assert median(map(abs, errors)) < spacing / 2, errors  # how near they are: benchmarks/listening.py


@recorded
def test_a_pause_is_silent_and_a_move_is_heard(
    open_session: Callable[..., Session], listener: Listener, sound: Recording
) -> None:
    session = open_session()
    session.play()
    listener.wait_for(lambda: len(listener.told(WordHeard)) >= 2)
    session.pause()
    session.settle()
    silent = time.monotonic() + 0.5
    assert sound.last_loud(silent, silent + 0.3) == silent
    session.play()
    session.move("section", 1)
    wanted = next(u for u in session.script.utterances if u.text == "What the river needs")
    listener.wait_for(lambda: len(words_of(listener, wanted.id)) == 2)
    assert sound.wait_for_onset(silent + 0.3) > silent


@recorded
def test_a_second_session_does_not_disturb_the_first(
    open_session: Callable[..., Session], listener: Listener, sound: Recording
) -> None:
    first = open_session()
    first.play()
    listener.wait_for(lambda: len(listener.told(WordHeard)) >= 2)
    second = open_session(on_event=lambda event: None)
    second.play()
    second.close()
    so_far = len(listener.told(WordHeard))
    listener.wait_for(lambda: len(listener.told(WordHeard)) >= so_far + 2)
    assert [event.status for event in listener.told(StatusChanged)] == [Status.PLAYING]


@recorded
def test_without_any_device_the_text_goes_on(
    open_session: Callable[..., Session], listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    monkeypatch.setenv("PATH", "")
    session = open_session()
    session.play()
    listener.wait_for(lambda: listener.told(UtteranceStarted))
    assert [trouble.kind for trouble in listener.told(Trouble)] == ["sound"]
    assert session.snapshot.muted


def test_what_nobody_foresaw_is_one_sentence_and_the_reading_can_go_on(
    open_session: Callable[..., Session], listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FakeClock()
    session = open_session(sink=NullSink(clock), clock=clock)
    session.play()
    pass_time(clock, lambda: len(listener.told(UtteranceStarted)) > 2)
    here = session.index

    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(session._playback._feeder, "begin", fail)
        session.move("sentence", 0)
        session.settle()
    assert session.snapshot.status is Status.PAUSED
    (trouble,) = listener.told(Trouble)
    assert trouble.kind == "unforeseen"
    assert "ZeroDivisionError" in trouble.message
    assert abs(session.index - here) <= 1
    session.play()
    pass_time(clock, lambda: listener.told(Finished))
