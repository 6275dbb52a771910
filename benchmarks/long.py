"""An article of many hours: memory throughout, and what an hour of sound costs.

    python -m benchmarks.long [--hours 1 3 10] [--engine espeak] [--ending mp3]

The text is made here, paragraph by paragraph. Memory is looked at every half second: the resident set of the
program, and of it and all that it started together, where pages that they share count once.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.running import environment

READALOUD = str(Path(sys.executable).parent / "readaloud")
CHARACTERS_AN_HOUR = 53_000  # of the default voice
_PARAGRAPHS = (
    "In the {n}th year of the survey the keepers of the canal counted {n} boats at the upper lock, and "
    "wrote down each of them by the colour of its hull. Nobody had asked them to.",
    "“We began because it rained,” said Orla Fenn, who keeps the {n}th book. “Then it stopped, and we went "
    "on. There was no reason to stop counting with the rain.”",
    "What the numbers are good for is a riddle to the council. A committee of {n} people has looked at it "
    "and found that red boats come on Mondays. It did not find out why.",
)
_EVERY = 40  # paragraphs to a heading


def main() -> None:
    """Measure and print, the shortest first."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hours", type=float, nargs="+", default=[1, 3, 10])
    parser.add_argument("--engine", default="espeak")
    parser.add_argument("--ending", default="mp3")
    options = parser.parse_args()
    print(f"{'hours':>6}{'wall s':>9}{'cpu s':>8}{'wall s/h':>10}{'cpu s/h':>9}{'peak MB':>9}{'all MB':>8}")
    for hours in options.hours:
        _measure(hours, options.engine, options.ending)


def text_of(hours: float) -> str:
    """An article that takes about so many hours to read."""
    parts, size, n = ["# The long count\n"], 0, 0
    while size < hours * CHARACTERS_AN_HOUR:
        n += 1
        if n % _EVERY == 0:
            parts.append(f"## Book {n // _EVERY}\n")
        parts.append(_PARAGRAPHS[n % len(_PARAGRAPHS)].format(n=n) + "\n")
        size += len(parts[-1])
    return "\n".join(parts)


def _measure(hours: float, engine: str, ending: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "long.md"
        source.write_text(text_of(hours), "utf-8")
        outputs = ["-o", str(folder / f"a.{ending}"), "-o", str(folder / "a.manifest.json")]
        start = time.perf_counter()
        child = subprocess.Popen(
            [READALOUD, "export", str(source), "--engine", engine, *outputs],
            env=environment(folder / "home"),
            stdout=subprocess.DEVNULL,
        )
        peak = together = cpu = 0.0
        while child.poll() is None:
            with suppress(OSError):
                own = resident_mb(child.pid)
                peak, together = (
                    max(peak, own),
                    max(together, sum(map(_proportional_mb, [child.pid, *_below(child.pid)]))),
                )
                cpu = max(cpu, _cpu_s(child.pid))
            time.sleep(0.5)
        wall = time.perf_counter() - start
        made = json.loads((folder / "a.manifest.json").read_text())["duration"] / 3600
    print(
        f"{made:6.2f}{wall:9.1f}{cpu:8.1f}{wall / made:10.1f}{cpu / made:9.1f}{peak:9.0f}{together:8.0f}",
        flush=True,
    )


def resident_mb(pid: int) -> float:
    """The resident set of a process (Linux)."""
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6
    return 0.0


def _proportional_mb(pid: int) -> float:
    """Its share of the memory that it uses alone or with others (Linux)."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    return 0.0


def _below(pid: int) -> list[int]:
    """The processes that one started, and those that they did."""
    found = [
        int(c)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for c in (task / "children").read_text().split()
    ]
    return [*found, *(below for child in found for below in _below(child))]


def _cpu_s(pid: int) -> float:
    """Processor seconds of a process and of its ended children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / 100


if __name__ == "__main__":
    main()
