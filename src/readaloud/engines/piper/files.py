"""Which Piper voices are installed: ``piper/ID.onnx`` in the voice folder, and ``ID.onnx.json``."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from readaloud.engines.neural.model_files import fingerprint, is_whole
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

    @property
    def ids(self) -> tuple[str, ...]:
        """What can be asked for: its voice, or one for each speaker, "ID#0" onwards."""
        return tuple(f"{self.id}#{number}" for number in range(len(self.speakers))) or (self.id,)

    def voices(self) -> Iterator[Voice]:
        """The same as voices."""
        made_of = fingerprint([self.path, config_path(self.path)])
        for id_, speaker in zip(self.ids, self.speakers or ("",), strict=True):
            name = f"{self.title}, {speaker}" if speaker else self.title
            yield Voice(id_, name, self.language, "piper", made_of=made_of)


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
