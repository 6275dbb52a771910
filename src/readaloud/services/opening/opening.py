"""Open an article: bytes from a source, through extraction, cleaning and description, to an Article."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from readaloud.clean import clean
from readaloud.clean.keeping import rule_names
from readaloud.config.settings import load_settings
from readaloud.describe import describe
from readaloud.describe.transcripts.files import Attached, read_attached
from readaloud.extract import extract
from readaloud.extract.pieces import Extracted
from readaloud.model.article import Article, Diagnostic, Meta
from readaloud.model.errors import NothingReadable, UsageError
from readaloud.services.opening.bundled import by_short_name
from readaloud.services.site_memory import Choices, applied, choices_for, with_kept_lines
from readaloud.sources import read_clipboard, read_source
from readaloud.sources.loaded import Loaded

if TYPE_CHECKING:
    from readaloud.clean.rules.own import OwnRule

CLIPBOARD = "clipboard:"  # a source that no path, address or "-" can be mistaken for


def open_article(
    source: str,
    *,
    kind: str | None = None,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    transcripts: Collection[str] = (),
    allow_private: bool = False,
    allow_empty: bool = False,
) -> Article:
    """The article of a path, ``-`` (standard input) or a URL, cleaned and described.

    A person's own rules, and what they keep and drop on the article's site, are applied; a diagnostic
    ``remembered`` says so.

    Args:
        source: a path, ``-``, an http or https address, ``CLIPBOARD``, or a bundled article's short name.
        kind: ``text``, ``html`` or ``markdown``; found out when not given.
        keep: names of rules, or ids of removals, whose text stays in the article.
        drop: patterns (regular expressions); a line that one matches is removed.
        transcripts: files to attach, each as ``2=FILE`` for the second video or recording.
        allow_private: lets an address lead to this machine or the local network.
        allow_empty: an article without text is returned too, for what its ledger says.

    Raises:
        SourceError: it could not be read, or a transcript could not.
        UsageError: a pattern to drop is none, a transcript is for a medium that is not there, or a file of
            own rules has mistakes.
        NothingReadable: there is no article text in it.
    """
    attached = [read_attached(wanted) for wanted in transcripts]  # before the slow steps: it may be wrong
    loaded = load(source, allow_private=allow_private)
    return article_of(loaded, kind, keep, drop, attached, allow_empty=allow_empty)


def article_of(
    loaded: Loaded,
    kind: str | None,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    attached: Sequence[Attached] = (),
    *,
    allow_empty: bool = False,
) -> Article:
    """The article in bytes that are there already; the rest as in ``open_article``."""
    article = describe(_cleaned(extract(loaded, kind), keep, drop), attached=attached)
    if not allow_empty and not any(block.text.strip() for block in article.blocks):
        raise NothingReadable(
            f"There is no article text in {loaded.name}.",
            "`readaloud check` shows what was removed; or give another source.",
        )
    return article


def load(source: str, *, allow_private: bool = False) -> Loaded:
    """The bytes of a source; errors as in ``open_article``."""
    if source == CLIPBOARD:
        return read_clipboard()
    return read_source(by_short_name(source), allow_private=allow_private or load_settings().allow_private)


def _cleaned(extracted: Extracted, keep: Collection[str], drop: Collection[str]) -> Article:
    choices, note = remembered_for(extracted.meta)
    article = clean(extracted, keep=(*keep, *choices.rules), drop=(*drop, *choices.drop), own=own_rules())
    article = with_kept_lines(article, choices)
    notes = (*([note] if note else []), *_lexicons_passed_over(article.meta))
    return replace(article, diagnostics=(*article.diagnostics, *notes)) if notes else article


def _lexicons_passed_over(meta: Meta) -> list[Diagnostic]:
    """A lexicon with a mistake is no reason not to read an article either."""
    from readaloud.services.pronouncing import mistakes

    return [Diagnostic("lexicon", f"{mistake} Words are said without it.") for mistake in mistakes(meta)]


def remembered_for(meta: Meta) -> tuple[Choices, Diagnostic | None]:
    """What the person keeps and drops on the site, and the line that says so."""
    try:
        choices = choices_for(meta)
    except UsageError as error:  # a damaged file of choices is no reason not to read an article
        return Choices(), Diagnostic("remembered", str(error))
    if choices.rules:  # a rule of the person's may be gone since
        known = rule_names(own_rules())
        choices = replace(choices, rules=tuple(rule for rule in choices.rules if rule in known))
    return choices, Diagnostic("remembered", applied(choices)) if choices else None


def own_rules() -> "tuple[OwnRule, ...]":
    """The rules in the person's ``rules`` folder; without that folder nothing is loaded.

    Raises:
        UsageError: a file there has mistakes.
    """
    from readaloud.config.folders import config_file

    folder = config_file().parent / "rules"
    if not folder.is_dir():
        return ()
    from readaloud.clean.rules.own_file import read_own_rules

    return read_own_rules(folder)
