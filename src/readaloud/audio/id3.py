"""The tag before the frames of an MP3 file: ID3v2.3, with chapters and cover.

Written here and not by ffmpeg, so that one run of the encoder serves the MP3 file, the books and the page:
they all hold the same frames. The chapters are those of the ID3v2 Chapter Frame Addendum 1.0: CHAP frames in
order, and one CTOC frame at the top level that lists them; of more than 255 it lists tables, which list them.
"""

from collections.abc import Iterator, Mapping, Sequence

from readaloud.audio.encode_metadata import Tags, fold
from readaloud.audio.languages import three_letters
from readaloud.model.speech import Chapter

HEADER_BYTES = 10
_UTF16, _LATIN = b"\x01", b"\x00"
_FRONT_COVER = b"\x03"
_TOP_LEVEL_ORDERED, _ORDERED = b"\x03", b"\x01"
_NO_OFFSET = b"\xff" * 8  # chapters are found by their times
_WHOLE_DATE = len("2025-01-02")
_MOST_LISTED = 255  # the number has one byte
_UNKNOWN_LANGUAGE = "und"  # ISO 639-2


def id3(tags: Tags, chapters: Sequence[Chapter], rate: int, cover: bytes = b"") -> bytes:
    """The whole tag; chapter times are samples at ``rate`` Hz, the cover is a PNG file."""
    body = b"".join((*_tag_frames(tags), *_chapter_frames(chapters, rate), *_cover_frames(cover)))
    return b"ID3\x03\x00\x00" + _syncsafe(len(body)) + body


def after_tag(head: bytes) -> int:
    """Where the frames of an MP3 file begin, from its first ten bytes."""
    if head[:3] != b"ID3" or len(head) < HEADER_BYTES:
        return 0
    size = 0
    for byte in head[6:HEADER_BYTES]:
        size = size << 7 | byte & 0x7F
    return HEADER_BYTES + size


def _tag_frames(tags: Tags) -> Iterator[bytes]:
    language = three_letters(tags.language)
    named = (
        ("TIT2", tags.title),
        ("TPE1", tags.artist),
        ("TALB", tags.album),
        ("TRCK", tags.track),
        ("TCON", tags.genre),
        ("TYER", tags.date[:4]),
        ("TDAT", tags.date[8:10] + tags.date[5:7] if len(tags.date) == _WHOLE_DATE else ""),
        ("TLAN", language),
    )
    for name, value in named:
        if fold(value):
            yield _text(name, value)
    if url := fold(tags.url):
        yield _frame("TXXX", _UTF16 + _utf16("purl") + b"\0\0" + _utf16(url))
        yield _frame("WOAS", url.encode("latin-1", "replace"))
    if words := fold(tags.description):
        comment = (language or _UNKNOWN_LANGUAGE).encode() + _utf16("") + b"\0\0" + _utf16(words)
        yield _frame("COMM", _UTF16 + comment)


def _chapter_frames(chapters: Sequence[Chapter], rate: int) -> Iterator[bytes]:
    named = {f"ch{number}".encode() + b"\0": chapter for number, chapter in enumerate(chapters)}
    yield from _tables(named)
    for name, chapter in named.items():
        times = b"".join((at * 1000 // rate).to_bytes(4, "big") for at in (chapter.at, chapter.until))
        yield _frame("CHAP", name + times + _NO_OFFSET + _text("TIT2", chapter.title))


def _tables(named: Mapping[bytes, Chapter]) -> Iterator[bytes]:
    """The table of contents; each table below it, if there must be any, is called as its first chapter is."""
    names = list(named)
    runs = [names[at : at + _MOST_LISTED] for at in range(0, len(names), _MOST_LISTED)]
    if len(runs) < 2:
        yield from (_table(b"toc\0", _TOP_LEVEL_ORDERED, run) for run in runs)
        return
    below = [f"toc{number}".encode() + b"\0" for number in range(len(runs))][:_MOST_LISTED]
    yield _table(b"toc\0", _TOP_LEVEL_ORDERED, below)
    for name, run in zip(below, runs, strict=False):
        yield _table(name, _ORDERED, run, _text("TIT2", named[run[0]].title))


def _table(name: bytes, flags: bytes, listed: Sequence[bytes], title: bytes = b"") -> bytes:
    return _frame("CTOC", name + flags + bytes([len(listed)]) + b"".join(listed) + title)


def _cover_frames(cover: bytes) -> Iterator[bytes]:
    if cover:
        yield _frame("APIC", _LATIN + b"image/png\0" + _FRONT_COVER + b"\0" + cover)


def _text(name: str, value: str) -> bytes:
    return _frame(name, _UTF16 + _utf16(fold(value)))


def _utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le", "replace")


def _frame(name: str, content: bytes) -> bytes:
    return name.encode() + len(content).to_bytes(4, "big") + b"\0\0" + content


def _syncsafe(size: int) -> bytes:
    """A size in four bytes of seven bits each, so that no byte looks like the beginning of sound."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
