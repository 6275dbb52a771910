"""An engine that is started before anybody knows what it will say, because its start costs the most time."""

from collections.abc import Callable

from readaloud.engines.choice import choose_engine
from readaloud.engines.process.host import EngineHost
from readaloud.engines.registry import place_of
from readaloud.model.errors import EngineError
from readaloud.model.profile import Profile


class WarmEngine:
    """The engine of a session: a name, or the first of the profile's that works."""

    def __init__(self, profile: Profile, engine: str | None = None) -> None:
        self.asked_for = engine or ""  # by its name
        self.names = (engine,) if engine else profile.engines
        self.note = ""  # a sentence for the person when it is not the first of the list
        self._host: EngineHost | None = None
        self._closed = False

    def start(self) -> None:
        """Start the process of the first and return at once."""
        if self._host is None and self.names:
            self._host = EngineHost(self.names[0])
            self._host.start()

    def chosen(self, on_restart: Callable[[str], None]) -> EngineHost:
        """The first engine that works; waits until it has loaded. May be called again after a failure.

        Raises:
            EngineError: none does, or it was closed meanwhile.
        """
        try:
            host, self.note = choose_engine(self.names, self._host)
        except EngineError:
            self._host = None
            raise
        if self._closed:
            host.kill()
            raise EngineError("The speech engine was closed.")
        host.on_restart = on_restart
        self._host = host
        return host

    def suits(self, profile: Profile) -> bool:
        """Whether a session of that profile would use this very engine."""
        return self.names == (profile.engines[:1] if self.asked_for else profile.engines)

    def cancel(self) -> None:
        """Give up what is being spoken."""
        if self._host is not None:
            self._host.cancel()

    def close(self) -> None:
        """End the process at once."""
        self._closed = True
        if self._host is not None:
            self._host.kill()


def warm_engine(profile: Profile, engine: str | None = None) -> WarmEngine:
    """Start the engine that a session of this profile will use, and return at once.

    Call it before the article is opened and hand it to the session, which closes it.

    Raises:
        EngineError: there is none of the name that was asked for.
    """
    if engine:
        place_of(engine)  # a name that is no engine's is said before anything else
    warm = WarmEngine(profile, engine)
    warm.start()
    return warm
