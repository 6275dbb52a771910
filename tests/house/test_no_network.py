"""No network unless a URL was asked for: every command is run where no socket can be opened."""

import subprocess
import sys
from pathlib import Path

import pytest

CONTENT = Path(__file__).parents[2] / "content"
SEALED = """
import socket, sys
def refuse(*_, **__):
    raise AssertionError("the network was touched")
for name in ("connect", "connect_ex", "bind", "sendto"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = socket.create_connection = refuse
from readaloud.cli.running import run
sys.exit(run(sys.argv[1:]))
"""


def sealed(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of readaloud in a Python whose sockets refuse, with an empty HOME."""
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", SEALED, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.mark.parametrize(
    "words",
    [
        ["text", "{article}"],
        ["check", "{article}"],
        ["script", "{article}", "--json"],
        ["read", "--mute", "{article}"],
        ["export", "{article}", "-o", "{home}/out.mp3", "--engine", "espeak"],
        ["voices"],
        ["library"],
        ["config"],
    ],
    ids=lambda words: words[0],
)
def test_a_command_on_a_file_never_touches_the_network(words: list[str], tmp_path: Path) -> None:
    article = CONTENT / "river-sensors.html"
    done = sealed(tmp_path, *(word.format(article=article, home=tmp_path) for word in words))
    assert done.returncode == 0, done.stderr
    assert "network" not in done.stderr


def test_the_seal_holds(tmp_path: Path) -> None:
    done = sealed(tmp_path, "text", "http://192.0.2.1/page", "--allow-private")
    assert done.returncode != 0
