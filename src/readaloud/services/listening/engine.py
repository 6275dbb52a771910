"""An engine that is started before anybody knows what it will say, because its start costs the most time."""

from collections.abc import Callable

from readaloud.engines.choice import Chosen, choose_engine
from readaloud.engines.process.host import EngineHost
from readaloud.engines.registry import known_place
from readaloud.engines.voices import primary
from readaloud.model.errors import EngineError
from readaloud.model.profile import Profile
from readaloud.narrate.wording import wording_for


class WarmEngine:
    """The engine of a session: a name, or the first of the profile's that works."""

    def __init__(self, profile: Profile, engine: str | None = None) -> None:
        self.asked_for = engine or ""  # by its name
        self.names = (engine,) if engine else profile.engines
        self.language = ""  # of what it is to read, once that is known
        self._host: EngineHost | None = None
        self._closed = False

    def start(self) -> None:
        """Start the process of the first and return at once."""
        if self._host is None and self.names:
            self._host = EngineHost(self.names[0])
            self._host.start()

    def chosen(self, on_restart: Callable[[str], None]) -> Chosen:
        """The first engine that works and speaks the language; waits until it has loaded.

        May be called again after a failure.

        Raises:
            EngineError: none does, or it was closed meanwhile.
        """
        try:
            called = wording_for("en").language_name(self.language)
            chosen = choose_engine(self.names, self._host, language=self.language, called=called)
        except EngineError:
            self._host = None
            raise
        if self._closed:
            chosen.host.kill()
            raise EngineError("The speech engine was closed.")
        chosen.host.on_restart = on_restart
        self._host = chosen.host
        return chosen

    def suits(self, profile: Profile, language: str) -> bool:
        """Whether a session of that profile would use this very engine to read this language, if any yet."""
        if self.language and primary(self.language) != primary(language):
            return False
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
        known_place(engine)  # a name that is no engine's is said before anything else
    warm = WarmEngine(profile, engine)
    warm.start()
    return warm
