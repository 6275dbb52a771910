"""What was copied: the clipboard, read through the program that the desktop has for it."""

import os
import shutil
import subprocess
import sys

from readaloud.model.errors import NothingReadable, SourceError
from readaloud.sources.loaded import LIMIT_BYTES, LIMIT_WORDS, Loaded

TIMEOUT_S = 5  # xclip waits for ever when the window that owns the selection hangs

_POWERSHELL = "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw"
_WAYLAND = ("wl-paste", "--no-newline", "--type", "text")
_X11 = (("xclip", "-selection", "clipboard", "-o"), ("xsel", "--clipboard", "--output"))
_MACOS = ("pbpaste",)
_WINDOWS = (
    ("powershell.exe", "-NoProfile", "-Command", _POWERSHELL),  # also from inside WSL
    ("pwsh.exe", "-NoProfile", "-Command", _POWERSHELL),
)


def read_clipboard() -> Loaded:
    """The text of the clipboard, as UTF-8.

    Raises:
        SourceError: there is no program to read it with, or that program fails.
        NothingReadable: it holds no text.
    """
    failures = []
    for command in _commands():
        program = shutil.which(command[0])
        if program is None:
            continue
        data, failure = _run((program, *command[1:]))
        if failure:
            failures.append(f"{command[0]} {failure}")
        else:
            return _checked(data)
    if failures:
        raise SourceError(f"The clipboard could not be read: {'; '.join(failures)}.", _HINT)
    raise SourceError("No program was found that reads the clipboard.", _HINT)


_HINT = "Install wl-clipboard, xclip or xsel, or paste into a file and open that."


def _commands() -> tuple[tuple[str, ...], ...]:
    if sys.platform == "darwin":
        return (_MACOS,)
    if sys.platform == "win32":
        return _WINDOWS
    wayland = (_WAYLAND,) if os.environ.get("WAYLAND_DISPLAY") else ()
    x11 = _X11 if os.environ.get("DISPLAY") else ()
    return (*wayland, *x11, *_WINDOWS)


def _run(command: tuple[str, ...]) -> tuple[bytes, str]:
    """What the program printed, and why it failed: one of the two is empty."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=TIMEOUT_S,
            env=environment,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b"", f"did not answer in {TIMEOUT_S} seconds"
    except OSError:
        return b"", "could not be started"
    # an empty clipboard is a failure to wl-paste and xclip: it has printed nothing but a complaint
    if done.returncode and not _only_empty(done.stderr):
        return b"", f"ended with code {done.returncode}"
    return done.stdout, ""


def _only_empty(complaint: bytes) -> bool:
    words = complaint.lower()
    return b"nothing is copied" in words or b"target" in words or b"no selection" in words


def _checked(data: bytes) -> Loaded:
    if len(data) > LIMIT_BYTES:
        raise SourceError(
            f"The clipboard holds more than {LIMIT_WORDS}, too much for an article.", "Copy less."
        )
    if not data.strip():
        raise NothingReadable("The clipboard holds no text.", "Copy the article again, then try once more.")
    return Loaded(data, "clipboard", content_type="text/plain", charset="utf-8")
