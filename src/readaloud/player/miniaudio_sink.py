"""Sound through miniaudio: PulseAudio, PipeWire, ALSA, JACK, CoreAudio or WASAPI, whichever is there."""

import time

from readaloud.player.marks import AudibleClock
from readaloud.player.miniaudio_device import Device, DeviceError, Fill, forget_context
from readaloud.player.sink import NoSound, Pull

PERIOD_MS = 40  # with its reserve the device holds about 66 ms: enough for a busy interpreter
AHEAD_S = 0.030  # measured against a recorded null sink: how long before it is heard a frame is asked for


def _opened(rate: int, fill: Fill) -> Device:
    """A device; when the connection to the sound server has gone stale, over a new one."""
    try:
        return Device(rate, PERIOD_MS, fill, "readaloud")
    except DeviceError:
        forget_context()
    try:
        return Device(rate, PERIOD_MS, fill, "readaloud")
    except DeviceError as error:
        forget_context()
        raise NoSound(f"The sound device cannot be opened ({error}).") from error


class MiniaudioSink:
    """One stream fed by our own pull; pausing stops the device, which is silent in about 5 ms."""

    name = "miniaudio"
    keeps = True

    def __init__(self) -> None:
        self._device: Device | None = None
        self._heard = AudibleClock(1, 0.0)
        self._rate = 0
        self._running = False

    @property
    def rate(self) -> int:
        """The rate it is open at, in Hz; 0 while it is closed."""
        return self._rate

    def open(self, rate: int, pull: Pull) -> None:
        """Get hold of the device. Raises NoSound."""
        heard = AudibleClock(rate, AHEAD_S)

        def fill(frames: int) -> bytes:
            heard.asked(time.monotonic(), frames)
            return pull(frames)

        self._device = _opened(rate, fill)
        self._heard, self._rate, self._running = heard, rate, False

    def start(self) -> None:
        """Play, or go on in mid-word. Raises NoSound."""
        if self._device is None:
            raise NoSound("The sound device is not open.")
        self._heard.go_on(time.monotonic())
        try:
            self._device.start()
        except DeviceError as error:
            self.close()
            raise NoSound(f"The sound device does not start ({error}).") from error
        self._running = True

    def pause(self) -> None:
        """Stop the device; it keeps its buffer."""
        if self._device is None or not self._running:
            return
        self._running = False
        try:
            self._device.stop()
        except DeviceError:
            self.close()  # lost: going on will open it anew
        self._heard.hold(time.monotonic())

    def close(self) -> None:
        """Give the device back."""
        if self._device is not None:
            self._device.close()
        self._device, self._rate, self._running = None, 0, False

    def service(self) -> None:
        """Nothing: the device asks by itself."""

    def audible(self) -> int:
        """The frame that is heard now."""
        return self._heard.frame(time.monotonic())

    def moment_of(self, frame: int) -> float:
        """When that frame will be heard."""
        now = time.monotonic()
        return now + (frame - self._heard.frame(now)) / max(1, self._rate)

    def alive(self, *, is_awake: bool = False) -> bool:
        """False when the device plays and has not asked for sound for a second."""
        return not self._running or not self._heard.is_gone(time.monotonic(), is_awake=is_awake)
