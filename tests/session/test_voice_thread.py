"""What the voice makes, and what it gives up, while others ask for something else."""

import threading
from collections.abc import Sequence
from typing import Any

import pytest
from room import PLAN, PROFILE

from readaloud.audio.synthesis import Synthesiser
from readaloud.model.script import Utterance
from readaloud.model.speech import Speech
from readaloud.services.listening.engine import WarmEngine
from readaloud.services.listening.voice import Failed, Made, Said, VoiceThread


def test_a_sentence_of_ours_is_not_given_up_for_what_was_made_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = WarmEngine(PROFILE)
    told: list[Any] = []
    begun, may_end, cancelled = threading.Event(), threading.Event(), threading.Event()
    make = Synthesiser.speech

    def slow(self: Synthesiser, utterance: Utterance) -> Speech:
        if utterance.own_words and utterance.text == "Here.":
            begun.set()
            may_end.wait(10)
        return make(self, utterance)

    monkeypatch.setattr(Synthesiser, "speech", slow)
    monkeypatch.setattr(engine, "cancel", cancelled.set)
    voice = VoiceThread(PLAN.utterances, PROFILE, engine, lambda: None, told.append)
    try:
        voice.want([0], 1.0)
        _wait(told, Made)
        voice.say("Here.")
        assert begun.wait(10)
        voice.want([3], 1.0)
        assert not cancelled.is_set()
        may_end.set()
        _wait(told, Said)
    finally:
        voice.close()


def _wait(told: Sequence[Any], kind: type) -> None:
    for _ in range(1000):
        if any(isinstance(report, kind) for report in told):
            return
        threading.Event().wait(0.01)
    raise AssertionError(told)


def test_what_nobody_foresaw_is_told_and_the_voice_can_be_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Any] = []
    voice = VoiceThread(PLAN.utterances, PROFILE, WarmEngine(PROFILE), lambda: None, told.append)
    make = Synthesiser.speech
    monkeypatch.setattr(Synthesiser, "speech", lambda self, utterance: 1 // 0)
    try:
        voice.want([0], 1.0)
        _wait(told, Failed)
        assert told[-1] == Failed("ZeroDivisionError")
        monkeypatch.setattr(Synthesiser, "speech", make)
        voice.revive()
        voice.want([0], 1.0)
        _wait(told, Made)
    finally:
        voice.close()
