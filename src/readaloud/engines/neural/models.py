"""Models of the neural engines: loaded by ONNX Runtime, and kept with what we add to them."""

import contextlib
import os
import shlex
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from readaloud.config.whole_file import write_whole
from readaloud.engines.neural.model_files import fingerprint
from readaloud.engines.protocol import THREADS
from readaloud.model.errors import EngineError, OutputError


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


def session(path: Path, voice: str, change: Callable[[Any], None]) -> Any:
    """A session of the model at ``path`` as changed by ``change``; the file itself is never touched.

    The changed model is made once and kept in the cache folder, named by what it was made of; one that
    cannot be loaded is made again. ``voice`` is the voice's name in the catalogue, for the error.

    Raises:
        EngineError: the file is not a model, or not of the kind that can be changed so.
    """
    kept = _place(path)
    if kept and kept.exists():
        with contextlib.suppress(*_refusals()):
            return _running(str(kept))
    model = _made(path, voice, change)
    try:
        return _running(str(kept) if kept and _is_kept(kept, path, model) else model)
    except _refusals() as error:
        raise damaged(path, voice) from error


def _running(model: str | bytes) -> Any:
    import onnxruntime

    return onnxruntime.InferenceSession(model, session_options(), providers=["CPUExecutionProvider"])


def _refusals() -> tuple[type[Exception], ...]:
    """What ONNX Runtime raises about a model that it cannot load; there is no common base."""
    from onnxruntime.capi import onnxruntime_pybind11_state as raised

    of_files = (raised.NoSuchFile, raised.InvalidProtobuf, raised.InvalidGraph, raised.InvalidArgument)
    return (*of_files, raised.Fail, raised.NotImplemented, raised.RuntimeException, RuntimeError, OSError)


def damaged(path: Path, voice: str) -> EngineError:
    """The error for a voice, by its name in the catalogue, one of whose files cannot be used."""
    return EngineError(
        f"The voice file {path.name} is damaged or not whole.",
        f"Install it again: readaloud voices install {voice}",
    )


def _place(path: Path) -> Path | None:
    """Where the changed model is kept; None when there is no folder for it."""
    from readaloud.config.folders import cache_folder

    try:
        folder = cache_folder() / "models"
        folder.mkdir(exist_ok=True)
    except (OutputError, OSError):
        return None
    return folder / f"{path.stem}-{fingerprint([path])}.onnx"


def _is_kept(place: Path, path: Path, model: bytes) -> bool:
    """Write the changed model, and take away those made of other files of that name; False without room."""
    try:
        write_whole(place, model)
    except OSError:
        return False
    for old in place.parent.glob(f"{path.stem}-*.onnx"):
        if old != place:
            old.unlink(missing_ok=True)
    return True


def _made(path: Path, voice: str, change: Callable[[Any], None]) -> bytes:
    import onnx
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load(str(path))
        change(model)
    except (DecodeError, ValueError) as error:
        raise damaged(path, voice) from error
    return bytes(model.SerializeToString())
