"""What there is: every engine tried in its own process, the broken ones with their sentence."""

from collections.abc import Sequence

from msgspec import Struct

from readaloud.config.engine_names import engine_names
from readaloud.engines.process.host import EngineHost
from readaloud.model.errors import EngineError
from readaloud.model.speech import EngineInfo, Voice


class Surveyed(Struct, frozen=True):
    """An engine that works, with its voices, or one that does not, with the reason."""

    name: str
    info: EngineInfo | None
    voices: tuple[Voice, ...] = ()
    problem: EngineError | None = None


def survey(names: Sequence[str] = ()) -> tuple[Surveyed, ...]:
    """All engines, or these, in order; they load at the same time, and none stops another."""
    hosts = [EngineHost(name) for name in names or engine_names()]
    found: list[Surveyed] = []
    try:
        for host in hosts:
            host.start()
        found += map(_surveyed, hosts)
    finally:  # whoever gives up (Ctrl-C) does not wait until each has loaded
        for host in hosts:
            host.close() if len(found) == len(hosts) else host.kill()
    return tuple(found)


def _surveyed(host: EngineHost) -> Surveyed:
    try:
        return Surveyed(host.name, host.info, host.voices())
    except EngineError as error:
        return Surveyed(host.name, None, problem=error)
