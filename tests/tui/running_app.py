"""The app without a terminal, driven by a scripted reader; frames as text."""

import asyncio
from collections.abc import Awaitable, Callable

from courier import ARTICLE, Scripted

from readaloud.services.reader.look import Look
from readaloud.tui.app import ReadaloudApp
from readaloud.tui.errand import is_busy
from readaloud.tui.inbox import Inbox

LOOK = Look()


class Stage:
    """A running app, its reader, and what is on its screen."""

    def __init__(self, app, pilot, reader):
        self.app = app
        self.pilot = pilot
        self.reader = reader

    async def settle(self) -> None:
        """Wait until everything that waits has been shown."""
        for _ in range(3):
            await self.pilot.pause()
            while is_busy():
                await asyncio.sleep(0.005)

    async def hears(self, part: str, word: str = "") -> None:
        """Let the reader report an utterance and a word."""
        self.reader.say(part, word)
        await self.settle()

    @property
    def frame(self) -> str:
        """The whole screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def page_lines(self) -> list[str]:
        """The lines of the page that have text on them."""
        strips = self.page.render_lines(self.page.size.region)
        return [strip.text.strip() for strip in strips if strip.text.strip()]

    @property
    def status(self) -> str:
        """The status line."""
        return self.app.screen.query_one("#status").text

    @property
    def page(self):
        """The reading view."""
        return self.app.screen.query_one("#reading")

    def looks(self, selector: str) -> list[str]:
        """The text of a widget that is shown in the look of what is heard: the pieces with an underline."""
        widget = self.app.screen.query_one(selector)
        strips = widget.render_lines(widget.size.region)
        return [s.text for strip in strips for s in strip if s.style and s.style.underline]


def play(
    act: Callable[[Stage], Awaitable[None]],
    *,
    article=ARTICLE,
    size=(80, 24),
    look=LOOK,
    before=None,
):
    """Run the app, let ``act`` do its part, and give back the app and the reader that was told."""

    async def main():
        inbox = Inbox()
        reader = Scripted(article, inbox.post)
        if before:
            before(reader)
        app = ReadaloudApp(reader, inbox, look)
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot, reader)
            await stage.settle()
            await act(stage)
        return app, reader

    return asyncio.run(main())
