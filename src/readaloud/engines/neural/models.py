"""Models of the neural engines: loaded by ONNX Runtime, and kept with what we add to them."""

import os
import shlex
import sys
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from readaloud.config.whole_file import write_whole
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

    The changed model is made once and kept in the cache folder, named by what it was made of.

    Raises:
        EngineError: the file is not a model, or not of the kind that can be changed so.
    """
    import onnxruntime

    try:
        return onnxruntime.InferenceSession(
            _changed(path, voice, change), session_options(), providers=["CPUExecutionProvider"]
        )
    except (RuntimeError, OSError) as error:
        raise damaged(path, voice) from error


def damaged(path: Path, voice: str) -> EngineError:
    """The error for a voice, by its name in the catalogue, one of whose files cannot be used."""
    return EngineError(
        f"The voice file {path.name} is damaged or not whole.",
        f"Install it again: readaloud voices install {voice}",
    )


def fingerprint(paths: Iterable[Path]) -> str:
    """A short digest of names, sizes and times: reading tens of megabytes would delay the first sound."""
    digest = blake2b(digest_size=8)
    for path in paths:
        status = path.stat()
        digest.update(f"{path.name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _changed(path: Path, voice: str, change: Callable[[Any], None]) -> str | bytes:
    """The path of the changed model, or the model itself when it cannot be kept."""
    from readaloud.config.folders import cache_folder

    try:
        folder = cache_folder() / "models"
        folder.mkdir(exist_ok=True)
    except (OutputError, OSError):
        return _made(path, voice, change)
    kept = folder / f"{path.stem}-{fingerprint([path])}.onnx"
    if not kept.exists():
        try:
            write_whole(kept, _made(path, voice, change))
        except OSError:
            return _made(path, voice, change)
        for old in folder.glob(f"{path.stem}-*.onnx"):
            if old != kept:
                old.unlink(missing_ok=True)
    return str(kept)


def _made(path: Path, voice: str, change: Callable[[Any], None]) -> bytes:
    import onnx
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load(str(path))
        change(model)
    except (DecodeError, ValueError) as error:
        raise damaged(path, voice) from error
    return bytes(model.SerializeToString())
