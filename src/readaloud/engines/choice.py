"""Which engine reads: the first of a list that works, and a sentence when that is not the first."""

from collections.abc import Sequence

from readaloud.engines.process.host import EngineHost
from readaloud.model.errors import EngineError


def choose_engine(names: Sequence[str], started: EngineHost | None = None) -> tuple[EngineHost, str]:
    """The host of the first engine that loads, and a note for the person ("" when it is the first).

    ``started`` is a host that the caller started early, to save time; it is closed when it is not chosen.

    Raises:
        EngineError: none works; it says why for each.
    """
    failures: list[EngineError] = []
    for name in names:
        host = started if started is not None and started.name == name else EngineHost(name)
        try:
            host.start()
            note = _note(failures, host.info.title)
        except EngineError as error:
            host.close()
            failures.append(error)
            continue
        if started is not None and started is not host:
            started.close()
        return host, note
    if started is not None:
        started.close()
    if len(failures) == 1:
        raise failures[0]
    raise EngineError(
        _messages(failures) or "The profile names no speech engine.",
        "readaloud doctor says what is missing.",
    )


def _note(failures: Sequence[EngineError], title: str) -> str:
    return f"{_messages(failures)} Reading with {title}." if failures else ""


def _messages(failures: Sequence[EngineError]) -> str:
    return " ".join(error.message for error in failures)
