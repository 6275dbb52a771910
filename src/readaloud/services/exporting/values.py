"""What an export is asked for, tells on the way and reports at the end."""

from collections.abc import Callable, Collection
from threading import Event

from msgspec import Struct

from readaloud.export.files.writing import Written
from readaloud.model.errors import PartlyFailed, ReadaloudError
from readaloud.model.profile import Profile


class ExportProgress(Struct, frozen=True):
    """How far an export has come with one source."""

    source: str
    step: str  # reading | speaking | writing
    done: int  # utterances when speaking, files when writing
    total: int
    seconds_left: float | None = None  # of the step; None while it cannot be told
    share: float = 0.0  # of the step that is done, 0 to 1


def _nothing(_: object) -> None:
    """Nobody is listening."""


class ExportOptions(Struct, frozen=True, kw_only=True):
    """How to export; the names are those of the options of ``readaloud export``."""

    profile: Profile | str = "newsroom"
    engine: str | None = None
    speed: float = 1.0
    jobs: int = 0  # engine processes; 0: one for each core
    loudness: float | None = None  # LUFS from two loudspeakers; None: that of the profile
    captions: str = ""  # vtt | srt: beside the sound
    manifest: bool = False
    split: str = ""  # section: a sound file for each
    section: str = ""  # only this one: number, id or title
    only: str = ""  # quotes
    skip: Collection[str] = ()  # roles and kinds that are not spoken
    force: bool = False
    language: str | None = None  # of the announcements
    kind: str | None = None
    keep: Collection[str] = ()
    drop: Collection[str] = ()
    transcripts: Collection[str] = ()  # "2=FILE": of the second video or recording of the only source
    allow_private: bool = False
    on_progress: Callable[[ExportProgress], None] = (
        _nothing  # in the thread that exports; four times a second
    )
    on_note: Callable[[str], None] = _nothing  # a sentence for the person: another engine, a restart
    cancel: Event | None = None  # set in any thread: the export ends with ``Cancelled`` and leaves nothing

    def manner(self) -> str:
        """All that changes what comes out, as text: by this the same command is known again."""
        profile = self.profile if isinstance(self.profile, str) else repr(self.profile)
        names = ("engine", "speed", "loudness", "split", "section", "only", "language", "kind")
        several = ("skip", "keep", "drop", "transcripts")
        values = [getattr(self, name) for name in names]
        return repr([profile, *values, *(sorted(getattr(self, name)) for name in several)])


class Exported(Struct, frozen=True):
    """What one source became."""

    source: str
    title: str
    files: tuple[Written, ...]
    sound_seconds: float  # 0 when nothing was spoken


class Failure(Struct, frozen=True):
    """A source that did not become what was asked for, and why."""

    source: str
    error: ReadaloudError


class ExportReport(Struct, frozen=True):
    """What an export made and what it could not."""

    exported: tuple[Exported, ...]
    failures: tuple[Failure, ...] = ()

    def check(self) -> None:
        """Raise what failed: the error itself of an only source, else ``PartlyFailed`` with their number."""
        if not self.failures:
            return
        if len(self.failures) == 1 and not self.exported:
            raise self.failures[0].error
        total = len(self.failures) + len(self.exported)
        if not self.exported:
            raise PartlyFailed(f"All {total} sources failed.", "Nothing was exported.")
        raise PartlyFailed(f"{len(self.failures)} of {total} sources failed.", "The others were exported.")
