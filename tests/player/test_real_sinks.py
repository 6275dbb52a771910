"""Real sinks against a private sound server whose output is recorded."""

import math
import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readaloud.player.choose import open_sound
from readaloud.player.feed import Feed
from readaloud.player.miniaudio_sink import MiniaudioSink
from readaloud.player.pipe_sink import PROGRAMS, PipeSink
from readaloud.player.sink import NoSound, Sink
from sound import Recording, SoundServer

RATE = 22_050
BEEP_S = 0.05
EVERY_S = 0.2

pytestmark = pytest.mark.needs("pulseaudio", "parec", "pactl")


def beeps(count: int) -> bytes:
    """A beep of 50 ms each 200 ms, the first at 200 ms."""
    every, length = int(EVERY_S * RATE), int(BEEP_S * RATE)
    beep = [int(12_000 * math.sin(2 * math.pi * 900 * n / RATE + 1)) for n in range(length)]
    return struct.pack(f"<{every * (count + 1)}h", *([0] * every + (beep + [0] * (every - length)) * count))


def beep_cues(count: int) -> list[tuple[int, int]]:
    return [(int(EVERY_S * RATE) * (n + 1), n) for n in range(count)]


def watch(sink: Sink, feed: Feed, until: float) -> list[float]:
    """The moments at which cues fell due."""
    moments = []
    while time.monotonic() < until:
        moments += [time.monotonic() for _ in feed.due(sink.audible())]
        time.sleep(0.002)
    return moments


@pytest.fixture(params=[MiniaudioSink, lambda: PipeSink(PROGRAMS[:1])], ids=["miniaudio", "paplay"])
def sink(request: pytest.FixtureRequest) -> Iterator[Sink]:
    made = request.param()
    yield made
    made.close()


def test_sound_is_heard_and_marks_fire_when_it_is(sink: Sink, sound: Recording) -> None:
    feed = Feed()
    feed.append(beeps(8), beep_cues(8))
    sink.open(RATE, feed.pull)
    began = time.monotonic()
    sink.start()
    fired = watch(sink, feed, began + 1.9)
    heard = sound.onsets(since=began, quiet_s=0.1)
    errors = [f - h for f, h in zip(fired, heard, strict=True)]
    assert len(errors) == 8
    assert max(map(abs, errors)) < 0.06, errors


def test_pause_is_silent_within_50_ms_and_goes_on(sink: Sink, sound: Recording) -> None:
    feed = Feed()
    feed.append(beeps(12))
    sink.open(RATE, feed.pull)
    sink.start()
    sound.wait_for_onset(0)
    time.sleep(0.02)  # in the middle of a beep
    paused = time.monotonic()
    sink.pause()
    assert sound.last_loud(paused - 0.2, paused + 0.5) - paused < 0.05
    if sink.keeps:
        sink.start()
        assert sound.wait_for_onset(paused + 0.3)


def test_closing_drops_what_was_not_heard_and_opening_again_works(sink: Sink, sound: Recording) -> None:
    feed = Feed()
    feed.append(beeps(40))
    sink.open(RATE, feed.pull)
    sink.start()
    sound.wait_for_onset(0)
    sink.close()
    closed = time.monotonic()
    assert sink.rate == 0
    feed.clear()
    feed.append(beeps(3)[int(EVERY_S * RATE) * 2 :])
    sink.open(RATE, feed.pull)
    sink.start()
    onset = sound.wait_for_onset(closed + 0.06)
    assert onset - closed < 0.3


def test_many_openings_leave_no_descriptor_and_no_thread_behind(sound: Recording) -> None:
    def left() -> tuple[int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    sink, feed = MiniaudioSink(), Feed()
    counts = []
    for _ in range(6):
        sink.open(RATE, feed.pull)
        sink.start()
        sink.close()
        counts.append(left())
    assert counts[1] == counts[-1]


def test_a_device_that_wakes_up_late_is_not_lost_and_one_that_stops_is_noticed_within_about_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody records this null sink, so it is idle and first plays up to two seconds of silence."""
    server, sink, asked = SoundServer(tmp_path), MiniaudioSink(), []
    monkeypatch.setenv("PULSE_SERVER", server.address)
    try:
        sink.open(RATE, lambda frames: asked.append(frames) or bytes(2 * frames))
        sink.start()
        while sum(asked) < RATE / 2:
            assert sink.alive()
            time.sleep(0.02)
        server.command("suspend-sink", "ra", "1")
        gone = time.monotonic()
        while sink.alive() and time.monotonic() < gone + 5:
            time.sleep(0.02)
        assert 0.8 < time.monotonic() - gone < 2.5
    finally:
        sink.close()
        server.close()


def test_no_device_at_all_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from readaloud.player import miniaudio_device

    miniaudio_device.forget_context()
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoSound) as found:
        open_sound(RATE, Feed().pull)
    assert found.value.message == "No sound device works."
    assert capfd.readouterr() == ("", "")  # ALSA would complain there, where the app draws


def test_without_miniaudio_a_player_program_is_found(
    sound: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "_miniaudio", None)
    monkeypatch.delitem(sys.modules, "readaloud.player.miniaudio_device", raising=False)
    monkeypatch.delitem(sys.modules, "readaloud.player.miniaudio_sink", raising=False)
    feed = Feed()
    feed.append(beeps(3))
    began = time.monotonic()
    sink = open_sound(RATE, feed.pull)
    try:
        assert isinstance(sink, PipeSink)
        sink.start()
        assert sound.wait_for_onset(began)
    finally:
        sink.close()


def test_a_sound_server_that_came_anew_is_connected_to_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = SoundServer(tmp_path)
    monkeypatch.setenv("PULSE_SERVER", first.address)
    feed, sink = Feed(), MiniaudioSink()
    sink.open(RATE, feed.pull)
    sink.start()
    first.close()
    wait_for(lambda: not sink.alive(), limit_s=4)
    sink.close()
    second = SoundServer(tmp_path)
    try:
        sink.open(RATE, feed.pull)
        assert sink.rate == RATE
        sink.start()
    finally:
        sink.close()
        second.close()


def test_a_player_program_that_finds_no_device_is_passed_over() -> None:
    sink = PipeSink((("false",), ("sleep", "5")))
    sink.open(RATE, Feed().pull)
    assert sink.name == "sleep"
    sink.close()
    with pytest.raises(NoSound, match="No player program works"):
        PipeSink((("false",),)).open(RATE, Feed().pull)


def test_a_player_program_that_ends_by_itself_is_noticed() -> None:
    sink = PipeSink((("sleep", "0.3"),))
    sink.open(RATE, Feed().pull)
    sink.start()
    wait_for(lambda: not sink.alive())
    with pytest.raises(NoSound, match="ended by itself"):
        sink.start()
    sink.close()


def wait_for(true: Callable[[], bool], limit_s: float = 2) -> None:
    deadline = time.monotonic() + limit_s
    while not true() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert true()


def test_importing_the_sink_brings_neither_numpy_nor_an_http_client() -> None:
    code = (
        "import sys, readaloud.player.choose, readaloud.player.miniaudio_sink;"
        "print([m for m in ('numpy', 'http.client', 'urllib.request', 'miniaudio') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_device_that_is_opened_writes_nothing_to_standard_error(sound_server: SoundServer) -> None:
    """Though the folder of the sound system's settings can be neither read nor made."""
    program = (
        "from readaloud.player.miniaudio_sink import MiniaudioSink\n"
        "sink = MiniaudioSink()\n"
        "sink.open(22_050, lambda frames: bytes(2 * frames))\n"
        "sink.close()\n"
    )
    nowhere = {
        "HOME": "/proc/nowhere",
        "XDG_CONFIG_HOME": "/proc/nowhere",
        "XDG_RUNTIME_DIR": "/proc/nowhere",
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **nowhere, "PULSE_SERVER": sound_server.address},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
