"""The bare engine as a reference: the library and nothing of ours, on a text or sentence by sentence.

python -m benchmarks.bare_espeak first TEXT     # speak the first sentence through the sound device
python -m benchmarks.bare_espeak all FILE       # synthesise every line of a file, print samples and seconds
"""

import ctypes
import os
import sys
import time

import espeakng_loader

SYNCHRONOUS = 2
UTF8 = 1
CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def synthesiser() -> "ctypes.CDLL":
    """The library, initialised."""
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0)
    library.espeak_SetVoiceByName(b"en-us")
    return library


def speak(library: "ctypes.CDLL", text: str) -> bytes:
    """The samples of a text."""
    parts: list[bytes] = []

    @CALLBACK
    def take(samples: "ctypes._Pointer[ctypes.c_short]", count: int, _events: int | None) -> int:
        if samples and count:
            parts.append(ctypes.string_at(samples, count * 2))
        return 0

    data = text.encode() + b"\0"
    library.espeak_SetSynthCallback(take)
    library.espeak_Synth(data, ctypes.c_size_t(len(data)), 0, 1, 0, UTF8, None, None)
    return b"".join(parts)


def play(samples: bytes) -> None:
    """Play through the default device and return a little after the first block is out."""
    import miniaudio

    def blocks() -> "miniaudio.PlaybackCallbackGeneratorType":
        at = 0
        wanted = yield b""
        while True:
            block = samples[at : at + wanted * 2]
            at += wanted * 2
            wanted = yield block or b"\0\0" * wanted

    stream = blocks()
    next(stream)
    device = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=22050, buffersize_msec=60
    )
    device.start(stream)
    time.sleep(1.0)
    device.close()


if __name__ == "__main__":
    engine = synthesiser()
    if sys.argv[1] == "first":
        play(speak(engine, sys.argv[2]))
    else:
        with open(sys.argv[2], encoding="utf8") as lines:  # noqa: PTH123 (the barest way)
            start = time.perf_counter()
            total = sum(len(speak(engine, line)) // 2 for line in lines)
        print(total, time.perf_counter() - start)
