"""The playback device of miniaudio, bound to the compiled part of its wheel alone.

``import miniaudio`` costs 90 ms (it brings numpy and an HTTP client for internet radio) of the 350 that we
have until the first sound; ``_miniaudio``, the compiled module inside, costs one. And its ``PlaybackDevice``
opens a connection to the sound server each time and never closes it (four file descriptors a seek); here one
is shared by all devices.
"""

import ctypes
import os
from collections.abc import Callable
from threading import Thread
from typing import Any

from _miniaudio import ffi, lib  # type: ignore[import-not-found, unused-ignore]

Fill = Callable[[int], bytes]

LOOK_EVERY_S, LOOKS = 0.05, 10  # half a second, or more when this process itself gets no processor
NO_ANSWER = -1  # MA_ERROR

_context: Any = None
_open_devices = 0  # a context must outlive its devices
_left_behind: list[Any] = []


class DeviceError(Exception):
    """miniaudio refused; the code is its own."""


class Device:
    """One 16-bit mono output; ``fill`` is called from the device's thread.

    When the sound server has died, miniaudio's calls never return; each is given half a second, and then the
    device is left behind for good.
    """

    def __init__(self, rate: int, period_ms: int, fill: Fill, name: str) -> None:
        self._fill = fill
        self._answers = True
        self._handle = ffi.new_handle(self)  # must live as long as the device
        self._device = ffi.new("ma_device *")
        config = lib.ma_device_config_init(lib.ma_device_type_playback)
        config.sampleRate = rate
        config.playback.channels = 1
        config.playback.format = lib.ma_format_s16
        config.periodSizeInMilliseconds = period_ms
        config.pUserData = self._handle
        config.dataCallback = lib._internal_data_callback
        _check(lib.ma_device_init(_shared_context(name), ffi.addressof(config), self._device))
        _count_devices(1)

    def start(self) -> None:
        """Begin to ask for sound, or go on with what the device still holds."""
        _check(self._call(lib.ma_device_start))

    def stop(self) -> None:
        """Be silent at once."""
        _check(self._call(lib.ma_device_stop))

    def close(self) -> None:
        """Be silent, drop what is held; no request comes afterwards."""
        if self._answers:
            self._call(lib.ma_device_uninit)
        if self._answers:
            _count_devices(-1)
        else:
            _leave_behind(self)

    def _call(self, function: Callable[[Any], int | None]) -> int:
        """What a function of the library returns for the device; an error when it does not return."""
        results: list[int] = []
        thread = Thread(target=lambda: results.append(function(self._device) or 0), daemon=True)
        thread.start()
        for _ in range(LOOKS):
            thread.join(LOOK_EVERY_S)
        self._answers = bool(results)
        return results[0] if results else NO_ANSWER

    def fill(self, output: Any, frames: int) -> None:
        """Answer a request of the device."""
        samples = self._fill(frames)
        ffi.memmove(output, samples, len(samples))


def _leave_behind(device: Device) -> None:
    """Keep what the library may still touch, and connect anew next time."""
    global _context, _open_devices
    _left_behind.append((device, _context))
    _context, _open_devices = None, 0


def _count_devices(change: int) -> None:
    global _open_devices
    _open_devices = max(0, _open_devices + change)


def forget_context() -> None:
    """Connect anew next time, if no device needs this connection: the sound server may be another one."""
    global _context
    if _context is not None and not _open_devices:
        lib.ma_context_uninit(_context)
        _context = None


def _shared_context(name: str) -> Any:
    global _context
    if _context is None:
        _silence_libraries()
        config = lib.ma_context_config_init()
        label = ffi.new("char[]", name.encode())
        config.pulse.pApplicationName = config.jack.pClientName = label
        context = ffi.new("ma_context *")
        _check(lib.ma_context_init(ffi.NULL, 0, ffi.addressof(config), context))
        if context.backend == lib.ma_backend_null:  # it "plays" and nobody hears it
            lib.ma_context_uninit(context)
            raise DeviceError("no sound system was found")
        _context = context
    return _context


def _silence_libraries() -> None:
    """Keep ALSA and PulseAudio from writing their complaints to standard error, where the app draws.

    PulseAudio's library sends them to the system's log instead when this variable is set. ALSA's handler
    must be a C function that ignores its arguments; getpid is one.
    """
    os.environ.setdefault("PULSE_LOG_SYSLOG", "1")
    try:
        alsa = ctypes.CDLL("libasound.so.2")
        ignore = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p)
        alsa.snd_lib_error_set_handler(ignore)
    except (OSError, AttributeError):
        return  # no ALSA here, nothing to silence


def _check(code: int) -> None:
    if code != lib.MA_SUCCESS:
        raise DeviceError(f"miniaudio error {code}")


@ffi.def_extern(name="_internal_data_callback")  # type: ignore[untyped-decorator]
def _on_request(device: Any, output: Any, recorded: Any, frames: int) -> None:
    if frames > 0 and device.pUserData:
        ffi.from_handle(device.pUserData).fill(output, frames)
