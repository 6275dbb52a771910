"""Fifty times ``kill -9`` at a random moment of an export, each time the same command again.

    python -m benchmarks.kills [--text FILE] [--kills N] [--engine NAME] [--seed N]

Prints one line a kill, and at the end how many ended as promised: the same bytes as an undisturbed run, no
process alive two seconds after the kill, no finished segment made again, no temporary file left.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.killing import Killing

ROOT = Path(__file__).parent.parent
ENDINGS = (
    "wav",
    "mp3",
    "m4b",
    "opus",
    "flac",
    "epub",
    "daisy.zip",
    "daisy3.zip",
    "html",
    "vtt",
    "manifest.json",
)


def main() -> int:
    """0 when every kill ended as promised."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--text", type=Path, default=ROOT / "content" / "harbour-bell.txt")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--engine", default="espeak")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, good = random.Random(options.seed), 0
    with tempfile.TemporaryDirectory() as folder:
        killing = Killing(Path(folder), options.text.resolve(), ENDINGS, options.engine)
        print(f"undisturbed: {killing.seconds:.2f} s, {len(killing.reference)} files")
        for number in range(options.kills):
            found = killing.kill_and_resume(number, chance)
            faults = {n: v for n in ("alive", "different", "made_again", "left") if (v := getattr(found, n))}
            good += not faults
            print(
                f"{number + 1:3} killed after {found.after_s:5.2f} s: {faults or 'as promised'}", flush=True
            )
    print(f"{good} of {options.kills} as promised")
    return 0 if good == options.kills else 1


if __name__ == "__main__":
    sys.exit(main())
