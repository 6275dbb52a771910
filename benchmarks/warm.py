"""From a warm engine to the first sample: ours beside the bare engine, on the same whole sentences.

    python -m benchmarks.warm [--engine NAME ...] [--runs N]

Ours is all that stands before the sound device: the request to the engine's process, synthesis, marks,
loudness, the way back, tempo and trimming; no cache. Both say each sentence in turn.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.bare import BARE
from readaloud import narrate, open_article
from readaloud.audio.synthesis import Synthesiser
from readaloud.config.profiles import load_profile
from readaloud.engines.host import EngineHost

CONTENT = Path(__file__).parent.parent / "content"


def main() -> None:
    """Measure and print, engine by engine."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", action="append")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    profile = load_profile("newsroom")
    script = narrate(open_article(str(CONTENT / "harbour-bell.txt")), profile)
    sentences = [one for one in script.utterances if one.voice == "narrator" and len(one.spoken) > 60][:8]
    for engine in options.engine or BARE:
        with EngineHost(engine) as host:
            ours = Synthesiser(host, profile)
            times = [
                (_seconds(lambda: BARE[engine](one.spoken)), _seconds(lambda: ours.speech(one)))  # noqa: B023
                for run in range(options.runs + 1)
                for one in sentences
            ][len(sentences) :]
        bare, own = (statistics.median(column) for column in zip(*times, strict=True))
        ratio = statistics.median(mine / theirs for theirs, mine in times)
        print(f"{engine:8} bare {1000 * bare:7.1f} ms   ours {1000 * own:7.1f} ms   ratio {ratio:5.2f}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
