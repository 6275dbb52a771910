"""The app on a real terminal (tmux), over a real session with the tone engine and silence in time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PATIENCE_S = 10.0
IDLE_S = 3.0


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = folder / "code"

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", str(self.folder / "socket"), "-f", "/dev/null", *arguments]
        # readline, which pytest imports, adds COLUMNS and LINES to the environment; the app would obey them.
        environment = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "LINES"}}
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    def open(self, columns: int, rows: int, *, theme: str = "dark", **environment: str) -> None:
        program = f"HOME={self.folder} {sys.executable} {HERE / 'read_in_terminal.py'} {theme} {self.code}"
        settings = [f"-e{name}={value}" for name, value in environment.items()]
        size = ["-x", str(columns), "-y", str(rows)]
        self.tmux("new-session", "-d", *size, *settings, f"cd {self.folder}; {program}; exec sleep 60")

    def keys(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def text(self) -> str:
        return self.tmux("capture-pane", "-p")

    def shows(self, *texts: str) -> str:
        """Wait until all these texts stand on the screen."""
        until = time.monotonic() + PATIENCE_S
        while not all(text in (shown := self.text()) for text in texts):
            assert time.monotonic() < until, f"{texts} not in\n{shown}"
            time.sleep(0.05)
        return shown

    def cursor(self) -> tuple[str, str]:
        """Whether the cursor is shown, and the text from it on."""
        x, y, flag = self.tmux("display", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}").split()
        return flag, self.text().splitlines()[int(y)][int(x) :]

    def program(self) -> str:
        """The number of the process that runs in the window."""
        shell = self.tmux("list-panes", "-F", "#{pane_pid}").strip()
        return Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0]

    def exit_code(self) -> int:
        """Wait for the end of the app."""
        until = time.monotonic() + PATIENCE_S
        while not self.code.exists() or not self.code.read_text():
            assert time.monotonic() < until, self.text()
            time.sleep(0.05)
        return int(self.code.read_text())


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    subprocess.run(["tmux", "-S", str(tmp_path / "socket"), "kill-server"], check=False, capture_output=True)


@pytest.mark.needs("tmux")
def test_an_article_is_read_and_followed_with_a_steady_cursor(terminal: Terminal) -> None:
    terminal.open(80, 24)
    terminal.shows("Harbour town", "Playing. Section 1 of 5.")
    terminal.keys("space")
    terminal.shows("Paused.")
    assert terminal.cursor() == ("1", "Harbour town keeps its last ferry after a winter of petitions")
    terminal.keys("Tab")
    terminal.shows("Paused. Section 2 of 5.", "▎ Video.")
    assert terminal.cursor() == ("1", "Video.")
    terminal.keys("}", "w")
    terminal.shows("left. Paused. Section 3 of 5.")
    terminal.keys("+", "m")
    terminal.shows("Paused. Section 3 of 5. Speed 1.1. Voice off.")
    terminal.keys("x")
    assert terminal.exit_code() == 0
    assert terminal.cursor()[0] == "1"
    assert "Harbour town" not in terminal.text()


@pytest.mark.needs("tmux")
def test_without_colour_no_colour_is_sent(terminal: Terminal) -> None:
    terminal.open(40, 16, NO_COLOR="1")
    terminal.shows("Playing. Section 1 of 5.", "▎")
    terminal.keys("space")
    terminal.shows("Paused.")
    sent = terminal.tmux("capture-pane", "-p", "-e")
    codes = {code for part in sent.split("\x1b[")[1:] for code in part.split("m")[0].split(";")}
    assert codes <= {"", "0", "1", "3", "4", "7", "39", "49"}
    assert {"1", "4", "7"} <= codes
    terminal.keys("C-c")
    assert terminal.exit_code() == 130


@pytest.mark.needs("tmux")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order_and_the_terminal_is_as_before(terminal: Terminal, number: int) -> None:
    terminal.open(80, 24)
    terminal.shows("Playing.")
    os.kill(int(terminal.program()), number)
    assert terminal.exit_code() == 128 + number
    assert "Harbour town" not in terminal.text()
    assert terminal.tmux("display", "-p", "#{mouse_any_flag}#{alternate_on}").strip() == "00"


@pytest.mark.needs("tmux")
def test_p_leaves_for_the_linear_reader_at_once(terminal: Terminal) -> None:
    terminal.open(80, 24)
    terminal.keys("p")
    assert terminal.exit_code() == -1


@pytest.mark.needs("tmux")
def test_the_terminal_may_change_its_size_while_it_is_read(terminal: Terminal) -> None:
    terminal.open(100, 30)
    terminal.shows("The Brell Courier")
    terminal.tmux("resize-window", "-x", "40", "-y", "12")
    assert "How the money" not in terminal.shows("Playing. Section 1 of 5. Speed 1.0.\n Voice on.\n")
    terminal.tmux("resize-window", "-x", "200", "-y", "50")
    terminal.shows("Playing. Section 1 of 5. Speed 1.0. Voice on.", "By Mara Ellison.", "The Brell Courier")


@pytest.mark.needs("tmux")
def test_while_nothing_happens_nothing_is_written_and_no_work_is_done(terminal: Terminal) -> None:
    terminal.open(80, 24)
    terminal.shows("Playing.")
    terminal.keys("space")
    terminal.shows("Paused.")
    child = terminal.program()
    time.sleep(1.0)
    terminal.tmux("pipe-pane", "-O", f"exec cat > {terminal.folder}/written")
    before = processor_s(child)
    time.sleep(IDLE_S)
    assert processor_s(child) - before <= 0.01 * IDLE_S
    assert (terminal.folder / "written").read_bytes() == b""


def processor_s(pid: str) -> float:
    """Seconds of processor time that a process has used; the clock has a hundred ticks a second."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.needs("tmux")
def test_when_the_terminal_goes_the_app_goes_with_it(terminal: Terminal) -> None:
    terminal.open(80, 24)
    terminal.shows("Harbour town", "Playing.")
    program = Path("/proc") / terminal.program()
    terminal.tmux("kill-server")
    until = time.monotonic() + PATIENCE_S
    while program.exists():
        assert time.monotonic() < until
        time.sleep(0.05)
