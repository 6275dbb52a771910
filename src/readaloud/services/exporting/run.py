"""One run of an export: the engines that speak in it, the names that it gives, article after article."""

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from hashlib import blake2b
from pathlib import Path

import msgspec

from readaloud import __version__
from readaloud.audio.ffmpeg import find_ffmpeg
from readaloud.export.files.writing import Written, check_output, files_of, written_before
from readaloud.export.formats import format_of
from readaloud.export.material.parts import parts
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.export.pictures.embedded import pictures_of
from readaloud.export.sound.containers import prepare
from readaloud.model.article import Article
from readaloud.model.profile import Profile
from readaloud.model.speech import SAMPLE_BYTES
from readaloud.services.exporting.jobs import OpenJob
from readaloud.services.exporting.names import is_split, of_part, patterns, titled, with_companions
from readaloud.services.exporting.progress import Teller
from readaloud.services.exporting.selection import one_section, selected
from readaloud.services.exporting.speaking import recorded
from readaloud.services.exporting.values import Exported, ExportOptions
from readaloud.services.exporting.voices import ExportVoices

_LOOK_EVERY_S = 0.25  # at what the writers have done
_SLOWEST_FIRST = ("opus", "m4b", "mp3", "flac", "")  # so that no core waits for one


class ExportRun:
    """The engines and names of one command; the engines start at once and end with the block."""

    def __init__(
        self, options: ExportOptions, profile: Profile, outputs: Sequence[Path], sources: int, job: OpenJob
    ) -> None:
        self._options = options
        self._profile = profile
        self._job = job
        self._cores = options.jobs or _cores()
        named = patterns(outputs, sources)
        self._outputs = with_companions(named, captions=options.captions, manifest=options.manifest)
        self._taken: set[Path] = set()
        engines = (options.engine,) if options.engine else profile.engines
        self._voices = ExportVoices(profile, engines, options.speed, self._cores, options.on_note)

    def __enter__(self) -> "ExportRun":
        if _needs_sound(self._outputs):
            self._voices.start()  # the engine loads while the source is read
        return self

    def __exit__(self, *_: object) -> None:
        self._voices.close()

    def export(self, source: str, read: Callable[[], Article]) -> Exported:
        """One source, from reading to the last file."""
        teller = Teller(source, self._options.on_progress, self._options.cancel)
        teller.tell("reading", 0, 1)
        article = read()
        paths = titled(self._outputs, article.meta.title or Path(source).stem, self._taken)
        title, manuscript = article.meta.title, self._manuscript(article)
        made_of = self._digest(manuscript, paths)
        force = self._options.force
        if made := self._job.made(made_of, again=force):
            self._options.on_note(f"{source} was exported by this command before: its files are kept.")
            return Exported(source, title, tuple(written_before(_as_asked(p, paths[0])) for p in made), 0.0)
        for path in paths:
            check_output(path, force=force or self._job.may_replace(path))
        containers = _containers(paths)
        if containers:
            find_ffmpeg()  # before anything is spoken
        manuscript = self._with_pictures(manuscript, paths)
        with contextlib.ExitStack() as stack:
            if _needs_sound(paths):
                aside = stack.enter_context(ThreadPoolExecutor(1, thread_name_prefix="readaloud-prepare"))
                aside.submit(prepare, manuscript, containers)  # what fails in it fails again in the writer
                manuscript = stack.enter_context(self._recorded(manuscript, teller))
            files = self._written(list(self._wanted(manuscript, paths)), manuscript, teller, made_of)
        return Exported(source, title, files, _seconds(manuscript))

    def _manuscript(self, article: Article) -> Manuscript:
        from readaloud.services.pronouncing import narrated

        options = self._options
        script = narrated(article, self._profile, language=options.language)
        if options.section:
            article, script = one_section(article, script, options.section)
        return Manuscript(article, selected(script, article, only=options.only, skip=options.skip))

    def _digest(self, manuscript: Manuscript, paths: Sequence[Path]) -> str:
        """Of all that decides what the files hold, beside the command itself, and of what they are called."""
        told = (__version__, manuscript.article, manuscript.script, self._profile, list(map(str, paths)))
        return blake2b(msgspec.msgpack.encode(told), digest_size=16).hexdigest()

    def _with_pictures(self, manuscript: Manuscript, paths: Sequence[Path]) -> Manuscript:
        if not any(format_of(path).shows_pictures for path in paths):
            return manuscript
        found = pictures_of(manuscript.article, allow_private=self._options.allow_private)
        return Manuscript(manuscript.article, manuscript.script, found)

    def _recorded(
        self, manuscript: Manuscript, teller: Teller
    ) -> contextlib.AbstractContextManager[Recording]:
        loudness = self._options.loudness
        return recorded(
            manuscript,
            self._voices,
            self._job,
            teller,
            speed=self._options.speed,
            loudness=self._profile.loudness if loudness is None else loudness,
        )

    def _wanted(self, manuscript: Manuscript, paths: Sequence[Path]) -> Iterator[tuple[Manuscript, Path]]:
        """What goes into which file: the whole, or a part of it."""
        pieces = parts(manuscript) if self._options.split and isinstance(manuscript, Recording) else ()
        for path in paths:
            if not pieces or not is_split(path):
                yield manuscript, path
                continue
            for piece in pieces:
                yield piece, of_part(path, piece)

    def _written(
        self, wanted: Sequence[tuple[Manuscript, Path]], manuscript: Manuscript, teller: Teller, made_of: str
    ) -> tuple[Written, ...]:
        """The files, as many at a time as there are cores; all of them, or none when one fails."""
        ours = {path for _, path in wanted if self._job.may_replace(path)}
        placing = partial(self._job.placing, made_of=made_of)
        with (
            files_of(wanted, force=self._options.force, ours=ours, placing=placing) as writers,
            ThreadPoolExecutor(self._cores, thread_name_prefix="readaloud-write") as pool,
        ):
            order = sorted(
                range(len(wanted)), key=lambda n: _SLOWEST_FIRST.index(format_of(wanted[n][1]).holds)
            )
            begun = {n: pool.submit(writers[n]) for n in order}
            writing = [begun[n] for n in range(len(wanted))]
            try:
                _wait(writing, manuscript, teller, [path for _, path in wanted])
                return tuple(file.result() for file in writing)
            except BaseException:
                _stop(manuscript, writing)
                raise


def _wait(
    writing: Sequence[Future[Written]], manuscript: Manuscript, teller: Teller, paths: Sequence[Path]
) -> None:
    """Tell how far the writers are until all are done or one has failed."""
    passes = (
        len(_containers(paths)) * manuscript.spool.length * SAMPLE_BYTES
        if isinstance(manuscript, Recording)
        else 0
    )
    read_before = manuscript.spool.read_bytes if isinstance(manuscript, Recording) else 0
    pending = set(writing)
    while pending:
        done, pending = wait(pending, _LOOK_EVERY_S)
        for file in done:
            file.result()
        finished = len(writing) - len(pending)
        share = None
        if pending and passes and isinstance(manuscript, Recording):
            share = min(0.99, (manuscript.spool.read_bytes - read_before) / passes)
        teller.tell("writing", finished, len(writing), share)


def _containers(paths: Sequence[Path]) -> frozenset[str]:
    """The kinds of sound that ffmpeg will make, each once."""
    return frozenset(format_of(path).holds for path in paths) - {""}


def _stop(manuscript: Manuscript, writing: Sequence[Future[Written]]) -> None:
    """Without samples the writers end at once, and their temporary files with them."""
    for file in writing:
        file.cancel()
    if isinstance(manuscript, Recording):
        manuscript.spool.close()


def _as_asked(path: Path, output: Path) -> Path:
    """An absolute path as a person would have named it, who asked for that output."""
    return path if output.is_absolute() else Path(os.path.relpath(path))


def _needs_sound(paths: Sequence[Path]) -> bool:
    return any(format_of(path).needs == "sound" for path in paths)


def _seconds(manuscript: Manuscript) -> float:
    return manuscript.timeline.duration if isinstance(manuscript, Recording) else 0.0


def _cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
