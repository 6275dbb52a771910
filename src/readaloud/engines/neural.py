"""What the neural engines share: models kept with what we add to them, and phonemes to word marks."""

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from readaloud.config.whole_file import write_whole
from readaloud.engines.ipa import within
from readaloud.engines.marks import marks_from_onsets
from readaloud.engines.phoneme_words import first_phonemes
from readaloud.engines.plain import chunks, has_speech, speakable
from readaloud.engines.process import THREADS
from readaloud.engines.sonic import sonic
from readaloud.engines.words import words
from readaloud.model.errors import EngineError, OutputError
from readaloud.model.speech import SAMPLE_BYTES, Phonemes, Speech, WordMark

if TYPE_CHECKING:
    from numpy.typing import NDArray

Ipa = tuple[Phonemes, ...]

_CHUNK = 600  # characters: far above any sentence; beyond a minute of sound attention gets slow and large
_USUAL_PITCH = 50
_FULL_SCALE = 32_767
_ENDS = ".!?…:;,—"


class Sound(NamedTuple):
    """What a model made: mono samples in −1 to 1, the phonemes they say, and where each begins."""

    samples: "NDArray[np.float32]"
    phonemes: Sequence[str]
    starts: Sequence[int]  # in samples
    unknown: str = ""  # a sign of the phonemes asked for that the voice has no sound for


class Model(NamedTuple):
    """A loaded voice as ``spoken`` needs it: a text, and the phonemes that are asked for in it."""

    speak: Callable[[str, Ipa], Sound]
    alone: Callable[[str, Ipa], Sequence[str]]  # the phonemes of a word by itself
    rate: int


def spoken(text: str, model: Model, gain: float, phonemes: Ipa = ()) -> Speech:
    """The text in the voice of a model, ``gain`` times as loud, with a mark for each word."""
    text = speakable(text)
    if not has_speech(text):
        return Speech(b"", model.rate)
    samples, marks, unknown = bytearray(), list[WordMark](), ""
    for start, end in chunks(text, _CHUNK):
        asked = within(phonemes, start, end)
        sound = model.speak(ended(text[start:end]), asked)
        base = len(samples) // SAMPLE_BYTES
        for mark in _marks(text[start:end], asked, sound, model.alone):
            marks.append(WordMark(start + mark.start, start + mark.end, base + mark.sample))
        samples += _sixteen_bits(sound.samples * gain)
        unknown = unknown or sound.unknown
    return Speech(bytes(samples), model.rate, tuple(marks), unknown)


def pitched(speech: Speech, pitch: int) -> Speech:
    """The speech higher or lower, by half an octave at most: 50 of 100 is the voice as it is."""
    if pitch == _USUAL_PITCH:
        return speech
    higher = 2 ** ((pitch - _USUAL_PITCH) / 100)
    samples = sonic(speech.samples, speech.rate, pitch=higher)
    ratio = len(samples) / max(1, len(speech.samples))
    marks = (WordMark(mark.start, mark.end, int(mark.sample * ratio)) for mark in speech.marks)
    return Speech(samples, speech.rate, tuple(marks), speech.unknown)


def ended(text: str) -> str:
    """The text with a full stop where it has none: without one a heading is cut short, sounds unfinished."""
    bare = text.rstrip().rstrip("\"'”’»)]")
    return text if not bare or bare[-1] in _ENDS else f"{text.rstrip()}."


def _marks(
    text: str, asked: Ipa, sound: Sound, alone: Callable[[str, Ipa], Sequence[str]]
) -> Iterable[WordMark]:
    """Signs between words take part in the pairing, since a voice may read them ("*"), but get no mark."""
    found = words(text)
    pieces: list[Sequence[str]] = []
    places: dict[int, int] = {}
    at = 0
    for index, (start, end) in enumerate(found):
        if between := text[at:start].strip():
            pieces.append(alone(between, ()))
        places[len(pieces)] = index
        pieces.append(alone(text[start:end], within(asked, start, end)))
        at = end
    first = first_phonemes(pieces, sound.phonemes)
    onsets = {places[piece]: sound.starts[phoneme] for piece, phoneme in first.items() if piece in places}
    return marks_from_onsets(found, onsets, len(sound.samples))


def _sixteen_bits(samples: "NDArray[np.float32]") -> bytes:
    return np.clip(samples * _FULL_SCALE, -_FULL_SCALE, _FULL_SCALE).astype("<i2").tobytes()


def require(module: str, engine: str, extra: str) -> None:
    """EngineError with what to install when a library is not there; nothing is imported."""
    if not all(find_spec(needed) for needed in (module, "onnx")):
        raise EngineError(
            f"The engine {engine} is not installed.",
            f"Run: {shlex.quote(sys.executable)} -m pip install 'readaloud-reader[{extra}]'",
        )


@cache
def session_options() -> Any:
    """Options of ONNX Runtime: all processors, or as many threads as the host asked for; warnings unsaid."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get(THREADS, "0"))
    options.log_severity_level = 3
    return options


def session(path: Path, change: Callable[[Any], None]) -> Any:
    """A session of the model at ``path`` as changed by ``change``; the file itself is never touched.

    The changed model is made once and kept in the cache folder, named by what it was made of.

    Raises:
        EngineError: the file is not a model, or not of the kind that can be changed so.
    """
    import onnxruntime

    try:
        return onnxruntime.InferenceSession(
            _changed(path, change), session_options(), providers=["CPUExecutionProvider"]
        )
    except (RuntimeError, OSError) as error:
        raise damaged(path, error) from error


def damaged(path: Path, error: Exception) -> EngineError:
    """The error for a voice whose files cannot be used."""
    return EngineError(
        f"The voice file {path.name} cannot be used ({type(error).__name__}).",
        "It may be damaged. Remove it and install it again: readaloud voices install.",
    )


def fingerprint(paths: Iterable[Path]) -> str:
    """A short digest of names, sizes and times: reading tens of megabytes would delay the first sound."""
    digest = blake2b(digest_size=8)
    for path in paths:
        status = path.stat()
        digest.update(f"{path.name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _changed(path: Path, change: Callable[[Any], None]) -> str | bytes:
    """The path of the changed model, or the model itself when it cannot be kept."""
    from readaloud.config.folders import cache_folder

    try:
        folder = cache_folder() / "models"
        folder.mkdir(exist_ok=True)
    except (OutputError, OSError):
        return _made(path, change)
    kept = folder / f"{path.stem}-{fingerprint([path])}.onnx"
    if not kept.exists():
        try:
            write_whole(kept, _made(path, change))
        except OSError:
            return _made(path, change)
        for old in folder.glob(f"{path.stem}-*.onnx"):
            if old != kept:
                old.unlink(missing_ok=True)
    return str(kept)


def _made(path: Path, change: Callable[[Any], None]) -> bytes:
    import onnx
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load(str(path))
        change(model)
    except (DecodeError, ValueError) as error:
        raise damaged(path, error) from error
    return bytes(model.SerializeToString())
