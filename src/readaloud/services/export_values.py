"""What an export is asked for, tells on the way and reports at the end."""

from collections.abc import Callable, Collection

from msgspec import Struct

from readaloud.export.writing import Written
from readaloud.model.errors import PartlyFailed, ReadaloudError
from readaloud.model.profile import Profile


class ExportProgress(Struct, frozen=True):
    """How far an export has come with one source."""

    source: str
    step: str  # reading | speaking | writing
    done: int  # utterances when speaking, files when writing
    total: int
    seconds_left: float | None = None  # of the speaking; None while it cannot be told


def _nothing(_: object) -> None:
    """Nobody is listening."""


class ExportOptions(Struct, frozen=True, kw_only=True):
    """How to export; the names are those of the options of ``readaloud export``."""

    profile: Profile | str = "newsroom"
    engine: str | None = None
    speed: float = 1.0
    jobs: int = 0  # engine processes; 0: one for each core
    captions: str = ""  # vtt | srt: beside the sound
    manifest: bool = False
    force: bool = False
    language: str | None = None  # of the announcements
    kind: str | None = None
    keep: Collection[str] = ()
    drop: Collection[str] = ()
    transcripts: Collection[str] = ()  # "2=FILE": of the second video or recording of the only source
    allow_private: bool = False
    on_progress: Callable[[ExportProgress], None] = _nothing
    on_note: Callable[[str], None] = _nothing  # a sentence for the person: another engine, a restart


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
        raise PartlyFailed(f"{len(self.failures)} of {total} sources failed.", "The others were exported.")
