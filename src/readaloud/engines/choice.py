"""Which engine reads: the first of a list that works and speaks the language; a sentence if another does."""

from collections.abc import Sequence
from typing import NamedTuple

from readaloud.engines.process.host import EngineHost
from readaloud.engines.voices import speaks
from readaloud.model.errors import EngineError
from readaloud.model.speech import Voice


class Chosen(NamedTuple):
    """The engine that reads, with its voices."""

    host: EngineHost
    voices: tuple[Voice, ...]
    note: str = ""  # for the person, when it is not the first or does not speak the language


def choose_engine(
    names: Sequence[str], started: EngineHost | None = None, *, language: str = "", called: str = ""
) -> Chosen:
    """The first engine that loads and has a voice for the language; where none has, the first that loads.

    ``started`` is a host that the caller started early, to save time; it is closed when it is not chosen.
    ``language`` is a tag, empty when any will do, and ``called`` its name in words.

    Raises:
        EngineError: none works; it says why for each.
    """
    failures: list[EngineError] = []
    mute: list[EngineHost] = []  # loaded, and without a voice for the language
    for name in names:
        host = started if started is not None and started.name == name else EngineHost(name)
        try:
            title, voices = _loaded(host)
        except EngineError as error:
            host.close()
            failures.append(error)
            continue
        if language and not any(speaks(voice, language) for voice in voices):
            failures.append(EngineError(f"{title} has no voice for {called or language}."))
            mute.append(host)
            continue
        _close_all_but(host, [*mute, started])
        return Chosen(host, voices, f"{_messages(failures)} Reading with {title}." if failures else "")
    _close_all_but(mute[0] if mute else None, [*mute, started])
    if mute:
        return Chosen(mute[0], mute[0].voices(), f"{_messages(failures)} Those to be had: readaloud voices.")
    raise _none_works(failures)


def _loaded(host: EngineHost) -> tuple[str, tuple[Voice, ...]]:
    host.start()
    return host.info.title, host.voices()


def _close_all_but(kept: EngineHost | None, hosts: Sequence[EngineHost | None]) -> None:
    for host in hosts:
        if host is not None and host is not kept:
            host.close()


def _none_works(failures: Sequence[EngineError]) -> EngineError:
    if len(failures) == 1:
        return failures[0]
    return EngineError(
        _messages(failures) or "The profile names no speech engine.",
        "readaloud doctor says what is missing.",
    )


def _messages(failures: Sequence[EngineError]) -> str:
    return " ".join(error.message for error in failures)
