"""The state of the reading in one line of words."""

from readaloud.model.article import Article
from readaloud.narrate.interface import Words
from readaloud.player.events import Edge, Status
from readaloud.player.listening import Listening


class Sections:
    """Which section each block belongs to."""

    def __init__(self, article: Article) -> None:
        self.count = len(article.sections)
        self._of = {
            block: number for number, section in enumerate(article.sections) for block in section.blocks
        }

    def number(self, block: str) -> int:
        """The number of a block's section, from 0; -1 when it is in none."""
        return self._of.get(block, -1)


def state_line(state: Listening, sections: Sections, words: Words) -> str:
    """What the reading does, where, how fast, and whether there is a voice: "Playing. Section 2 of 5. …"."""
    number = sections.number(state.utterance.locator.block) if state.utterance else -1
    is_inside = number >= 0 and state.status is not Status.FINISHED
    parts = (
        words.say(f"status.{state.status}"),
        words.say("app.section", index=number + 1, count=sections.count) if is_inside else "",
        words.say("answers.speed", speed=f"{state.speed:.1f}"),
        words.say("answers.voice_off" if state.muted else "answers.voice_on"),
    )
    return " ".join(part for part in parts if part)


def edge_line(edge: Edge, words: Words) -> str:
    """That a move leads nowhere: "No more videos."."""
    return words.say(f"edges.{edge.unit}.{'end' if edge.at_end else 'start'}")
