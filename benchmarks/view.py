"""What the app's page costs, beside one widget a paragraph: ``python -m benchmarks.view [--runs N]``.

Each run is a process of its own on a terminal of 80 by 24 without a sound device; the engine is ``tone``.
HOME was empty before the first run, which counts as the very first start alone. Times are medians. The
articles are made here, of sentences that nobody wrote.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.watched import Watched, watched

PYTHON = sys.executable
READALOUD = str(Path(PYTHON).parent / "readaloud")
FIRST_WORD = b"Quayside"  # of the first paragraph; the title is another
IDLE_S = 10.0
KEYS = 20
WORDS = str.split(
    "the of and a to in that was for with they ferry council winter quay engine petition tide band school "
    "nurse clinic money timetable brass mooring crossing shore children town letter office ticket morning"
)

WIDGETS = """
import sys
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static
paragraphs = open(sys.argv[1]).read().split("\\n\\n")
class Widgets(App):
    def compose(self):
        yield VerticalScroll(*(Static(text, markup=False) for text in paragraphs))
Widgets().run()
"""
BARE = """
import sys, resource
from readaloud.config.profiles import load_profile
from readaloud.services.opening.opening import open_article
from readaloud.services.reader.reader import Reader
reader = Reader(open_article(sys.argv[1]), profile=load_profile("newsroom"), on_event=print, muted=True)
if len(sys.argv) > 2:
    import asyncio
    from readaloud.services.reader.look import Look
    from readaloud.tui.app import ReadaloudApp
    from readaloud.tui.inbox import Inbox
    async def paint():
        async with ReadaloudApp(reader, Inbox(), Look()).run_test(size=(80, 24)) as pilot:
            await pilot.pause(2.0)
    asyncio.run(paint())
reader.close()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        text, page, long = _articles(Path(folder))
        print(f"runs: {runs}, medians; 200 paragraphs of text and as HTML, 20,000 paragraphs of text")
        _print_first_paints(text, page, long, runs)
        _print_while_reading(text, runs)
        _print_memory(text, long)


def _print_first_paints(text: Path, page: Path, long: Path, runs: int) -> None:
    print("\nProcess start to first paint, ms")
    for name, path, bar in (
        ("200 paragraphs, text", text, 350),
        ("200 paragraphs, HTML", page, 450),
        ("20,000 paragraphs, text", long, 700),
    ):
        first, *others = _first_paints(_reading(path), runs + 1)
        _row(name, statistics.median(others), bar)
        _row("  the very first start", first)
    _row("200, a widget a paragraph, no voice", statistics.median(_first_paints(_widgets(text), runs)))
    _row("20,000, a widget a paragraph, no voice", _first_paints(_widgets(long), 1)[0])


def _print_while_reading(text: Path, runs: int) -> None:
    keys, quits, idles, written = [], [], [], 0
    for _ in range(max(runs // 2, 1)):
        with tempfile.TemporaryDirectory() as home, watched(_reading(text), Path(home)) as program:
            program.wait_for(b"Playing.")
            program.press(" ")
            program.wait_for(b"Paused.")
            program.quiet(1.0)
            before, at = program.processor_s(), len(program.written)
            time.sleep(IDLE_S)
            idles.append((program.processor_s() - before) / IDLE_S * 100)
            written += len(program.written) - at
            keys += [_key_to_paint(program, number) for number in range(KEYS)]
            program.press(" ")
            program.quiet(0.02)
            pressed = program.press("x")
            quits.append((program.ended() - pressed) * 1000)
    print("\nWhile an article is read")
    _row("key to painted, median, ms", statistics.median(keys), 20)
    _row("key to painted, slowest, ms", max(keys))
    _row("quit while speaking, ms", statistics.median(quits), 300)
    print(f"  {'idle, % of a processor':42}{statistics.mean(idles):8.2f}   (bar 0.5)")
    print(f"  {'frames written while idle':42}{written:8}   (bar 0)")


def _key_to_paint(program: Watched, number: int) -> float:
    """Milliseconds from "next sentence" and back, in a pause, to the frame that shows it."""
    pressed = program.press("n" if number % 2 == 0 else "b")
    while not (program.written and program.written[-1][0] > pressed):
        time.sleep(0.0005)
    painted = next(at for at, _ in program.written if at > pressed)
    program.quiet(0.1)
    return (painted - pressed) * 1000


def _print_memory(text: Path, long: Path) -> None:
    print("\nMemory, MB (the article and its narration are in both; the difference is the view)")
    for name, path in (("200 paragraphs", text), ("20,000 paragraphs", long)):
        without, with_view = _memory(path), _memory(path, "view")
        print(f"  {name:24}without the view {without:5.0f}   with it {with_view:5.0f}", end="   ")
        print(f"the view {with_view - without:4.0f}   (bar 40)")
    with tempfile.TemporaryDirectory() as home, watched(_widgets(long), Path(home)) as program:
        program.wait_for(FIRST_WORD)
        status = Path(f"/proc/{program.process.pid}/status").read_text()
        resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(f"  {'20,000 paragraphs':24}a widget a paragraph, no article, no narration {resident / 1024:5.0f}")


def _memory(path: Path, *how: str) -> float:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [PYTHON, "-c", BARE, str(path), *how],
            env={"HOME": home, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color"},
            capture_output=True,
            check=True,
            text=True,
        )
    return float(done.stdout.split()[-1])


def _first_paints(command: list[str], runs: int) -> list[float]:
    """Milliseconds of each run, in one HOME."""
    with tempfile.TemporaryDirectory() as home:
        return [_first_paint(command, Path(home)) for _ in range(runs)]


def _first_paint(command: list[str], home: Path) -> float:
    with watched(command, home) as program:
        painted = program.wait_for(FIRST_WORD)
        if command[0] == READALOUD:
            program.press("x")  # as a person ends it, who finds it prepared the next time
            program.ended()
        return (painted - program.started) * 1000


def _reading(path: Path) -> list[str]:
    return [READALOUD, "--app", "--engine", "tone", str(path)]


def _widgets(path: Path) -> list[str]:
    return [PYTHON, "-c", WIDGETS, str(path)]


def _articles(folder: Path) -> tuple[Path, Path, Path]:
    made = random.Random(5)
    paragraphs = [_paragraph(made, number) for number in range(20_000)]
    text, page, long = folder / "text.txt", folder / "page.html", folder / "long.txt"
    title = "A winter without a ferry"
    text.write_text("\n\n".join((title, *paragraphs[:200])) + "\n")
    long.write_text("\n\n".join((title, *paragraphs)) + "\n")
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs[:200])
    page.write_text(
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><nav><a href=/>Home</a></nav>"
        f"<main><article><h1>{title}</h1>{body}</article></main><footer>All rights reserved</footer></body>"
    )
    return text, page, long


def _paragraph(made: random.Random, number: int) -> str:
    sentences = (" ".join(made.choices(WORDS, k=made.randint(8, 18))) for _ in range(made.randint(2, 5)))
    begins = FIRST_WORD.decode() if number == 0 else f"Paragraph {number + 1}"
    return f"{begins} {'. '.join(sentence.capitalize() for sentence in sentences)}."


def _row(name: str, value: float, bar: int = 0) -> None:
    print(f"  {name:42}{value:8.0f}" + (f"   (bar {bar})" if bar else ""))


if __name__ == "__main__":
    main()
