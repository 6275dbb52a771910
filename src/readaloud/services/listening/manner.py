"""How a person wants to be read to, above all after a pause; and how often a lost device is tried again."""

from msgspec import Struct
from msgspec.structs import replace

from readaloud.player.plan import Plan
from readaloud.player.transport import Transport
from readaloud.services.listening.answers import OFF
from readaloud.services.listening.feeding import Feeder

PROVEN_AFTER_S = 1.5  # of asking for sound again; a dummy device of PulseAudio asks every two seconds
LOST_FOR_GOOD_S = 5.0  # a device that goes again so soon is not tried a third time


class Manner(Struct, frozen=True):
    """What a person has set."""

    rewind_s: float = 0.0  # said again after a pause
    long_pause_s: float = 0.0  # after which the sentence begins anew; 0: never
    lead_in_ms: int = 0  # of quiet before the first sound, for speakers that wake up slowly
    feedback: str = OFF  # how keys are answered: off, sounds or words


USUAL_MANNER = Manner()


def own_manner() -> Manner:
    """What this person has set."""
    from readaloud.config.settings import load_settings

    now = load_settings()
    return Manner(now.rewind_s, now.long_pause_s, now.lead_in_ms, now.feedback)


def stepped_back(state: Transport, manner: Manner, paused_s: float, plan: Plan, feeder: Feeder) -> Transport:
    """Where a pause ends: seconds back, after a long one at the start of the sentence, else in mid-word."""
    if manner.long_pause_s and paused_s > manner.long_pause_s:
        start = plan.starts["sentence"][plan.unit_number("sentence", state.index)]
        return replace(state, index=start, offset=0, loaded=False)
    if manner.rewind_s:
        offset = feeder.offset_before(
            state.offset, state.index, state.speed, state.muted, 1000 * manner.rewind_s
        )
        return replace(state, offset=offset, loaded=False)
    return state


class Recovery:
    """A device that was lost and opened again: whether that lasts."""

    def __init__(self) -> None:
        self._opened_at: float | None = None
        self.is_unproven = False  # it has been opened again, and may go again at once

    def begin(self, now: float) -> bool:
        """The device is lost: whether it is worth opening again."""
        is_hopeless = self._opened_at is not None and now < self._opened_at + LOST_FOR_GOOD_S
        self.is_unproven = not is_hopeless
        if not is_hopeless:
            self._opened_at = now
        return not is_hopeless

    def has_lasted(self, now: float) -> bool:
        """Whether the device has worked for a moment; true once."""
        if not self.is_unproven or self._opened_at is None or now < self._opened_at + PROVEN_AFTER_S:
            return False
        self.is_unproven = False
        return True
