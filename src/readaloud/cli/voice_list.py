"""The voices as rows for a person: engine, id, language, quality, size, licence.

A listener hears every field of every row, so nothing is there twice, and what is not known is said in words.
"""

from collections.abc import Collection, Iterable

from readaloud.cli import stderr
from readaloud.engines.survey import Surveyed, survey
from readaloud.model.speech import Voice
from readaloud.services.voices.catalogue import MEGABYTE, Offer, offers, recommended
from readaloud.services.voices.disk import Installed, installed, missing_library, pip_install
from readaloud.services.voices.survey import told_once

Row = tuple[str, ...]
_QUALITY = {"espeak": "basic", "tone": "tones"}  # of engines that bring their voices
_BUILT_IN = "built in"
_OF_THE_SYSTEM = "terms of your system"
_FILES = ("piper", "kokoro")  # engines whose voices are files of one or many speakers


def here(engine: str, languages: Collection[str]) -> list[Row]:
    """What is installed; with an engine each of its voices, else one row for each file of voices.

    An engine that has no voice yet, or no library, is no reason to stop: what can be had is listed next.
    """
    if engine:
        found = survey([engine])[0]
        if engine not in _FILES or not found.problem:
            return _rows_of(found, languages)
        stderr.say(f"{engine} does not work. {found.problem}")
        return [_row_of(v) for v in installed() if v.engine == engine and _speak(v.languages, languages)]
    rows = [_row_of(voice) for voice in installed() if _speak(voice.languages, languages)]
    for name in sorted({voice.engine for voice in installed()}):
        if extra := missing_library(name):
            stderr.say(f"{name} does not work: its library is missing. Run: {pip_install(extra)}")
    for found in told_once(survey()):
        if found.name not in _FILES:
            rows += _rows_of(found, languages, whole=False)
    return rows


def can_be_had(engine: str, languages: Collection[str]) -> list[Row]:
    """What the catalogue offers and is not here, of one language the best first and the free ones told."""
    known = {voice.id for voice in installed()}
    best = {one.id for one in map(recommended, {other.language for other in offers()}) if one}
    return [
        (
            one.engine,
            one.id,
            ", ".join(one.languages),
            _quality(one.quality, one.speakers),
            _size(one.size_bytes),
            _terms(one) + ("; recommended" if one.id in best else ""),
        )
        for one in offers()
        if one.id not in known and engine in ("", one.engine) and _speak(one.languages, languages)
    ]


def summary(installed: Collection[Row], offered: Collection[Row], language: str) -> str:
    """How much there is to hear, and first what the listener may have come for: what to install."""
    best = recommended(language)
    told = f"{len(installed)} installed" + (f", {len(offered)} can be had." if offered else ".")
    if best is None or best.id not in {voice_id for _, voice_id, *_ in offered}:
        return told
    size = _size(best.size_bytes)
    return f"{told} Recommended, {size}, {_terms(best)}: readaloud voices install {best.id}"


def _rows_of(found: Surveyed, languages: Collection[str], *, whole: bool = True) -> list[Row]:
    """The voices of an engine; one that does not work is said, or raised when it alone was asked for."""
    if found.problem and whole:
        raise found.problem
    if found.problem:
        stderr.say(f"{found.name} does not work. {found.problem}")
    files = {voice.id: voice for voice in installed() if voice.engine == found.name}
    if found.name == "kokoro":  # its voices are speakers of one model
        files = dict.fromkeys((voice.id for voice in found.voices), next(iter(files.values())))
    return [
        _speaker(voice, files[model])
        if (model := voice.id.partition("#")[0]) in files
        else _own(voice, found)
        for voice in found.voices
        if _speak([voice.language], languages)
    ]


def _speaker(voice: Voice, file: Installed) -> Row:
    """A speaker of a file of voices."""
    size = _size(file.size_bytes) if voice.id == file.id else f"part of {file.id}"
    return (voice.engine, voice.id, voice.language, _quality(file.quality, 1), size, _terms_of(file))


def _own(voice: Voice, found: Surveyed) -> Row:
    """A voice that an engine brings, or finds in the system, called by its name."""
    language = voice.name if voice.id == voice.language else f"{voice.name}, {voice.language}"
    if found.name == "system":
        return (found.name, voice.id, language, "of your system", _BUILT_IN, _OF_THE_SYSTEM)
    licence = found.info.licence if found.info else "licence unknown"
    return (found.name, voice.id, language, _QUALITY.get(found.name, "quality unknown"), _BUILT_IN, licence)


def _row_of(voice: Installed) -> Row:
    quality = _quality(voice.quality, voice.speakers)
    size = _size(voice.size_bytes) if voice.is_whole else "damaged, install it again"
    return (voice.engine, voice.id, ", ".join(voice.languages), quality, size, _terms_of(voice))


def _terms_of(voice: Installed) -> str:
    return _terms(voice.offer) if voice.offer else "licence unknown"


def _terms(one: Offer) -> str:
    free = {"yes": "free for everybody", "no": "not free for everybody", "unknown": "terms not all known"}
    licence = "licence unknown" if one.licence == "unknown" else one.licence
    return f"{licence}, {free[one.free]}"


def _quality(quality: str, speakers: int) -> str:
    return (quality or "quality unknown") + (f", {speakers} speakers" if speakers > 1 else "")


def _size(size_bytes: int) -> str:
    return f"{size_bytes / MEGABYTE:.0f} MB"


def _speak(spoken: Iterable[str], wanted: Collection[str]) -> bool:
    """Whether a voice that speaks these speaks one that is wanted, in any accent; none wanted are all."""
    tags = [f"{tag}-".lower() for tag in spoken]
    return not wanted or any(tag.startswith(f"{one}-".lower()) for tag in tags for one in wanted)
