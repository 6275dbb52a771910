"""Books as zip files: entries with fixed dates, and the sound of the whole recording as one of them."""

import shutil
import zipfile

from readaloud.export.material.recording import Recording

SOUND = "sound.mp3"  # one for the whole book: it is encoded once for all that hold it

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same for all: the same recording gives the same bytes


def put(book: zipfile.ZipFile, name: str, content: bytes, *, packed: bool = True) -> None:
    """Add an entry to a book; not packed is what must stand at a fixed place or would not get smaller."""
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    book.writestr(_entry(name), content, method)


def put_sound(book: zipfile.ZipFile, name: str, recording: Recording) -> None:
    """Add the sound of a recording; its samples are not held in memory."""
    with (
        recording.encoded("mp3").open("rb") as sound,
        book.open(_entry(name), "w", force_zip64=True) as entry,
    ):
        shutil.copyfileobj(sound, entry)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.external_attr = 0o644 << 16
    return entry
