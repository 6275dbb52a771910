"""Real voices for the speakers of a cast: as many as the engine has, then the same at other pitches."""

from collections.abc import Collection, Sequence

from readaloud.model.profile import CastVoices, EngineVoice
from readaloud.model.speech import Voice

SPEAKER = "speaker:"  # the personality of the third woman is "speaker:5", that of the second man "speaker:4"

_NORMAL = 50
_STEP = 9  # of pitch: what the ear takes for somebody else
_ROUNDS = 6  # of pitches until the scale ends


def cast_voice(
    number: int, named: CastVoices | None, voices: Sequence[Voice], narrating: Sequence[EngineVoice]
) -> EngineVoice:
    """The voice of speaker ``number``, odd for women and even for men: another for every number.

    Args:
        number: from 1.
        named: the profile's voices for this engine, if it names any.
        voices: the engine's for the language, the best first; used when the profile names none.
        narrating: those that are not given away as long as there is another, and never at their pitch.
    """
    women, men = (named.female, named.male) if named else _sides(voices, {one.voice for one in narrating})
    side, other = (women, men) if number % 2 else (men, women)
    pitches = [_pitch(around, number) for around in range(_ROUNDS + 1)]
    if not side:  # all are the other's: higher or lower than they are, so that nobody is heard twice
        side, pitches = other or ("",), pitches[1:]
    every = [EngineVoice(voice, pitch) for pitch in pitches for voice in side]
    free = [one for one in every if not any(_alike(one, other) for other in narrating)]
    return free[(number - 1) // 2 % len(free)]


def _sides(voices: Sequence[Voice], narrating: Collection[str]) -> tuple[list[str], list[str]]:
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


def _alike(one: EngineVoice, other: EngineVoice) -> bool:
    return one.voice == other.voice and abs(one.pitch - other.pitch) < _STEP
