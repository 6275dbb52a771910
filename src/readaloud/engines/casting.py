"""Real voices for the speakers of a cast: as many as the engine has, then the same at other pitches."""

from collections.abc import Sequence

from readaloud.model.profile import CastVoices, EngineVoice
from readaloud.model.speech import Voice

SPEAKER = "speaker:"  # the personality of the third woman is "speaker:5", that of the second man "speaker:4"

_NORMAL = 50
_STEP = 9  # of pitch: what the ear takes for somebody else


def cast_voice(
    number: int, named: CastVoices | None, voices: Sequence[Voice], narrating: Sequence[str]
) -> EngineVoice:
    """The voice of speaker ``number``, odd for women and even for men: another for every number.

    Args:
        number: from 1.
        named: the profile's voices for this engine, if it names any.
        voices: the engine's for the language, the best first; used when the profile names none.
        narrating: those that are not given away as long as there is another.
    """
    women, men = (named.female, named.male) if named else _sides(voices, narrating)
    side, other = (women, men) if number % 2 else (men, women)
    turn = (number - 1) // 2
    if side:
        return EngineVoice(side[turn % len(side)], _pitch(turn // len(side), number))
    if other:  # all are the other's: higher or lower than they are, so that nobody is heard twice
        return EngineVoice(other[turn % len(other)], _pitch(turn // len(other) + 1, number))
    return EngineVoice(pitch=_pitch(turn + 1, number))


def _sides(voices: Sequence[Voice], narrating: Sequence[str]) -> tuple[list[str], list[str]]:
    """Voices for women and for men; one that the engine does not call either goes to the shorter side."""
    free = [voice for voice in voices if voice.id not in narrating] or voices
    women = [voice.id for voice in free if voice.gender == "female"]
    men = [voice.id for voice in free if voice.gender == "male"]
    for voice in free:
        if not voice.gender:
            min(men, women, key=len).append(voice.id)
    return women, men


def _pitch(time_around: int, number: int) -> int:
    """Women's voices rise with every time around, men's fall: so the two never meet in one voice."""
    step = _STEP * time_around
    return min(_NORMAL + step, 100) if number % 2 else max(_NORMAL - step, 0)
