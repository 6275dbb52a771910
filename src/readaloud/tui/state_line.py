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


def state_line(state: Listening, sections: Sections | None, words: Words) -> str:
    """What the reading does, where, how fast, and whether there is a voice: "Playing. Section 2 of 5. …".

    ``sections`` is None while it is not known how many there are.
    """
    parts = (
        words.say(f"status.{state.status}"),
        _place(state, sections, words) if sections else "",
        words.say("answers.speed", speed=words.number(f"{state.speed:.1f}")),
        words.say("answers.voice_off" if state.muted else "answers.voice_on"),
    )
    return " ".join(part for part in parts if part)


def _place(state: Listening, sections: Sections, words: Words) -> str:
    number = sections.number(state.utterance.locator.block) if state.utterance else -1
    if number < 0 or state.status is Status.FINISHED:
        return ""
    return words.say("app.section", index=number + 1, count=sections.count)


def edge_line(edge: Edge, words: Words) -> str:
    """That a move leads nowhere: "No more videos."."""
    return words.say(f"edges.{edge.unit}.{'end' if edge.at_end else 'start'}")
