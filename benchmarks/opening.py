"""How fast articles open, beside trafilatura in the same run: ``python -m benchmarks.opening``.

Pages are those of ../shared/corpus where it is, else those of content/. Our time is that of the whole path:
extraction, cleaning, quotations with their speakers; trafilatura's is its extraction alone.
"""

import gzip
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from readaloud.clean import clean
from readaloud.describe import describe
from readaloud.extract import extract
from readaloud.model.article import Article
from readaloud.sources.loaded import Loaded

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "dev"
ROUNDS = 5
LARGE = 250_000  # bytes: a large page


def main() -> None:
    """Measure and print."""
    pages = _pages()
    for page in pages[:3]:  # the rules and word lists of both are loaded
        _open(page, "html")
        trafilatura.extract(page)
    ours = [_seconds(lambda page=page: _open(page, "html")) for page in pages]
    theirs = [_seconds(lambda page=page: trafilatura.extract(page)) for page in pages]
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    count = len(pages)
    print(f"{count} pages, a second: ours {count / sum(ours):.1f}, trafilatura {count / sum(theirs):.1f}")
    print(
        f"  ours over trafilatura's {sum(theirs) / sum(ours):.2f} (bar .5); the median page {ratio:.2f} times"
    )
    for page, a, b in zip(pages, ours, theirs, strict=True):
        if len(page) > LARGE:
            print(
                f"  page of {len(page) // 1000} KB: {a * 1000:.0f} ms, {a / b:.2f} times its time (bar 3.5)"
            )
    text = _text()
    sizes = (10_000, 20_000, 160_000)
    small, double, large = (_seconds(lambda size=size: _open(text[:size].encode(), "text")) for size in sizes)
    print(f"plain text: 10 KB in {small * 1000:.1f} ms (bar 20), 160 KB in {large * 1000:.0f} ms")
    print(f"  twice the text takes {double / small:.2f} times as long (bar 2.2)")


def _open(data: bytes, kind: str) -> Article:
    return describe(clean(extract(Loaded(data, f"page.{kind}"), kind)), ())


def _seconds(run: Callable[[], object]) -> float:
    """The best of some runs: what it takes when nothing else is in the way."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def _pages() -> list[bytes]:
    packed = sorted(CORPUS.glob("html/*.html.gz"))
    plain = sorted((ROOT / "content").glob("*.html"))
    return [gzip.decompress(path.read_bytes()) for path in packed] or [path.read_bytes() for path in plain]


def _text() -> str:
    """Paragraphs of our own, with furniture between them, none like another."""
    story = (ROOT / "content" / "harbour-bell.txt").read_text(encoding="utf8").split("\n\n")
    return "\n\n".join(part.replace("bell", f"bell {number}") for number in range(60) for part in story)


if __name__ == "__main__":
    main()
