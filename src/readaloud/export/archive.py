"""Books as zip files: entries with fixed dates, and the sound of each of their documents."""

import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path

from readaloud.audio.encode import encode
from readaloud.audio.encode_metadata import Tags
from readaloud.audio.encode_pydub import amplified, headroom_gain, peak_dbfs, write_clip
from readaloud.export.overlay import Narration
from readaloud.export.recording import Recording
from readaloud.model.speech import SAMPLE_BYTES

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same for all: the same recording gives the same bytes
_CLIP_BYTES = 16 << 20  # what pydub may hold: six minutes


def put(book: zipfile.ZipFile, name: str, content: bytes, *, packed: bool = True) -> None:
    """Add an entry to a book; not packed is what must stand at a fixed place."""
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    book.writestr(_entry(name), content, method)


def put_sounds(
    book: zipfile.ZipFile, recording: Recording, spoken: Sequence[Narration], prefix: str, folder: Path
) -> None:
    """Add the sound of each narration as PREFIX + its document's name + ``.mp3``, made in ``folder``."""
    rate, spool = recording.timeline.rate, recording.spool
    gain = headroom_gain(peak_dbfs(spool.samples(), rate))
    clip = folder / "clip.mp3"
    for narration in spoken:
        blocks = amplified(spool.samples(narration.at, narration.until), rate, gain)
        tags = Tags(title=recording.title)
        if (narration.until - narration.at) * SAMPLE_BYTES <= _CLIP_BYTES:
            write_clip(b"".join(blocks), rate, clip, tags)
        else:
            encode(blocks, rate, clip, "mp3", tags)
        with (
            clip.open("rb") as sound,
            book.open(_entry(f"{prefix}{narration.document.name}.mp3"), "w") as entry,
        ):
            shutil.copyfileobj(sound, entry)
    clip.unlink(missing_ok=True)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.external_attr = 0o644 << 16
    return entry
