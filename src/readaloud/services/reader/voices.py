"""How an article is narrated: the profile, the narrator's voice, what is announced, how words are said."""

from collections.abc import Hashable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from readaloud.library.entries import State
from readaloud.model.errors import ReadaloudError
from readaloud.model.profile import ALWAYS_SAID, KindLevel, Profile
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Answer, Choice

if TYPE_CHECKING:
    from readaloud.engines.survey import Surveyed

LEVELS: tuple[KindLevel, ...] = ("terse", "standard", "verbose", "off")


def as_kept(profile: Profile, state: State) -> Profile:
    """The profile with what was chosen for an article; one asked for on the command line stays."""
    from readaloud.config.settings import load_settings
    from readaloud.services.preferences import chosen_profile
    from readaloud.services.voices.choice import with_voice

    if state.profile and profile.name == load_settings().profile:  # else another was asked for this time
        with suppress(ReadaloudError):
            profile = chosen_profile(state.profile)
    engine, _, voice = state.voice.partition(":")
    if voice:
        profile = with_voice(profile, engine, voice)
    levels = {kind: level for kind, level in state.kinds.items() if level in LEVELS}
    return replace(profile, kinds={**profile.kinds, **levels})


def profiles(reader: Reader) -> tuple[Choice, ...]:
    """The profiles that there are."""
    from readaloud.config.profiles import load_profile, profile_names

    return tuple(
        Choice(name, load_profile(name).title, name, here=name == reader.profile.name)
        for name in profile_names()
    )


def profile(reader: Reader, text: str) -> Answer:
    """Narrate by another profile, from here on."""
    from readaloud.services.preferences import chosen_profile

    try:
        chosen = reader.by_asked_engine(chosen_profile(text))
        reader.rebuild(profile=chosen)
        reader.chosen = State(profile=text)
    except ReadaloudError as error:
        return Answer(str(error))
    return Answer(reader.words.say("answers.profile", title=chosen.title))


def voices(reader: Reader) -> tuple[Choice, ...]:
    """The voices that speak the article's language, of the profile's engines and of those installed since."""
    from readaloud.services.voices.disk import installed, on_disk
    from readaloud.services.voices.survey import told_once

    language = reader.article.meta.language.partition("-")[0].lower()
    narrator = reader.profile.voices.get("narrator")
    found: list[Choice] = []
    engines = dict.fromkeys((*reader.profile.engines, *(one.engine for one in installed())))
    for engine in told_once(_surveyed(tuple(engines), on_disk())):
        own = narrator.engines.get(engine.name) if narrator else None
        title = engine.info.title if engine.info else ""
        found += [
            Choice(f"{engine.name}:{each.id}", each.name, title, here=bool(own and own.voice == each.id))
            for each in engine.voices
            if each.language.partition("-")[0].lower() == language
        ]
    return tuple(found)


@cache
def _surveyed(engines: tuple[str, ...], on_disk: Hashable) -> "tuple[Surveyed, ...]":
    """What the engines have; asked once while nothing changes, because each has to be started for it."""
    from readaloud.engines.survey import survey

    return survey(engines)


def voice(reader: Reader, text: str) -> Answer:
    """Let another voice narrate, from here on."""
    from readaloud.services.voices.choice import with_voice

    chosen = next((choice for choice in voices(reader) if choice.id == text), None)
    if chosen is None:
        return Answer(reader.words.say("answers.no_such_choice"))
    engine, _, name = text.partition(":")
    if engine != reader.asked_engine:
        reader.asked_engine = ""
    reader.rebuild(profile=with_voice(reader.profile, engine, name))
    reader.chosen = replace(reader.chosen, voice=text)
    return Answer(reader.words.say("answers.voice", name=chosen.title))


def pauses(reader: Reader) -> tuple[Choice, ...]:
    """How long pauses can be, in times the profile's."""
    from readaloud.config.settings import load_settings

    now = load_settings().pauses
    return tuple(
        Choice(factor, title, here=float(factor) == now)
        for factor, title in reader.words.entry("pauses").items()
    )


def longer_pauses(reader: Reader, text: str) -> Answer:
    """Make pauses longer, from here on and in every article."""
    from readaloud.config.change import change_setting
    from readaloud.services.preferences import chosen_profile

    titles = reader.words.entry("pauses")
    if text not in titles:
        return Answer(reader.words.say("answers.no_such_choice"))
    try:
        change_setting("pauses", text)
        reader.rebuild(profile=replace(reader.profile, pauses=chosen_profile(reader.profile.name).pauses))
    except ReadaloudError as error:
        return Answer(str(error))
    return Answer(reader.words.say("answers.pauses", value=titles[text]))


def kinds(reader: Reader) -> tuple[Choice, ...]:
    """What can be announced, and how much of each is."""
    words = reader.words
    return tuple(
        Choice(kind, title, words.say(f"levels.{reader.profile.level_of(kind)}"))
        for kind, title in words.entry("announced").items()
    )


def kind(reader: Reader, text: str) -> Answer:
    """The next level of a kind: terse, standard, verbose, off; or one that is named: "image=off"."""
    name, _, level = text.partition("=")
    titles = reader.words.entry("announced")
    if name not in titles or level not in ("", *LEVELS):
        return Answer(reader.words.say("answers.no_such_choice"))
    allowed = LEVELS[:-1] if name in ALWAYS_SAID else LEVELS
    now = reader.profile.level_of(name)
    wanted = level or allowed[(allowed.index(now) + 1) % len(allowed)]
    reader.rebuild(profile=replace(reader.profile, kinds={**reader.profile.kinds, name: wanted}))
    reader.chosen = replace(reader.chosen, kinds={**reader.chosen.kinds, name: wanted})
    said = reader.words.say(f"levels.{reader.profile.level_of(name)}")
    return Answer(reader.words.say("answers.kind", title=titles[name], level=said))


def say_as(reader: Reader, text: str) -> Answer:
    """Say a word otherwise from now on, in this article: "Worcester = Wooster"; "Worcester =" as before."""
    from readaloud.services.pronouncing import add, article_scope, remove
    from readaloud.text.lexicon import entry_for

    word, sign, spoken = (part.strip() for part in text.partition("="))
    if not word or not sign:
        return Answer(reader.words.say("answers.say_as_how"))
    scope = article_scope(reader.article)
    try:
        if spoken:
            entry = entry_for(word, spoken)
            add(entry, scope)
        elif not remove(word, scope):
            return Answer(reader.words.say("answers.never_said_otherwise", word=word))
        reader.rebuild(reader.article)
    except ReadaloudError as error:
        return Answer(str(error))
    if not spoken:
        return Answer(reader.words.say("answers.said_as_written", word=word), is_sound=True)
    return Answer(reader.words.say("answers.said_as", word=word, spoken=entry.said), is_sound=True)


DOING = {"profile": profile, "voice": voice, "pauses": longer_pauses, "kinds": kind, "say_as": say_as}
OFFERING = {"profile": profiles, "voice": voices, "pauses": pauses, "kinds": kinds}
