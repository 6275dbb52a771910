"""Utterance to finished sound: out of the cache or the engine, trimmed, at its tempo and volume.

Everything after the engine is a pure function of the segment it made, so the same segment always gives the
same bytes.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from readaloud.audio.cache import SegmentCache, key_of
from readaloud.audio.tempo import stretch
from readaloud.audio.trim import trimmed
from readaloud.engines.binding import Bound, bind
from readaloud.engines.process.host import EngineHost
from readaloud.model.profile import Profile
from readaloud.model.script import Utterance
from readaloud.model.speech import EngineInfo, Speech, Voice


class Synthesiser:
    """The voices of one profile in one engine; ``speed`` may be changed between two utterances.

    ``voices`` are the engine's, which is asked for them when they are not given.
    """

    def __init__(
        self,
        host: EngineHost,
        profile: Profile,
        cache: SegmentCache | None = None,
        speed: float = 1.0,
        voices: Sequence[Voice] = (),
    ) -> None:
        self.host = host
        self.speed = speed
        self._profile = profile
        self._cache = cache
        self._given = voices

    @property
    def info(self) -> EngineInfo:
        """What the engine declares about itself."""
        return self.host.info

    def speech(self, utterance: Utterance) -> Speech:
        """The utterance as it will be heard, without silence around it; its marks are offsets of ``spoken``.

        Raises:
            EngineError: the voice does not exist, or the engine failed twice.
            Cancelled: ``host.cancel`` was called meanwhile.
        """
        bound = self._bound(utterance)
        return _finished(self._cached(bound) or self._made(bound), bound)

    def cached(self, utterance: Utterance) -> Speech | None:
        """The same without asking the engine to speak; None when the cache does not hold it."""
        bound = self._bound(utterance)
        segment = self._cached(bound)
        return _finished(segment, bound) if segment else None

    def key(self, utterance: Utterance) -> str:
        """The utterance's key in the cache, to be pinned by a job."""
        return self._key(self._bound(utterance))

    @cached_property
    def _voices(self) -> Sequence[Voice]:
        return self._given or self.host.voices()

    @cached_property
    def _made_of(self) -> Mapping[str, str]:
        """By voice; where the engine is to choose, it may be any of them."""
        made_of = {voice.id: voice.made_of for voice in self._voices}
        return made_of | {"": " ".join(made_of.values()).strip()}

    def _key(self, bound: Bound) -> str:
        return key_of(bound.request, self.info, self._made_of.get(bound.request.voice, ""))

    def _bound(self, utterance: Utterance) -> Bound:
        return bind(utterance, self._profile, self.info, self.speed, self._voices)

    def _cached(self, bound: Bound) -> Speech | None:
        return self._cache.get(self._key(bound)) if self._cache else None

    def _made(self, bound: Bound) -> Speech:
        segment = self.host.synthesise(bound.request)
        if self._cache:
            self._cache.put(self._key(bound), segment)
        return segment


def _finished(segment: Speech, bound: Bound) -> Speech:
    finished = trimmed(stretch(segment, bound.tempo, bound.volume, evenly=bound.evenly))
    return replace(finished, unknown=segment.unknown) if segment.unknown else finished
