"""The linear reader on a terminal: single keys, unseen, and the terminal as it was afterwards."""

import signal
import subprocess
import termios
import time
from collections.abc import Callable

import pexpect
from linear_driver import command

Terminal = Callable[..., "pexpect.spawn[str]"]

SLOW = {"mute": True, "words_per_minute": 80, "speed": 0.5}


def is_cooked(child: "pexpect.spawn[str]") -> bool:
    mode = termios.tcgetattr(child.child_fd)
    return bool(mode[3] & termios.ICANON and mode[3] & termios.ECHO)


def test_keys_work_without_enter_and_are_not_seen(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("Press ? for help, q to quit.\r\nHeadline: Otters return to the river.\r\n")
    assert not is_cooked(child)
    child.send("]")
    child.expect_exact("The first otters came in spring. Nobody had seen one for years.\r\n")
    child.send(" ")
    child.expect_exact("Paused.\r\n")
    child.send("\x1b[C")
    child.expect_exact("Nobody had seen one for years.\r\n")
    child.send("w")
    child.expect_exact("Paragraph 1 of 4, 1 minute left.\r\n")
    child.send("}+q")
    child.expect_exact("Heading: What the river needs\r\n")
    child.expect_exact("Speed 0.6.\r\n")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
    assert child.before == ""
    assert is_cooked(child)


def test_lines_are_broken_at_words_where_the_terminal_would_break_them(terminal: Terminal) -> None:
    child = terminal(columns=20, **SLOW)
    child.expect_exact("Reading Otters\r\nreturn to the river.\r\nPress ? for help, q\r\nto quit.\r\n")
    child.expect_exact("Headline: Otters\r\nreturn to the river.\r\n")
    child.send("]")
    child.expect_exact("The first otters\r\ncame in spring.\r\nNobody had seen one\r\nfor years.\r\n")


def test_what_is_complained_of_is_broken_at_words_too(terminal: Terminal) -> None:
    child = terminal(columns=40, speed=0.5)
    child.expect_exact("No sound device works, so the text goes\r\non silently.")


def test_it_writes_no_escape_and_moves_no_cursor(terminal: Terminal) -> None:
    child = terminal(**SLOW)
    child.expect_exact("river.\r\n")
    child.send("?")
    child.expect("Keep the place and leave.\r\n")
    child.send("c\t\x1b[Z0bq")
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
    child.send("x")
    child.expect_exact("x is no key or word of this reader. Press ? for help.")


def test_muted_lines_come_in_time_and_the_end_waits_for_a_key(terminal: Terminal) -> None:
    child = terminal(mute=True, words_per_minute=900, speed=6.0)
    child.expect_exact("The survey goes on until autumn.\r\nEnd. Space reads again, q quits.\r\n")
    child.send(" ")
    child.expect_exact("Headline: Otters")
    child.send("q")
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
    child.send("q")
    child.expect(pexpect.EOF)
    assert time.monotonic() - began < 0.3 + 0.2  # and the interpreter's own end


def test_with_the_article_on_standard_input_keys_come_from_the_terminal(terminal: Terminal) -> None:
    words = subprocess.list2cmdline(command({**SLOW, "mute": False, "source_is_stdin": True}))
    child = pexpect.spawn("/bin/sh", ["-c", f"echo article | {words}"], encoding="utf-8", timeout=10)
    child.expect_exact("Headline:")
    child.send("w")
    child.expect_exact("Headline, 1 minute left.")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
