"""The whole program as a person has it: a terminal (tmux), a sound device (recorded), a bundled article.

What is heard comes from the recording, what is seen from the bytes that the app sends to the terminal, both
with their moments; the engine is ``tone``, whose words begin sharply.
"""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from test_terminal import Terminal

from sound import Recording, SoundServer

ARTICLE = Path(__file__).parents[2] / "content" / "stone-oven.md"
HEARD_WORD = re.compile(
    rb"\x1b\[1;(?:3;)?4;[\d;]*m([^\x1b\n]+)"
)  # bold and underlined: the word that is heard
LISTENED_S = 10.0
IN_STEP_S = 0.060
SILENT_S = 0.050


class AloudApp(Terminal):
    """``readaloud --app`` on a terminal; every byte that it sends is kept with the moment it came."""

    def __init__(self, folder: Path, server: str) -> None:
        super().__init__(folder)
        self.sent: list[tuple[float, bytes]] = []
        for name in ("go", "sent"):
            os.mkfifo(folder / name)
        program = f"{sys.executable} -m readaloud --app --engine tone --profile one-voice {ARTICLE}"
        settings = {"HOME": folder, "PULSE_SERVER": server, "TERM": "xterm-256color"}
        waiting = f"read go < {folder}/go; {program}; echo $? > {self.code}; exec sleep 60"
        options = [f"-e{name}={value}" for name, value in settings.items()]
        self.tmux("new-session", "-d", *options, "-x", "80", "-y", "24", waiting)
        self.tmux("pipe-pane", "-O", f"exec cat > {folder}/sent")
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        (folder / "go").write_text("go\n")

    def _read(self) -> None:
        with (self.folder / "sent").open("rb", buffering=0) as pipe:
            while data := pipe.read(65536):
                self.sent.append((time.monotonic(), data))

    def words_shown(self, since: float) -> list[float]:
        """The moments at which a word was shown as heard."""
        return [at for at, data in list(self.sent) if at >= since and HEARD_WORD.search(data)]

    def press(self, key: str) -> float:
        """Press a key; the moment just before."""
        at = time.monotonic()
        self.keys(key)
        return at


@pytest.fixture
def app(tmp_path: Path, sound_server: SoundServer) -> Iterator[AloudApp]:
    yield AloudApp(tmp_path, sound_server.address)
    subprocess.run(["tmux", "-S", str(tmp_path / "socket"), "kill-server"], check=False, capture_output=True)


@pytest.mark.needs("tmux", "pulseaudio", "parec")
def test_the_app_is_heard_and_shows_the_word_that_is_heard(app: AloudApp, sound: Recording) -> None:
    began = time.monotonic()
    app.shows("Playing.")
    sound.wait_for_onset(began)
    sound.wait_until(began + LISTENED_S)
    onsets = sound.onsets(since=began, quiet_s=0.004)
    shown = [at for at in app.words_shown(began) if at < began + LISTENED_S - 0.5]
    late = [min((at - onset for onset in onsets), key=abs) for at in shown]
    off = [abs(seconds) for seconds in late]
    print(f"{len(off)} words, median {median(off) * 1000:.0f} ms, most {max(off) * 1000:.0f} ms")
    assert len(shown) >= 15
    assert median(off) < IN_STEP_S / 2
    assert max(off) < IN_STEP_S


@pytest.mark.needs("tmux", "pulseaudio", "parec")
def test_pause_is_silent_and_the_next_section_is_jumped_to(app: AloudApp, sound: Recording) -> None:
    began = time.monotonic()
    sound.wait_for_onset(began)
    app.shows("Playing.")
    paused = app.press("Space")
    app.shows("Paused.")
    sound.wait_until(paused + 1.0)
    assert sound.last_loud(paused, paused + 1.0) - paused < SILENT_S
    app.press("Tab")
    app.shows("Section 2 of")
    going = app.press("Space")
    assert sound.wait_for_onset(going) - going < 1.0
    app.shows("Playing. Section 2 of")
    app.press("x")
    assert app.exit_code() == 0
