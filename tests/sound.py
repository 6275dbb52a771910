"""A private sound server whose only device is recorded: what a person would have heard, with times.

Nothing of the machine's own sound is touched: the server has its own socket in a temporary folder, a null
sink as its device, and ends with the test. The recorder starts before anything plays (without one the null
sink asks for blocks of two seconds, and playback would seem to start late).
"""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

RECORDED_RATE = 48_000
LOUD = 200  # of 32,767: above the noise of resampling, below any speech
SERVER_START_S = 10.0
STRETCH_S = 10  # the null sink's clock gains a tenth of a second in a quarter of an hour: it is told anew
NULL_SINK_BLOCK_S = 2.5  # the recorder's wish for low latency takes effect with the next block


class Recording:
    """Samples of the null sink's monitor and the moment (``time.monotonic``) of each."""

    def __init__(self, server: str) -> None:
        self._samples = bytearray()
        self._received = 0  # frames, ever
        self._forgotten = 0  # frames that were dropped from ``_samples``
        self._origins = [float("inf")]  # the moment of the first frame ever, as each stretch tells it
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [
                *("parec", "--latency-msec=5", "--format=s16le", f"--rate={RECORDED_RATE}", "--channels=1"),
                *("-d", "ra.monitor"),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PULSE_SERVER": server},
            bufsize=0,
        )
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while data := self._process.stdout.read(960):
            with self._lock:
                self._samples += data
                self._received += len(data) // 2
                if self._received - self._forgotten > len(self._origins) * STRETCH_S * RECORDED_RATE:
                    self._origins.append(float("inf"))
                origin = time.monotonic() - self._received / RECORDED_RATE  # of the chunk that waited least
                self._origins[-1] = min(self._origins[-1], origin)

    def samples(self) -> tuple[float, np.ndarray]:
        """The moment of the first sample, and all samples since ``forget``."""
        with self._lock:
            first = min(self._origins) + self._forgotten / RECORDED_RATE
            return first, np.frombuffer(bytes(self._samples), "<i2")

    def moments(self, frames: np.ndarray) -> np.ndarray:
        """When those frames since ``forget`` were heard, also in a recording of many minutes."""
        stretches = np.minimum(frames // (STRETCH_S * RECORDED_RATE), len(self._origins) - 1)
        return np.array(self._origins)[stretches] + (self._forgotten + frames) / RECORDED_RATE

    def forget(self) -> None:
        """Drop what was recorded until now, and tell the time anew from the next tenth of a second."""
        with self._lock:
            self._forgotten = self._received
            self._samples.clear()
            self._origins = [float("inf")]
        while len(self._samples) < RECORDED_RATE // 10 * 2:
            time.sleep(0.005)

    def wait_until(self, moment: float) -> None:
        """Return once everything up to that moment has been recorded."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            start, samples = self.samples()
            if start + len(samples) / RECORDED_RATE >= moment:
                return
            time.sleep(0.005)
        raise AssertionError("the recorder stands still")

    def between(self, start: float, end: float) -> np.ndarray:
        """The samples of a stretch of time; waits until they have been recorded."""
        self.wait_until(end)
        first, samples = self.samples()
        return samples[max(0, round((start - first) * RECORDED_RATE)) : round((end - first) * RECORDED_RATE)]

    def onsets(self, since: float = 0.0, quiet_s: float = 0.02) -> list[float]:
        """The moments at which sound begins after at least ``quiet_s`` of silence."""
        loud = np.flatnonzero(np.abs(self.samples()[1].astype(np.int32)) > LOUD)
        if not len(loud):
            return []
        starts = np.concatenate(([0], np.flatnonzero(np.diff(loud) > quiet_s * RECORDED_RATE) + 1))
        moments = self.moments(loud[starts]).tolist()
        return [moment for moment in moments if moment >= since]

    def wait_for_onset(self, since: float, limit_s: float = 10.0) -> float:
        """The moment of the first sound after ``since``."""
        deadline = time.monotonic() + limit_s
        while time.monotonic() < deadline:
            if found := self.onsets(since):
                return found[0]
            time.sleep(0.005)
        raise AssertionError(f"no sound within {limit_s} s")

    def last_loud(self, since: float, until: float) -> float:
        """The moment of the last sample that can be heard in a stretch; ``since`` when there is none."""
        loud = np.flatnonzero(np.abs(self.between(since, until).astype(np.int32)) > LOUD)
        return since + (int(loud[-1]) / RECORDED_RATE if len(loud) else 0.0)

    def close(self) -> None:
        """Stop recording."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


class SoundServer:
    """A private PulseAudio; ``address`` is what PULSE_SERVER has to be for a child of the test."""

    recording: Recording

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:{folder}/native"
        script = folder / "pa.pa"
        script.write_text(
            f"load-module module-native-protocol-unix socket={folder}/native auth-anonymous=1\n"
            "load-module module-null-sink sink_name=ra rate=48000\n"
        )
        environment = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        self._process = subprocess.Popen(
            [
                *("pulseaudio", "-n", "-F", str(script), "--exit-idle-time=-1", "--use-pid-file=no"),
                *("--disable-shm=yes", "--daemonize=no"),
            ],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_for_sink()

    def command(self, *words: str) -> str:
        """What ``pactl`` answers to a request."""
        done = subprocess.run(
            ["pactl", *words],
            env={**os.environ, "PULSE_SERVER": self.address},
            capture_output=True,
            text=True,
        )
        return done.stdout

    def _wait_for_sink(self) -> None:
        deadline = time.monotonic() + SERVER_START_S
        while "ra" not in self.command("list", "short", "sinks"):
            assert time.monotonic() < deadline, "pulseaudio did not start"
            time.sleep(0.05)

    def close(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait()


@pytest.fixture(scope="session")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """One private server for all tests, recorded from its start."""
    server = SoundServer(tmp_path_factory.mktemp("pulse"))
    server.recording = Recording(server.address)
    try:
        time.sleep(NULL_SINK_BLOCK_S)
        yield server
    finally:
        server.recording.close()
        server.close()


@pytest.fixture
def sound(sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> Recording:
    """What this test plays, recorded; PULSE_SERVER leads every player of the test to the private server."""
    monkeypatch.setenv("PULSE_SERVER", sound_server.address)
    sound_server.recording.forget()
    return sound_server.recording
