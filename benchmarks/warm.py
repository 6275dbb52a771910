"""From a warm engine to the first sample: ours beside the bare engine, on the same whole sentences.

    python -m benchmarks.warm [--engine NAME ...] [--runs N]

Ours is all that stands before the sound device: the request to the engine's process, synthesis, marks,
loudness, the way back, tempo and trimming; no cache. Both say each sentence in turn; the best run of each
counts, since what other programs do can only make a run longer.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.bare import BARE
from readaloud import narrate, open_article
from readaloud.audio.synthesis import Synthesiser
from readaloud.config.profiles import load_profile
from readaloud.engines.process.host import EngineHost

CONTENT = Path(__file__).parent.parent / "content"
T = TypeVar("T")
_IDLE_S = 0.01  # before each, as between two sentences


def main() -> None:
    """Measure and print, engine by engine."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", action="append")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    profile = load_profile("newsroom")
    script = narrate(open_article(str(CONTENT / "harbour-bell.txt")), profile)
    sentences = [one for one in script.utterances if one.voice == "narrator" and len(one.spoken) > 60][:8]
    for engine in options.engine or BARE:
        with EngineHost(engine) as host:
            ours = Synthesiser(host, profile)
            times = [
                (_best(options.runs, BARE[engine], one.spoken), _best(options.runs, ours.speech, one))
                for one in sentences
            ]
        bare, own = (statistics.mean(column) for column in zip(*times, strict=True))
        print(f"{engine:8} bare {1000 * bare:7.1f} ms   ours {1000 * own:7.1f} ms   ratio {own / bare:5.2f}")


def _best(runs: int, speak: Callable[[T], object], what: T) -> float:
    return min(_seconds(speak, what) for run in range(runs + 1))


def _seconds(speak: Callable[[T], object], what: T) -> float:
    time.sleep(_IDLE_S)
    start = time.perf_counter()
    speak(what)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
