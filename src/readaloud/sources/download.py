"""Large files from the web onto disk: resumed where they broke off, checked, whole or not there at all."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from msgspec import Struct

from readaloud.model.errors import OutputError, SourceError
from readaloud.sources.web import HEADERS, MAX_REDIRECTS, CheckedTransport, redirected, web_address
from readaloud.text.sanitise import one_line

ATTEMPTS = 3  # in a row that bring nothing
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)  # seconds without a byte
_OTHER_SOURCE = "Try again later, or another server with --mirror."
_SPARE_BYTES = 16 << 20  # that a download leaves free on the disk
_MEGABYTE = 1_000_000

Progress = Callable[[int, int], None]  # bytes that are here, bytes in all


class Wanted(Struct, frozen=True):
    """A file that is known beforehand: where it is, how long, and its digest, "md5:…" or "sha256:…"."""

    address: str
    size_bytes: int
    digest: str


def download(
    wanted: Wanted,
    path: Path,
    *,
    allow_private: bool = False,
    on_progress: Progress = lambda here, whole: None,
    free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
) -> None:
    """Fetch a file; what arrives waits beside ``path`` until it is whole, and a later call goes on with it.

    ``path`` appears by a rename when size and digest are right. A part that turns out wrong is taken away.

    Args:
        wanted: address, size and digest of the file.
        path: where it is to be; its folder is made.
        allow_private: whether the address may lead to this machine or its network.
        on_progress: told after every block.
        free_bytes: how much the disk of a folder has left.

    Raises:
        SourceError: it cannot be had, or what came is not the file that was wanted.
        OutputError: the disk is full, or the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.{wanted.digest[-8:]}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _check_space(wanted, part, free_bytes)
        _fetch(wanted, part, allow_private, on_progress)
        _check_digest(wanted, part)
        part.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path} could not be written ({error.strerror or error}).",
            "Free some space, or make the folder writable; then run this again, it goes on where it stopped.",
        ) from error


def has_digest(path: Path, digest: str) -> bool:
    """Whether the bytes of a file have that digest, "md5:…" or "sha256:…"."""
    kind, _, value = digest.partition(":")
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest() == value


def _check_space(wanted: Wanted, part: Path, free_bytes: Callable[[Path], int]) -> None:
    needed = wanted.size_bytes - _size(part) + _SPARE_BYTES
    free = free_bytes(part.parent)
    if needed > free:
        raise OutputError(
            f"There is not enough space in {part.parent}: {needed // _MEGABYTE + 1} MB have to be free there,"
            f" and {free // _MEGABYTE} MB are.",
            "Free some space, or name another folder by READALOUD_VOICES.",
        )


def _fetch(wanted: Wanted, part: Path, allow_private: bool, on_progress: Progress) -> None:
    """Until the part is as long as the file: a connection that broke off is taken up again."""
    failures, reason = 0, "The server sends nothing more"
    transport = CheckedTransport(allow_private=allow_private)
    with httpx.Client(transport=transport, trust_env=False) as client:
        while (here := _size(part)) < wanted.size_bytes:
            try:
                _receive(client, wanted, part, on_progress)
            except httpx.InvalidURL as error:
                raise SourceError(f"{one_line(wanted.address)} is no web address.", _OTHER_SOURCE) from error
            except httpx.ConnectError:
                reason = "There is no connection to the server"
            except httpx.HTTPError:
                reason = "The connection broke off"
            failures = failures + 1 if _size(part) <= here else 0
            if failures >= ATTEMPTS:
                raise _lost(wanted, reason, is_begun=here > 0)


def _receive(client: httpx.Client, wanted: Wanted, part: Path, on_progress: Progress) -> None:
    """Append what one connection brings."""
    with _answered(client, wanted.address, _size(part)) as response:
        if response.status_code != httpx.codes.PARTIAL_CONTENT:
            part.unlink(missing_ok=True)  # the server sends all of it again
        if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return
        here = _size(part)
        with part.open("ab") as file:
            for block in response.iter_raw():
                here += len(block)
                if here > wanted.size_bytes:
                    break
                file.write(block)
                file.flush()  # what is on disk is not fetched again, however this ends
                on_progress(here, wanted.size_bytes)
    if here > wanted.size_bytes:
        part.unlink(missing_ok=True)
        raise SourceError(f"{wanted.address} is longer than the file that was wanted.", _OTHER_SOURCE)


@contextmanager
def _answered(client: httpx.Client, address: str, start: int) -> Iterator[httpx.Response]:
    """The answer at the end of at most five redirects to a request for the bytes from ``start``."""
    url = web_address(httpx.URL(address))
    headers = {**HEADERS, "Accept": "*/*", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    for _ in range(MAX_REDIRECTS + 1):
        client.cookies.clear()
        with client.stream("GET", url, headers=headers, timeout=_TIMEOUT) as response:
            if not response.has_redirect_location:
                _check_answer(response, start)
                yield response
                return
            url = redirected(url, response.headers["Location"])
    raise SourceError(f"{url.host} leads from address to address without end.", _OTHER_SOURCE)


def _check_answer(response: httpx.Response, start: int) -> None:
    code = response.status_code
    if code == httpx.codes.PARTIAL_CONTENT:
        promised = response.headers.get("Content-Range", "")
        if promised.startswith(f"bytes {start}-"):
            return
        raise SourceError(
            f"{response.url.host} sent another part of the file than it was asked for.", _OTHER_SOURCE
        )
    if code not in (httpx.codes.OK, httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE):
        raise SourceError(f"{response.url.host} did not give the file (HTTP {code}).", _OTHER_SOURCE)


def _check_digest(wanted: Wanted, part: Path) -> None:
    if has_digest(part, wanted.digest):
        return
    part.unlink()
    raise SourceError(
        f"What came from {wanted.address} is not the file that was wanted (its checksum differs).",
        "It was thrown away. " + _OTHER_SOURCE,
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _lost(wanted: Wanted, reason: str, *, is_begun: bool) -> SourceError:
    kept = "What came is kept: run this again later, and it goes on where it stopped."
    return SourceError(
        f"{one_line(reason)}: {httpx.URL(wanted.address).host}.", kept if is_begun else _OTHER_SOURCE
    )
