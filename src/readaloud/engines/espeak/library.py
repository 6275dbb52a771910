"""libespeak-ng through ctypes: initialise, list voices, speak one text into memory.

Declarations after ``speak_lib.h`` of eSpeak NG 1.52. Nothing here plays sound or reads SSML.
"""

import _ctypes
import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator
from ctypes import POINTER, c_char, c_char_p, c_int, c_long, c_short, c_ubyte, c_uint, c_void_p
from pathlib import Path
from typing import Any, NamedTuple

from readaloud.model.errors import EngineError

_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: speaks into the callback, on this thread
_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: without it the library calls exit() when data is missing
_BUFFER_MS = 500  # of sound for each call of ours: fewer cost more memory, more cost time; changes no sample
_UTF8, _NAMED = 1, 0x100  # of a text: its encoding, and that [[ ]] in it holds sounds by their names
_IPA, _TIED = 0x02, 0x80  # of what espeak_TextToPhonemes writes; the tie itself stands in bits 8 to 23
_RATE, _VOLUME, _PITCH = 1, 2, 3
_LIST_END, _WORD = 0, 1
_SYSTEM_NAMES = {"darwin": "libespeak-ng.1.dylib", "win32": "libespeak-ng.dll"}


class _Id(ctypes.Union):
    _fields_ = (("number", c_int), ("name", c_char_p), ("string", c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", c_int),
        ("unique_identifier", c_uint),
        ("text_position", c_int),  # in characters, from 1
        ("length", c_int),  # wrong for "U.S.-Mexico" and after a curly quote: never read
        ("audio_position", c_int),  # milliseconds
        ("sample", c_int),
        ("user_data", c_void_p),
        ("id", _Id),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", c_char_p),
        ("languages", POINTER(c_char)),  # a byte of priority, a language, NUL; again; then a byte 0
        ("identifier", c_char_p),
        ("gender", c_ubyte),
        ("age", c_ubyte),
        ("variant", c_ubyte),
        ("xx1", c_ubyte),
        ("score", c_int),
        ("spare", c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(c_int, POINTER(c_short), c_int, POINTER(_Event))


class RawVoice(NamedTuple):
    """A voice as the library lists it; a low priority number is a better match for its language."""

    name: str
    language: str
    identifier: str
    priority: int


class WordEvent(NamedTuple):
    """A word as the library reports it: offset of a character in the text, sample in the sound."""

    position: int
    sample: int


class EspeakLibrary:
    """The one initialised copy of the library in this process; it is not re-entrant."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._events: list[WordEvent] = []
        self._callback = _Callback(self._take)
        self._load()

    def _load(self) -> None:
        path, data = location()
        try:
            self._library: Any = ctypes.CDLL(path)
        except OSError as error:
            raise EngineError(
                f"The eSpeak NG library could not be loaded ({error}).",
                "Install it with: pip install espeakng-loader",
            ) from error
        self._declare()
        self.rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data, _DONT_EXIT)
        if self.rate <= 0:
            raise EngineError(
                "The eSpeak NG library found no voice data.", "Install it with: pip install espeakng-loader"
            )
        self._seeded = self._seed()
        self._reads_names = False
        self._library.espeak_SetSynthCallback(self._callback)

    def reload(self) -> bool:
        """Unload and load the library; whether its state now is the one of a new process.

        That takes 0.3 ms. It is False where libraries stay loaded (Windows, musl), or when something else
        in this process has loaded the same one.
        """
        if sys.platform == "win32":
            return False
        self._library.espeak_Terminate()
        _ctypes.dlclose(self._library._handle)
        gone = not _is_loaded(location()[0])
        self._load()
        return gone and self._seeded

    def _declare(self) -> None:
        self._library.espeak_Info.restype = c_char_p
        self._library.espeak_ListVoices.restype = POINTER(POINTER(_Voice))
        self._library.espeak_TextToPhonemes.argtypes = [POINTER(c_void_p), c_int, c_int]
        self._library.espeak_TextToPhonemes.restype = c_char_p
        self._library.espeak_Synth.argtypes = [
            c_char_p, ctypes.c_size_t, c_uint, c_int, c_uint, c_uint, c_void_p, c_void_p,
        ]  # fmt: skip

    def _seed(self) -> bool:
        """Fix the seed of breath and flutter, else the time of day; whether that is possible."""
        if not hasattr(self._library, "espeak_ng_SetRandSeed"):
            return False
        self._library.espeak_ng_SetRandSeed.argtypes = [c_long]
        self._library.espeak_ng_SetRandSeed(1)
        return True

    @property
    def version(self) -> str:
        """The library's version, "1.52.0"."""
        told = self._library.espeak_Info(ctypes.byref(c_char_p()))
        return str(told.decode("ascii", "replace")).split()[0]

    def _data_folder(self) -> Path:
        folder = c_char_p()
        self._library.espeak_Info(ctypes.byref(folder))
        return Path(os.fsdecode(folder.value or b""))

    def voices(self) -> list[RawVoice]:
        """Every voice that has a dictionary, without which one says next to nothing; variants apart."""
        folder = self._data_folder()
        there = {path.name.removesuffix("_dict") for path in folder.glob("*_dict")}
        return [raw for raw in self._listed(None) if not there.isdisjoint(_dictionaries(raw, folder))]

    def variants(self) -> list[RawVoice]:
        """What can be put on any voice after a plus sign: "f3", "whisper"; their identifiers begin "!v/"."""
        wanted = ctypes.create_string_buffer(b"variant")
        return self._listed(ctypes.byref(_Voice(languages=ctypes.cast(wanted, POINTER(c_char)))))

    def _listed(self, wanted: Any) -> list[RawVoice]:
        listed = self._library.espeak_ListVoices(wanted)
        found: list[RawVoice] = []
        while listed[len(found)]:
            found.append(_raw_voice(listed[len(found)].contents))
        return found

    def set_voice(self, identifier: str) -> bool:
        """Choose a voice, "gmw/en-US" or "gmw/en-US+f3"; False when the library has none of that name."""
        return bool(self._library.espeak_SetVoiceByName(identifier.encode()) == 0)

    def speak(
        self, text: str, words_per_minute: int, pitch: int, volume: int = 100, *, named: bool = False
    ) -> tuple[bytes, list[WordEvent]]:
        """Samples (int16 mono) and word events, in the order of time, in the chosen voice; volume to 200.

        ``named``: ``[[`` and ``]]`` are around sounds of the library, by their names.
        """
        self._parts.clear()
        self._events.clear()
        self._library.espeak_SetParameter(_RATE, words_per_minute, 0)
        self._library.espeak_SetParameter(_VOLUME, volume, 0)
        self._library.espeak_SetParameter(_PITCH, pitch, 0)
        self._synthesise(text, named)
        return b"".join(self._parts), list(self._events)

    def _synthesise(self, text: str, named: bool) -> None:
        raw, flags = text.encode(), _UTF8 | (_NAMED if named else 0)
        self._library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, flags, None, None)
        self._reads_names = named

    def phonemes(self, text: str, tie: str, *, named: bool = False) -> Iterator[tuple[str, str]]:
        """Clauses of a text with their phonemes, IPA, ``tie`` between the letters of one sound.

        To see its end the library reads the first character of the next one too, so clauses overlap by that.
        ``named`` as in ``speak``.
        """
        if named != self._reads_names:
            self._synthesise("", named)  # what it was told then holds for phonemes as well
        raw = text.encode()
        buffer = ctypes.create_string_buffer(raw)
        begin = ctypes.addressof(buffer)
        place, at = c_void_p(begin), 0
        mode = _IPA | _TIED | ord(tie) << 8
        while place.value is not None:
            phonemes = self._library.espeak_TextToPhonemes(ctypes.byref(place), _UTF8, mode)
            end = len(raw) if place.value is None else place.value - begin
            clause = raw[at:end].decode(errors="ignore")
            yield clause, phonemes.decode()
            at = end - len(clause[-1:].encode())

    def sound_names(self) -> set[str]:
        """The names of the sounds of all languages, out of the library's table of them.

        After ``LoadPhData`` of eSpeak NG: a count of tables; of each its count of sounds, 35 bytes of its
        own, and 16 for each sound, of which the first four are its name.
        """
        raw = (self._data_folder() / "phontab").read_bytes()
        names, at = set[str](), 4
        while at < len(raw):
            sounds, at = raw[at], at + 36
            names.update(
                raw[at + 16 * i : at + 16 * i + 4].rstrip(b"\0").decode("latin-1") for i in range(sounds)
            )
            at += 16 * sounds
        return names - {""}

    def _take(self, wave: Any, count: int, events: Any) -> int:
        if count > 0:
            self._parts.append(ctypes.string_at(wave, count * 2))
        index = 0
        while events[index].type != _LIST_END:
            if events[index].type == _WORD:
                self._events.append(WordEvent(events[index].text_position - 1, events[index].sample))
            index += 1
        return 0


def _dictionaries(raw: RawVoice, data: Path) -> Iterator[str]:
    """The dictionary that a voice is read with: its language's, or what its file names ("nb": "no")."""
    yield raw.language.partition("-")[0]
    with contextlib.suppress(OSError):
        lines = (data / "lang" / raw.identifier).read_text("utf8", "replace").splitlines()
        yield from (line.split()[1] for line in lines if line.startswith("dictionary "))


def _is_loaded(path: str) -> bool:
    try:
        library = ctypes.CDLL(path, mode=os.RTLD_NOLOAD)
    except OSError:
        return False
    _ctypes.dlclose(library._handle)
    return True


def location() -> tuple[str, bytes | None]:
    """Path of the library and of its data: those of the espeakng-loader wheel, else the system's own."""
    try:
        import espeakng_loader
    except ImportError:
        return _SYSTEM_NAMES.get(sys.platform, "libespeak-ng.so.1"), None
    return espeakng_loader.get_library_path(), espeakng_loader.get_data_path().encode()


def _raw_voice(voice: Any) -> RawVoice:
    languages = ctypes.string_at(voice.languages)  # up to the first NUL: priority and first language
    return RawVoice(
        voice.name.decode("utf-8", "replace").strip(),
        languages[1:].decode("ascii", "replace"),
        voice.identifier.decode("utf-8", "replace"),
        languages[0] if languages else 99,
    )
