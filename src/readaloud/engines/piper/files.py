"""Which Piper voices are installed: ``piper/ID.onnx`` in the voice folder, and ``ID.onnx.json``."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from readaloud.engines.neural.whole import is_whole
from readaloud.model.speech import Voice

_READABLE = frozenset(("espeak", "text"))  # phoneme types that need no further library or download
_QUALITIES = ("high", "medium", "low", "x_low")


class _Audio(Struct, frozen=True):
    quality: str = ""


class _Language(Struct, frozen=True):
    code: str = ""


class _Espeak(Struct, frozen=True):
    voice: str = ""


class _Config(Struct, frozen=True):
    audio: _Audio
    language: _Language = _Language()
    espeak: _Espeak = _Espeak()
    dataset: str = ""
    phoneme_type: str = "espeak"
    num_speakers: int = 1
    speaker_id_map: dict[str, int] = {}


class PiperFiles(Struct, frozen=True):
    """One model on disk."""

    id: str  # "en_US-ryan-high"
    path: Path
    language: str  # BCP 47, lower case
    title: str
    quality: str
    speakers: tuple[str, ...]  # names, where the model has several

    def voices(self) -> Iterator[Voice]:
        """Its voice, or one for each speaker, "ID#0" onwards."""
        if not self.speakers:
            yield Voice(id=self.id, name=self.title, language=self.language, engine="piper")
        for number, name in enumerate(self.speakers):
            yield Voice(f"{self.id}#{number}", f"{self.title}, {name}", self.language, "piper")


def installed() -> Mapping[str, PiperFiles]:
    """Models by id, those of better quality first; torn ones are left out, and those no file tells about."""
    found = [files for path in _models() if is_whole(path) and (files := _files(path))]
    return {files.id: files for files in sorted(found, key=_rank)}


def torn() -> Mapping[str, Path]:
    """Models that are not all there, by id."""
    return {path.stem: path for path in _models() if not is_whole(path)}


def _models() -> list[Path]:
    from readaloud.config.folders import voice_folder

    return sorted((voice_folder() / "piper").glob("*.onnx"))


def config_path(path: Path) -> Path:
    """The file beside a model that says how to use it."""
    return path.with_name(f"{path.name}.json")


def _files(path: Path) -> PiperFiles | None:
    try:
        config = msgspec.json.decode(config_path(path).read_bytes(), type=_Config)
    except (OSError, msgspec.MsgspecError):
        return None
    if config.phoneme_type not in _READABLE:
        return None
    names = {number: name for name, number in config.speaker_id_map.items()}
    several = range(config.num_speakers if config.num_speakers > 1 else 0)
    return PiperFiles(
        id=path.stem,
        path=path,
        language=(config.language.code or config.espeak.voice).replace("_", "-").lower(),
        title=(config.dataset or path.stem).replace("_", " ").title(),
        quality=config.audio.quality,
        speakers=tuple(names.get(number, str(number + 1)) for number in several),
    )


def _rank(files: PiperFiles) -> int:
    return _QUALITIES.index(files.quality) if files.quality in _QUALITIES else len(_QUALITIES)
