"""``readaloud article``: the cleaned article as data, or its outline for a person."""

from collections.abc import Iterator
from typing import Any

import click

from readaloud.cli import stdout
from readaloud.cli.options import named_source, opened, say_notes, source_options
from readaloud.model.article import Article
from readaloud.model.errors import UsageError

FIRST_WORDS = 6  # of a block or a removal, by which a person knows it again


@click.command("article")
@source_options
@click.option(
    "--explain", is_flag=True, help="One line for each block and removal: the signals that decided."
)
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON; otherwise an outline.")
def command(source: str | None, explain: bool, as_json: bool, **opening: Any) -> None:
    """Print what SOURCE was found to be: sections, blocks, quotations, media, removals."""
    if explain:
        stdout.write_text("\n".join(_explanation(source, as_json=as_json, **opening)))
        return
    found = opened(source, **opening)
    if as_json:
        stdout.write_json(found.to_dict())
    else:
        stdout.write_text("\n".join(_outline(found)))


def _explanation(source: str | None, *, clipboard: bool, as_json: bool, **opening: Any) -> Iterator[str]:
    """Blocks and removals in the order of the input: kind, id, its first words, the signals."""
    from readaloud.services.explaining import explain_source

    if as_json:
        raise UsageError("--explain is for people, --json for programs.", "Give one of them.")
    wanted = {name: opening[name] for name in ("kind", "keep", "drop", "allow_private")}
    found = explain_source(named_source(source, clipboard=clipboard), **wanted)
    say_notes(found.article)
    back = {block.id for block in found.article.blocks if block.id.startswith("r")}
    items = [(b.source, f"{b.kind} {b.id}".replace("_", " "), b.text, b.id) for b in found.article.blocks]
    items += [(r.source, f"removed {r.id}", r.text, r.id) for r in found.article.removed]
    for _, name, text, item_id in sorted(items, key=lambda item: item[0]):
        signals = ("put back: kept by you",) if item_id in back else found.signals[item_id]
        yield f"{name}, {_first_words(text)}: {'; '.join(signals)}."


def _first_words(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:FIRST_WORDS])}{'…' * (len(words) > FIRST_WORDS)}”"


def _outline(article: Article) -> list[str]:
    """One line for the article and one for each section."""
    about = [
        article.meta.title or "Untitled",
        *article.meta.authors,
        article.meta.site,
        article.meta.date[:10],
    ]
    lines = [", ".join(part for part in about if part)]
    for number, section in enumerate(article.sections, 1):
        blocks = len(section.blocks)
        lines.append(
            f"Section {number}: {section.title} ({section.kind}, {blocks} block{'s' * (blocks != 1)})"
        )
    return [*lines, _removed(len(article.removed))]


def _removed(count: int) -> str:
    return (
        f"{count} line{'s' * (count != 1)} removed; `readaloud check` lists them."
        if count
        else "Nothing was removed."
    )
