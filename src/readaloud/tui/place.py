"""Where one is in an article, in words."""

from readaloud.model.article import Article, Kind, State
from readaloud.player.events import Status
from readaloud.tui import words
from readaloud.tui.listening import Listening

_PARAGRAPHS = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM})


class Map:
    """Which section each block belongs to, and which paragraph it is."""

    def __init__(self, article: Article) -> None:
        self.sections = article.sections
        self._section_of = {
            block: number for number, section in enumerate(article.sections) for block in section.blocks
        }
        paragraphs = [block.id for block in article.blocks if block.kind in _PARAGRAPHS]
        self._paragraph_of = {block: number for number, block in enumerate(paragraphs, 1)}
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

    def status(self, state: Listening, *, short: bool = False) -> str:
        """The status line; a short one leaves out what is as usual."""
        doing = words.STATUS[state.status]
        section = self.section_of(state.utterance.locator.block) if state.utterance else -1
        at = words.SECTION.format(index=section + 1, count=len(self.sections)) if section >= 0 else ""
        speed = words.SPEED.format(speed=f"{state.speed:.1f}")
        voice = words.VOICE_OFF if state.muted else words.VOICE_ON
        if short:
            speed = "" if state.speed == 1 else speed
            voice = voice if state.muted else ""
        line = words.sentence(doing, "" if state.status is Status.FINISHED else at, speed, voice)
        return f"{state.message} {line}" if state.message else line

    def where(self, state: Listening) -> str:
        """Paragraph, section and its title, who is speaking."""
        if state.utterance is None:
            return words.sentence(words.NOWHERE)
        block = state.utterance.locator.block
        paragraph = self._paragraph_of.get(block)
        count = len(self._paragraph_of)
        section = self.section_of(block)
        said_by = state.utterance.speaker
        return words.sentence(
            words.PARAGRAPH.format(index=paragraph, count=count) if paragraph else "",
            words.SECTION.format(index=section + 1, count=len(self.sections)) if section >= 0 else "",
            self.sections[section].title.rstrip(".") if section >= 0 else "",
            words.SPEAKER.format(speaker=said_by) if said_by else "",
        )
