"""Print the figures that the project promises, each beside what bare Python and the bare engine take.

    python -m benchmarks [--text FILE] [--html FILE] [--runs N]

Every run has a new, empty HOME. The article should not be one of content/; without --text and --html the
seed of ../shared/corpus is taken when it is there.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sound import NULL_SINK_BLOCK_S, Recording, SoundServer

from benchmarks.running import in_turn, memory_mb, on_terminal, peak_mb, run_once

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PYTHON = sys.executable
READALOUD = str(Path(PYTHON).parent / "readaloud")
PASS = [PYTHON, "-c", "pass"]
SLEEP = [PYTHON, "-c", "import time; time.sleep(0.1)"]


def main() -> None:
    """Measure and print, one group after the other."""
    options = _arguments()
    print(f"text: {options.text}\nhtml: {options.html}\nruns: {options.runs}, medians, empty HOME each")
    _print_start(options.runs)
    _print_first_sample(options.text, options.html, options.runs)
    _print_export(options.text, options.runs)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--text", type=Path, default=_copied(CORPUS / "seed" / "seed.txt", "*.txt"))
    parser.add_argument("--html", type=Path, default=_copied(None, "*.html"))
    parser.add_argument("--runs", type=int, default=7)
    return parser.parse_args()


def _copied(preferred: Path | None, pattern: str) -> Path:
    """A file outside content/: the preferred one, else a copy of the first of that kind."""
    if preferred and preferred.exists():
        return preferred
    original = sorted((ROOT / "content").glob(pattern))[0]
    copy = Path(tempfile.mkdtemp()) / original.name
    copy.write_bytes(original.read_bytes())
    return copy


def _print_start(runs: int) -> None:
    times = in_turn(
        runs,
        bare=lambda: run_once(PASS).wall,
        version=lambda: run_once([READALOUD, "--version"]).wall,
        imported=lambda: run_once([PYTHON, "-c", "import readaloud"]).wall,
        help=lambda: run_once([READALOUD, "--help"]).wall,
    )
    print("\nStart, ms")
    _row("python -c pass", times["bare"])
    _row("python -c 'import readaloud'", times["imported"], times["bare"])
    _row("readaloud --version", times["version"], times["bare"])
    _row("readaloud --help", times["help"], times["bare"])


def _print_first_sample(text: Path, html: Path, runs: int) -> None:
    sentence = _plan(text)[0]
    with tempfile.TemporaryDirectory() as folder, _recorded_sound(Path(folder)) as (server, recording):
        peaks: dict[str, float] = {}

        def heard(name: str, command: list[str]) -> float:
            return _first_sample(name, command, server.address, recording, peaks)

        times = in_turn(
            runs,
            bare=lambda: heard("bare", [PYTHON, "-m", "benchmarks.bare_espeak", "first", sentence]),
            linear=lambda: heard("linear", [READALOUD, "read", str(text)]),
            app_text=lambda: heard("app_text", [READALOUD, "--app", str(text)]),
            app_html=lambda: heard("app_html", [READALOUD, "--app", str(html)]),
        )
    names = {
        "bare": "bare engine and sound device",
        "linear": "linear reader, text",
        "app_text": "app, text",
        "app_html": "app, HTML",
    }
    print("\nProcess start to first sample at the sink, ms (bar: text 350, HTML in the app 500)")
    for key, name in names.items():
        _row(name, times[key], times["bare"])
    print("\nPeak memory of the program and its children one second after, MB")
    print(f"  {'python -c pass':34}{peak_mb(SLEEP):8.0f}")
    for key, name in names.items():
        print(f"  {name:34}{peaks[key]:8.0f}")


@contextmanager
def _recorded_sound(folder: Path) -> Iterator[tuple[SoundServer, Recording]]:
    """A private sound server whose only device is recorded from its start."""
    server = SoundServer(folder)
    recording = Recording(server.address)
    try:
        time.sleep(NULL_SINK_BLOCK_S)
        yield server, recording
    finally:
        recording.close()
        server.close()


def _first_sample(
    name: str, command: list[str], server: str, recording: Recording, peaks: dict[str, float]
) -> float:
    """Seconds from the start of a command to its first sound; notes its memory a second later."""
    start = time.monotonic()
    with on_terminal(command, PULSE_SERVER=server, PYTHONPATH=str(ROOT)) as process:
        onset = recording.wait_for_onset(start)
        time.sleep(max(0.0, onset + 0.9 - time.monotonic()))
        peaks[name] = memory_mb(process.pid)
    time.sleep(0.2)  # what the server still holds is played out
    return onset - start


def _print_export(text: Path, runs: int) -> None:
    spoken = _plan(text)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "lines.txt"
        lines.write_text("\n".join(spoken), encoding="utf8")
        target = str(Path(folder) / "out.mp3")
        bare = [PYTHON, "-m", "benchmarks.bare_espeak", "all", str(lines)]
        export = [READALOUD, "export", str(text), "-o", target, "--captions", "vtt", "--force"]
        times = in_turn(
            min(runs, 5),
            bare=lambda: run_once(bare, PYTHONPATH=str(ROOT)).wall,
            export=lambda: run_once(export).wall,
        )
        peak = peak_mb(export)
    print(f"\nExport to MP3 with captions, empty cache, {len(spoken)} utterances, s")
    _row("bare engine, one process", times["bare"], unit=1)
    _row("readaloud export", times["export"], times["bare"], unit=1)
    print(f"  peak memory of the export: {peak:.0f} MB")


def _plan(text: Path) -> list[str]:
    """What is said for a text, utterance by utterance."""
    done = subprocess.run([READALOUD, "script", str(text), "--json"], capture_output=True, check=True)
    return [item["spoken"] for item in json.loads(done.stdout)["items"] if item["type"] == "utterance"]


def _row(name: str, value: float, reference: float = 0.0, unit: float = 1000) -> None:
    ratio = f"   {value / reference:5.2f} times the reference" if reference else ""
    print(f"  {name:34}{value * unit:8.{0 if unit == 1000 else 2}f}{ratio}")


if __name__ == "__main__":
    main()
