"""The app over a real session on a real terminal, with the tone engine and silence in time: no sound device.

Run by the tests in tmux; its arguments: a look, and the file into which the exit code is written.
"""

import sys
from pathlib import Path

from courier import ARTICLE, plain_script

from readaloud.model.profile import Profile
from readaloud.player.choose import silent_sink
from readaloud.player.clock import RealClock
from readaloud.services.session import Session
from readaloud.tui import Inbox, run


def main() -> None:
    """Read until a person leaves."""
    inbox = Inbox()
    session = Session(
        ARTICLE,
        profile=Profile(name="test", title="Test"),
        engine="tone",
        sink=silent_sink(RealClock()),
        script=plain_script(ARTICLE),
        on_event=inbox.post,
    )
    session.play()
    try:
        code = run(ARTICLE, session=session, inbox=inbox, theme=sys.argv[1])
    finally:
        session.close()
    Path(sys.argv[2]).write_text(str(code))


if __name__ == "__main__":
    main()
