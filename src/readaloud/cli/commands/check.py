"""``readaloud check``: what was removed, guessed or is missing, and what is remembered for a site."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from readaloud.cli import stdout
from readaloud.cli.options import opened, source_options
from readaloud.model.article import Article, Removal
from readaloud.model.errors import UsageError


@click.command("check")
@source_options
@click.option(
    "--remember", is_flag=True, help="Keep and drop the same from now on, for every article of this site."
)
@click.option(
    "--forget",
    is_flag=True,
    help="Undo what is remembered for this site: all, or what --keep and --drop name. "
    "Without SOURCE, list what is remembered.",
)
def command(source: str | None, remember: bool, forget: bool, **opening: Any) -> None:
    """Print what was removed from SOURCE and by which rule, what was guessed, and what is missing.

    Each removal begins with its id; `--keep ID` or `--keep RULE` puts it back, and with `--remember` does so
    in every article of the same site.
    """
    if remember and forget:
        raise UsageError("Both --remember and --forget were given.", "Give one of them.")
    if forget:
        stdout.write_text("\n".join(_forgotten(source, opening)))
        return
    article = _remembering(source, opening) if remember else opened(source, **opening, allow_empty=True)
    stdout.write_text("\n".join([*_notes(article), *_removals(article)]))


def _remembering(source: str | None, opening: dict[str, Any]) -> Article:
    """The article with what was asked for, which is remembered for its site."""
    from readaloud.clean import restore
    from readaloud.cli import stderr
    from readaloud.services.site_memory import is_removal, remember

    keep, drop = opening.pop("keep"), opening["drop"]
    if not keep and not drop:
        raise UsageError(
            "There is nothing to remember.", "Name it with --keep RULE, --keep ID or --drop PATTERN."
        )
    rules = tuple(name for name in keep if not is_removal(name))
    article = opened(source, keep=rules, **opening, allow_empty=True)
    choices = remember(article, keep=keep, drop=drop)
    stderr.say(f"From now on for {choices.name}: {'; '.join(choices.sentences())}.")
    for name in filter(is_removal, keep):
        article = restore(article, name)
    return article


def _forgotten(source: str | None, opening: dict[str, Any]) -> list[str]:
    """What was forgotten for the site of a source; without one, what there is to forget."""
    from readaloud.services.site_memory import forget

    if not source and not opening["clipboard"]:
        return _remembered()
    gone = forget(_known_site(source, opening), keep=opening["keep"], drop=opening["drop"])
    if not gone:
        return ["Nothing of that kind is remembered for this site.", *_remembered()]
    return [f"No longer for {gone.name}:", *(f"  {line}" for line in gone.sentences())]


def _known_site(source: str | None, opening: dict[str, Any]) -> str:
    """The site as it is remembered: the source may be its name or an address, else it is opened to see."""
    from readaloud.clean.site import host_of
    from readaloud.services.site_memory import all_choices, site_of

    known = {name for key, choices in all_choices().items() for name in (key, choices.name)}
    for name in (source or "", host_of(source or "")):
        if name in known:
            return name
    wanted = {name: value for name, value in opening.items() if name not in ("keep", "drop")}
    return site_of(opened(source, **wanted, allow_empty=True).meta)


def _remembered() -> list[str]:
    from readaloud.services.site_memory import all_choices

    known = all_choices()
    if not known:
        return ["Nothing is remembered for any site."]
    lines = [f"{choices.name}: {sentence}" for choices in known.values() for sentence in choices.sentences()]
    return ["Remembered; `readaloud check SITE --forget` undoes it:", *(f"  {line}" for line in lines)]


def _notes(article: Article) -> list[str]:
    notes = [note.message for note in article.diagnostics if not note.is_of_the_person]
    return notes or ["Nothing was guessed, and nothing is missing."]


def _removals(article: Article) -> Iterator[str]:
    """The ledger: how much in all, then by reason and rule, in the order of the page within each."""
    if not article.removed:
        yield from ("", "Nothing was removed.")
        return
    groups = _grouped(article.removed, lambda removal: str(removal.reason))
    counts = ", ".join(f"{reason} {len(group)}" for reason, group in groups)
    yield from (
        "",
        f"Removed: {_lines(len(article.removed))}: {counts}. To put back: --keep ID or --keep RULE.",
    )
    for reason, group in groups:
        for rule, removals in _grouped(group, lambda removal: removal.rule):
            yield from ("", f"{reason.capitalize()}, rule {rule}, {_lines(len(removals))}:")
            yield from _entries(removals)


def _entries(removals: list[Removal]) -> Iterator[str]:
    """One line for each text: its ids, where it first stood, and the words; what is said again is not."""
    said: dict[str, list[Removal]] = {}
    for removal in removals:
        said.setdefault(" ".join(removal.text.split()), []).append(removal)
    for text, same in said.items():
        ids = ", ".join(removal.id for removal in same)
        times = f", {len(same)} times" if len(same) > 1 else ""
        yield f"  {ids}, line {same[0].line}{times}: {_shortened(text)}"


def _grouped(removals: Any, key: Any) -> list[tuple[str, list[Removal]]]:
    return [(name, list(group)) for name, group in groupby(sorted(removals, key=key), key=key)]


def _lines(count: int) -> str:
    return f"{count} line{'s' * (count != 1)}"


def _shortened(text: str, limit: int = 100) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"
