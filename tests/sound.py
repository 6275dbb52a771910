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
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

RECORDED_RATE = 48_000
LOUD = 200  # of 32,767: above the noise of resampling, below any speech
SERVER_START_S = 10.0


class Recording:
    """Samples of the null sink's monitor and the moment (``time.monotonic``) of each."""

    def __init__(self, server: str) -> None:
        self._chunks: list[tuple[float, bytes]] = []
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
                self._chunks.append((time.monotonic(), data))

    def samples(self) -> tuple[float, np.ndarray]:
        """The moment of the first sample, and all samples so far."""
        with self._lock:
            chunks = list(self._chunks)
        frames, earliest = 0, float("inf")
        for moment, data in chunks:
            frames += len(data) // 2
            earliest = min(earliest, moment - frames / RECORDED_RATE)  # the chunk that waited least
        return earliest, np.frombuffer(b"".join(data for _, data in chunks), dtype="<i2")

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
        first, samples = self.samples()
        loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUD)
        if not len(loud):
            return []
        starts = np.concatenate(([0], np.flatnonzero(np.diff(loud) > quiet_s * RECORDED_RATE) + 1))
        moments = (first + loud[starts] / RECORDED_RATE).tolist()
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


@contextmanager
def recorded_sound(folder: Path) -> Iterator[tuple[SoundServer, Recording]]:
    """A private server with a recorder that has begun to receive."""
    server = SoundServer(folder)
    recording = Recording(server.address)
    try:
        recording.wait_until(time.monotonic())
        yield server, recording
    finally:
        recording.close()
        server.close()


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Recording]:
    """What this test plays, recorded; PULSE_SERVER leads every player of the test to the private server."""
    with recorded_sound(tmp_path) as (server, recording):
        monkeypatch.setenv("PULSE_SERVER", server.address)
        recording.server = server  # type: ignore[attr-defined]
        yield recording
