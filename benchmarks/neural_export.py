"""An export with Piper beside the ``piper`` command and the bare engine on all cores, from an empty cache.

    python -m benchmarks.neural_export [--text FILE] [--runs N]

All say the same sentences. The export's time holds everything: start, synthesis, MP3, and the decoding that
verifies the file. The bare engine is one process of one thread for each core, the sentences dealt out in
turn, its start included. What was added to the model once is kept, as on a person's own machine.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

from benchmarks.__main__ import CORPUS, ROOT, _plan
from benchmarks.running import Cost
from readaloud.config.folders import voice_folder

_BARE = """
import sys, time, onnxruntime
from piper import PiperVoice
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
voice = PiperVoice.load(sys.argv[1])
voice.session = onnxruntime.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
lines = open(sys.argv[2], encoding="utf8").read().splitlines()[int(sys.argv[3]) :: int(sys.argv[4])]
print(sum(len(chunk.audio_int16_array) for line in lines for chunk in voice.synthesize(line)) / 22050)
"""


def main() -> None:
    """Measure in turn and print medians."""
    seed = CORPUS / "seed" / "seed.txt"
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--text", type=Path, default=seed if seed.exists() else ROOT / "content/stone-oven.md"
    )
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    model = next((voice_folder() / "piper").glob("en_US*.onnx"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "lines.txt").write_text("\n".join(_plan(options.text)), encoding="utf8")
        rounds = [_round(options.text, model, folder) for _ in range(options.runs + 1)][1:]
    print(f"{options.text.name}; wall seconds (processor seconds) for each minute of sound, medians")
    for kind in rounds[0]:
        wall = statistics.median(one[kind].wall for one in rounds)
        cpu = statistics.median(one[kind].cpu for one in rounds)
        ratios = [one[kind].wall / one["bare, all cores"].wall for one in rounds]
        print(f"  {kind:18}{wall:7.2f} ({cpu:6.2f})   {statistics.median(ratios):5.2f} times the bare engine")


def _round(text: Path, model: Path, folder: Path) -> dict[str, Cost]:
    """One run of each: the cost of a minute of sound."""
    lines, wav, mp3 = folder / "lines.txt", folder / "command.wav", folder / "export.mp3"
    cores = os.cpu_count() or 1
    bare = [
        [sys.executable, "-c", _BARE, str(model), str(lines), str(core), str(cores)] for core in range(cores)
    ]
    command = [str(Path(sys.executable).parent / "piper"), "-m", str(model), "-f", str(wav), "-i", str(lines)]
    export = [sys.executable, "-m", "readaloud", "export", str(text), "-o", str(mp3), "--engine", "piper",
              "--profile", "newsroom", "--force"]  # fmt: skip
    shutil.rmtree(folder / "cache" / "readaloud" / "speech", ignore_errors=True)
    costs, seconds = {}, {}
    costs["bare, all cores"], told = _timed(bare)
    seconds["bare, all cores"] = sum(float(line) for line in told.split())
    costs["piper command"], _ = _timed([command])
    with wave.open(str(wav)) as file:
        seconds["piper command"] = file.getnframes() / file.getframerate()
    costs["readaloud export"], _ = _timed([export], XDG_CACHE_HOME=str(folder / "cache"))
    seconds["readaloud export"] = _duration(mp3)
    return {
        kind: Cost(60 * cost.wall / seconds[kind], 60 * cost.cpu / seconds[kind])
        for kind, cost in costs.items()
    }


def _timed(commands: list[list[str]], **extra: str) -> tuple[Cost, str]:
    """Cost of commands that run at once, and what they print."""
    import resource
    import time

    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    running = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ | extra
        )
        for command in commands
    ]
    told = "".join(process.communicate()[0] for process in running)
    if any(process.returncode for process in running):
        raise subprocess.CalledProcessError(1, commands[0])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - start, cpu), told


def _duration(path: Path) -> float:
    shown = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(shown.stdout)


if __name__ == "__main__":
    main()
