"""Start the app on a terminal, or draw one frame of it without one."""

import asyncio
import gc
from pathlib import Path

from readaloud.model.article import Article, Locator
from readaloud.model.errors import OutputError
from readaloud.model.profile import Profile
from readaloud.model.script import Role, Script, Utterance
from readaloud.player.events import Status
from readaloud.tui.inbox import Inbox
from readaloud.tui.listening import Listening, Reading, standing

SWITCH_TO_LINEAR = -1  # what ``run`` returns when a person asked for the linear reader


def run(
    article: Article,
    *,
    profile: Profile | None = None,
    session: Reading | None = None,
    inbox: Inbox | None = None,
    theme: str = "",
) -> int:
    """Show an article until a person leaves; the exit code, or ``SWITCH_TO_LINEAR``.

    The session may be playing already: make it with ``on_event=inbox.post`` and hand over that inbox, and
    nothing that came before the first paint is lost. The one who made the session closes it. Without a
    session the article can be looked at, and there is no voice.

    Args:
        article: what is read.
        profile: how it is narrated; it tells how fast, for the time that is left.
        session: who reads it (a ``Session`` of services).
        inbox: where the session's events arrive.
        theme: a look of ``readaloud.tui.theme``; NO_COLOR goes before it.
    """
    from readaloud.tui.app import ReadaloudApp

    script = session.script if session else None
    state = standing(session) if session else Listening()
    rate = (profile or Profile(name="", title="")).words_per_minute
    app = ReadaloudApp(article, session, script, inbox or Inbox(), state, theme=theme, words_per_minute=rate)
    wants_linear = app.run()
    gc.freeze()  # the interpreter's end need not search what the app leaves: a third of the time to quit
    app.raise_failure()
    return SWITCH_TO_LINEAR if wants_linear else app.return_code or 0


def screenshot(
    article: Article, profile: Profile, path: Path, *, size: tuple[int, int] = (100, 32), theme: str = ""
) -> Path:
    """Write one frame as SVG: the app as it reads the third sentence of the body.

    Args:
        article: what is shown.
        profile: how it is narrated: the cards show the announcer's words.
        path: the SVG file.
        size: columns and rows.
        theme: a look of ``readaloud.tui.theme``.

    Raises:
        OutputError: the file could not be written.
    """
    from readaloud.narrate import narrate

    svg = asyncio.run(drawn(article, narrate(article, profile), size, theme))
    try:
        path.write_text(svg, encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"{path} could not be written.", "Choose a folder that you can write to."
        ) from error
    return path


async def drawn(article: Article, script: Script, size: tuple[int, int], theme: str) -> str:
    """One frame of the app as SVG, drawn without a terminal."""
    from readaloud.tui.app import ReadaloudApp

    app = ReadaloudApp(article, None, script, Inbox(), _in_the_middle(script), theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return app.export_screenshot(title="readaloud")


def _in_the_middle(script: Script) -> Listening:
    """A reading that is at the third sentence of the body, in its fourth word."""
    body = [u for u in script.utterances if u.role is Role.BODY]
    if not body:
        return Listening(status=Status.PLAYING)
    utterance = body[min(2, len(body) - 1)]
    return Listening(status=Status.PLAYING, utterance=utterance, word=_word(utterance, 3))


def _word(utterance: Utterance, number: int) -> Locator:
    words = utterance.text.split(" ")
    number = min(number, len(words) - 1)
    start = utterance.locator.start + sum(len(word) + 1 for word in words[:number])
    return Locator(utterance.locator.block, start, start + len(words[number]))
