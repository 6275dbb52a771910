"""Downloading large files, against a real server on this machine that behaves badly."""

import hashlib
import signal
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from readaloud.model.errors import OutputError, SourceError
from readaloud.sources.download import Wanted, download, has_digest

FILE = bytes(range(256)) * 1200  # 300 kB
DIGEST = "sha256:" + hashlib.sha256(FILE).hexdigest()
MD5 = "md5:" + hashlib.md5(FILE).hexdigest()


class Server:
    """Serves FILE; each request takes the next of ``manners``, then the last one for good."""

    def __init__(self, site) -> None:
        self.site = site
        self.manners: list[str] = ["ranges"]
        self.ranges: list[str | None] = []
        self.cut = len(FILE) // 3
        site.answers["/file"] = self.answer
        self.address = site.address + "/file"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        asked = request.headers["Range"]
        self.ranges.append(asked)
        manner = self.manners.pop(0) if len(self.manners) > 1 else self.manners[0]
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and "no-ranges" not in manner else 0
        body = FILE[start:]
        request.send_response(206 if start else 200)
        if start:
            shift = 1 if "shifted" in manner else 0
            request.send_header("Content-Range", f"bytes {start + shift}-{len(FILE) - 1}/{len(FILE)}")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body[: self.cut] if "drops" in manner else body)
        if "drops" in manner:
            request.wfile.flush()
            request.connection.close()


@pytest.fixture
def server(site) -> Server:
    return Server(site)


def fetch(server: Server, path: Path, digest: str = DIGEST, size: int = len(FILE), **options: object) -> None:
    wanted = Wanted(server.address, size, digest)
    download(wanted, path, allow_private=True, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("digest", [DIGEST, MD5])
def test_a_file_arrives_whole_and_alone(server, tmp_path, digest):
    seen: list[tuple[int, int]] = []
    fetch(server, tmp_path / "new" / "voice", digest, on_progress=lambda *step: seen.append(step))
    assert (tmp_path / "new" / "voice").read_bytes() == FILE
    assert list((tmp_path / "new").iterdir()) == [tmp_path / "new" / "voice"]
    assert seen[-1] == (len(FILE), len(FILE))
    assert seen == sorted(seen)


def test_a_connection_that_drops_is_taken_up_where_it_broke_off(server, tmp_path):
    server.manners = ["drops", "drops", "ranges"]
    fetch(server, tmp_path / "voice")
    assert (tmp_path / "voice").read_bytes() == FILE
    assert server.ranges[0] is None
    starts = [int(asked.removeprefix("bytes=").rstrip("-")) for asked in server.ranges[1:]]
    assert starts == sorted(starts)
    assert starts[-1] > len(FILE) // 2


def test_a_later_call_goes_on_with_what_came_before(server, tmp_path):
    def nothing_more(here: int, whole: int) -> None:
        server.cut = 0

    server.cut, server.manners = 1000, ["drops"]
    with pytest.raises(SourceError, match="broke off") as caught:
        fetch(server, tmp_path / "voice", on_progress=nothing_more)
    assert "goes on where it stopped" in caught.value.hint
    assert not (tmp_path / "voice").exists()
    server.manners = ["ranges"]
    fetch(server, tmp_path / "voice")
    assert server.ranges[-1] == "bytes=1000-"
    assert (tmp_path / "voice").read_bytes() == FILE


def test_a_server_that_ignores_ranges_sends_all_of_it_again(server, tmp_path):
    server.manners = ["drops", "no-ranges"]
    fetch(server, tmp_path / "voice")
    assert (tmp_path / "voice").read_bytes() == FILE


def test_a_server_that_sends_another_part_is_refused(server, tmp_path):
    server.manners = ["drops", "shifted"]
    with pytest.raises(SourceError, match="another part"):
        fetch(server, tmp_path / "voice")
    assert not (tmp_path / "voice").exists()


def test_a_wrong_checksum_leaves_nothing_behind(server, tmp_path):
    with pytest.raises(SourceError, match="checksum"):
        fetch(server, tmp_path / "voice", "md5:" + "0" * 32)
    assert list(tmp_path.iterdir()) == []


def test_a_file_longer_than_it_should_be_is_not_taken(server, tmp_path):
    with pytest.raises(SourceError, match="longer"):
        fetch(server, tmp_path / "voice", size=1000)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_part_of_before_is_not_believed(server, tmp_path):
    server.manners = ["drops", "drops", "drops", "ranges"]
    part = tmp_path / f".voice.{DIGEST[-8:]}.part"
    part.write_bytes(b"x" * 500)
    with pytest.raises(SourceError, match="checksum"):
        fetch(server, tmp_path / "voice")
    fetch(server, tmp_path / "voice")
    assert (tmp_path / "voice").read_bytes() == FILE


def test_a_file_of_another_server_with_the_same_bytes_needs_no_second_thought(server, site, tmp_path):
    site.redirect("/elsewhere", "/file")
    server.address = site.address + "/elsewhere"
    fetch(server, tmp_path / "voice")
    assert has_digest(tmp_path / "voice", DIGEST)


def test_an_address_of_this_machine_is_refused_unless_allowed(server, tmp_path):
    with pytest.raises(SourceError, match="inside this machine"):
        download(Wanted(server.address, len(FILE), DIGEST), tmp_path / "voice")


@pytest.mark.parametrize("address", ["ftp://example.org/voice", "voice", "http://[", "https://"])
def test_what_is_no_web_address_is_refused(tmp_path, address):
    with pytest.raises(SourceError):
        download(Wanted(address, 10, DIGEST), tmp_path / "voice", allow_private=True)


def test_a_missing_file_is_one_sentence(server, site, tmp_path):
    server.address = site.page("/gone", b"", status=404)
    with pytest.raises(SourceError, match="HTTP 404"):
        fetch(server, tmp_path / "voice")


def test_too_little_space_is_said_before_anything_is_fetched(server, tmp_path):
    free = len(FILE) + (15 << 20)  # it would fit, and leave the disk nearly full
    with pytest.raises(OutputError, match=r"not enough space.*: 18 MB have to be free there, and 16 MB are"):
        fetch(server, tmp_path / "voice", free_bytes=lambda folder: free)
    assert server.ranges == []


def test_nothing_is_said_to_be_kept_where_nothing_came(server, tmp_path):
    server.cut, server.manners = 0, ["drops"]
    with pytest.raises(SourceError, match="broke off") as caught:
        fetch(server, tmp_path / "voice")
    assert caught.value.hint == "Try again later, or another server with --mirror."


# A disk that fills up while the file arrives: a limit on the size of files gives the same error from the
# system, in a process of its own, and needs no right to mount anything.
PROGRAM = """
import resource, signal, sys
from pathlib import Path
from readaloud.sources.download import Wanted, download
from readaloud.model.errors import OutputError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    download(Wanted(sys.argv[1], int(sys.argv[2]), sys.argv[3]), Path(sys.argv[4]), allow_private=True)
except OutputError as error:
    print(error)
    sys.exit(6)
"""


def test_a_disk_that_fills_up_is_said_and_what_came_is_kept(server, tmp_path):
    command = [sys.executable, "-c", PROGRAM, server.address, str(len(FILE)), DIGEST, str(tmp_path / "voice")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (6, "")
    assert "could not be written" in done.stdout
    assert "goes on where it stopped" in done.stdout
    assert not (tmp_path / "voice").exists()
    fetch(server, tmp_path / "voice")
    assert server.ranges[-1] == "bytes=100000-"
    assert (tmp_path / "voice").read_bytes() == FILE


def test_an_interrupt_keeps_what_came(server, tmp_path):
    def interrupt(here: int, whole: int) -> None:
        if here > 1000:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        fetch(server, tmp_path / "voice", on_progress=interrupt)
    assert not (tmp_path / "voice").exists()
    fetch(server, tmp_path / "voice")
    assert (tmp_path / "voice").read_bytes() == FILE
    assert server.ranges[-1] != "bytes=0-"
    assert server.ranges[-1] is not None
