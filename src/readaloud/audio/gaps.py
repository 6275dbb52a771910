"""How long a silence is: by meaning in the script, scaled by speed here and nowhere else."""

from readaloud.model.script import Pause

SHORTEST_MS = 40  # below this the ear no longer takes it for a gap between sentences


def gap_ms(pause: Pause, speed: float) -> int:
    """Milliseconds of silence for a pause of the script when everything is ``speed`` times as fast."""
    if pause.ms <= 0:
        return 0
    return max(round(pause.ms / speed), min(pause.ms, SHORTEST_MS))


def gap_samples(pause: Pause, speed: float, rate: int) -> int:
    """The same in samples at ``rate`` Hz."""
    return gap_ms(pause, speed) * rate // 1000
