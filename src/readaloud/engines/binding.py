"""From an utterance in a personality to a request in a real voice, as late as possible."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from readaloud.engines.casting import SPEAKER, cast_voice
from readaloud.engines.voices import best_voices, primary
from readaloud.model.profile import EngineVoice, Personality, Profile
from readaloud.model.script import Utterance
from readaloud.model.speech import EngineInfo, SpeechRequest, Voice

NORMAL_WORDS_PER_MINUTE = 175  # what engines without a rate of their own are taken to speak at
SLOWEST_WORDS_PER_MINUTE = 80
EVERY_LANGUAGE = "mul"  # ISO 639-2: several languages
_PITCHES = (50, 40, 60)  # of a voice that has to be that of several personalities


class Bound(Struct, frozen=True):
    """What the engine is asked, and what is left to do with its sound."""

    request: SpeechRequest
    tempo: float  # times faster than the engine speaks
    volume: float  # times as loud


def bind(
    utterance: Utterance, profile: Profile, info: EngineInfo, speed: float, voices: Sequence[Voice] = ()
) -> Bound:
    """The request for an utterance, with the tempo and volume that remain for after the synthesis.

    ``voices`` are the engine's, to know which language each speaks. An engine with a good rate of its own is
    asked for it as far as it goes; another always speaks at its own, so that its sound serves every speed.
    """
    personality = personality_of(utterance.voice, profile)
    language = _spoken_language(utterance.language, profile, voices)
    voice = _voice_of(utterance.voice, profile, info, language, voices)
    wanted = (voice.words_per_minute or personality.rate * profile.words_per_minute) * speed
    asked = _native_rate(wanted, info) if info.native_rate else NORMAL_WORDS_PER_MINUTE
    request = SpeechRequest(
        text=utterance.spoken,
        language=language,
        voice=voice.voice,
        words_per_minute=asked,
        pitch=voice.pitch,
    )
    tempo = wanted / asked if not info.native_rate or round(wanted) != asked else 1.0
    return Bound(request, tempo, personality.volume / 100)


def personality_of(name: str, profile: Profile) -> Personality:
    """The personality of that name; a speaker without one is quoted, and whoever is left is narrated."""
    fallbacks = (name, "quote", "narrator") if name.startswith(SPEAKER) else (name, "narrator")
    for candidate in fallbacks:
        if candidate in profile.voices:
            return profile.voices[candidate]
    return Personality()


def _voice_of(
    name: str, profile: Profile, info: EngineInfo, language: str, voices: Sequence[Voice]
) -> EngineVoice:
    """The real voice of a personality: in a cast the speaker's own, else the profile's."""
    if name.startswith(SPEAKER) and profile.casting.on and name not in profile.voices:
        narrating = [
            _profiles_voice(other, profile, info, language, voices).voice
            for other in ("narrator", "announcer")
        ]
        number = int(name.removeprefix(SPEAKER))
        return cast_voice(
            number, profile.casting.engines.get(info.name), best_voices(language, voices), narrating
        )
    return _profiles_voice(name, profile, info, language, voices)


def _profiles_voice(
    name: str, profile: Profile, info: EngineInfo, language: str, voices: Sequence[Voice]
) -> EngineVoice:
    """What the profile names for a personality, or what stands in for it here.

    A voice that does not speak the language gives way to the profile's for that language, else to the
    engine's best. One that is not installed gives way to the best that nobody else of the profile has; one
    that cannot be installed is asked for, and the engine says that it does not have it.
    A variant ("+f2") stays what it is with every voice.
    """
    own = personality_of(name, profile).engines.get(info.name, EngineVoice())
    base, plus, variant = own.voice.partition("+")
    known = {voice.id: voice for voice in voices}
    there = known.get(own.voice) or known.get(base)
    spoken = profile.languages.get(language.lower()) or profile.languages.get(primary(language), {})
    foreign = spoken.get(info.name)
    if there and there.language in (EVERY_LANGUAGE, language):
        return own
    if there and base and (not language or primary(there.language) == primary(language)):
        return own
    if foreign and foreign.voice in known:
        return EngineVoice(foreign.voice + plus + variant, own.pitch if plus else foreign.pitch)
    if not base or not (there or info.installs_voices):
        return own
    if there:
        return replace(own, voice=plus + variant)
    return _stand_ins(profile, info, best_voices(language, voices)).get(name, EngineVoice())


def _stand_ins(profile: Profile, info: EngineInfo, there: Sequence[Voice]) -> dict[str, EngineVoice]:
    """Voices for the personalities whose own are not installed: another for each as far as they go.

    ``there`` are the voices of the language, the best first. Then one serves several, at other pitches.
    """
    named = {
        role: one.engines[info.name].voice for role, one in profile.voices.items() if info.name in one.engines
    }
    known = [voice.id for voice in there]
    taken = [voice for voice in named.values() if voice in known]
    found: dict[str, EngineVoice] = {}
    for role in [role for role, voice in named.items() if voice not in known] if known else ():
        free = next((voice for voice in known if voice not in taken), known[0])
        found[role] = EngineVoice(free, _PITCHES[taken.count(free) % len(_PITCHES)])
        taken.append(free)
    return found


def _spoken_language(language: str, profile: Profile, voices: Sequence[Voice]) -> str:
    """The language, or the person's own where no voice speaks it: a page may declare anything."""
    known = {primary(voice.language) for voice in voices}
    if not known or EVERY_LANGUAGE in known or not language or primary(language) in known:
        return language
    return profile.language or "en"


def _native_rate(wanted: float, info: EngineInfo) -> int:
    return min(max(round(wanted), SLOWEST_WORDS_PER_MINUTE), info.max_words_per_minute)
