"""Keys are answered in sound while the voice is on: by short sounds, by words, or not at all."""

from collections.abc import Callable

from readaloud.audio.earcon import earcon
from readaloud.narrate.interface import Words
from readaloud.player.aside import Aside
from readaloud.player.events import Edge, Event, Status, StatusChanged, Trouble
from readaloud.player.output import USUAL_RATE

OFF, SOUNDS, WORDS = "off", "sounds", "words"


class Answers:
    """Chooses what is heard for an event. ``kind`` may change at any time, from any thread."""

    def __init__(
        self, aside: Aside, say: Callable[[str], None], words: Callable[[], Words], kind: str = OFF
    ) -> None:
        """``say`` has a sentence spoken; ``words`` are asked for when there is something to say."""
        self.kind = kind
        self._aside, self._say, self._words = aside, say, words

    def to(self, event: Event, *, muted: bool, by_itself: bool) -> None:
        """Answer an event that a key has brought about, or that came ``by_itself``.

        A pause that a key asked for is answered by its silence: a sound behind it would be none.
        """
        name = _earcon_for(event)
        if not name or muted or self.kind == OFF:
            return
        if name == "paused" and self.kind == SOUNDS and not by_itself:
            return
        if self.kind == WORDS:
            self.say(self._sentence(event))
        else:
            self._aside.play(earcon(name, USUAL_RATE), USUAL_RATE)

    def say(self, text: str, *, always: bool = False) -> None:
        """Say a sentence of ours, where answers are words, or ``always``."""
        if text and (always or self.kind == WORDS):
            self._say(text)

    def _sentence(self, event: Event) -> str:
        match event:
            case StatusChanged():
                return self._words().say(f"status.{event.status}")
            case Edge():
                return self._words().say(f"edges.{event.unit}.{'end' if event.at_end else 'start'}")
            case Trouble():
                return event.message
        return ""


def _earcon_for(event: Event) -> str:
    match event:
        case StatusChanged(status=Status.PAUSED):
            return "paused"
        case StatusChanged(status=Status.WAITING):
            return "working"
        case Edge():
            return "edge"
        case Trouble():
            return "trouble"
    return ""
