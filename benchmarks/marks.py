"""How exact the word marks of an engine are, by three judges.

    python -m benchmarks.marks [--engine NAME ...] [--text FILE] [--sentences N] [--whisper]

1. The signal itself: where sound begins after 80 ms of silence, the distance to the nearest mark.
2. pocketsphinx's aligner, its own median offset (a habit of its model) taken off; words that its dictionary
   does not know are added with the phonemes of eSpeak NG, which all our engines speak by.
3. With --whisper, faster-whisper's word times, of the words that both have.

The judges are installed with: pip install -e '.[neural,kokoro,judge]'
"""

import argparse
import difflib
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.judges import aligned, at_judges_rate, heard_words
from readaloud import narrate, open_article
from readaloud.config.profiles import load_profile
from readaloud.engines.process.host import EngineHost
from readaloud.model.speech import Speech, SpeechRequest

CONTENT = Path(__file__).parent.parent / "content"
_ENGINES = ("espeak", "piper", "kokoro")
_QUIET_S, _WINDOW_S = 0.08, 0.002
_LOUD = 0.02  # of the loudest sample of the sentence: −34 dB below it
_NEAR_S = 0.25  # an onset with no mark so near is a breath or a click, not a word


def main() -> None:
    """Measure and print, engine by engine."""
    options = _arguments()
    texts = list(_sentences(options.text))[: options.sentences]
    print(f"{len(texts)} sentences of {options.text.name}; distances in ms: median, 95th percentile, count")
    for name in options.engine or _ENGINES:
        with EngineHost(name) as host:
            spoken = [(text, host.synthesise(SpeechRequest(text, "en"))) for text in texts]
        _print(name, "energy after pauses", [d for text, speech in spoken for d in _energy(speech)])
        _print(name, "pocketsphinx, offset off", _without_offset(list(_sphinx(spoken))))
        if options.whisper:
            _print(name, "faster-whisper, offset off", _without_offset(list(_whisper(spoken))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", action="append")
    parser.add_argument("--text", type=Path, default=CONTENT / "harbour-bell.txt")
    parser.add_argument("--sentences", type=int, default=40)
    parser.add_argument("--whisper", action="store_true")
    return parser.parse_args()


def _sentences(path: Path) -> Iterator[str]:
    """What is spoken of an article, where it is long enough to be aligned."""
    script = narrate(open_article(str(path)), load_profile("newsroom"))
    return (one.spoken for one in script.utterances if len(one.spoken.split()) >= 5)


def _print(engine: str, judge: str, distances: Sequence[float]) -> None:
    if not distances:
        print(f"  {engine:8}{judge:28} nothing to compare")
        return
    millis = [1000 * abs(distance) for distance in distances]
    median, high = np.percentile(millis, (50, 95))
    print(f"  {engine:8}{judge:28}{median:7.1f}{high:7.1f}{len(millis):7}")


def _energy(speech: Speech) -> Iterator[float]:
    """For each onset after a silence, the nearest mark minus the onset, in seconds."""
    marks = np.array([mark.sample for mark in speech.marks]) / speech.rate
    for onset in onsets(speech):
        distance = marks[np.abs(marks - onset).argmin()] - onset
        if abs(distance) < _NEAR_S:
            yield distance


def onsets(speech: Speech) -> Iterator[float]:
    """Seconds at which sound begins after a silence."""
    samples = np.abs(np.frombuffer(speech.samples, "<i2").astype(np.int32))
    window = round(_WINDOW_S * speech.rate)
    peaks = samples[: len(samples) // window * window].reshape(-1, window).max(axis=1)
    loud = np.flatnonzero(peaks > _LOUD * peaks.max())
    quiet_before = np.diff(loud, prepend=-round(_QUIET_S / _WINDOW_S) - 1) > _QUIET_S / _WINDOW_S
    return (float(at * window / speech.rate) for at in loud[quiet_before])


def _sphinx(spoken: Sequence[tuple[str, Speech]]) -> Iterator[float]:
    for text, speech in spoken:
        starts = aligned(speech, [text[mark.start : mark.end] for mark in speech.marks])
        for mark, start in zip(speech.marks, starts or (), strict=False):
            yield mark.sample / speech.rate - start


def _whisper(spoken: Sequence[tuple[str, Speech]]) -> Iterator[float]:
    for text, speech in spoken:
        ours = [text[mark.start : mark.end].casefold() for mark in speech.marks]
        heard = heard_words(at_judges_rate(speech))
        theirs = [one.word.casefold().strip(".,;:!?\"'“”") for one in heard]
        for ours_at, theirs_at, size in difflib.SequenceMatcher(a=ours, b=theirs).get_matching_blocks():
            for step in range(size):
                mark = speech.marks[ours_at + step]
                yield mark.sample / speech.rate - heard[theirs_at + step].start


def _without_offset(distances: Sequence[float]) -> list[float]:
    """The distances without their median, the judge's habit."""
    if not distances:
        return []
    offset = statistics.median(distances)
    return [distance - offset for distance in distances]


if __name__ == "__main__":
    main()
