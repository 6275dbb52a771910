"""Which sink plays: miniaudio, else a player program through a pipe, else silence in time."""

from collections.abc import Callable

from readaloud.player.clock import Clock
from readaloud.player.null_sink import NullSink
from readaloud.player.pipe_sink import PipeSink
from readaloud.player.sink import NoSound, Pull, Sink


def open_sound(rate: int, pull: Pull) -> Sink:
    """The first sink that opens. Raises NoSound."""
    for make in (_miniaudio, PipeSink):
        try:
            sink = make()
            sink.open(rate, pull)
        except NoSound:
            continue
        return sink
    raise NoSound("No sound device works.")


def silent_sink(clock: Clock) -> Sink:
    """What follows the text in time where nothing is to be heard."""
    return NullSink(clock)


def _miniaudio() -> Sink:
    try:
        from readaloud.player.miniaudio_sink import MiniaudioSink
    except (ImportError, AttributeError) as error:  # no wheel for this machine, or another miniaudio
        raise NoSound("miniaudio is not installed.") from error
    return MiniaudioSink()


Opener = Callable[[int, Pull], Sink]
