"""The voices on this disk: which there are, a new one from the web or from a file, and one taken away."""

import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from readaloud.config.folders import voice_folder
from readaloud.config.whole_file import new_file
from readaloud.engines.neural.model_files import is_whole
from readaloud.model.errors import OutputError, SourceError, UsageError
from readaloud.services.voices.catalogue import Offer, offers, publisher

# Of each engine whose voices are files: the Python package it needs, and the extra that brings it.
_LIBRARIES = {"piper": ("piper", "neural"), "kokoro": ("kokoro_onnx", "kokoro")}

Progress = Callable[[str, int, int], None]  # name of the file, bytes that are here, bytes in all


class _Language(Struct, frozen=True):
    code: str = ""


class _Audio(Struct, frozen=True):
    quality: str = ""


class _PiperConfig(Struct, frozen=True):
    """What of the file beside a Piper model tells who it is."""

    phoneme_id_map: dict[str, Any]
    language: _Language = _Language()
    audio: _Audio = _Audio()
    num_speakers: int = 1


class Installed(Struct, frozen=True):
    """A voice on this disk; ``offer`` is what the catalogue says of it, None for one from elsewhere."""

    id: str
    engine: str
    languages: tuple[str, ...]  # its own first
    quality: str
    speakers: int
    files: tuple[Path, ...]
    offer: Offer | None = None

    @property
    def size_bytes(self) -> int:
        """What its files take on the disk."""
        return sum(file.stat().st_size for file in self.files)

    @property
    def is_whole(self) -> bool:
        """Whether its model is all there; else no engine speaks with it."""
        return all(is_whole(file) for file in self.files if file.suffix == ".onnx")


def installed() -> tuple[Installed, ...]:
    """The voices in the folder of voices, by engine and id."""
    return (*_piper_voices(), *_kokoro_models())


def on_disk() -> tuple[tuple[str, int], ...]:
    """The files of voices and when each was changed: another value as soon as a voice comes or goes."""
    files = sorted(voice_folder().glob("*/*.onnx"))
    return tuple((str(file), file.stat().st_mtime_ns) for file in files)


def missing_library(engine: str) -> str:
    """The extra of readaloud that voices of this engine still need; "" when nothing is missing."""
    module, extra = _LIBRARIES.get(engine, ("", ""))
    return extra if module and find_spec(module) is None else ""


def pip_install(extra: str) -> str:
    """The command that brings an extra into this installation, whatever other Pythons there are."""
    return f"{shlex.quote(sys.executable)} -m pip install 'readaloud-reader[{extra}]'"


def install(
    wanted: Offer, *, mirror: str = "", allow_private: bool = False, on_progress: Progress
) -> Installed:
    """Download a voice of the catalogue; what broke off goes on, and what is there already stays.

    Args:
        wanted: the voice.
        mirror: an address that holds what the publisher's does, in the same folders.
        allow_private: whether the mirror may be on this machine or its network.
        on_progress: told after every block, and of a file that is there already.

    Raises:
        SourceError: a file cannot be had, or is not the one that the catalogue describes.
        OutputError: there is no space, or the folder cannot be written.
    """
    from readaloud.sources.download import Wanted, download, has_digest

    base = (mirror or publisher(wanted.engine)).rstrip("/")
    for file in wanted.files:
        path = voice_folder() / wanted.engine / file.name
        if path.is_file() and has_digest(path, file.digest):
            on_progress(file.name, file.size_bytes, file.size_bytes)
            continue
        download(
            Wanted(f"{base}/{file.address}", file.size_bytes, file.digest),
            path,
            allow_private=allow_private,
            on_progress=partial(on_progress, file.name),
        )
    return next(voice for voice in installed() if voice.id == wanted.id)


def install_files(source: Path) -> tuple[Installed, ...]:
    """Copy voices that lie on this machine: a Piper voice (.onnx, its .onnx.json beside it), or a folder.

    A folder may hold Piper voices, or a Kokoro model with its file of voices.

    Raises:
        SourceError: there is no voice in it.
        OutputError: it cannot be copied.
    """
    engine, files = _voice_files(source)
    folder = voice_folder() / engine
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            with new_file(folder / file.name) as new:  # an engine sees all of it or nothing
                shutil.copyfile(file, new)
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder} could not be copied ({error.strerror or error}).",
            "Free some space, or make the folder writable.",
        ) from error
    names = {file.name for file in files}
    return tuple(voice for voice in installed() if names & {file.name for file in voice.files})


def remove(voice_id: str) -> Installed:
    """Take a voice off this disk; files that another one needs stay.

    Raises:
        UsageError: it is not installed.
        OutputError: its files cannot be removed.
    """
    there = {voice.id: voice for voice in installed()}
    if voice_id not in there:
        raise UsageError(
            f"The voice {voice_id!r} is not one that `readaloud voices install` brought.",
            f"Those that it brought: {', '.join(there) or 'none'}.",
        )
    gone = there.pop(voice_id)
    shared = {file for other in there.values() for file in other.files}
    for file in gone.files:
        try:
            if file not in shared:
                file.unlink()
        except OSError as error:
            raise OutputError(f"{file} could not be removed ({error.strerror or error}).") from error
    return gone


def _piper_voices() -> Iterator[Installed]:
    known = {one.id: one for one in offers()}
    for model in sorted((voice_folder() / "piper").glob("*.onnx")):
        about = _about(model)
        if about is None:
            continue
        yield Installed(
            id=model.stem,
            engine="piper",
            languages=((about.language.code or model.stem.partition("-")[0]).replace("_", "-"),),
            quality=about.audio.quality.replace("_", " "),
            speakers=max(1, about.num_speakers),
            files=(_config_of(model), model),
            offer=known.get(model.stem),
        )


def _kokoro_models() -> Iterator[Installed]:
    known = {file.name: one for one in offers() for file in one.files}
    folder = voice_folder() / "kokoro"
    styles = tuple(sorted(folder.glob("voices*.bin")))
    for model in sorted(folder.glob("*.onnx")) if styles else ():
        found = known.get(model.name)
        yield Installed(
            id=found.id if found else model.stem,
            engine="kokoro",
            languages=found.languages if found else ("en-US",),
            quality=found.quality if found else "",
            speakers=found.speakers if found else 1,
            files=(*styles, model),
            offer=found,
        )


def _voice_files(source: Path) -> tuple[str, tuple[Path, ...]]:
    """The engine that a file or folder is for, and what of it belongs to its voices."""
    if not source.exists():
        raise SourceError(f"There is no file {source}.", "Check its name.")
    models = sorted(source.glob("*.onnx")) if source.is_dir() else [source]
    styles = sorted(source.glob("voices*.bin")) if source.is_dir() else []
    if styles and models:
        return "kokoro", (*styles, *models)
    pairs = [file for model in models if _about(model) for file in (_config_of(model), model)]
    if not pairs:
        raise SourceError(
            f"{source} is no voice.",
            "A Piper voice is a file NAME.onnx with NAME.onnx.json beside it, a Kokoro model a folder with a "
            ".onnx file and voices-v1.0.bin.",
        )
    return "piper", tuple(pairs)


def _config_of(model: Path) -> Path:
    return model.with_name(f"{model.name}.json")


def _about(model: Path) -> _PiperConfig | None:
    """What the file beside a Piper model says of it; None when it is no such model."""
    try:
        return msgspec.json.decode(_config_of(model).read_bytes(), type=_PiperConfig)
    except (OSError, msgspec.MsgspecError):
        return None
