"""What an export costs beside the bare engine and bare ffmpeg.

    python -m benchmarks.exports [--text FILE] [--runs N]

The text to all formats in one command, empty cache: the reference is the bare engine on all cores, plus
ffmpeg alone encoding each kind of sound once, plus ffmpeg alone decoding each once (bar: 1.15). What an
export with a neural voice costs is told by ``benchmarks.neural_export``.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.running import Cost, in_turn, run_once

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "corpus" / "seed" / "seed.txt"
PYTHON = sys.executable
READALOUD = str(Path(PYTHON).parent / "readaloud")
EVERY_FORMAT = (
    "wav", "mp3", "m4b", "opus", "flac", "epub", "daisy.zip", "daisy3.zip", "html", "vtt", "srt",
    "manifest.json", "txt", "md", "json",
)  # fmt: skip
ENCODERS = {
    "opus": "-c:a libopus -b:a 24k -application voip",
    "m4b": "-c:a aac -b:a 64k -aac_coder fast -f ipod",
    "mp3": "-c:a libmp3lame -b:a 64k -compression_level 7",
    "flac": "-c:a flac",
}
CORES = len(os.sched_getaffinity(0))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--text", type=Path, default=SEED if SEED.exists() else _bundled())
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _print(options.text, options.runs, Path(folder))


def _bundled() -> Path:
    return ROOT / "content" / "harbour-bell.txt"


def _print(text: Path, runs: int, folder: Path) -> None:
    sound = folder / "sound.wav"
    run_once(_export(text, [sound]))
    shares = _shared_out(text, folder)
    for name in ENCODERS:
        _in_parallel([_encoding(sound, name, folder)])
    outputs = [folder / f"all.{ending}" for ending in EVERY_FORMAT]
    costs: dict[str, list[Cost]] = {}

    def taken(name: str, cost: Cost) -> float:
        costs.setdefault(name, []).append(cost)
        return cost.wall

    times = in_turn(
        runs,
        engine=lambda: taken("engine", _in_parallel([_bare(share) for share in shares])),
        encode=lambda: taken("encode", _in_parallel([_encoding(sound, n, folder) for n in ENCODERS])),
        decode=lambda: taken("decode", _in_parallel([_decoding(folder / f"bare.{n}") for n in ENCODERS])),
        every=lambda: taken("every", run_once(_export(text, outputs))),
    )
    cpu = {name: min(cost.cpu for cost in found) for name, found in costs.items()}
    print(f"{text}, {CORES} cores, {runs} runs, medians of wall, least of processor seconds")
    for name, title in _TITLES.items():
        print(f"  {title:44}{times[name]:8.2f}{cpu[name]:8.2f}")
    bare = times["engine"] + times["encode"] + times["decode"]
    bare_cpu = cpu["engine"] + cpu["encode"] + cpu["decode"]
    ratios = times["every"] / bare, cpu["every"] / bare_cpu
    print(f"  {'all formats, of the three bare ones':44}{ratios[0]:8.2f}{ratios[1]:8.2f}")


_TITLES = {
    "engine": "bare engine on all cores",
    "encode": "bare ffmpeg, four encodings",
    "decode": "bare ffmpeg, four decodings",
    "every": f"readaloud export, {len(EVERY_FORMAT)} files",
}


def _export(text: Path, outputs: Sequence[Path]) -> list[str]:
    named = [word for path in outputs for word in ("-o", str(path))]
    return [READALOUD, "export", str(text), "--engine", "espeak", "--force", *named]


def _shared_out(text: Path, folder: Path) -> list[Path]:
    """What is said, a line an utterance, in as many files as there are cores, equally long."""
    done = subprocess.run([READALOUD, "script", str(text), "--json"], capture_output=True, check=True)
    said = [item["spoken"] for item in json.loads(done.stdout)["items"] if item["type"] == "utterance"]
    shares: list[list[str]] = [[] for _ in range(CORES)]
    for line in sorted(said, key=len, reverse=True):
        min(shares, key=lambda share: sum(map(len, share))).append(" ".join(line.split()))
    paths = [folder / f"lines-{number}.txt" for number in range(CORES)]
    for path, share in zip(paths, shares, strict=True):
        path.write_text("\n".join(share) + "\n", "utf-8")
    return paths


def _bare(lines: Path) -> list[str]:
    return [PYTHON, "-m", "benchmarks.bare_espeak", "all", str(lines)]


def _encoding(sound: Path, name: str, folder: Path) -> list[str]:
    target = str(folder / f"bare.{name}")
    return ["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", str(sound), *ENCODERS[name].split(), target]


def _decoding(path: Path) -> list[str]:
    return ["ffmpeg", "-v", "error", "-nostdin", "-i", str(path), "-f", "null", "-"]


def _in_parallel(commands: Sequence[list[str]]) -> Cost:
    """The commands, as many at a time as there are cores, as one cost."""
    start = time.perf_counter()
    with ThreadPoolExecutor(CORES) as pool:
        costs = list(pool.map(lambda command: run_once(command, PYTHONPATH=str(ROOT)), commands))
    return Cost(time.perf_counter() - start, sum(cost.cpu for cost in costs))


if __name__ == "__main__":
    main()
