"""From an utterance in a personality to a request in a real voice, as late as possible."""

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from readaloud.engines.casting import SPEAKER, cast_voice
from readaloud.engines.voices import EVERY_LANGUAGE, best_voices, primary, speaks
from readaloud.model.profile import EngineVoice, Personality, Profile
from readaloud.model.script import Utterance
from readaloud.model.speech import EngineInfo, Phonemes, SpeechRequest, Voice

NORMAL_WORDS_PER_MINUTE = 175  # what engines without a rate of their own are taken to speak at
SLOWEST_WORDS_PER_MINUTE = 80
_PITCHES = (50, 40, 60)  # of a voice that has to be that of several personalities


class Bound(Struct, frozen=True):
    """What the engine is asked, and what is left to do with its sound."""

    request: SpeechRequest
    tempo: float  # times faster than the engine speaks
    volume: float  # times as loud
    evenly: bool = True  # what is made faster is made so everywhere; else more where the sound holds still


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
        phonemes=_phonemes(utterance) if info.phonemes else (),
    )
    tempo = wanted / asked if not info.native_rate or round(wanted) != asked else 1.0
    return Bound(request, tempo, personality.volume / 100, evenly=not info.native_rate)


def _phonemes(utterance: Utterance) -> tuple[Phonemes, ...]:
    return tuple(one for rewrite in utterance.alignment for one in rewrite.phonemes)


def personality_of(name: str, profile: Profile) -> Personality:
    """The personality of that name; a speaker without one is quoted, and whoever is left is narrated."""
    return profile.voices.get(_known_name(name, profile), Personality())


def _known_name(name: str, profile: Profile) -> str:
    fallbacks = (name, "quote") if name.startswith(SPEAKER) else (name,)
    return next((one for one in fallbacks if one in profile.voices), "narrator")


def _voice_of(
    name: str, profile: Profile, info: EngineInfo, language: str, voices: Sequence[Voice]
) -> EngineVoice:
    """The real voice of a personality: in a cast the speaker's own, else the profile's."""
    if name.startswith(SPEAKER) and profile.casting.on and name not in profile.voices:
        spoken = best_voices(language, voices)
        narrating = [
            _profiles_voice(other, profile, info, language, voices) for other in ("narrator", "announcer")
        ]
        unnamed = spoken[0].id if spoken else ""  # what the engine takes where the profile names no voice
        narrating = [replace(one, voice=one.voice or unnamed) for one in narrating]
        named = profile.casting.engines.get(info.name)
        return cast_voice(int(name.removeprefix(SPEAKER)), named, spoken, narrating)
    return _profiles_voice(name, profile, info, language, voices)


def _profiles_voice(
    name: str, profile: Profile, info: EngineInfo, language: str, voices: Sequence[Voice]
) -> EngineVoice:
    """What the profile names for a personality, or what stands in for it here.

    A voice that does not speak the language, or is not installed, gives way to one that does and is, another
    for each personality as far as they go; the profile's own for that language comes first. A variant ("+f2")
    is what tells a personality from others, so it stays, with the engine's best. A voice that nobody can
    install is asked for all the same, and the engine says that it does not have it.
    """
    own = personality_of(name, profile).engines.get(info.name, EngineVoice())
    base, plus, variant = own.voice.partition("+")
    known = {voice.id: voice for voice in voices}
    there = known.get(own.voice) or known.get(base)
    if there and (not language or speaks(there, language)):
        return own
    foreign = _voice_for_language(language, profile, info, known)
    if plus or not base:
        return replace(own, voice=(foreign.voice if foreign else "") + plus + variant)
    if not there and not info.installs_voices:
        return own
    spoken = [voice.id for voice in best_voices(language, voices)]
    return _stand_ins(profile, info, foreign, spoken)[_known_name(name, profile)]


def _voice_for_language(
    language: str, profile: Profile, info: EngineInfo, known: Collection[str]
) -> EngineVoice | None:
    """The profile's voice for passages in a language, "pt-br" before "pt", when the engine has it."""
    named = profile.languages.get(language.lower()) or profile.languages.get(primary(language), {})
    found = named.get(info.name)
    return found if found and found.voice in known else None


def _stand_ins(
    profile: Profile, info: EngineInfo, foreign: EngineVoice | None, spoken: Sequence[str]
) -> dict[str, EngineVoice]:
    """Voices for the personalities whose own cannot speak: another for each as far as they go.

    ``spoken`` are the voices of the language, the best first, and ``foreign`` goes before them. When there
    are no more, one serves several, at other pitches.
    """
    named = {
        role: one.engines[info.name].voice for role, one in profile.voices.items() if info.name in one.engines
    }
    first = foreign or (EngineVoice(spoken[0]) if spoken else EngineVoice())
    taken = [voice for voice in named.values() if voice in spoken]
    found: dict[str, EngineVoice] = {}
    for role in (role for role, voice in named.items() if voice and voice not in spoken):
        free = next((voice for voice in (first.voice, *spoken) if voice not in taken), first.voice)
        pitch = _PITCHES[taken.count(free) % len(_PITCHES)]
        found[role] = first if free == first.voice and free not in taken else EngineVoice(free, pitch)
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
