"""A manuscript to a recording: spoken by several processes, joined on the disk, brought to its loudness."""

import contextlib
from collections.abc import Iterator

from msgspec.structs import replace

from readaloud.audio.mastering import Mastering, mastering
from readaloud.audio.stream import ArticleStream
from readaloud.engines.meter import Meter
from readaloud.export.book.outline import unique
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.export.material.spool import Spool
from readaloud.model.speech import Timeline
from readaloud.services.exporting.jobs import OpenJob
from readaloud.services.exporting.progress import Teller
from readaloud.services.exporting.voices import ExportVoices

_PARTS_A_STEP = 150  # of 20 ms: what is changed at a time


@contextlib.contextmanager
def recorded(
    manuscript: Manuscript,
    voices: ExportVoices,
    job: OpenJob,
    teller: Teller,
    *,
    speed: float,
    loudness: float,
) -> Iterator[Recording]:
    """The manuscript as sound, for as long as the block lasts.

    Raises:
        EngineError: no engine works.
        OutputError: the disk is full.
        Cancelled: somebody wants the export to stop.
    """
    utterances = manuscript.script.utterances
    lengths = [len(utterance.spoken) for utterance in utterances]
    with Spool(job.folder) as spool:
        with voices.speeches(manuscript.script, job) as speeches:
            stream = ArticleStream(manuscript.script, teller.counted(speeches, lengths), speed=speed)
            meter = _spooled(stream, spool)
        reached = _mastered(spool, mastering(meter, loudness))
        del meter  # ten hours of it are as large as all the rest
        yield Recording(
            manuscript.article,
            manuscript.script,
            manuscript.pictures,
            timeline=_told_apart(stream.timeline(), manuscript.title),
            spool=spool,
            loudness=reached,
            narrator=voices.narrator,
        )


def _told_apart(timeline: Timeline, untitled: str) -> Timeline:
    """Chapters of one title numbered, as in the contents of a book."""
    titles = unique([chapter.title for chapter in timeline.chapters], untitled)
    named = (replace(one, title=title) for one, title in zip(timeline.chapters, titles, strict=True))
    return replace(timeline, chapters=tuple(named))


def _spooled(stream: ArticleStream, spool: Spool) -> Meter:
    meter: Meter | None = None
    for samples in stream.samples():
        meter = meter or Meter(stream.rate)
        meter.add(samples)
        spool.add(samples)
    return meter or Meter(stream.rate)


def _mastered(spool: Spool, mastered: Mastering) -> float | None:
    """The loudness that the samples on the disk now have."""
    spool.change(mastered.apply, mastered.part * _PARTS_A_STEP)
    return mastered.loudness
