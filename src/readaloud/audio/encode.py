"""Samples to a sound file: WAV, MP3, M4B, Opus or FLAC, with tags and a table of chapters.

Samples come as blocks and go to ffmpeg as they come: memory does not grow with the length of a recording.
The measured facts behind the options are those of the containers:

- MP3: ID3v2.3, the version that players read; chapters as CHAP and CTOC frames.
- M4B: QuickTime chapter track and Nero chapters; the table of contents at the front for streaming. The end
  is a whole AAC frame of 1,024 samples: at 22,050 Hz and more it comes less than 50 ms late. Of the two
  coders the fast one takes a fifth of the time, and at 64 kbit/s it is nearer to the speech it is given
  (30 dB against 23 dB of signal to noise, espeak at 22,050 Hz), as ffmpeg's manual says.
- Opus: 24 kbit/s in voice mode is plenty for speech. Chapters are written as CHAPTERxxx comments by us:
  ffmpeg 5.1 puts those of ffmetadata a second late when they begin in the second half of a second.
- FLAC: chapters only as tags; its muxer drops those of ffmetadata.
- WAV: neither tags nor chapters.

``+bitexact`` keeps version numbers and random serial numbers out: the same samples give the same bytes.
"""

import wave
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from readaloud.audio.encode_metadata import Tags, chapter_tags, ffmetadata
from readaloud.audio.ffmpeg import feed
from readaloud.model.speech import SAMPLE_BYTES, Chapter

BITEXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")


class Container(Struct, frozen=True):
    """How a kind of sound file is written; an empty encoder: by the standard library."""

    title: str
    encoder: str = ""
    options: tuple[str, ...] = ()
    chapters_as_tags: bool = False  # not from ffmetadata
    lowest_rate: int = 0  # sound at a lower rate in Hz is resampled to this


CONTAINERS = {
    "wav": Container("WAV"),
    "mp3": Container("MP3", "libmp3lame", ("-b:a", "64k", "-id3v2_version", "3", "-f", "mp3")),
    "m4b": Container(
        "M4B audiobook",
        "aac",
        ("-b:a", "64k", "-aac_coder", "fast", "-f", "ipod", "-brand", "M4B ", "-movflags", "+faststart"),
        lowest_rate=22_050,
    ),
    "opus": Container(
        "Opus", "libopus", ("-b:a", "24k", "-application", "voip", "-f", "opus"), chapters_as_tags=True
    ),
    "flac": Container("FLAC", "flac", ("-f", "flac"), chapters_as_tags=True),
}


def encode(
    blocks: Iterable[bytes],
    rate: int,
    path: Path,
    container: str,
    tags: Tags = Tags(),  # noqa: B008  (frozen)
    chapters: Sequence[Chapter] = (),
) -> None:
    """Write int16 mono ``blocks`` at ``rate`` Hz to ``path``; chapter times are samples.

    Raises:
        OutputError: ffmpeg is missing or fails.
        OSError: the file could not be written, for instance on a full disk.
    """
    form = CONTAINERS[container]
    if not form.encoder:
        _write_wav(blocks, rate, path)
        return
    words = path.with_name(path.name + ".tags")  # beside it: whoever clears that folder clears this too
    try:
        words.write_text(ffmetadata(tags, () if form.chapters_as_tags else chapters, rate), encoding="utf-8")
        feed([*_inputs(rate, words), *_output(form, chapters, rate), path], blocks, form.encoder)
    finally:
        words.unlink(missing_ok=True)


def _inputs(rate: int, words: Path) -> tuple[str | Path, ...]:
    return ("-f", "s16le", "-ar", str(rate), "-ac", "1", "-i", "pipe:0", "-f", "ffmetadata", "-i", words)


def _output(form: Container, chapters: Sequence[Chapter], rate: int) -> tuple[str, ...]:
    named = tuple(chapter_tags(chapters, rate)) if form.chapters_as_tags else ()
    mapped = ("-map", "0:a", "-map_metadata", "1", "-map_chapters", "1")
    resampled = ("-ar", str(form.lowest_rate)) if rate < form.lowest_rate else ()
    return ("-y", *mapped, *named, *resampled, "-c:a", form.encoder, *BITEXACT, *form.options)


def _write_wav(blocks: Iterable[bytes], rate: int, path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(rate)
        for block in blocks:
            file.writeframesraw(block)
