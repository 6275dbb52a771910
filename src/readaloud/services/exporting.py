"""An export job: from sources to files, spoken once, each file whole and verified.

The sound does not depend on the number of processes that make it: utterances are joined in the order of the
script, and what is made is a pure function of the cached segments.
"""

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readaloud.export.formats import format_of
from readaloud.export.pictures import pictures_of
from readaloud.export.recording import Plan, Recording
from readaloud.export.writing import Written, check_output, files_of
from readaloud.model.article import Article
from readaloud.model.errors import EngineError, OutputError, ReadaloudError, UsageError
from readaloud.model.profile import Profile
from readaloud.model.speech import Speech
from readaloud.services.export_names import patterns, titled, with_companions
from readaloud.services.export_values import (
    Exported,
    ExportOptions,
    ExportProgress,
    ExportReport,
    Failure,
)
from readaloud.services.export_voices import ExportVoices

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["ExportOptions", "ExportProgress", "ExportReport", "export_article", "export_sources"]


def export_article(article: Article, outputs: Sequence[Path], **options: Any) -> ExportReport:
    """Write one article to one or several files; options are the fields of ``ExportOptions``.

    Raises:
        UsageError: an unknown option, ending or profile.
        EngineError: no engine works.
        OutputError: a file could not be written; none is there.
    """
    try:
        wanted = ExportOptions(**options)
    except TypeError as error:
        raise UsageError(f"This is no option of an export: {error}.") from error
    with _Job(wanted, outputs, sources=1) as job:
        return ExportReport((job.export(article.meta.source, lambda: article),))


def export_sources(
    sources: Sequence[str], outputs: Sequence[Path], options: ExportOptions | None = None
) -> ExportReport:
    """Read and write several sources; one that fails does not stop the others (``ExportReport.check``).

    Raises:
        UsageError: the request itself is wrong; nothing was done.
        EngineError: no engine works; nothing was done.
    """
    wanted = options or ExportOptions()
    if not sources:
        raise UsageError("No source was given.", "Name a file, a web address, or - for standard input.")
    if wanted.transcripts and len(sources) > 1:
        raise UsageError("A transcript was given for several sources.", "Export that article on its own.")
    exported, failures = [], []
    with _Job(wanted, outputs, sources=len(sources)) as job:
        for source in sources:
            try:
                exported.append(job.export(source, lambda source=source: _open(source, wanted)))  # type: ignore[misc]
            except ReadaloudError as error:
                failures.append(Failure(source, error))
                if isinstance(error, UsageError | EngineError) and not exported:
                    raise  # it is not the article: the next one would fail alike
    return ExportReport(tuple(exported), tuple(failures))


def _open(source: str, options: ExportOptions) -> Article:
    from readaloud.services.opening import open_article

    return open_article(
        source,
        kind=options.kind,
        keep=options.keep,
        drop=options.drop,
        transcripts=options.transcripts,
        allow_private=options.allow_private,
    )


class _Job:
    """One run of an export: the names it gives, and the engines that speak in it."""

    def __init__(self, options: ExportOptions, outputs: Sequence[Path], sources: int) -> None:
        self._options = options
        self._profile = _profile(options.profile)
        self._jobs = options.jobs or _cores()
        named = patterns(outputs, sources)
        self._outputs = with_companions(named, captions=options.captions, manifest=options.manifest)
        self._taken: set[Path] = set()
        engines = (options.engine,) if options.engine else self._profile.engines
        self._voices = ExportVoices(self._profile, engines, options.speed, self._jobs, options.on_note)

    def __enter__(self) -> "_Job":
        if any(format_of(path).needs == "sound" for path in self._outputs):
            self._voices.start()  # the engine loads while the source is read
        return self

    def __exit__(self, *_: object) -> None:
        self._voices.close()

    def export(self, source: str, read: Callable[[], Article]) -> Exported:
        """One source, from reading to the last file."""
        self._options.on_progress(ExportProgress(source, "reading", 0, 1))
        article = read()
        paths = titled(self._outputs, article.meta.title or Path(source).stem, self._taken)
        for path in paths:
            check_output(path, force=self._options.force)
        plan = _plan(article, self._profile, self._options, paths)
        with contextlib.ExitStack() as stack:
            if any(format_of(path).needs == "sound" for path in paths):
                plan = stack.enter_context(_spoken(plan, source, self._voices, self._options))
            files = self._written(plan, source, paths)
        return Exported(source, article.meta.title, files, _seconds(plan))

    def _written(self, plan: Plan, source: str, paths: Sequence[Path]) -> tuple[Written, ...]:
        """The files, as many at a time as there are cores; all of them, or none when one fails."""
        from concurrent.futures import ThreadPoolExecutor

        tell = self._options.on_progress
        files: list[Written] = []
        with (
            files_of([(plan, path) for path in paths], force=self._options.force) as writers,
            ThreadPoolExecutor(self._jobs, thread_name_prefix="readaloud-write") as pool,
        ):
            writing = [pool.submit(write) for write in writers]
            try:
                for number, file in enumerate(writing):
                    tell(ExportProgress(source, "writing", number, len(paths)))
                    files.append(file.result())
            except BaseException:
                _stop(plan, writing)
                raise
        tell(ExportProgress(source, "writing", len(paths), len(paths)))
        return tuple(files)


def _stop(plan: Plan, writing: "Sequence[Future[Written]]") -> None:
    """Without samples the writers end at once, and their temporary files with them."""
    for file in writing:
        file.cancel()
    if isinstance(plan, Recording):
        plan.spool.close()


def _plan(article: Article, profile: Profile, options: ExportOptions, paths: Sequence[Path]) -> Plan:
    from readaloud.services.pronouncing import narrated

    shown = any(format_of(path).shows_pictures for path in paths)
    pictures = pictures_of(article, allow_private=options.allow_private) if shown else {}
    return Plan(article, narrated(article, profile, language=options.language), pictures)


@contextlib.contextmanager
def _spoken(plan: Plan, source: str, voices: ExportVoices, options: ExportOptions) -> Iterator[Recording]:
    from readaloud.audio.stream import ArticleStream
    from readaloud.export.spool import Spool

    with Spool(_spool_folder()) as spool:
        with voices.speeches(plan.script.utterances) as speeches:
            counted = _counted(speeches, source, len(plan.script.utterances), options.on_progress)
            stream = ArticleStream(plan.script, counted, speed=options.speed)
            for samples in stream.samples():
                spool.add(samples)
        yield Recording(
            plan.article, plan.script, plan.pictures, timeline=stream.timeline(), spool=spool
        )


def _spool_folder() -> Path:
    """Where the sound waits to be written: the cache folder, else the system's for what is temporary."""
    from readaloud.config.folders import cache_folder

    try:
        return cache_folder()
    except OutputError:
        return Path(tempfile.gettempdir())


def _counted(
    speeches: Iterator[Speech], source: str, total: int, tell: Callable[[ExportProgress], None]
) -> Iterator[Speech]:
    """The speeches as they come, and how long the rest will take at the pace so far."""
    started = time.monotonic()
    for done, speech in enumerate(speeches, 1):
        left = (time.monotonic() - started) / done * (total - done)
        tell(ExportProgress(source, "speaking", done, total, left))
        yield speech


def _seconds(plan: Plan) -> float:
    return plan.timeline.duration if isinstance(plan, Recording) else 0.0


def _profile(profile: Profile | str) -> Profile:
    if isinstance(profile, Profile):
        return profile
    from readaloud.config.profiles import load_profile

    return load_profile(profile)


def _cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
