"""The person's own folders: cache, configuration, data. Each is made when it is asked for."""

import os
from pathlib import Path

from readaloud.model.errors import OutputError

_APP = "readaloud"


def cache_folder() -> Path:
    """What can be made again: sound segments, export jobs, logs. ``XDG_CACHE_HOME`` is honoured."""
    return _made("XDG_CACHE_HOME", "user_cache_path")


def config_folder() -> Path:
    """What the person writes: ``config.yaml``, ``voices/``, lexicons. ``XDG_CONFIG_HOME`` is honoured."""
    return _made("XDG_CONFIG_HOME", "user_config_path")


def data_folder() -> Path:
    """What must not be lost: the library, installed voices. ``XDG_DATA_HOME`` is honoured."""
    return _made("XDG_DATA_HOME", "user_data_path")


def config_file() -> Path:
    """The file of the person's settings; it need not be there, and its folder is not made for asking."""
    return (_named_by("XDG_CONFIG_HOME") or _usual("user_config_path")) / "config.yaml"


def voice_folder() -> Path:
    """Where installed voices lie, ``piper/`` and ``kokoro/`` in it; not made for asking.

    ``READALOUD_VOICES`` names another folder, such as one that several people share.
    """
    named = os.environ.get("READALOUD_VOICES", "")
    if named:
        return Path(named).expanduser()
    return (_named_by("XDG_DATA_HOME") or _usual("user_data_path")) / "voices"


def _made(variable: str, default: str) -> Path:
    folder = _named_by(variable) or _usual(default)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} could not be made ({error.strerror or error}).",
            f"Make it yourself, or set {variable} to a folder that you may write to.",
        ) from error
    return folder


def _named_by(variable: str) -> Path | None:
    """The folder that an XDG variable names; relative paths are ignored, as the XDG specification asks."""
    base = Path(os.environ.get(variable, ""))
    return base / _APP if base.is_absolute() else None


def _usual(function: str) -> Path:
    import platformdirs

    path: Path = getattr(platformdirs, function)(_APP, appauthor=False)
    return path
