"""pyttsx3 held so that it can do one thing well: one short text into one sound file.

Its known defects (version 2.99) and what is done about each, here or in ``engine``:

- long text crashes it, and costs quadratic time: at most 1,000 characters at once;
- of two texts before one ``runAndWait`` only the last is spoken, and ``say`` after ``save_to_file``
  overwrites the file: one text, one run, and never ``say`` (it needs a device, cannot be stopped, and calls
  its success whatever happens);
- rate and voice leak into the next text, or come too late for their own: both are set in espeak itself,
  ``Synchronize`` waits for that and again after running, and where one can be forked each text has a fresh
  process;
- ``getProperty("rate")`` is always 175: nobody asks;
- a file that cannot be written, or an unknown voice, is only an event: the file is looked at, voices are
  compared with the list first;
- word events come all at once, without times: marks are estimated;
- it prints to stdout, and C code may call ``exit``: the worker's stdout is a log, and a crash is a restart;
- it is not re-entrant, and two of its engines lose files: one engine, one thread, one process;
- NUL ends the text, and spaces give no file: ``plain.speakable``, and silence is made by ourselves.
"""

import ctypes
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

LONGEST_TEXT = 1000


class SystemVoice(NamedTuple):
    """A voice of the operating system; gender "female", "male" or ""."""

    id: str
    name: str
    language: str
    gender: str


class SpeechFailed(RuntimeError):
    """pyttsx3 reported an error; the worker ends and is started afresh."""


def prepare() -> None:
    """Load what can be loaded before anything is initialised."""
    if sys.platform == "linux":
        _provide_espeak()
        import pyttsx3.drivers.espeak  # noqa: F401  loads the library, and does not initialise it


def _provide_espeak() -> None:
    """Put the wheel's library where pyttsx3 will find it by its SONAME, with its own voice data."""
    try:
        import espeakng_loader
    except ImportError:  # the system's own, then
        return
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def voices() -> list[SystemVoice]:
    """The voices of the operating system, the person's own choice first where there is one."""
    import pyttsx3

    engine = pyttsx3.init()
    chosen = engine.getProperty("voice")
    listed = sorted(engine.getProperty("voices"), key=lambda voice: voice.id != chosen)
    return [_voice(voice) for voice in listed]


def save(text: str, path: Path, voice: str, words_per_minute: int, pitch: int) -> None:
    """Speak one short text into a file: WAV, on macOS AIFF.

    Raises:
        SpeechFailed: pyttsx3 said so; whether the file is whole is for the caller to see.
    """
    import pyttsx3

    engine = pyttsx3.init()
    errors: list[BaseException] = []
    token = engine.connect("error", lambda name, exception: errors.append(exception))
    engine.setProperty("voice", voice)
    engine.setProperty("rate", words_per_minute)
    if engine.driver_name == "espeak":
        engine.setProperty("pitch", pitch)
        _set_now(voice, words_per_minute, pitch)
    engine.save_to_file(text, str(path))
    engine.runAndWait()
    _synchronise(engine)
    engine.disconnect(token)
    if errors:
        raise SpeechFailed(str(errors[0]))


def _set_now(voice: str, words_per_minute: int, pitch: int) -> None:
    """Set in espeak itself what pyttsx3 only queues until the text is there, which then may overtake it."""
    from pyttsx3.drivers import _espeak

    _espeak.SetVoiceByName(voice.encode())
    _espeak.SetParameter(_espeak.RATE, words_per_minute, 0)
    _espeak.SetParameter(_espeak.PITCH, pitch, 0)
    _espeak.Synchronize()


def _synchronise(engine: Any) -> None:
    """Wait for espeak's own queue, so that nothing of this text is left in it."""
    if engine.driver_name == "espeak":
        from pyttsx3.drivers import _espeak

        _espeak.Synchronize()


def _voice(voice: Any) -> SystemVoice:
    languages = voice.languages or [""]
    language = languages[0] if isinstance(languages[0], str) else languages[0].decode("utf-8", "ignore")
    gender = str(voice.gender or "").lower().removeprefix("voicegender")
    return SystemVoice(
        voice.id,
        voice.name or voice.id,
        language.strip("\x00\x05\x02").replace("_", "-").lower(),
        gender if gender in ("female", "male") else "",
    )
