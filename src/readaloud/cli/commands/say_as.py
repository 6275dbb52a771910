"""``readaloud say-as``: how words are said."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from readaloud.cli import stderr, stdout
from readaloud.cli.options import decorated, opened, profile_option
from readaloud.model.errors import OutputError, SourceError, UsageError
from readaloud.text.lexicon import Entry, Matching, bare_ipa, entry_for

if TYPE_CHECKING:
    from readaloud.services.pronouncing import Form, Scope

_FILE = click.Path(path_type=Path, dir_okay=False)


def _entry_options(command: click.decorators.FC) -> click.decorators.FC:
    """What an entry may say besides its word and how that is said."""
    return decorated(
        command,
        click.option(
            "--ipa",
            metavar="PHONEMES",
            help="Say it so: ˈkæmərən. SPOKEN is then for voices that take no phonemes.",
        ),
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
    ipa: str | None,
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
    elif word is None or not word.strip():
        raise UsageError("No word was given.", "Name one: readaloud say-as Nguyen win")
    elif _is_blank(spoken) or _is_blank(ipa):
        raise UsageError(f"No spoken form was given for “{word}”.", "To show it and not say it: --skip.")
    elif remove:
        _remove(word, scope if site or article else None)
    else:
        said = _one_of(spoken, ipa, skip=skip)
        if said or skip:
            entry = entry_for(word, spoken or "", skip=skip, match=match, case=case)
            _add(replace(entry, ipa=bare_ipa(ipa)) if ipa else entry, scope)
        if match == "regex":
            return  # a pattern is no word that could be said
        form = _printed(word, scope, profile, why=not (said or skip))
        if not quiet and match == "word":
            _play(form, profile, engine)


def _one_of(spoken: str | None, ipa: str | None, *, skip: bool) -> str | None:
    """What is to be said, if anything; UsageError when it is to be skipped as well."""
    if skip and (spoken or ipa):
        given = "SPOKEN" if spoken else "--ipa"
        raise UsageError(f"Both {given} and --skip were given.", "Give one of them.")
    return spoken or ipa


def _is_blank(given: str | None) -> bool:
    """Whether something was given that is nothing, as an empty variable of a shell is."""
    return given is not None and not given.strip()


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
    said = "is not said" if entry.skip else f"is said {entry.said if entry.ipa else f'“{entry.said}”'}"
    stderr.say(f"“{entry.word}” {said} {scope.words} from now on. Noted in {path}")


def _printed(word: str, scope: "Scope", profile: str | None, *, why: bool) -> "Form":
    """Print how a word is said, and where asked say what makes it so."""
    from readaloud.services.preferences import chosen_profile
    from readaloud.services.pronouncing import OUR_RULES, form_of

    form = form_of(word, scope, chosen_profile(profile))
    where = {OUR_RULES: "by readaloud's own rules", "": "as it is written"}
    stdout.write_text(" ".join(f"/{one.ipa}/" for one in form.phonemes) or form.spoken or "(not said)")
    if why:
        stderr.say(f"Said {where.get(form.source, f'as {form.source} has it')}.")
    return form


def _play(form: "Form", profile: str | None, engine: str | None) -> None:
    """Play it; where no sound works, the entry is kept all the same."""
    from readaloud.player.sink import NoSound
    from readaloud.services.playing import play
    from readaloud.services.preferences import chosen_profile
    from readaloud.services.pronouncing import spoken_word

    if not form.spoken.strip():
        return
    speech, who = spoken_word(form, chosen_profile(profile), engine=engine)
    if form.phonemes and not who.phonemes:
        stderr.say(f"{who.title} takes no phonemes, so it says “{form.spoken}” as that is spelt.")
    elif speech.unknown:
        stderr.say(f"This voice has no sound for “{speech.unknown}”, so it says “{form.spoken}” as spelt.")
    try:
        play(speech)
    except NoSound:
        stderr.say("No sound device works here, so it is not played.")


def _list() -> None:
    from readaloud.services.pronouncing import entries

    found = entries()
    if not found:
        stderr.say("No word was given a spoken form yet. Give one: readaloud say-as Nguyen win")
    for entry, path in found:
        stdout.write_text(f"{entry.word}\t{'(not said)' if entry.skip else entry.said}\t{path}")


def _remove(word: str, scope: "Scope | None") -> None:
    from readaloud.services.pronouncing import remove

    found = remove(word, scope)
    if not found:
        raise UsageError(f"No entry for {word!r}.", "`readaloud say-as --list` lists all.")
    for entry, path in found:
        stderr.say(f"Removed {entry.word} from {path}")


def _exchange(import_from: Path | None, export_to: Path | None, scope: "Scope") -> None:
    """Words from and to a file in PLS 1.0."""
    if import_from:
        _import(import_from, scope)
    if export_to:
        _export(export_to)


def _import(path: Path, scope: "Scope") -> None:
    from readaloud.services.pls import read_pls
    from readaloud.services.pronouncing import add_all

    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{path} could not be read ({error.strerror or error}).", "Check the name."
        ) from error
    found, left_out = read_pls(data, str(path))
    add_all(found, scope)
    more = f" {_count(left_out)} left out: phonemes that are no IPA." if left_out else ""
    stderr.say(f"{_count(len(found))} added {scope.words}.{more}")


def _export(path: Path) -> None:
    """What is there already is left alone: it may be anything."""
    from readaloud.services.pls import write_pls
    from readaloud.services.pronouncing import entries

    data, left_out = write_pls((found.entry for found in entries()), "en")
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise OutputError(f"{path} exists already.", "Choose another name, or remove it first.") from error
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{path} could not be written ({reason}).", "Choose another folder.") from error
    more = f" {_count(left_out)} left out: PLS holds whole words only." if left_out else ""
    stderr.say(f"Written to {path}.{more}")


def _count(words: int) -> str:
    return "1 word" if words == 1 else f"{words} words"
