"""Export: from sources to files, spoken once, each file whole and verified.

The sound does not depend on the number of processes that make it: utterances are joined in the order of the
script, and what is made is a pure function of the cached segments. So the same command, given again after a
kill, ends in the same files.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from readaloud.model.article import Article
from readaloud.model.errors import EngineError, ReadaloudError, UsageError
from readaloud.model.profile import Profile
from readaloud.services.exporting.jobs import Job, opened_job
from readaloud.services.exporting.run import ExportRun
from readaloud.services.exporting.selection import left_out
from readaloud.services.exporting.values import (
    Exported,
    ExportOptions,
    ExportProgress,
    ExportReport,
    Failure,
)

__all__ = ["ExportOptions", "ExportProgress", "ExportReport", "export_article", "export_sources"]

_ARTICLES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"})  # what is read of a folder


def export_article(article: Article, outputs: Sequence[Path], **options: Any) -> ExportReport:
    """Write one article to one or several files; options are the fields of ``ExportOptions``.

    Raises:
        UsageError: an unknown option, ending or profile.
        EngineError: no engine works.
        OutputError: a file could not be written; none is there.
        Cancelled: ``cancel`` was set.
    """
    try:
        wanted = ExportOptions(**options)
    except TypeError as error:
        raise UsageError(f"This is no option of an export: {error}.") from error
    profile = _profile(wanted.profile)
    with (
        opened_job(_job([article.meta.source], outputs, wanted)) as job,
        ExportRun(wanted, profile, outputs, 1, job) as run,
    ):
        return ExportReport((run.export(article.meta.source, lambda: article),))


def export_sources(
    sources: Sequence[str], outputs: Sequence[Path], options: ExportOptions | None = None
) -> ExportReport:
    """Read and write several sources; one that fails does not stop the others (``ExportReport.check``).

    A folder stands for the articles in it.

    Raises:
        UsageError: the request itself is wrong; nothing was done.
        EngineError: no engine works; nothing was done.
        Cancelled: ``cancel`` was set.
    """
    wanted = options or ExportOptions()
    every = [path for source in sources for path in _articles(source)]
    if not every:
        raise UsageError("No source was given.", "Name a file, a web address, or - for standard input.")
    if wanted.transcripts and len(every) > 1:
        raise UsageError("A transcript was given for several sources.", "Export that article on its own.")
    left_out(wanted.skip)  # a wrong name is no fault of an article
    exported, failures = list[Exported](), list[Failure]()
    profile = _profile(wanted.profile)
    with (
        opened_job(_job(every, outputs, wanted)) as job,
        ExportRun(wanted, profile, outputs, len(every), job) as run,
    ):
        for source in every:
            try:
                exported.append(run.export(source, lambda source=source: _open(source, wanted)))  # type: ignore[misc]
            except ReadaloudError as error:
                failures.append(Failure(source, error))
                if isinstance(error, EngineError) and not exported:
                    raise  # it is not the article: the next one would fail alike
    return ExportReport(tuple(exported), tuple(failures))


def _articles(source: str) -> Iterator[str]:
    """The source itself, or the articles that are in it when it is a folder."""
    if source == "-" or not os.path.isdir(source):  # noqa: PTH112  (takes a name of any length)
        yield source
        return
    found = [path for path in Path(source).iterdir() if path.suffix.lower() in _ARTICLES and path.is_file()]
    if not found:
        raise UsageError(f"There is no article in {source}.", "It holds no text, Markdown or HTML file.")
    yield from (str(path) for path in sorted(found) if not path.name.startswith("."))


def _job(sources: Sequence[str], outputs: Sequence[Path], options: ExportOptions) -> Job:
    # os.path takes a name of any length, as an address may be.
    places = (os.path.abspath(source) if os.path.exists(source) else source for source in sources)  # noqa: PTH100, PTH110
    return Job(tuple(places), tuple(str(path.absolute()) for path in outputs), options.manner())


def _open(source: str, options: ExportOptions) -> Article:
    from readaloud.services.opening.opening import open_article

    article = open_article(
        source,
        kind=options.kind,
        keep=options.keep,
        drop=options.drop,
        transcripts=options.transcripts,
        allow_private=options.allow_private,
    )
    for note in article.diagnostics:
        if note.is_of_the_person:
            options.on_note(note.message)
    return article


def _profile(profile: Profile | str) -> Profile:
    if isinstance(profile, Profile):
        return profile
    from readaloud.config.profiles import load_profile

    return load_profile(profile)
