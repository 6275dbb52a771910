"""One Piper model in memory: a text to samples, and its phonemes to where they begin."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from piper import PiperVoice
from piper.config import PiperConfig

from readaloud.engines import loudness
from readaloud.engines.neural.model_files import fingerprint
from readaloud.engines.neural.models import damaged, session
from readaloud.engines.neural.speaking import Ipa, Model, Sound, spoken
from readaloud.engines.piper.files import config_path
from readaloud.engines.piper.graph import COLUMNS, NOISE_START, make_exact
from readaloud.engines.piper.phonemes import PiperPhonemes
from readaloud.model.speech import Speech


class PiperModel:
    """One model in memory."""

    def __init__(self, id_: str, path: Path) -> None:
        self._session = session(path, id_, make_exact)
        try:
            raw = msgspec.json.decode(config_path(path).read_bytes())
            settings = PiperConfig.from_dict(raw)
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise damaged(config_path(path), id_) from error
        self._voice = PiperVoice(session=self._session, config=settings)
        self._phonemiser = PiperPhonemes(self._voice)
        self._phonemes_of = lru_cache(maxsize=4096)(self._phonemes)
        self._gains: dict[int, float] = {}
        self._id, self._made_of = id_, fingerprint([path])

    def spoken(self, text: str, speaker: int, phonemes: Ipa = ()) -> Speech:
        """A text in the voice of a speaker, at the reference loudness."""
        if speaker not in self._gains:
            name = f"{self._id}#{speaker}" if self._voice.config.num_speakers > 1 else self._id
            made_of = f"{self._made_of}-{speaker}"
            lufs = loudness.kept_lufs("piper", name, made_of, lambda: self.lufs(speaker))
            self._gains[speaker] = loudness.gain(lufs)
        return spoken(text, self._model(speaker), self._gains[speaker], phonemes)

    def lufs(self, speaker: int) -> float:
        """The loudness of a speaker without gain, measured."""
        return loudness.of_calibration(lambda text: spoken(text, self._model(speaker), 1.0))

    def _model(self, speaker: int) -> Model:
        return Model(
            lambda text, asked: self._sound(text, speaker, asked),
            self._phonemes_of,
            self._voice.config.sample_rate,
        )

    def _phonemes(self, text: str, asked: Ipa) -> tuple[str, ...]:
        """Phonemes of all sentences, a space between two."""
        return tuple(
            sign for sentence in self._phonemiser.sentences(text, asked)[0] for sign in (*sentence, " ")
        )

    def _sound(self, text: str, speaker: int, asked: Ipa) -> Sound:
        pieces, phonemes, starts, length = [np.zeros(0, np.float32)], list[str](), list[int](), 0
        sentences, unknown = self._phonemiser.sentences(text, asked)
        for sentence in sentences:
            ids, places = self._ids(sentence)
            samples, lengths = self._run(ids, speaker)
            edges = np.concatenate(([0], np.cumsum(lengths)))
            phonemes += [*sentence, " "]
            starts += [length + int(edges[place]) for place in places]
            pieces.append(samples)
            length += len(samples)
        return Sound(np.concatenate(pieces), phonemes, starts, unknown)

    def _ids(self, sentence: Sequence[str]) -> tuple[list[int], list[int]]:
        """The ids that the model reads, and for each phoneme, and the end, the index of its first id.

        After Piper: ^ _ p _ p _ $, where "_" is a pad between all; phonemes the model does not know are left
        out.
        """
        known = self._voice.config.phoneme_id_map
        pad = known["_"]
        ids, places = [*known["^"], *pad], []
        for phoneme in sentence:
            places.append(len(ids))
            if phoneme in known:
                ids += [*known[phoneme], *pad]
        places.append(len(ids))
        return [*ids, *known["$"]], places

    def _run(self, ids: Sequence[int], speaker: int) -> tuple[Any, Any]:
        """Samples in −1 to 1, and the number of samples of each id."""
        config = self._voice.config
        row = np.array([ids], np.int64)
        inputs = {
            "input": row,
            "input_lengths": np.array([row.size], np.int64),
            "scales": np.array([config.noise_scale, config.length_scale, config.noise_w_scale], np.float32),
            NOISE_START: np.array(crc32(row.tobytes()) % COLUMNS, np.int64),
        }
        if config.num_speakers > 1:
            inputs["sid"] = np.array([speaker], np.int64)
        samples, frames = self._session.run(None, inputs)
        return samples.squeeze(), (frames.reshape(-1) * config.hop_length).astype(np.int64)
