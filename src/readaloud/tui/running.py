"""Start the app on a terminal, or draw one frame of it without one."""

import asyncio
import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readaloud.model.article import Article, Locator
from readaloud.model.errors import OutputError
from readaloud.model.profile import Profile
from readaloud.model.script import Role, Utterance
from readaloud.player.events import Status, StatusChanged, UtteranceStarted, WordHeard
from readaloud.services.reader.look import Look, load_look
from readaloud.tui.inbox import Inbox

if TYPE_CHECKING:
    from readaloud.services.opening.parts import Whole
    from readaloud.services.reader.reader import Reader

_A_MOMENT_S = 0.01
SWITCH_TO_LINEAR = -1  # what ``run`` returns when a person asked for the linear reader


def run(reader: "Reader", inbox: Inbox, whole: "Whole | None" = None) -> int:
    """Show what a reader reads until a person leaves; the exit code, or ``SWITCH_TO_LINEAR``.

    The reader may be playing already: make it with ``on_event=inbox.post`` and hand over that inbox, and
    nothing that came before the first paint is lost. The one who made the reader closes it. ``whole`` is
    where the whole article comes from when the reader was given its first part.
    """
    from readaloud.tui.app import ReadaloudApp

    app = ReadaloudApp(reader, inbox, load_look(), whole)
    wants_linear = app.run()
    gc.freeze()  # the interpreter's end need not search what the app leaves: a third of the time to quit
    app.raise_failure()
    return SWITCH_TO_LINEAR if wants_linear else app.return_code or 0


def screenshot(
    article: Article,
    profile: Profile,
    path: Path,
    *,
    size: tuple[int, int] = (100, 32),
    look: Look | None = None,
    keys: Sequence[str] = (),
) -> Path:
    """Write one frame as SVG: the app as it reads the third sentence of the body.

    Args:
        article: what is shown.
        profile: how it is narrated: the cards show the announcer's words.
        path: the SVG file.
        size: columns and rows.
        look: how the page looks.
        keys: pressed before the frame is drawn.

    Raises:
        OutputError: the file could not be written.
    """
    svg = asyncio.run(drawn(article, profile, size, look or Look(), *keys))
    try:
        path.write_text(svg, encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"{path} could not be written.", "Choose a folder that you can write to."
        ) from error
    return path


async def drawn(article: Article, profile: Profile, size: tuple[int, int], look: Look, *keys: str) -> str:
    """One frame of the app as SVG, drawn without a terminal, after some keys."""
    from readaloud.services.reader.reader import Reader
    from readaloud.tui.app import ReadaloudApp
    from readaloud.tui.errand import is_busy

    inbox = Inbox()
    reader = Reader(article, profile=profile, on_event=inbox.post, remember=False)
    try:
        app = ReadaloudApp(reader, inbox, look)
        async with app.run_test(size=size) as pilot:
            _hear_the_middle(reader, inbox)
            await pilot.press(*keys)
            while is_busy():
                await pilot.pause(_A_MOMENT_S)
            await pilot.pause()
            return app.export_screenshot(title="readaloud")
    finally:
        reader.close()


def _hear_the_middle(reader: "Reader", inbox: Inbox) -> None:
    """Post what a reading tells that is at the third sentence of the body, in its fourth word."""
    body = [u for u in reader.script.utterances if u.role is Role.BODY]
    inbox.post(StatusChanged(0, Status.PLAYING))
    if body:
        utterance = body[min(2, len(body) - 1)]
        inbox.post(UtteranceStarted(0, utterance))
        inbox.post(WordHeard(0, utterance.id, _word(utterance, 3)))


def _word(utterance: Utterance, number: int) -> Locator:
    words = utterance.text.split(" ")
    number = min(number, len(words) - 1)
    start = utterance.locator.start + sum(len(word) + 1 for word in words[:number])
    return Locator(utterance.locator.block, start, start + len(words[number]))
