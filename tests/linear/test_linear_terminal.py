"""The linear reader on a terminal: single keys, unseen, and the terminal as it was afterwards."""

import signal
import subprocess
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
from linear_driver import command

Terminal = Callable[..., "pexpect.spawn[str]"]

SLOW = {"mute": True, "words_per_minute": 80, "speed": 0.5}


def is_cooked(child: "pexpect.spawn[str]") -> bool:
    mode = termios.tcgetattr(child.child_fd)
    return bool(mode[3] & termios.ICANON and mode[3] & termios.ECHO)


def test_keys_work_without_enter_and_are_not_seen(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("Press ? for help, x to quit.\r\nHeadline: Otters return to the river.\r\n")
    assert not is_cooked(child)
    child.send("]")
    child.expect_exact("The first otters came in spring. Nobody had seen one for years.\r\n")
    child.send(" ")
    child.expect_exact("Paused.\r\n")
    child.send("\x1b[C")
    child.expect_exact("Nobody had seen one for years.\r\n")
    child.send("w")
    child.expect_exact("Paragraph 1 of 4, 1 minute left.\r\n")
    child.send("}+x")
    child.expect_exact("Heading: What the river needs\r\n")
    child.expect_exact("Speed 0.6.\r\n")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
    assert child.before == ""
    assert is_cooked(child)


def test_no_line_is_broken_by_us_in_a_narrow_terminal(terminal: Terminal) -> None:
    child = terminal(columns=20, **SLOW)
    child.expect_exact("Reading Otters return to the river. Press ? for help, x to quit.\r\n")
    child.expect_exact("Headline: Otters return to the river.\r\n")


def test_a_list_is_numbered_and_a_number_chooses(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("c")
    child.expect_exact("1. Here: Otters return to the river.\r\n")
    child.expect_exact("3. Video: Otters at dusk.\r\n")
    child.expect_exact("A number goes there. Only Enter for none.\r\n")
    assert is_cooked(child)
    child.send("2\n")
    child.expect_exact("Heading: What the river needs\r\n")
    assert not is_cooked(child)
    child.send("cdusk\n")
    child.expect_exact("Video: Otters at dusk.\r\n")
    child.send("c\n")
    child.expect_exact("Nothing chosen.\r\n")


def test_input_help_tells_what_keys_do_and_does_nothing(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("1")
    child.expect_exact("Press keys to learn what they do. 1 ends this.\r\n")
    child.send("x")
    child.expect_exact("x: Keep the place and leave.\r\n")
    child.send("1w")
    child.expect_exact("Keys work again.\r\nHeadline, 1 minute left.")


def test_it_writes_no_escape_and_moves_no_cursor(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("?")
    child.expect("Keep the place and leave.\r\n")
    child.send("c\n\t\x1b[Z0bx")
    child.expect(pexpect.EOF)
    assert "\x1b" not in child.before
    assert "\b" not in child.before
    assert child.before.count("\r") == child.before.count("\r\n")


def test_a_lone_escape_takes_no_key_away(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("\x1b")
    child.send("w")
    child.expect_exact("Headline, 1 minute left.")


def test_an_unknown_key_is_answered(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("~")
    child.expect_exact("~ is no key of this reader. Press ? for help.")


def test_muted_lines_come_in_time_and_the_end_waits_for_a_key(terminal: Terminal) -> None:
    child = terminal(mute=True, words_per_minute=900, speed=6.0)
    child.expect_exact("The survey goes on until autumn.\r\nEnd. Space reads again, x quits.\r\n")
    child.send(" ")
    child.expect_exact("Headline: Otters")
    child.send("x")
    child.expect(pexpect.EOF)


def test_next_behind_the_last_and_back_before_the_first_are_answered(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send(" b")
    child.expect_exact("This is the first sentence.")
    child.send("}}}}")
    child.expect_exact("The survey goes on until autumn.\r\nThis is the last section.\r\n")


def test_ctrl_c_is_130_and_the_terminal_is_put_back(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 130
    assert "Traceback" not in child.before
    assert is_cooked(child)


def test_a_terminated_reader_puts_the_terminal_back_and_keeps_the_place(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("}")
    child.expect_exact("needs\r\n")
    child.kill(signal.SIGTERM)
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 143
    assert is_cooked(child)
    again = terminal(**SLOW)
    again.expect_exact("Going on where you stopped. Heading 1 of 1")


def test_quitting_while_it_speaks_takes_less_than_300_ms(terminal: Terminal) -> None:
    child = terminal(speed=0.5)
    child.expect_exact("Headline:")
    began = time.monotonic()
    child.send("x")
    child.expect(pexpect.EOF)
    assert time.monotonic() - began < 0.3 + 0.2  # and the interpreter's own end


def test_with_the_article_on_standard_input_keys_come_from_the_terminal(terminal: Terminal) -> None:
    words = subprocess.list2cmdline(command({**SLOW, "mute": False, "source_is_stdin": True}))
    child = pexpect.spawn("/bin/sh", ["-c", f"echo article | {words}"], encoding="utf-8", timeout=10)
    child.expect_exact("Headline:")
    child.send("w")
    child.expect_exact("Headline, 1 minute left.")
    child.send("x")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_ctrl_d_answers_a_question_with_nothing_and_keys_work_on(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("f")
    child.expect_exact("A number takes it. Only Enter for none.\r\n")
    child.send("\x04")
    child.expect_exact("Nothing chosen.\r\n")
    child.send("w")
    child.expect_exact("Headline")
    child.send("f")
    child.expect_exact("A number takes it. Only Enter for none.\r\n")
    child.send("²\r")
    child.expect_exact("There is no such choice.\r\n")
    child.send("x")
    child.expect(pexpect.EOF)
    assert is_cooked(child)


def test_escape_leaves_a_question_and_keys_work_on(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    for key in ("\x1b", "\x1b[A", "1\x1b"):
        child.send("f")
        child.expect_exact("A number takes it. Only Enter for none.\r\n")
        child.send(key)
        child.expect_exact("Nothing chosen.\r\n")
        assert not is_cooked(child)
    child.send("w")
    child.expect_exact("Headline")


def test_of_a_skimmed_line_only_what_is_heard_is_printed(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send(" f")
    child.expect_exact("A number takes it. Only Enter for none.\r\n")
    child.send("first sentences\r")
    child.expect_exact("First sentences and headings are read.\r\n")
    for line in ("The first otters came in spring.", "“We had given up hope of it,” said the warden."):
        child.send("]")
        child.expect_exact(f"{line}\r\n")
    child.send("]]")
    child.expect_exact("Heading: What the river needs\r\nClean water matters most.\r\n")
    child.send("x")
    child.expect(pexpect.EOF)


def test_an_export_that_is_broken_off_by_leaving_is_told(terminal: Terminal, tmp_path: Path) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("X")
    child.expect_exact("talk.epub.\r\n")
    child.send(f"{tmp_path / 'otters.mp3'}\rx")
    child.expect_exact("Writing otters.mp3.\r\n")
    child.expect(r"otters\.mp3 (was cancelled|is written)\.\r\n")
    child.expect(pexpect.EOF)


def test_voice_only_is_said_at_the_start_with_the_key_for_text(terminal: Terminal) -> None:
    child = terminal(voice_only=True, **SLOW)
    child.expect_exact("Voice only: text is not printed. Press M for text only.\r\n")
