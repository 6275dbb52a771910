"""Where the program begins: the command line, and the app handed to it, since neither knows the other."""

import sys
from typing import TYPE_CHECKING

from readaloud import __version__

if TYPE_CHECKING:
    from readaloud.model.profile import Profile
    from readaloud.services.listening.engine import WarmEngine
    from readaloud.services.opening.parts import Opened


def main() -> None:
    """Run ``readaloud`` with the arguments of this process and exit with the code that DESIGN lists."""
    if sys.argv[1:] == ["--version"]:  # answered before anything else is loaded
        print(f"readaloud {__version__}")  # noqa: T201
        return
    try:
        from readaloud.cli.running import run

        code = run(sys.argv[1:], open_app=open_app)
    except KeyboardInterrupt:  # while all that was still being loaded
        code = 130
    sys.exit(code)


def open_app(
    opened: "Opened",
    profile: "Profile",
    engine: "WarmEngine | str | None",
    *,
    speed: float | None = None,
    mute: bool = False,
) -> int | None:
    """Read an article in the app; the exit code, or None when the person asks for the linear reader.

    Sound begins while the app is still being loaded: its events wait in the inbox until the first paint.
    """
    from readaloud.services.reader.reader import Reader
    from readaloud.tui import SWITCH_TO_LINEAR, Inbox, run

    code: int | None = None
    inbox = Inbox()
    reader = Reader(
        opened.article,
        profile=profile,
        engine=engine,
        muted=mute,
        speed=speed,
        on_event=inbox.post,
        script=opened.script,
        is_part=opened.whole is not None,
    )
    try:
        if not reader.waits:
            reader.play()
        code = run(reader, inbox, opened.whole)
    finally:
        reader.close()
        if opened.whole and code != SWITCH_TO_LINEAR:
            opened.whole.give_up()
    return None if code == SWITCH_TO_LINEAR else code
