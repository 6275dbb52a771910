"""An engine may crash, hang, print or lie: one restart, one sentence, and reading goes on."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from readaloud.config.engine_names import engine_names
from readaloud.engines.choice import choose_engine
from readaloud.engines.process.host import EngineHost
from readaloud.engines.protocol import Cancelled
from readaloud.engines.registry import load_engine
from readaloud.engines.survey import survey
from readaloud.model.errors import EngineError
from readaloud.model.speech import SpeechRequest

pytestmark = pytest.mark.usefixtures("broken_engines")
HELLO = SpeechRequest("Hello there world.", "en")


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until_gone(pid: int, limit_s: float) -> bool:
    deadline = time.monotonic() + limit_s
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not is_alive(pid)


def test_one_that_always_crashes_is_tried_twice_and_then_named_in_one_sentence() -> None:
    told: list[str] = []
    with EngineHost("crashes_always", on_restart=told.append) as host:
        with pytest.raises(EngineError, match="crashes_always stopped twice") as caught:
            host.synthesise(HELLO)
        assert host.log in caught.value.hint
    assert len(told) == 1


def test_one_that_crashes_once_costs_only_the_utterance_in_hand(tmp_path: Path) -> None:
    told: list[str] = []
    with EngineHost("crashes_once", on_restart=told.append) as host:
        assert host.synthesise(HELLO).samples
        first = host.pid
        speech = host.synthesise(SpeechRequest(f"crash {tmp_path / 'died'}", "en"))
        assert speech.samples
        assert host.synthesise(HELLO).samples
        assert host.pid != first
    assert told == ["The speech engine crashes_once stopped; it is started again."]


def test_one_that_hangs_is_killed_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readaloud.engines.process.host._LIMIT_A_CHARACTER_S", 0.0)
    with EngineHost("hangs", limit_s=0.2) as host:
        host.info  # noqa: B018  loaded
        first = host.pid
        assert first
        with pytest.raises(EngineError, match="hangs stopped twice"):
            host.synthesise(HELLO)
        assert not is_alive(first)


def test_one_that_was_slow_before_has_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("readaloud.engines.process.host._LIMIT_A_CHARACTER_S", 0.0)
    with EngineHost("takes_its_time", limit_s=0.6, on_restart=told.append) as host:
        for hundredths in (10, 40, 120):  # the last takes twice as long as any may that was quick before
            host.synthesise(SpeechRequest(str(hundredths).ljust(60, "."), "en"))
    assert told == []


def test_a_bug_in_an_engine_is_a_crash_and_its_trace_is_in_the_log() -> None:
    with EngineHost("raises_in_request") as host:
        with pytest.raises(EngineError, match="stopped twice"):
            host.synthesise(HELLO)
        assert "ZeroDivisionError: no rate" in Path(host.log).read_text()


def test_nothing_that_an_engine_prints_is_seen(capfd: pytest.CaptureFixture[str]) -> None:
    with EngineHost("prints") as host:
        assert [mark.start for mark in host.synthesise(HELLO).marks] == [0, 6, 12]
        log = Path(host.log).read_text()
    for source in ("from Python", "from stderr", "from C", "from a child"):
        assert source in log
    assert capfd.readouterr() == ("", "")


def test_marks_that_lie_are_left_out() -> None:
    with EngineHost("marks_outside") as host, EngineHost("tone") as honest:
        assert host.synthesise(HELLO) == honest.synthesise(HELLO)


def test_one_that_cannot_be_loaded_says_why_and_stops_no_other() -> None:
    assert {"espeak", "tone", "raises_at_import"} <= set(engine_names())
    with pytest.raises(EngineError, match=r"cannot be loaded \(ImportError: libspeech\.so\.7"):
        load_engine("raises_at_import")
    with EngineHost("raises_at_import") as host, pytest.raises(EngineError, match="libspeech"):
        host.synthesise(HELLO)
    host, _, note = choose_engine(["raises_at_import", "dies_at_start", "nowhere", "tone", "espeak"])
    with host:
        assert host.name == "tone"
        assert host.synthesise(HELLO).samples
    assert "libspeech.so.7" in note
    assert note.endswith("Reading with Tones (for tests).")


def test_a_survey_lists_the_broken_beside_the_others() -> None:
    found = {one.name: one for one in survey()}
    assert list(found)[:5] == ["espeak", "piper", "kokoro", "system", "tone"]
    assert {voice.id for voice in found["tone"].voices} == {"low", "middle", "high"}
    assert all(found[name].info for name in ("espeak", "system", "tone", "hangs"))
    assert "libspeech" in str(found["raises_at_import"].problem)
    assert "stopped twice" in str(found["dies_at_start"].problem)


def test_who_gives_up_a_survey_does_not_wait_until_the_engines_have_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pids: list[int] = []

    def interrupted(host: EngineHost) -> None:
        pids.append(host.pid or 0)
        raise KeyboardInterrupt

    monkeypatch.setattr("readaloud.engines.survey._surveyed", interrupted)
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        survey(["dies_at_start", "is_slow", "tone"])
    assert time.monotonic() - begun < 0.9  # one that is loading is given a second to end by itself
    assert not is_alive(pids[0])


def test_when_none_can_be_loaded_every_reason_is_given() -> None:
    with pytest.raises(EngineError, match=r"libspeech.so.7.*no engine 'nowhere'"):
        choose_engine(["raises_at_import", "nowhere"])


def test_a_host_that_was_started_early_is_the_one_that_is_chosen() -> None:
    early = EngineHost("tone")
    early.start()
    pid = early.pid
    host, _, note = choose_engine(["tone", "espeak"], started=early)
    with host:
        assert (host, host.pid, note) == (early, pid, "")


def test_a_request_can_be_cancelled_and_the_next_one_is_served_by_the_same_process() -> None:
    with EngineHost("is_slow") as host:
        host.info  # noqa: B018  loaded
        pid = host.pid
        canceller = threading.Timer(0.1, host.cancel)
        canceller.start()
        started = time.monotonic()
        with pytest.raises(Cancelled):
            host.synthesise(SpeechRequest("Never mind.", "en"))
        assert time.monotonic() - started < 1.5  # else it was waited for
        assert [mark.start for mark in host.synthesise(HELLO).marks] == [0, 6, 12]
        assert host.pid == pid
        host.cancel()  # nothing is being made: nothing happens
        assert host.synthesise(HELLO).samples


def test_a_host_that_is_killed_frees_the_one_who_waits() -> None:
    host = EngineHost("hangs")
    host.start()
    host.info  # noqa: B018  loaded
    pid = host.pid
    assert pid
    killer = threading.Timer(0.1, host.kill)
    killer.start()
    with pytest.raises(EngineError, match="was closed"):
        host.synthesise(HELLO)
    killer.join()
    assert not is_alive(pid)
    with pytest.raises(EngineError, match="was closed"):
        host.synthesise(HELLO)


PARENT = """
import sys
from readaloud.engines.process.host import EngineHost
from readaloud.model.speech import SpeechRequest
host = EngineHost(sys.argv[1])
host.start()
host.info
print(host.pid, flush=True)
host.synthesise(SpeechRequest("On and on it went. " * 3000, "en"))
"""


@pytest.mark.parametrize("name", ["espeak", "system", "hangs"])
def test_two_seconds_after_the_parent_is_killed_no_child_lives(name: str) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, name], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    with parent, parent.stdout:
        worker = int(parent.stdout.readline())
        time.sleep(0.15)  # it is speaking now
        children = Path(f"/proc/{worker}/task/{worker}/children").read_text().split()
        parent.send_signal(signal.SIGKILL)
    assert wait_until_gone(worker, 2.0)
    assert all(wait_until_gone(int(child), 0.5) for child in children)


def test_a_file_in_the_current_folder_is_never_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("struct.py", "msgspec.py", "readaloud.py"):
        (tmp_path / name).write_text("raise SystemExit('from the current folder')")
    monkeypatch.chdir(tmp_path)
    with EngineHost("tone") as host:
        assert host.synthesise(HELLO).samples


def test_ctrl_c_in_the_terminal_does_not_end_the_engine() -> None:
    with EngineHost("tone") as host:
        host.info  # noqa: B018  loaded
        pid = host.pid
        assert pid
        os.kill(pid, signal.SIGINT)
        assert host.synthesise(HELLO).samples
        assert host.pid == pid
