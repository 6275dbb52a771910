"""Samples to a sound file: WAV, MP3, M4B, Opus or FLAC, with tags, a cover and a table of chapters.

Samples come as blocks and go to ffmpeg as they come: memory does not grow with the length of a recording.
The measured facts behind the options are those of the containers:

- MP3: the frames alone, in front of which ``audio.id3`` puts tag and chapters. LAME multiplies by 0.95 at
  this rate; we take that back. Quality 7 takes half the time of 5 and at 64 kbit/s is nearer to the speech
  it is given (30 dB against 26 dB of signal to noise, espeak at 22,050 Hz).
- M4B: QuickTime chapter track and Nero chapters; the table of contents at the front for streaming. The end
  is a whole AAC frame of 1,024 samples: at 22,050 Hz and more it comes less than 50 ms late. Of the two
  coders the fast one takes a fifth of the time, and at 64 kbit/s it is nearer to the speech it is given
  (30 dB against 23 dB), as ffmpeg's manual says. Its tags know no address, so the comment holds it.
- Opus: 24 kbit/s in voice mode is plenty for speech, and a fifth of a decibel quieter. Chapters are written
  as CHAPTERxxx comments by us: ffmpeg 5.1 puts those of ffmetadata a second late when they begin in the
  second half of a second. The cover is a comment too: its muxer takes no picture.
- FLAC: chapters only as tags; its muxer drops those of ffmetadata.
- WAV: neither tags nor chapters.

``+bitexact`` keeps version numbers and random serial numbers out: the same samples give the same bytes.
"""

import shutil
import wave
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from readaloud.audio.encode_metadata import Tags, chapter_tags, ffmetadata, picture_tag
from readaloud.audio.ffmpeg import feed, file_url
from readaloud.audio.id3 import id3
from readaloud.audio.languages import three_letters
from readaloud.model.speech import SAMPLE_BYTES, Chapter

BITEXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
_NO_TAG = ("-id3v2_version", "0", "-write_id3v1", "0")
# Packets of sound: ffmpeg sleeps 10 ms whenever one of its inputs has none ready, and usually holds eight.
_READ_AHEAD = ("-thread_queue_size", "128")
_ATTACHED = ("-map", "2:v", "-c:v", "copy", "-disposition:v", "attached_pic")
_FRONT = ("-metadata:s:v", "comment=Cover (front)")  # FLAC has no other word for it


class Container(Struct, frozen=True):
    """How a kind of sound file is written; an empty encoder: by the standard library."""

    title: str
    encoder: str = ""
    options: tuple[str, ...] = ()
    chapters_as_tags: bool = False  # not from ffmetadata
    cover_as_tag: bool = False  # not as a stream
    url_in_comment: bool = False
    grows: bool = False  # what is written of the file stays as it is, so it can be heard meanwhile
    lowest_rate: int = 0  # sound at a lower rate in Hz is resampled to this
    level: float = 1.0  # what the encoder takes from the loudness, as a factor to give it back


CONTAINERS = {
    "wav": Container("WAV"),
    "mp3": Container(
        "MP3",
        "libmp3lame",
        ("-b:a", "64k", "-compression_level", "7", *_NO_TAG, "-f", "mp3"),
        level=1 / 0.95,
    ),
    "m4b": Container(
        "M4B audiobook",
        "aac",
        ("-b:a", "64k", "-aac_coder", "fast", "-f", "ipod", "-brand", "M4B ", "-movflags", "+faststart"),
        url_in_comment=True,
        lowest_rate=22_050,
    ),
    "opus": Container(
        "Opus",
        "libopus",
        ("-b:a", "24k", "-application", "voip", "-f", "opus"),
        chapters_as_tags=True,
        cover_as_tag=True,
        grows=True,
        level=1.02,
    ),
    "flac": Container("FLAC", "flac", ("-f", "flac"), chapters_as_tags=True),
}


class Label(Struct, frozen=True):
    """What a file says about its sound; chapter times are samples, the cover is a square PNG file."""

    tags: Tags = Tags()
    chapters: tuple[Chapter, ...] = ()
    cover: bytes = b""
    cover_side: int = 0  # pixels


def encode(
    blocks: Iterable[bytes],
    rate: int,
    path: Path,
    container: str,
    label: Label = Label(),  # noqa: B008  (frozen)
    level: float = 1.0,
) -> None:
    """Write int16 mono ``blocks`` at ``rate`` Hz to ``path``, ``level`` times as loud.

    An MP3 file gets no label (``write_mp3``), and a WAV file is always as loud as it is given.

    Raises:
        OutputError: ffmpeg is missing or fails.
        OSError: the file could not be written, for instance on a full disk.
    """
    form = CONTAINERS[container]
    if not form.encoder:
        _write_wav(blocks, rate, path)
        return
    words, cover = path.with_name(path.name + ".tags"), path.with_name(path.name + ".png")
    try:  # both beside it: whoever clears that folder clears them too
        words.write_text(_words(form, label, rate), encoding="utf-8")
        if label.cover and not form.cover_as_tag:
            cover.write_bytes(label.cover)
        feed(
            [*_inputs(rate, words, cover), *_output(form, label, rate, level * form.level), file_url(path)],
            blocks,
            form.encoder,
        )
    finally:
        words.unlink(missing_ok=True)
        cover.unlink(missing_ok=True)


def write_mp3(frames: Path, rate: int, path: Path, label: Label) -> None:
    """Write an MP3 file of frames that have been encoded already, with its label in front."""
    with frames.open("rb") as sound, path.open("wb") as file:
        file.write(id3(label.tags, label.chapters, rate, label.cover))
        shutil.copyfileobj(sound, file, 1 << 20)


def _words(form: Container, label: Label, rate: int) -> str:
    tags, more = label.tags, dict[str, str]()
    if form.url_in_comment:
        tags = replace(tags, description=" ".join(filter(None, (tags.description, tags.url))))
    if form.cover_as_tag and label.cover:
        more = picture_tag(label.cover, label.cover_side)
    if form.chapters_as_tags:
        return ffmetadata(tags, (), rate, more | chapter_tags(label.chapters, rate))
    return ffmetadata(tags, label.chapters, rate, more)


def _inputs(rate: int, words: Path, cover: Path) -> tuple[str, ...]:
    sound = (*_READ_AHEAD, "-f", "s16le", "-ar", str(rate), "-ac", "1", "-i", "pipe:0")
    picture = ("-f", "png_pipe", "-i", file_url(cover)) if cover.exists() else ()  # no pattern of file names
    return (*sound, "-f", "ffmetadata", "-i", file_url(words), *picture)


def _output(form: Container, label: Label, rate: int, level: float) -> tuple[str, ...]:
    mapped = ("-map", "0:a", "-map_metadata", "1", "-map_chapters", "1")
    language = three_letters(label.tags.language)
    spoken = ("-metadata:s:a:0", f"language={language}") if language else ()
    cover = _ATTACHED + _FRONT if label.cover and not form.cover_as_tag else ()
    resampled = ("-ar", str(form.lowest_rate)) if rate < form.lowest_rate else ()
    volume = ("-af", f"volume={level:.6f}") if level != 1.0 else ()
    coded = ("-c:a", form.encoder, *BITEXACT, *form.options)
    return ("-y", *mapped, *spoken, *cover, *resampled, *volume, *coded)


def _write_wav(blocks: Iterable[bytes], rate: int, path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(rate)
        for block in blocks:
            file.writeframesraw(block)
