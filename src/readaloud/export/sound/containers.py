"""The whole recording as one sound file, with tags, a cover and a chapter a section."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from readaloud.audio.clip import LONGEST_BYTES, write_clip
from readaloud.audio.encode import CONTAINERS, Label, write_mp3
from readaloud.audio.ffmpeg import find_ffmpeg
from readaloud.export.formats import format_of
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.export.pictures.cover import SIDE, cover_png
from readaloud.export.sound.tags import tags_of
from readaloud.model.speech import SAMPLE_BYTES


def prepare(manuscript: Manuscript, containers: Iterable[str]) -> None:
    """What needs no sound, while that is being made: the cover, and which ffmpeg has the encoders."""
    cover_png(manuscript.title, manuscript.article.meta.site)
    for container in containers:
        find_ffmpeg(CONTAINERS[container].encoder)


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the recording in the container that the ending names; one of several MP3 files as a clip."""
    assert isinstance(manuscript, Recording)
    rate, container, label = manuscript.timeline.rate, format_of(path).ending, _label(manuscript)
    if container == "opus":
        shutil.copyfile(opus(manuscript), path)
    elif container != "mp3":
        manuscript.encode(path, container, label)
    elif manuscript.part and manuscript.spool.length * SAMPLE_BYTES <= LONGEST_BYTES:
        write_clip(b"".join(manuscript.spool.samples()), rate, path, label)
    else:
        write_mp3(manuscript.encoded("mp3"), rate, path, label)


def opus(recording: Recording) -> Path:
    """The recording as Opus, encoded once for its own file and for the page of a long article."""
    return recording.encoded("opus", _label(recording))


def _label(recording: Recording) -> Label:
    cover = cover_png(
        recording.part.whole if recording.part else recording.title, recording.article.meta.site
    )
    return Label(tags_of(recording), recording.timeline.chapters, cover, cover_side=SIDE)
