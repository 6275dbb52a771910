"""``readaloud check``: what was removed, guessed or is missing."""

from itertools import groupby
from typing import Any

import click

from readaloud.cli import stdout
from readaloud.cli.options import opened, source_options
from readaloud.model.article import Article, Removal


@click.command("check")
@source_options
def command(source: str | None, **opening: Any) -> None:
    """Print what was removed from SOURCE and by which rule, what was guessed, and what is missing.

    Each removal begins with its id; `--keep ID` or `--keep RULE` puts it back.
    """
    article = opened(source, **opening, allow_empty=True)
    stdout.write_text("\n".join([*_notes(article), *_removals(article)]))


def _notes(article: Article) -> list[str]:
    if not article.diagnostics:
        return ["Nothing was guessed, and nothing is missing."]
    return [note.message for note in article.diagnostics]


def _removals(article: Article) -> list[str]:
    """The ledger, grouped by reason and in the order of the page within each."""
    if not article.removed:
        return ["", "Nothing was removed."]
    lines = []
    for reason, removals in groupby(sorted(article.removed, key=_reason), key=_reason):
        group = list(removals)
        lines += ["", f"Removed as {reason}: {len(group)}"]
        lines += [f"  {r.id}, line {r.line}, rule {r.rule}: {_shortened(r.text)}" for r in group]
    return lines


def _reason(removal: Removal) -> str:
    return str(removal.reason)


def _shortened(text: str, limit: int = 100) -> str:
    words = " ".join(text.split())
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + " …"
