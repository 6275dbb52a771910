"""What an export says while it works: a bar that is drawn anew on a terminal, else a plain line now and then.

A bar moves the cursor, so it is drawn only where ``read`` would open the app: never for ``ACCESSIBLE`` or
``TERM=dumb``, where a screen reader would read every redrawing.
"""

import os
import shutil
import sys
import time

from readaloud.cli import stderr
from readaloud.services.exporting.values import ExportProgress
from readaloud.text.sanitise import one_line

TALK_EVERY_S = 5.0  # lines are told at this pace, so that a screen reader is not flooded
_DRAW_EVERY_S = 0.1
_BAR = 24  # characters
_STEPS = {"reading": "Reading", "speaking": "Speaking", "writing": "Writing"}
_CLEAR_LINE = "\r\x1b[K"


def export_talk() -> "PlainTalk | BarTalk":
    """The one that fits where our talk goes."""
    quiet = os.environ.get("ACCESSIBLE") or os.environ.get("TERM", "dumb") == "dumb"
    return BarTalk() if sys.stderr.isatty() and not quiet else PlainTalk()


class PlainTalk:
    """A line now and then, none for what takes a moment."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def progress(self, now: ExportProgress) -> None:
        """One line when some seconds have passed since the last."""
        if time.monotonic() - self._last >= TALK_EVERY_S and now.step != "reading":
            self._last = time.monotonic()
            stderr.say(f"{_STEPS[now.step]} {now.source}: {_told(now)}.")

    def note(self, message: str) -> None:
        """A sentence for the person."""
        stderr.say(message)

    def end(self) -> None:
        """Nothing is left on the line."""


class BarTalk:
    """One line, drawn anew ten times a second, gone at the end."""

    def __init__(self) -> None:
        self._last = 0.0
        self._step = ""

    def progress(self, now: ExportProgress) -> None:
        """Draw the bar when it has changed enough to be looked at."""
        if time.monotonic() - self._last < _DRAW_EVERY_S and now.step == self._step:
            return
        self._last, self._step = time.monotonic(), now.step
        full = round(now.share * _BAR)
        bar = "#" * full + "-" * (_BAR - full)
        line = f"{_STEPS[now.step]} [{bar}] {_told(now)}  {one_line(now.source)}"
        self._write(_CLEAR_LINE + line[: shutil.get_terminal_size().columns - 1])

    def note(self, message: str) -> None:
        """A sentence for the person, above the bar."""
        self.end()
        stderr.say(message)

    def end(self) -> None:
        """Clear the line."""
        if self._step:
            self._write(_CLEAR_LINE)
            self._step = ""

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def _told(now: ExportProgress) -> str:
    return f"{now.share:.0%}" + (f", about {_duration(now.seconds_left)} left" if now.seconds_left else "")


def _duration(seconds: float) -> str:
    """Hours, minutes or seconds, as exact as a guess may be."""
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60} min"
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{max(whole, 1)} s"
