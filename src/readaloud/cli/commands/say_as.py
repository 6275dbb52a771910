"""``readaloud say-as``: how words are said."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from readaloud.cli import stderr, stdout
from readaloud.cli.options import decorated, opened, profile_option
from readaloud.model.errors import OutputError, UsageError
from readaloud.text.lexicon import Entry, Matching

if TYPE_CHECKING:
    from readaloud.services.pronouncing import Form, Scope

_FILE = click.Path(path_type=Path, dir_okay=False)


def _entry_options(command: click.decorators.FC) -> click.decorators.FC:
    """What an entry may say besides its word and how that is said."""
    return decorated(
        command,
        click.option("--skip", is_flag=True, help="Show the word, and do not say it."),
        click.option(
            "--match",
            type=click.Choice(("word", "anywhere", "regex")),
            default="word",
            help="What WORD is: a whole word (usual), a piece of any word, or a regular expression.",
        ),
        click.option("--case", is_flag=True, help="Only with these capitals: Polish, not polish."),
    )


def _scope_options(command: click.decorators.FC) -> click.decorators.FC:
    """Where the word is said so."""
    return decorated(
        command,
        click.option("--site", metavar="HOST", help="Only on this site, such as example.org."),
        click.option("--article", metavar="SOURCE", help="Only in this article."),
    )


@click.command("say-as")
@click.argument("word", required=False)
@click.argument("spoken", required=False)
@_scope_options
@_entry_options
@click.option("--list", "lists", is_flag=True, help="Print every entry: word, what is said, where.")
@click.option("--remove", is_flag=True, help="Forget what was said of WORD.")
@click.option("--import", "import_from", type=_FILE, metavar="FILE", help="Add the words of a PLS lexicon.")
@click.option("--export", "export_to", type=_FILE, metavar="FILE", help="Write the entries as PLS 1.0.")
@profile_option
@click.option("--engine", metavar="NAME", help="Speech engine to hear it with.")
@click.option("--quiet", is_flag=True, help="Print only; do not play the word.")
def command(
    word: str | None,
    spoken: str | None,
    site: str | None,
    article: str | None,
    skip: bool,
    match: Matching,
    case: bool,
    lists: bool,
    remove: bool,
    import_from: Path | None,
    export_to: Path | None,
    profile: str | None,
    engine: str | None,
    quiet: bool,
) -> None:
    """Say WORD as SPOKEN from now on, and play it; without SPOKEN, play how WORD is said now.

    Entries lie in small files that can be edited: docs/lexicons.md describes them.
    """
    scope = _scope(site, article)
    if import_from or export_to:
        _exchange(import_from, export_to, scope)
    elif lists:
        _list()
    elif word is None:
        raise UsageError("No word was given.", "Name one: readaloud say-as Nguyen win")
    elif remove:
        _remove(word, scope if site or article else None)
    else:
        if spoken or skip:
            _add(Entry(word, spoken or "", skip, match, case), scope)
        form = _printed(word, scope, profile)
        if not quiet and match == "word":
            _play(form, profile, engine)


def _scope(site: str | None, article: str | None) -> "Scope":
    from readaloud.services.pronouncing import EVERYTHING, article_scope, site_scope

    if site and article:
        raise UsageError("Both --site and --article were given.", "Give one of them.")
    if site:
        return site_scope(site)
    return article_scope(opened(article)) if article else EVERYTHING


def _add(entry: Entry, scope: "Scope") -> None:
    from readaloud.services.pronouncing import add

    path = add(entry, scope)
    stderr.say(f"Noted {scope.words}, in {path}")


def _printed(word: str, scope: "Scope", profile: str | None) -> "Form":
    """Print how a word is said, and say where that comes from."""
    from readaloud.services.preferences import chosen_profile
    from readaloud.services.pronouncing import OUR_RULES, form_of

    form = form_of(word, scope, chosen_profile(profile))
    where = {OUR_RULES: "by readaloud's own rules", "": "as it is written"}
    stdout.write_text(form.spoken or "(not said)")
    stderr.say(f"Said {where.get(form.source, f'as {form.source} has it')}.")
    return form


def _play(form: "Form", profile: str | None, engine: str | None) -> None:
    """Play it; where no sound works, the entry is kept all the same."""
    from readaloud.player.sink import NoSound
    from readaloud.services.preferences import chosen_profile
    from readaloud.services.pronouncing import say_word

    try:
        say_word(form, chosen_profile(profile), engine=engine)
    except NoSound:
        stderr.say("No sound device works here, so it is not played.")


def _list() -> None:
    from readaloud.services.pronouncing import entries

    for entry, path in entries():
        stdout.write_text(f"{entry.word}\t{'(not said)' if entry.skip else entry.spoken}\t{path}")


def _remove(word: str, scope: "Scope | None") -> None:
    from readaloud.services.pronouncing import remove

    found = remove(word, scope)
    if not found:
        raise UsageError(f"No entry for {word!r}.", "`readaloud say-as --list` lists all.")
    for entry, path in found:
        stderr.say(f"Removed {entry.word} from {path}")


def _exchange(import_from: Path | None, export_to: Path | None, scope: "Scope") -> None:
    """Words from and to a file in PLS 1.0."""
    from readaloud.services.pls import read_pls, write_pls
    from readaloud.services.pronouncing import add_all, entries

    try:
        if import_from:
            found, left_out = read_pls(import_from.read_bytes(), str(import_from))
            add_all(found, scope)
            stderr.say(f"{len(found)} words added, {left_out} left out: they have phonemes and no alias.")
        if export_to:
            data, left_out = write_pls((found.entry for found in entries()), "en")
            export_to.write_bytes(data)
            stderr.say(f"Written to {export_to}; {left_out} entries left out: PLS holds whole words only.")
    except OSError as error:
        reason = error.strerror or str(error)
        if import_from and not export_to:
            raise UsageError(f"{import_from} could not be read ({reason}).") from error
        raise OutputError(f"{export_to} could not be written ({reason}).") from error
