"""Which of the two front ends opens: a pure choice, in the order that people rely on."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from readaloud.model.profile import Profile

if TYPE_CHECKING:
    from readaloud.services.listening.engine import WarmEngine
    from readaloud.services.opening.parts import Opened


class FrontEnd(StrEnum):
    """The two ways to read."""

    APP = "app"
    LINEAR = "linear"


class OpenApp(Protocol):
    """The app, as the command line calls it."""

    def __call__(
        self,
        opened: "Opened",
        profile: Profile,
        engine: "WarmEngine | str | None",
        *,
        speed: float | None,
        mute: bool,
    ) -> int | None:
        """Read an article; the exit code, or None when the person asks for the linear reader."""


def choose(
    *, app: bool, plain: bool, terminal: bool, environment: Mapping[str, str], configured: str
) -> FrontEnd:
    """The app on a terminal, else the linear reader; a person's word comes first.

    Args:
        app: ``--app`` was given.
        plain: ``--plain`` was given.
        terminal: standard input and standard output are both a terminal.
        environment: ``ACCESSIBLE`` (set to anything but 0 or false) and ``TERM=dumb`` ask for plain lines.
        configured: ``front_end`` of the settings: ``app``, ``plain`` or empty.
    """
    if app:
        return FrontEnd.APP
    accessible = environment.get("ACCESSIBLE", "").lower() not in {"", "0", "false", "no"}
    dumb = environment.get("TERM") == "dumb"
    if plain or accessible or dumb or not terminal or configured == "plain":
        return FrontEnd.LINEAR
    return FrontEnd.APP
