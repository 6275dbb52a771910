"""The linear reader in a pipe."""

import os
import subprocess
import time
from collections.abc import Callable

import pytest
from linear_driver import command

from readaloud.narrate.interface import interface
from readaloud.services.reader.actions import actions
from sound import Recording, SoundServer

Piped = Callable[..., "subprocess.CompletedProcess[str]"]

WHOLE = """\
Headline: Otters return to the river.
The first otters came in spring. Nobody had seen one for years.
“We had given up hope of it,” said the warden.
Heading: What the river needs
Clean water matters most. So do quiet banks. Fish come third.
Video: Otters at dusk.
The survey goes on until autumn.
"""
ACTIONS = actions(interface("en"))
FAST = {"words_per_minute": 900, "speed": 6.0}


def test_muted_it_prints_everything_at_once(piped: Piped) -> None:
    began = time.monotonic()
    done = piped(mute=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, WHOLE, "")
    assert time.monotonic() - began < 2


def test_muted_it_needs_no_engine_and_touches_no_device(
    piped: Piped, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    done = piped(mute=True, engine="no-such-engine")
    assert (done.returncode, done.stdout) == (0, WHOLE)


def test_without_a_device_the_text_comes_in_time_and_one_sentence_says_so(piped: Piped) -> None:
    done = piped(**FAST)
    assert (done.returncode, done.stdout.replace("Voice off.\n", "")) == (0, WHOLE)
    assert done.stderr.count("\n") == 1
    assert "No sound device works" in done.stderr


def test_words_do_what_keys_do(piped: Piped) -> None:
    done = piped(
        "pause\nsection\nwhere\nnext section\nwhere\ncontents\n\nsection 2\nspeed 1.5\nquit\n", speed=0.5
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    for expected in (
        "Paused.",
        "Heading: What the river needs",
        "Heading 1 of 1, less than a minute left.",
        "Video: Otters at dusk.",
        "Video 1 of 1, less than a minute left.",
        "3. Here: Video: Otters at dusk.",
        "Speed 1.5.",
    ):
        assert expected in lines, expected


def test_unknown_words_are_answered(piped: Piped) -> None:
    done = piped("dance\nsection 99\nquit\n")
    assert "dance is not known. Type help for what there is." in done.stdout
    assert "There is no such choice." in done.stdout


def test_help_lists_every_action_once_in_words(piped: Piped) -> None:
    done = piped("help\nquit\n")
    for action in ACTIONS:
        assert f"{action.words[0]}" in done.stdout
        assert done.stdout.count(action.help) == 1
    assert "section 3: " in done.stdout
    assert "speed 1.5: " in done.stdout


def test_a_speed_beyond_what_there_is_says_the_limit(piped: Piped) -> None:
    done = piped("pause\nspeed 9\nfaster\nspeed 0.1\nquit\n")
    assert done.stdout.count("6 is the fastest.\n") == 2
    assert "Speed 6.\n" in done.stdout
    assert "0.5 is the slowest.\nSpeed 0.5.\n" in done.stdout


def test_every_action_of_the_table_is_obeyed(piped: Piped) -> None:
    obeyed = [a for a in ACTIONS if a.name != "quit"]
    typed = "\n".join(f"{a.words[0]}\n" if a.asks or a.offers else a.words[0] for a in obeyed)
    done = piped(f"{typed}\nquit\n", speed=0.5)
    assert done.returncode == 0
    assert "is not known" not in done.stdout
    assert "Traceback" not in done.stderr


def test_with_voice_only_the_text_is_printed_where_there_is_no_sound(piped: Piped) -> None:
    done = piped(voice_only=True, **FAST)
    assert done.returncode == 0
    assert done.stdout == f"The text is printed while there is no voice.\n{WHOLE}"
    assert "No sound device works" in done.stderr


@pytest.mark.needs("pulseaudio", "parec", "pactl")
def test_voice_only_prints_what_happens_and_not_the_text(
    piped: Piped, sound: Recording, sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", sound_server.address)
    done = piped("pause\nnext\nwhere\nquit\n", voice_only=True, speed=0.5)
    assert "Otters" not in done.stdout
    assert "river" not in done.stdout
    assert "Paused." in done.stdout
    assert "Paragraph 1 of 4" in done.stdout


def test_an_engine_that_is_missing_is_one_sentence_and_exit_code_5() -> None:
    child = subprocess.Popen(
        command({"engine": "no-such-engine"}),
        stdin=subprocess.PIPE,  # which stays open: somebody may still type
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stderr is not None
    assert child.stdin is not None
    *_, last = child.stderr.read().splitlines()  # before it there may be the word that no sound device works
    child.stdin.close()
    child.stderr.close()
    assert child.wait(10) == 5
    assert last.startswith("Error: ")
    assert last.count("no-such-engine") == 1


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    child = subprocess.Popen(
        command({"mute": True}), stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait(10) == 0


def test_where_reading_stopped_it_goes_on_next_time(piped: Piped) -> None:
    piped("pause\nsection\nnext\nnext\nquit\n", speed=0.5)
    done = piped("quit\n")
    assert done.stdout.startswith("Going on where you stopped. Paragraph 3 of 4")
    assert "Speed 0.5." in done.stdout  # it is kept too, and no surprise


def test_read_to_the_end_it_begins_anew_next_time(piped: Piped) -> None:
    piped(**FAST)
    assert "Going on" not in piped("where\nquit\n").stdout


def test_nothing_of_an_article_can_steer_the_terminal(piped: Piped) -> None:
    done = piped(mute=True)
    assert not [c for c in done.stdout if ord(c) < 32 and c != "\n"]


@pytest.mark.needs("pulseaudio", "parec", "pactl")
def test_it_reads_aloud_and_ends_by_itself(
    piped: Piped, sound: Recording, sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", sound_server.address)
    began = time.monotonic()
    done = piped(**FAST)
    assert (done.returncode, done.stdout, done.stderr) == (0, WHOLE, "")
    sound.wait_until(time.monotonic())
    assert len(sound.onsets(since=began, quiet_s=0.002)) > 10


def test_an_output_that_cannot_spell_curly_quotes_still_gets_every_line() -> None:
    done = subprocess.run(
        command({"mute": True}),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == WHOLE.count("\n")
