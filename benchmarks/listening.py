"""Listening, from the key to the ear: what a recorded private sound server hears while an article is read.

    python -m benchmarks.listening [--article FILE] [--times 10] [--minutes 10] [--app]

Keys go to the real program on a terminal of its own. The word that is told against the word that is
heard, gaps that nobody planned and drift are measured on a session in this process. The engine is ``tone``:
its words begin at exact samples and have no silence within, and where it is silent is known beforehand. A
move leaves no silence that could be seen in the recording: it is timed by the word that is told, which is
the word that is heard. On a busy machine the private sound server starves, which is heard as silence that
is not ours: measure on a quiet one, or give it real-time priority (chrt).
"""

import argparse
import itertools
import os
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from tests.sound import LOUD, NULL_SINK_BLOCK_S, RECORDED_RATE, Recording, SoundServer

from benchmarks.watched import Watched, watched
from readaloud.audio.gaps import gap_samples
from readaloud.audio.synthesis import Synthesiser
from readaloud.engines.tone import RATE as TONE_RATE
from readaloud.engines.tone import ToneEngine
from readaloud.model.article import Article
from readaloud.model.profile import Profile
from readaloud.model.script import Pause, Script, Utterance
from readaloud.model.speech import SAMPLE_BYTES
from readaloud.player.events import Finished, UtteranceStarted, WordHeard
from readaloud.services.listening.session import Session
from readaloud.services.opening.opening import open_article
from readaloud.services.pronouncing import narrated

ROOT = Path(__file__).parent.parent
READALOUD = str(Path(sys.executable).parent / "readaloud")
BLOCK_S = 0.02  # more than the recorded sink is ahead of the ear
SILENCE_S = 0.04  # that a person may notice
SHORTEST_S = 0.01  # of a silence; a tone has none within
SAME_S = 0.02  # between where a silence was planned and where it is heard
WORD_MS = 60  # how far the word that is told may be from the one that is heard


def main() -> None:
    """Measure and print."""
    options = _arguments()
    print(f"article: {options.article}\nload: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as folder, _recorded(Path(folder)) as (server, recording):
        _print_keys(options, server, recording, Path(folder))
        os.environ["PULSE_SERVER"] = server.address
        os.environ["XDG_CACHE_HOME"] = folder
        article = open_article(str(options.article))
        _print_seeking(article)
        _print_words(article, recording)
        _print_long(article, recording, options.minutes)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--article", type=Path, default=ROOT / "content" / "river-sensors.html")
    parser.add_argument("--times", type=int, default=10, help="how often each key is pressed")
    parser.add_argument("--minutes", type=float, default=10.0, help="of reading without a break")
    parser.add_argument("--app", action="store_true", help="keys go to the app instead of the linear reader")
    return parser.parse_args()


@contextmanager
def _recorded(folder: Path) -> Iterator[tuple[SoundServer, Recording]]:
    server = SoundServer(folder)
    recording = Recording(server.address)
    try:
        time.sleep(NULL_SINK_BLOCK_S)
        recording.forget()  # the first blocks came early
        yield server, recording
    finally:
        recording.close()
        server.close()


def _print_keys(options: argparse.Namespace, server: SoundServer, recording: Recording, home: Path) -> None:
    mode = ["--app"] if options.app else ["read"]
    command = [READALOUD, *mode, str(options.article), "--engine", "tone", "--speed", "0.5"]
    settings = {"PULSE_SERVER": server.address, "READALOUD_FEEDBACK": "off", "PYTHONPATH": str(ROOT)}
    with watched(command, home, **settings) as program:
        recording.wait_for_onset(program.started)
        recording.forget()
        keys = _Keys(program, recording, options.times)
        front_end = "app" if options.app else "linear reader"
        print(f"\nFrom the key to the ear in the {front_end}, ms: median, worst")
        _row("paused: silent (bar 30)", keys.silences(" ", " "))
        _row("stopped: silent (bar 30)", keys.silences("s", " "))
        _row("stopped, playing again: sound (bar 150)", keys.onsets_after_silence("s", " "))
        _row("paused, playing again: sound (bar 150)", keys.onsets_after_silence(" ", " "))
        pressed = program.press("x")
        ended = program.ended() - pressed
        _row("quit while speaking: silent", [recording.last_loud(pressed, pressed + 0.5) - pressed])
        _row("quit while speaking: ended (bar 300)", [ended])


class _Keys:
    """Keys pressed while it reads, each some times, and what was heard of them, in seconds."""

    def __init__(self, program: Watched, recording: Recording, times: int) -> None:
        self._program, self._recording, self._times = program, recording, times

    def silences(self, key: str, undo: str) -> list[float]:
        """From a key to the last sample that is heard."""
        return [self._silence(key, undo) for _ in range(self._times)]

    def _silence(self, key: str, undo: str) -> float:
        pressed = self._in_a_word(key)
        silent = self._recording.last_loud(pressed, pressed + 0.4) - pressed
        self._heard_again(undo)
        return silent

    def onsets_after_silence(self, key: str, again: str) -> list[float]:
        """From the second of two keys to the first sample that is heard."""
        found = []
        for _ in range(self._times):
            self._in_a_word(key)
            time.sleep(0.6)
            found.append(self._heard_again(again))
        return found

    def _heard_again(self, key: str) -> float:
        """Press a key in silence; seconds until something is heard.

        The recorded sink hands its blocks on before they would be heard, so sound that comes at once can
        seem to be there a few milliseconds before the key.
        """
        pressed = self._program.press(key)
        heard = self._recording.wait_for_onset(pressed - BLOCK_S) - pressed
        time.sleep(0.3)
        return heard

    def _in_a_word(self, key: str) -> float:
        """Press a key while something is heard; the moment."""
        while True:
            now = time.monotonic()
            if self._recording.last_loud(now - 0.1, now) > now - 0.02:
                return self._program.press(key)


class _Listener:
    """What a session tells of words, with the moment of each; and whether it has finished."""

    def __init__(self) -> None:
        self.words: list[float] = []
        self.begun: list[float] = []  # utterances, and words
        self.finished = 0

    def __call__(self, event: Any) -> None:
        if isinstance(event, WordHeard):
            self.words.append(time.monotonic())
        if isinstance(event, WordHeard | UtteranceStarted):
            self.begun.append(time.monotonic())
        self.finished += isinstance(event, Finished)


@contextmanager
def _session(
    article: Article, script: Script, profile: Profile, **options: Any
) -> Iterator[tuple[Session, _Listener]]:
    listener = _Listener()
    session = Session(article, profile=profile, script=script, on_event=listener, **options)
    try:
        yield session, listener
    finally:
        session.close()


def _tones(article: Article, words_per_minute: int) -> tuple[Script, Profile]:
    profile = Profile(name="tones", title="Tones", engines=("tone",), words_per_minute=words_per_minute)
    return narrated(article, profile), profile


def _wait_for(true: Callable[[], bool], limit_s: float) -> None:
    end = time.monotonic() + limit_s
    while not true():
        if time.monotonic() > end:
            raise AssertionError("it never came")
        time.sleep(0.01)


def _print_seeking(article: Article) -> None:
    """In this process: from a command to sound in the device's queue, and to the first word that is heard."""
    script, profile = _tones(article, 175)
    print("\nMoving within what has been made already, ms: median, worst")
    with _session(article, script, profile) as (session, listener):
        session.play()
        _wait_for(lambda: len(listener.words) > 20, 30)
        moves = itertools.cycle((1, -1))
        next_sentence = [
            _moved(session, listener, lambda: session.move("sentence", next(moves))) for _ in range(20)
        ]
        speeds = itertools.cycle((0.1, -0.1))
        faster = [_moved(session, listener, lambda: session.change_speed(next(speeds))) for _ in range(20)]
    _row("sentence on or back: queued (bar 30)", [queued for queued, _ in next_sentence])
    _row("sentence on or back: heard (bar 100)", [heard for _, heard in next_sentence])
    _row("faster or slower: heard (bar 200)", [heard for _, heard in faster])


def _moved(session: Session, listener: _Listener, command: Callable[[], None]) -> tuple[float, float]:
    """Seconds from a command until the device has the sound, and until its first word is heard."""
    time.sleep(0.4)
    count, began = len(listener.begun), time.monotonic()
    command()
    session.settle()
    queued = time.monotonic() - began
    _wait_for(lambda: len(listener.begun) > count, 10)
    return queued, listener.begun[count] - began


def _print_words(article: Article, recording: Recording) -> None:
    print("\nThe word that is told against the word that is heard, ms: median, worst of the last 100")
    for speed in (1.0, 2.0, 4.0):
        script, profile = _tones(article, 120)
        with _session(article, script, profile, speed=speed) as (session, listener):
            session.play()
            _wait_for(lambda listener=listener: listener.words, 30)
            recording.forget()
            _wait_for(lambda listener=listener: len(listener.words) >= 110, 200)
            told = listener.words[10:110]
            recording.wait_until(told[-1] + 0.3)
        _row(f"at {speed:g} times (bar {WORD_MS})", [abs(error) for error in _errors(told, recording)])


def _errors(told: list[float], recording: Recording) -> list[float]:
    """For each word that was told, how much later than the nearest beginning of a sound."""
    heard = recording.onsets(told[0] - 0.3, quiet_s=0.004)
    return [min((moment - onset for onset in heard), key=abs) for moment in told]


def _print_long(article: Article, recording: Recording, minutes: float) -> None:
    """A long reading: silences that nobody planned, and whether words and sound grow apart."""
    script, profile = _tones(article, 120)
    with _session(article, script, profile) as (session, listener):
        end = time.monotonic() + 60 * minutes
        recording.forget()
        session.play()
        while time.monotonic() < end:
            time.sleep(0.2)
            session.play()  # from the beginning, when it has finished
        told = listener.words
        recording.wait_until(told[-1] + 0.3)
    errors = _errors(told, recording)
    tenth = max(1, len(errors) // 10)
    print(f"\n{minutes:g} minutes of reading, {len(told)} words, ms")
    _row("told against heard, the first tenth", [abs(error) for error in errors[:tenth]])
    _row("told against heard, the last tenth", [abs(error) for error in errors[-tenth:]])
    drift = statistics.median(errors[-tenth:]) - statistics.median(errors[:tenth])
    print(f"  {'drift, last against first (bar 60)':52}{1000 * drift:8.1f}")
    unplanned = _unplanned(script, profile, recording)
    print(f"  {'silences beyond what was planned, over 40 ms':52}{sum(u > SILENCE_S for u in unplanned):8}")
    print(f"  {'the longest (bar 40)':52}{1000 * max(unplanned):8.1f}")


def _unplanned(script: Script, profile: Profile, recording: Recording) -> list[float]:
    """How much longer than planned each silence was, in seconds, as far as the article goes once.

    What is planned is put together anew. A silence where none was planned counts as a whole, and what comes
    behind one that was too long is expected so much later.
    """
    heard = _silences(recording.samples()[1], RECORDED_RATE)
    planned = deque(_silences(_put_together(script, profile), TONE_RATE))
    late, found = 0.0, []
    for start, length in heard:
        met = []
        while planned and planned[0][0] + late < start + length + SAME_S:
            met.append(planned.popleft())
        if not planned:  # it begins anew
            break
        met = [(expected, wanted) for expected, wanted in met if expected + late > start - SAME_S]
        found.append(length - sum(wanted for _, wanted in met))
        late = (start - met[0][0] if met else late) + found[-1]  # told anew: two clocks are never the same
    return found


def _put_together(script: Script, profile: Profile) -> np.ndarray:
    synthesiser = Synthesiser(ToneEngine(), profile)
    parts = (
        synthesiser.speech(item).samples
        if isinstance(item, Utterance)
        else bytes(SAMPLE_BYTES * gap_samples(item, 1.0, TONE_RATE))
        for item in script.items
        if isinstance(item, Utterance | Pause)
    )
    return np.frombuffer(b"".join(parts), "<i2")


def _silences(samples: np.ndarray, rate: int) -> list[tuple[float, float]]:
    """The beginning, counted from the first sound, and the length of each silence behind it, in seconds."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUD)
    lengths = np.diff(loud) / rate
    return [
        (float((loud[n] - loud[0]) / rate), float(lengths[n])) for n in np.flatnonzero(lengths > SHORTEST_S)
    ]


def _row(name: str, seconds: list[float]) -> None:
    print(f"  {name:52}{1000 * statistics.median(seconds):8.1f}{1000 * max(seconds):8.1f}")


if __name__ == "__main__":
    main()
