"""Text onto the clipboard of the system, through the program that the desktop has for it."""

import os
import shutil
import subprocess
import sys

from readaloud.narrate.interface import Words
from readaloud.services.reader.values import Answer

TIMEOUT_S = 1  # a person waits

_WAYLAND = ("wl-copy", "--type", "text/plain")
_X11 = (("xclip", "-selection", "clipboard", "-in"), ("xsel", "--clipboard", "--input"))
_MACOS = ("pbcopy",)
_WINDOWS = ("clip.exe",)  # also from inside WSL; it takes UTF-16


def copied(text: str, words: Words) -> Answer:
    """Copy a text; where no program takes it, what to do with it is the front end's business."""
    return Answer(words.say("answers.copied") if _is_copied(text) else "", copied=text)


def _is_copied(text: str) -> bool:
    for command in _commands():
        program = shutil.which(command[0])
        encoding = "utf-16" if command is _WINDOWS else "utf-8"
        if program and _is_taken((program, *command[1:]), text.encode(encoding, "replace")):
            return True
    return False


def _commands() -> tuple[tuple[str, ...], ...]:
    if sys.platform == "darwin":
        return (_MACOS,)
    wayland = (_WAYLAND,) if os.environ.get("WAYLAND_DISPLAY") else ()
    x11 = _X11 if os.environ.get("DISPLAY") else ()
    return (*wayland, *x11, _WINDOWS)


def _is_taken(command: tuple[str, ...], data: bytes) -> bool:
    nowhere = subprocess.DEVNULL  # these go on in the background and would keep a pipe open
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, input=data, stdout=nowhere, stderr=nowhere, env=environment, timeout=TIMEOUT_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
