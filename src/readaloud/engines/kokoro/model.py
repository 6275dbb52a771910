"""Kokoro in memory: a text to samples, and its phonemes to where they begin."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from kokoro_onnx import SAMPLE_RATE, Kokoro

from readaloud.engines import loudness
from readaloud.engines.kokoro.files import CATALOGUED
from readaloud.engines.kokoro.phonemes import KokoroPhonemes
from readaloud.engines.neural.model_files import fingerprint
from readaloud.engines.neural.models import damaged, session
from readaloud.engines.neural.speaking import Ipa, Model, Sound, spoken
from readaloud.model.speech import Speech

_FRAMES = "/encoder/Clip_output_0"  # the length of each token, in frames of 600 samples
_EARLY = 600  # samples: against the signal and an aligner alike, a token is heard one frame before its own
_DURATION = "duration"  # the output by which kokoro-onnx knows a model that tells them


class KokoroModel:
    """The one model, which speaks in the style of any voice."""

    def __init__(self, path: Path, styles: Path) -> None:
        running = session(path, CATALOGUED, tell_durations)
        running._model_path = str(path)  # kokoro-onnx looks whether it is there; one in memory has none
        try:
            self._kokoro = Kokoro.from_session(running, str(styles))
        except (OSError, ValueError) as error:
            raise damaged(styles, CATALOGUED) from error
        self._phonemes = KokoroPhonemes()
        self._made_of = fingerprint((path, styles))
        self._gain = lru_cache(maxsize=None)(self._gain_of)

    def spoken(self, text: str, voice: str, language: str, phonemes: Ipa = ()) -> Speech:
        """A text in a voice, at the reference loudness."""
        return spoken(text, self._voice(voice, language), self._gain(voice, language), phonemes)

    def _gain_of(self, voice: str, language: str) -> float:
        made_of = f"{self._made_of}-{voice}"
        lufs = loudness.kept_lufs("kokoro", voice, made_of, lambda: self.lufs(voice, language))
        return loudness.gain(lufs)

    def lufs(self, voice: str, language: str) -> float:
        """The loudness of a voice without gain, measured."""
        return loudness.of_calibration(lambda text: spoken(text, self._voice(voice, language), 1.0))

    def _voice(self, voice: str, language: str) -> Model:
        return Model(
            lambda text, asked: self._sound(text, voice, language, asked),
            lambda word, asked: self._phonemes.alone(word, language, asked),
            SAMPLE_RATE,
        )

    def _sound(self, text: str, voice: str, language: str, asked: Ipa) -> Sound:
        phonemes, unknown = self._phonemes.asked(text, language, asked)
        known = self._kokoro.tokenizer.known(phonemes)
        if not known.strip():
            return Sound(np.zeros(0, np.float32), (), (), unknown)
        samples, rate, timings = self._kokoro.create_timed(
            known, voice, is_phonemes=True, trim=False, sentence_pause=0.0, clause_pause=0.0
        )
        timed = ((one.phoneme, max(0, round(one.start * rate) - _EARLY)) for one in timings)
        return Sound(samples, *_starts(known, timed), unknown)


def _starts(phonemes: str, timed: Iterable[tuple[str, int]]) -> tuple[str, list[int]]:
    """Each phoneme with its sample; spaces at which kokoro-onnx parted a long text have none of their own."""
    starts, at = list[int](), 0
    for phoneme, sample in timed:
        while len(starts) < len(phonemes) and phonemes[len(starts)] != phoneme:
            starts.append(sample)
        starts.append(sample)
        at = sample
    return phonemes, starts + [at] * (len(phonemes) - len(starts))


def tell_durations(model: Any) -> None:
    """Give an ``onnx.ModelProto`` its durations as an output. ValueError when it has no such tensor."""
    from onnx import TensorProto, helper

    if not any(_FRAMES in node.output for node in model.graph.node):
        raise ValueError(f"no tensor {_FRAMES}")
    model.graph.node.append(helper.make_node("Cast", [_FRAMES], [_DURATION], to=TensorProto.INT64))
    model.graph.output.append(helper.make_tensor_value_info(_DURATION, TensorProto.INT64, None))
