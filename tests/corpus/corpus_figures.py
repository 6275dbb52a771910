"""The figures of the real pages beside the project: ``../shared/corpus``, which is for measuring only.

Its own scripts are run as they are: ``predict.py`` over the public API, then the three scorers. Nothing of
the pages comes into the project: only figures, and a digest of what they were taken on.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
_NOT_MEASURED = ("sealed.bin", "README.md")
_SHARE = r"(\d+)/(\d+)"


def digest() -> str:
    """What the figures were taken on: changes with any page, label or scorer."""
    found = hashlib.sha256()
    for path in sorted(CORPUS.rglob("*")):
        if path.is_file() and path.name not in _NOT_MEASURED and "__pycache__" not in path.parts:
            found.update(str(path.relative_to(CORPUS)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def figures(folder: Path) -> dict[str, float]:
    """Each figure of the corpus; predictions and scores are written under ``folder``."""
    _run("predict.py", folder)
    _run("score.py", folder, "--json", folder / "pages.json")
    pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    return {
        **_page_figures(pages),
        **_capture_figures(_run("score_lines.py", folder / "lines"), "captures"),
        **_capture_figures(_run("score_lines.py", folder / "seed", "--split", "seed"), "seed"),
        **_quote_figures(_run("score_quotes.py", folder / "quotes.json")),
    }


def _run(script: str, *arguments: object) -> str:
    command = [sys.executable, "-B", str(CORPUS / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    if done.returncode or "FAILED" in done.stdout:
        raise AssertionError(f"{script}: {done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def _page_figures(pages: dict[str, Any]) -> dict[str, float]:
    html, text = pages["html"]["total"], pages["txt"]["total"]
    return {
        "html_f1": html["F1"],
        "html_worst_page": min(row["f"] for row in pages["html"]["rows"]),
        "html_leaks": html["leaks"],
        "captions_once": html["capT"],
        "videos_once": html["vidT"],
        "text_f1": text["F1"],
        "text_leaks": text["leaks"],
    }


def _capture_figures(scored: str, name: str) -> dict[str, float]:
    return {
        f"{name}_body_lost": _share(rf"body kept {_SHARE}", scored, missing=True),
        f"{name}_run_on_kept": _share(rf"run-on sentences kept {_SHARE}", scored),
        f"{name}_furniture_left": _share(rf"boilerplate leaked {_SHARE}", scored),
        f"{name}_headlines": _share(rf"headline {_SHARE}", scored),
        f"{name}_videos_kept": _share(rf"title kept {_SHARE}", scored),
        f"{name}_videos_typed": _share(rf"typed video {_SHARE}", scored),
        f"{name}_videos_said": float(_found(r"said ([\d.]+) times each", scored)[1]),
        f"{name}_play_labels": _share(rf"with 'click to play' {_SHARE}", scored),
    }


def _share(pattern: str, scored: str, *, missing: bool = False) -> float:
    """The share that a scorer prints as a fraction; ``missing``: how many are not in it."""
    if not re.search(pattern, scored):
        return 0 if missing else 1  # the scorer prints no fraction where there is nothing of the kind
    part, whole = map(int, _found(pattern, scored).groups())
    return whole - part if missing else part / whole


def _quote_figures(scored: str) -> dict[str, float]:
    figure = r"([\d.]+)"
    names = {
        "quotes_found": rf"found {figure}",
        "quotes_precise": rf"prec {figure}",
        "speakers_right": rf"spk {figure}",
        "speakers_wrong": rf"wrong {figure}",
        "nobody_given_a_name": r"null\+ (\d+)",
    }
    return {name: float(_found(pattern, scored)[1]) for name, pattern in names.items()}


def _found(pattern: str, scored: str) -> re.Match[str]:
    match = re.search(pattern, scored)
    if match is None:
        raise AssertionError(f"the scorer does not say {pattern}: {scored}")
    return match
