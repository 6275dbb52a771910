"""The state of the reading and the sections of the article, in words."""

from readaloud.model.article import Article, State
from readaloud.player.events import Status
from readaloud.tui import words
from readaloud.tui.listening import Listening


class Map:
    """Which section each block belongs to, and what is said of it."""

    def __init__(self, article: Article) -> None:
        self.sections = article.sections
        self._section_of = {
            block: number for number, section in enumerate(article.sections) for block in section.blocks
        }
        self._media = {block.id: block.media for block in article.blocks if block.media}

    def section_of(self, block: str) -> int:
        """The number of a block's section, from 0; -1 when it is in none."""
        return self._section_of.get(block, -1)

    def note_of(self, section: int) -> str:
        """What a list of sections has to add to a title: that a video or sound has no transcript."""
        for block in self.sections[section].blocks:
            media = self._media.get(block)
            if media and media.transcript and media.transcript.state is not State.FOUND:
                return words.NOTES[media.transcript.state]
        return ""

    def status(self, state: Listening) -> str:
        """The status line."""
        doing = words.STATUS[state.status]
        section = self.section_of(state.utterance.locator.block) if state.utterance else -1
        at = words.SECTION.format(index=section + 1, count=len(self.sections)) if section >= 0 else ""
        speed = words.SPEED.format(speed=f"{state.speed:.1f}")
        voice = words.VOICE_OFF if state.muted else words.VOICE_ON
        line = words.sentence(doing, "" if state.status is Status.FINISHED else at, speed, voice)
        return f"{state.message} {line}" if state.message else line
