"""Two hours of speech in fast-forward: nothing grows, nothing is lost, nothing is left over."""

import gc
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from readaloud.model.profile import Profile
from readaloud.player.clock import FakeClock
from readaloud.player.events import Finished, Status, Trouble, UtteranceStarted, WordHeard
from readaloud.player.null_sink import NullSink
from readaloud.services.listening.session import Session
from reading import make_article, make_script

TWO_HOURS_S = 7_200
STEP_S = 0.1
PAGE_KB = 4


class Rounds:
    """What one reading of the article after the other has told: only the last one is kept."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.finished = 0

    def __call__(self, event: Any) -> None:
        self.events.append(event)
        self.finished += isinstance(event, Finished)

    def taken(self) -> tuple[list[str], list[tuple[str, int, int]], list[str]]:
        """The utterances, words and troubles of the round that has ended."""
        events, self.events = self.events, []
        return (
            [event.utterance.id for event in events if isinstance(event, UtteranceStarted)],
            [
                (event.utterance_id, event.locator.start, event.locator.end)
                for event in events
                if isinstance(event, WordHeard)
            ],
            [event.message for event in events if isinstance(event, Trouble)],
        )


def kept() -> tuple[int, int]:
    """The memory of this process in KB, and how many objects there are."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_KB, len(gc.get_objects())


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_two_hours_of_speech_lose_no_event_and_keep_no_memory(profile: Profile) -> None:
    clock, rounds = FakeClock(STEP_S), Rounds()
    session = Session(
        make_article(),
        profile=profile,
        script=make_script(),
        sink=NullSink(clock),
        clock=clock,
        on_event=rounds,
    )
    first: Any = None
    early_kb = early_objects = number = 0
    while clock.now() < TWO_HOURS_S:
        session.play()
        end = time.monotonic() + 10
        while rounds.finished == number:
            assert time.monotonic() < end, session.snapshot
            clock.advance(1.0)
        number += 1
        told = rounds.taken()
        first = first or told
        assert told == first
        if number == 20:
            early_kb, early_objects = kept()
    late_kb, late_objects = kept()
    assert number > 100
    assert first[2] == []
    assert first[0] == [utterance.id for utterance in session.script.utterances]
    assert late_kb - early_kb < 4_000
    assert late_objects - early_objects < number  # less than one for each time that it was read
    assert session.snapshot.status is Status.FINISHED
    session.close()
    assert [t.name for t in threading.enumerate() if t.name.startswith("readaloud")] == []
