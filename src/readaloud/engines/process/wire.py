"""What travels between readaloud and an engine's process: frames of a message and the sound beside it.

A frame is the length of both in bytes, the message in MessagePack, and its sound as it is: some hundred
kilobytes for a sentence, which would otherwise be copied once more at each end.
"""

from struct import Struct as Layout
from typing import IO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from readaloud.model.speech import EngineInfo, Speech, SpeechRequest, Voice

_LENGTHS = Layout("<II")
_LARGEST = 1 << 30  # an hour of speech is 160 MB; more than this is a torn stream


class Say(Struct, frozen=True, tag=True):
    """Asks for a text to be spoken."""

    id: int
    request: SpeechRequest


class ListVoices(Struct, frozen=True, tag=True):
    """Asks which voices there are."""

    id: int


class GiveUp(Struct, frozen=True, tag=True):
    """Says that nobody waits any longer for requests up to this one."""

    id: int


class Ready(Struct, frozen=True, tag=True):
    """The first frame of an engine that loaded."""

    info: EngineInfo


class Spoken(Struct, frozen=True, tag=True):
    """The sound of a request."""

    id: int
    speech: Speech


class Voices(Struct, frozen=True, tag=True):
    """The voices that there are."""

    id: int
    voices: tuple[Voice, ...]


class Failed(Struct, frozen=True, tag=True):
    """A request, or with the id 0 the engine itself, failed with a sentence for a person."""

    id: int
    message: str
    hint: str


Question = Say | ListVoices | GiveUp
Answer = Ready | Spoken | Voices | Failed

_encode = msgspec.msgpack.Encoder().encode
_question = msgspec.msgpack.Decoder(Question)
_answer = msgspec.msgpack.Decoder(Answer)


def write_frame(stream: IO[bytes], message: Question | Answer) -> None:
    """Write one message and flush it."""
    sound = b""
    if isinstance(message, Spoken):
        sound = message.speech.samples
        message = Spoken(message.id, replace(message.speech, samples=b""))
    body = _encode(message)
    stream.write(_LENGTHS.pack(len(body), len(sound)) + body)
    stream.write(sound)
    stream.flush()


def read_question(stream: IO[bytes]) -> Question | None:
    """The next question; None when the other end has closed."""
    frame = _read_frame(stream)
    return None if frame is None else _question.decode(frame[0])


def read_answer(stream: IO[bytes]) -> Answer | None:
    """The next answer; None when the other end has closed or what came is no whole frame."""
    frame = _read_frame(stream)
    try:
        answer = None if frame is None else _answer.decode(frame[0])
    except msgspec.MsgspecError:
        return None
    if frame and isinstance(answer, Spoken):
        return Spoken(answer.id, replace(answer.speech, samples=frame[1]))
    return answer


def _read_frame(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """A message and its sound."""
    head = stream.read(_LENGTHS.size)
    if len(head) < _LENGTHS.size:
        return None
    lengths = _LENGTHS.unpack(head)
    if sum(lengths) > _LARGEST:
        return None
    body, sound = (stream.read(length) for length in lengths)
    return (body, sound) if (len(body), len(sound)) == lengths else None
