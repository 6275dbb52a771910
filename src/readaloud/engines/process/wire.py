"""What travels between readaloud and an engine's process: length-prefixed MessagePack frames."""

from typing import IO

import msgspec
from msgspec import Struct

from readaloud.model.speech import EngineInfo, Speech, SpeechRequest, Voice

_LENGTH_BYTES = 4
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
    body = _encode(message)
    stream.write(len(body).to_bytes(_LENGTH_BYTES, "little"))
    stream.write(body)
    stream.flush()


def read_question(stream: IO[bytes]) -> Question | None:
    """The next question; None when the other end has closed."""
    body = _read_body(stream)
    return None if body is None else _question.decode(body)


def read_answer(stream: IO[bytes]) -> Answer | None:
    """The next answer; None when the other end has closed or what came is no whole frame."""
    body = _read_body(stream)
    try:
        return None if body is None else _answer.decode(body)
    except msgspec.MsgspecError:
        return None


def _read_body(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_LENGTH_BYTES)
    length = int.from_bytes(head, "little")
    if len(head) < _LENGTH_BYTES or length > _LARGEST:
        return None
    body = stream.read(length)
    return body if len(body) == length else None
