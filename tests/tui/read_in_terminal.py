"""The app over a real reader on a real terminal, with the tone engine and silence in time: no sound device.

Run by the tests in tmux; its arguments: a theme, and the file into which the exit code is written.
"""

import sys
from pathlib import Path

from courier import ARTICLE, plain_script

from readaloud.model.profile import Profile
from readaloud.player.choose import silent_sink
from readaloud.player.clock import RealClock
from readaloud.services.reader.look import choose_look
from readaloud.services.reader.reader import Reader
from readaloud.tui import Inbox, run


def main() -> None:
    """Read until a person leaves."""
    inbox = Inbox()
    reader = Reader(
        ARTICLE,
        profile=Profile(name="test", title="Test"),
        engine="tone",
        sink=silent_sink(RealClock()),
        script=plain_script(ARTICLE),
        on_event=inbox.post,
        remember=False,
    )
    choose_look(f"theme={sys.argv[1]}", reader.words)
    reader.play()
    try:
        code = run(reader, inbox)
    finally:
        reader.close()
    Path(sys.argv[2]).write_text(str(code))


if __name__ == "__main__":
    main()
