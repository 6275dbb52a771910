"""``readaloud article``: the cleaned article as data, or its outline for a person."""

from typing import Any

import click

from readaloud.cli import stdout
from readaloud.cli.options import opened, source_options
from readaloud.model.article import Article


@click.command("article")
@source_options
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON; otherwise an outline.")
def command(source: str | None, as_json: bool, **opening: Any) -> None:
    """Print what SOURCE was found to be: sections, blocks, quotations, media, removals."""
    found = opened(source, **opening)
    if as_json:
        stdout.write_json(found.to_dict())
    else:
        stdout.write_text("\n".join(_outline(found)))


def _outline(article: Article) -> list[str]:
    """One line for the article and one for each section."""
    about = [article.meta.title or "Untitled", *article.meta.authors, article.meta.site, article.meta.date]
    lines = [", ".join(part for part in about if part)]
    for number, section in enumerate(article.sections, 1):
        blocks = len(section.blocks)
        lines.append(
            f"Section {number}: {section.title} ({section.kind}, {blocks} block{'s' * (blocks != 1)})"
        )
    lines.append(f"{len(article.removed)} lines removed; `readaloud check` lists them.")
    return lines
