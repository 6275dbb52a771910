"""From an utterance in a personality to a request in a real voice, as late as possible."""

from collections.abc import Sequence

from msgspec import Struct

from readaloud.engines.voices import primary
from readaloud.model.profile import EngineVoice, Personality, Profile
from readaloud.model.script import Utterance
from readaloud.model.speech import EngineInfo, SpeechRequest, Voice

NORMAL_WORDS_PER_MINUTE = 175  # what engines without a rate of their own are taken to speak at
SLOWEST_WORDS_PER_MINUTE = 80
EVERY_LANGUAGE = "mul"  # ISO 639-2: several languages


class Bound(Struct, frozen=True):
    """What the engine is asked, and what is left to do with its sound."""

    request: SpeechRequest
    tempo: float  # times faster than the engine speaks
    volume: float  # times as loud


def request_for(
    utterance: Utterance, profile: Profile, info: EngineInfo, speed: float, voices: Sequence[Voice] = ()
) -> SpeechRequest:
    """What to ask this engine for an utterance."""
    return bind(utterance, profile, info, speed, voices).request


def bind(
    utterance: Utterance, profile: Profile, info: EngineInfo, speed: float, voices: Sequence[Voice] = ()
) -> Bound:
    """The request for an utterance, with the tempo and volume that remain for after the synthesis.

    ``voices`` are the engine's, to know which language each speaks. An engine with a good rate of its own is
    asked for it as far as it goes; another always speaks at its own, so that its sound serves every speed.
    """
    personality = personality_of(utterance.voice, profile)
    own = personality.engines.get(info.name, EngineVoice())
    wanted = personality.rate * profile.words_per_minute * speed
    asked = _native_rate(wanted, info) if info.native_rate else NORMAL_WORDS_PER_MINUTE
    language = _spoken_language(utterance.language, profile, voices)
    request = SpeechRequest(
        text=utterance.spoken,
        language=language,
        voice=_voice_for(own.voice, language, voices),
        words_per_minute=asked,
        pitch=own.pitch,
    )
    tempo = wanted / asked if not info.native_rate or round(wanted) != asked else 1.0
    return Bound(request, tempo, personality.volume / 100)


def personality_of(name: str, profile: Profile) -> Personality:
    """The personality of that name; a speaker without one is quoted, and whoever is left is narrated."""
    fallbacks = (name, "quote", "narrator") if name.startswith("speaker:") else (name, "narrator")
    for candidate in fallbacks:
        if candidate in profile.voices:
            return profile.voices[candidate]
    return Personality()


def _spoken_language(language: str, profile: Profile, voices: Sequence[Voice]) -> str:
    """The language, or the person's own where no voice speaks it: a page may declare anything."""
    known = {primary(voice.language) for voice in voices}
    if not known or EVERY_LANGUAGE in known or not language or primary(language) in known:
        return language
    return profile.language or "en"


def _native_rate(wanted: float, info: EngineInfo) -> int:
    return min(max(round(wanted), SLOWEST_WORDS_PER_MINUTE), info.max_words_per_minute)


def _voice_for(voice: str, language: str, voices: Sequence[Voice]) -> str:
    """The profile's voice when it speaks the language; else the engine's best one (""), same variant."""
    base, plus, variant = voice.partition("+")
    spoken = next((there.language for there in voices if there.id in (voice, base)), "")
    if not voice or not spoken or not language or spoken == EVERY_LANGUAGE:
        return voice
    return voice if primary(spoken) == primary(language) else plus + variant
