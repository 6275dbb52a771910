"""Web pages as bytes: http and https, with limits on redirects, size and time, and without cookies."""

import threading
import time
import zlib
from collections.abc import Iterator
from queue import Empty, Queue
from typing import Any

import httpx

from readaloud import __version__
from readaloud.model.errors import ReadaloudError, SourceError
from readaloud.sources.addresses import resolve
from readaloud.sources.loaded import LIMIT_BYTES, LIMIT_WORDS, Loaded
from readaloud.text.sanitise import one_line

MAX_REDIRECTS = 5
TIMEOUT_S = 30.0  # in all, from the look-up of the name to the last byte
CONNECT_S = 10.0
HEADERS = {
    "User-Agent": f"readaloud/{__version__} (+article reader)",
    "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",  # the one that is unpacked here, in bounded steps
}

_REFUSALS = {
    401: ("asks for a log-in", "Save the page from your browser and open the file."),
    402: ("asks for payment", "Save the page from your browser and open the file."),
    403: ("refuses this reader", "Save the page from your browser and open the file."),
    404: ("has no such page", "Check the address."),
    410: ("says that the page is gone", "Look for a copy at web.archive.org."),
    429: ("asks to wait: too many requests", "Try again in a few minutes."),
    451: ("may not show the page for legal reasons", "Look for another source."),
}


class CheckedTransport(httpx.BaseTransport):
    """Connects only to addresses that were checked, under the name that was asked for.

    The request goes to the address itself; ``Host`` and the name in the TLS handshake, by which the
    certificate is verified, stay those of the page.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._inner = httpx.HTTPTransport()
        self._allow_private = allow_private

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Try the addresses of the host in turn until one takes the connection."""
        url = request.url
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = resolve(url.host, port, allow_private=self._allow_private)
        request.extensions = {**request.extensions, "sni_hostname": url.host}
        for address in addresses[:-1]:
            try:
                return self._send(request, url.copy_with(host=address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return self._send(request, url.copy_with(host=addresses[-1]))

    def _send(self, request: httpx.Request, url: httpx.URL) -> httpx.Response:
        asked, request.url = request.url, url
        try:
            return self._inner.handle_request(request)
        finally:
            request.url = asked

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def fetch_page(address: str, *, allow_private: bool = False, timeout_s: float = TIMEOUT_S) -> Loaded:
    """The page at an http or https address, after at most five redirects.

    The fetch runs on a thread of its own, so that the time limit also holds for a name server that does not
    answer and for a server that sends its headers byte by byte.

    Raises:
        SourceError: no such page, no network, refused, too large, too slow, too many redirects.
    """
    deadline = time.monotonic() + timeout_s
    answers: Queue[Loaded | ReadaloudError] = Queue()
    arguments = (answers, address, allow_private, deadline)
    threading.Thread(target=_fetch_into, args=arguments, name="readaloud-fetch", daemon=True).start()
    try:
        answer = answers.get(timeout=timeout_s + 0.5)  # a thread that sees the deadline itself says more
    except Empty:
        raise _too_slow(address, timeout_s) from None
    if isinstance(answer, ReadaloudError):
        raise answer
    return answer


def _fetch_into(
    answers: Queue[Loaded | ReadaloudError], address: str, allow_private: bool, deadline: float
) -> None:
    answer: Loaded | ReadaloudError = _explained(
        OSError(), address
    )  # should the thread die of a fault of ours
    try:
        answer = _fetch(address, allow_private, deadline)
    except ReadaloudError as error:
        answer = error
    except (httpx.HTTPError, httpx.InvalidURL, zlib.error, OSError, ValueError) as error:
        answer = _explained(error, address)
    finally:
        answers.put(answer)


def _fetch(address: str, allow_private: bool, deadline: float) -> Loaded:
    url = web_address(httpx.URL(address))
    with httpx.Client(transport=CheckedTransport(allow_private=allow_private), trust_env=False) as client:
        for _ in range(MAX_REDIRECTS + 1):
            left = max(0.1, deadline - time.monotonic())
            timeout = httpx.Timeout(left, connect=min(left, CONNECT_S))
            client.cookies.clear()
            with client.stream("GET", url, headers=HEADERS, timeout=timeout) as response:
                if response.has_redirect_location:
                    url = redirected(url, response.headers["Location"])
                    continue
                return _loaded(response, address, deadline)
    raise SourceError(f"{_shown(address)} leads from page to page without end.", "Open the final address.")


def redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Where a page sends to. Raises SourceError for what is no web address."""
    scheme = location.partition(":")[0].strip().casefold()
    if scheme.isalpha() and ":" in location and scheme not in {"http", "https"}:
        raise SourceError(
            f"The page leads to an address of the kind “{scheme}”.", "Only http and https are opened."
        )
    return web_address(url.join(location))


def web_address(url: httpx.URL) -> httpx.URL:
    """The address, when it is one of the web; SourceError when not."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise SourceError("The address names no server.", "Write it in full: https://example.org/page.")
    return url


def _loaded(response: httpx.Response, address: str, deadline: float) -> Loaded:
    if response.status_code != httpx.codes.OK:
        raise _refusal(response)
    content_type = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    data = b"".join(_bounded(_unpacked(response), response.url, deadline))
    url = str(response.url.copy_with(userinfo=b"", fragment=None))
    return Loaded(data, address, url, content_type, response.charset_encoding or "")


def _bounded(chunks: Iterator[bytes], url: httpx.URL, deadline: float) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LIMIT_BYTES:
            raise SourceError(
                f"The page at {url.host} is larger than {LIMIT_WORDS}.",
                "Save the part to read and open that.",
            )
        if time.monotonic() > deadline:
            raise _too_slow(str(url), TIMEOUT_S)
        yield chunk


def _unpacked(response: httpx.Response) -> Iterator[bytes]:
    """The body without its content encoding, never more than a step of memory ahead of the size check."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().casefold()
    if encoding in {"identity", ""}:
        yield from response.iter_raw()
    elif encoding in {"gzip", "x-gzip", "deflate"}:
        yield from _inflated(response.iter_raw())
    else:
        raise SourceError(
            f"{response.url.host} sent the page packed as “{one_line(encoding)}”, unasked.",
            "Save the page from your browser.",
        )


def _inflated(chunks: Iterator[bytes], step: int = 1 << 20) -> Iterator[bytes]:
    packer: Any = zlib.decompressobj(wbits=47)  # gzip or zlib, told by the first bytes
    is_whole = True
    for chunk in chunks:
        while chunk:
            yield packer.decompress(chunk, step)
            is_whole, chunk = packer.eof, packer.unconsumed_tail
            if packer.eof:
                chunk, packer = packer.unused_data, zlib.decompressobj(wbits=47)
    yield packer.flush()
    if not is_whole:
        raise SourceError("The page broke off while it arrived.", "Try again.")


def _refusal(response: httpx.Response) -> SourceError:
    code = response.status_code
    fault = "has trouble of its own" if code >= 500 else "did not give the page"
    what, hint = _REFUSALS.get(code, (fault, "Try again later."))
    return SourceError(f"{response.url.host} {what} (HTTP {code}).", hint)


def _explained(error: Exception, address: str) -> SourceError:
    shown = _shown(address)
    match error:
        case httpx.TimeoutException():
            return _too_slow(address, TIMEOUT_S)
        case httpx.ConnectError() if "CERTIFICATE" in str(error):
            return SourceError(
                f"{shown} could not prove that it is what it says (its certificate is not valid).",
                "Check the address and the clock of this machine.",
            )
        case httpx.ConnectError():
            return SourceError(f"No connection to {shown}.", "Check the address, or try again later.")
        case httpx.InvalidURL() | httpx.UnsupportedProtocol():
            return SourceError(
                f"{shown} is no web address, or leads to something that is none.",
                "Write it in full: https://example.org/page.",
            )
        case zlib.error():
            return SourceError(f"The page at {shown} arrived damaged.", "Try again.")
    return SourceError(f"The connection to {shown} broke off.", "Try again.")


def _too_slow(address: str, timeout_s: float) -> SourceError:
    return SourceError(
        f"{_shown(address)} did not send the page within {timeout_s:.0f} seconds.", "Try again later."
    )


def _shown(address: str) -> str:
    text = one_line(address)
    return text if len(text) <= 80 else text[:79] + "…"
