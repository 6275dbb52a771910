"""A short sound as a tagged MP3 file, through pydub, which is good at that.

It holds a sound in memory as a whole, so whole recordings go to ffmpeg in blocks instead (``encode``), and
nothing here joins segments: pydub's ``+=`` is quadratic.
"""

import math
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any

from readaloud.audio.encode import BITEXACT, CONTAINERS, Label
from readaloud.audio.ffmpeg import find_ffmpeg
from readaloud.model.errors import OutputError
from readaloud.model.speech import SAMPLE_BYTES

LONGEST_BYTES = 16 << 20  # six minutes


@lru_cache
def _segment_class() -> Any:
    """The AudioSegment of pydub, imported in silence.

    Its import warns of a missing ffmpeg (ours may be in a wheel), of audioop's end and of its own regular
    expressions: nothing that a person could act on.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    return AudioSegment


def write_clip(samples: bytes, rate: int, path: Path, label: Label) -> None:
    """Write int16 mono samples at ``rate`` Hz as an MP3 file with tags and cover; chapters are left out.

    Raises:
        OutputError: ffmpeg is missing or fails.
    """
    segment = _segment_class()(data=samples, sample_width=SAMPLE_BYTES, frame_rate=rate, channels=1)
    from pydub.exceptions import CouldntEncodeError

    segment.converter = str(find_ffmpeg("libmp3lame"))
    louder = segment.apply_gain(20 * math.log10(CONTAINERS["mp3"].level))
    cover = path.with_name(path.name + ".png")
    try:
        cover.write_bytes(label.cover)
        written = louder.export(
            path,
            format="mp3",
            bitrate="64k",
            tags=dict(label.tags.pairs()),
            cover=str(cover) if label.cover else None,
            id3v2_version="3",
            parameters=list(BITEXACT),
        )
    except CouldntEncodeError as error:
        raise OutputError(
            "ffmpeg could not write an MP3 clip.", "readaloud doctor says what it lacks."
        ) from error
    finally:
        cover.unlink(missing_ok=True)
    written.close()
