"""Silences between utterances, measured in the sound itself: those of the script, whatever the engine."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from readaloud import narrate, open_article
from readaloud.audio.gaps import gap_ms
from readaloud.audio.stream import ArticleStream, Segment
from readaloud.audio.synthesis import Synthesiser
from readaloud.config.profiles import load_profile
from readaloud.engines.process.host import EngineHost
from readaloud.model.script import Pause, Utterance

ARTICLE = Path(__file__).parents[2] / "content" / "bibliobus.txt"
AUDIBLE = 164  # of 32,767: −46 dBFS


def quiet_ms(samples: memoryview, rate: int) -> float:
    """Milliseconds until the first audible sample."""
    return 1000 / rate * next((i for i, sample in enumerate(samples) if abs(sample) > AUDIBLE), len(samples))


def errors(segments: list[Segment], rate: int, speed: float) -> Iterator[float]:
    """For each pause between two utterances: silence that is heard minus silence that was meant, in ms."""
    for (before, pause), (_, after) in pairwise(pairwise(segments)):
        kinds = tuple(type(segment.item) for segment in (before, pause, after))
        if kinds == (Utterance, Pause, Utterance) and isinstance(pause.item, Pause):
            sounds = memoryview(before.samples).cast("h")[::-1], memoryview(after.samples).cast("h")
            heard = len(pause.samples) / 2 / rate * 1000 + sum(quiet_ms(sound, rate) for sound in sounds)
            yield heard - gap_ms(pause.item, speed)


@pytest.mark.parametrize(
    ("engine", "limit_ms", "speed"),
    [
        *(("tone", 10, 1.0), ("tone", 10, 2.0), ("espeak", 25, 1.0), ("espeak", 25, 2.0)),
        *(("piper", 25, 1.0), ("piper", 25, 2.0)),
    ],
)
def test_a_gap_is_as_long_as_the_script_says(engine: str, limit_ms: int, speed: float, joe: str) -> None:
    profile = load_profile("newsroom")
    script = narrate(open_article(str(ARTICLE)), profile)
    with EngineHost(engine) as host:
        synthesiser = Synthesiser(host, profile, speed=speed)
        stream = ArticleStream(script, map(synthesiser.speech, script.utterances), speed=speed)
        segments = list(stream)
    found = list(errors(segments, stream.rate, speed))
    assert len(found) > 10
    assert max(map(abs, found)) <= limit_ms, found
