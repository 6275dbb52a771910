"""Several processes speak one article: the same sound in the same order, whoever made it."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from readaloud.audio.ahead import speak_ahead
from readaloud.audio.cache import SegmentCache
from readaloud.audio.synthesis import Synthesiser
from readaloud.engines.process.host import EngineHost
from readaloud.model.article import Locator
from readaloud.model.errors import EngineError
from readaloud.model.profile import EngineVoice, Personality, Profile
from readaloud.model.script import Role, Utterance

PROFILE = Profile(
    name="p", title="P", voices={"lost": Personality(engines={"espeak": EngineVoice("nobody")})}
)


def utterances(count: int, lost: int = -1) -> list[Utterance]:
    texts = [f"Sentence number {i} is {'rather ' * (i % 7)}short." for i in range(count)]
    return [
        Utterance(
            id=f"u{i}",
            sentence=i,
            role=Role.BODY,
            voice="lost" if i == lost else "narrator",
            text=text,
            spoken=text,
            alignment=(),
            language="en",
            locator=Locator("b1", 0, len(text)),
        )
        for i, text in enumerate(texts)
    ]


@pytest.fixture
def hosts() -> Iterator[list[EngineHost]]:
    with ExitStack() as stack:
        yield [stack.enter_context(EngineHost("espeak")) for _ in range(2)]


def test_two_processes_give_the_same_as_one(hosts: list[EngineHost]) -> None:
    synthesisers = [Synthesiser(host, PROFILE) for host in hosts]
    alone = [synthesisers[0].speech(utterance) for utterance in utterances(30)]
    assert list(speak_ahead(utterances(30), synthesisers)) == alone
    assert list(speak_ahead([], synthesisers)) == []


def test_killing_workers_all_the_way_loses_nothing(hosts: list[EngineHost]) -> None:
    told: list[str] = []
    for host in hosts:
        host.on_restart = told.append
    synthesisers = [Synthesiser(host, PROFILE) for host in hosts]
    whole = list(speak_ahead(utterances(60), synthesisers))
    heard = []
    for number, speech in enumerate(speak_ahead(utterances(60), synthesisers)):
        heard.append(speech)
        victim = hosts[number % 2].pid
        if number % 20 == 10 and victim:
            os.kill(victim, signal.SIGKILL)
    assert heard == whole
    assert 1 <= len(told) <= 3


def test_an_error_comes_at_its_place_and_ends_it(hosts: list[EngineHost]) -> None:
    synthesisers = [Synthesiser(host, PROFILE) for host in hosts]
    spoken = speak_ahead(utterances(20, lost=5), synthesisers)
    assert [next(spoken).length > 0 for _ in range(5)] == [True] * 5
    with pytest.raises(EngineError, match="no voice 'nobody'"):
        next(spoken)


def test_it_can_be_left_in_the_middle_and_never_runs_far_ahead(
    hosts: list[EngineHost], tmp_path: Path
) -> None:
    cache = SegmentCache(tmp_path)
    synthesisers = [Synthesiser(host, PROFILE, cache) for host in hosts]
    spoken = speak_ahead(utterances(200), synthesisers)
    next(spoken)
    spoken.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.glob("*.speech"))) <= 10
    assert synthesisers[0].speech(utterances(1)[0]).samples
