"""The app without a terminal, driven by a scripted session; frames as text."""

import asyncio
from collections.abc import Awaitable, Callable

from courier import ARTICLE, Scripted

from readaloud.tui.app import ReadaloudApp
from readaloud.tui.inbox import Inbox
from readaloud.tui.listening import standing


class Stage:
    """A running app, its session, and what is on its screen."""

    def __init__(self, app, pilot, session):
        self.app = app
        self.pilot = pilot
        self.session = session

    async def settle(self) -> None:
        """Wait until everything that waits has been shown."""
        for _ in range(3):
            await self.pilot.pause()

    async def hears(self, part: str, word: str = "") -> None:
        """Let the session report an utterance and a word."""
        self.session.say(part, word)
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
    silent=False,
    theme="",
    before=None,
):
    """Run the app, let ``act`` do its part, and give back the app and what the session was told."""

    async def main():
        inbox = Inbox()
        session = Scripted(article, inbox.post)
        if before:
            before(session)
        reading = None if silent else session
        app = ReadaloudApp(article, reading, session.script, inbox, standing(session), theme=theme)
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot, session)
            await stage.settle()
            await act(stage)
        return app, session

    return asyncio.run(main())
