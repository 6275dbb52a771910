"""The voices that can be had: what ``catalogue.yaml`` says of each, and which one suits a person."""

import functools
from typing import Literal

import msgspec
from msgspec import Struct, field

from readaloud.config.yaml_file import read_data
from readaloud.model.errors import UsageError

MEGABYTE = 1_000_000


class OfferedFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of a voice: its address below the publisher's, its size, and "md5:…" or "sha256:…"."""

    address: str
    size_bytes: int = field(name="bytes")
    digest: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.address.rpartition("/")[2]


class Offer(Struct, frozen=True, forbid_unknown_fields=True):
    """A voice that can be had, with whose recordings it is made from and on which terms."""

    id: str
    engine: str
    language: str  # BCP 47
    quality: str  # x low | low | medium | high
    licence: str  # of the recordings
    origin: str
    training: str  # "from scratch", "from ANOTHER-VOICE" or "unknown"
    free: Literal["yes", "no", "unknown"]  # recordings and training, for everybody
    files: tuple[OfferedFile, ...]
    gender: str = ""
    speakers: int = 1
    also: tuple[str, ...] = ()  # other languages that it speaks

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that it speaks, its own first."""
        return (self.language, *self.also)

    @property
    def size_bytes(self) -> int:
        """What has to be downloaded."""
        return sum(file.size_bytes for file in self.files)

    @property
    def terms(self) -> str:
        """Licence, origin and training in one sentence each, for a person to read before a download."""
        free = {
            "yes": "Recordings and training are free for everybody.",
            "no": "It is not free for everybody: what it was trained on has terms of its own.",
            "unknown": "Whether it is free for everybody is not known.",
        }
        recordings = f"Recordings: {self.origin}, licence: {self.licence}."
        return f"{recordings} Training: {self.training}. {free[self.free]}"


class _Catalogue(Struct, frozen=True, forbid_unknown_fields=True):
    publishers: dict[str, str]
    voices: tuple[Offer, ...]


def offers() -> tuple[Offer, ...]:
    """Every voice of the catalogue, of one language the best first."""
    return _catalogue().voices


def publisher(engine: str) -> str:
    """The address below which the files of an engine's voices are."""
    return _catalogue().publishers[engine]


def offer(voice_id: str) -> Offer:
    """The voice of that id.

    Raises:
        UsageError: the catalogue has none; near ones are named.
    """
    known = {one.id: one for one in offers()}
    if voice_id not in known:
        from readaloud.config.mistakes import nearest

        raise UsageError(
            f"The catalogue has no voice {voice_id!r}{nearest(voice_id, known)}.",
            "`readaloud voices --all` lists what can be had.",
        )
    return known[voice_id]


def recommended(language: str) -> Offer | None:
    """The best voice of a language that is surely free for everybody; of the accent asked for, if any is."""
    free = [one for one in offers() if one.free == "yes"]
    wanted = language.lower().replace("_", "-")
    exact = (one for one in free if one.language.lower() == wanted)
    akin = (one for one in free if one.language.lower().split("-")[0] == wanted.split("-")[0])
    return next(exact, None) or next(akin, None)


@functools.cache
def _catalogue() -> _Catalogue:
    return msgspec.convert(read_data("readaloud.services.voices", "catalogue.yaml"), _Catalogue)
