"""Books as zip files: entries with fixed dates, and the sound of each of their documents."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from readaloud.audio.encode_metadata import Tags
from readaloud.audio.encode_pydub import amplified, headroom_gain, peak_dbfs, write_clip
from readaloud.export.overlay import Narration
from readaloud.export.recording import Recording

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same for all: the same recording gives the same bytes


def put(book: zipfile.ZipFile, name: str, content: bytes, *, packed: bool = True) -> None:
    """Add an entry to a book; not packed is what is compressed already, or must stand at a fixed place."""
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.external_attr = 0o644 << 16
    book.writestr(entry, content, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)


def sounds(recording: Recording, spoken: Sequence[Narration], folder: Path) -> Iterator[tuple[str, bytes]]:
    """The name of each narration's document and its sound as MP3; ``folder`` is for a moment's use."""
    rate, spool = recording.timeline.rate, recording.spool
    gain = headroom_gain(peak_dbfs(spool.samples(), rate))
    clip = folder / "clip.mp3"
    for narration in spoken:
        samples = b"".join(amplified(spool.samples(narration.at, narration.until), rate, gain))
        write_clip(samples, rate, clip, Tags(title=recording.title))
        yield narration.document.name, clip.read_bytes()
    clip.unlink(missing_ok=True)
