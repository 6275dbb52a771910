"""Fetching pages, against a real server on this machine."""

import gzip
import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest

from readaloud import __version__
from readaloud.model.errors import SourceError
from readaloud.sources import read_source
from readaloud.sources.loaded import LIMIT_BYTES
from readaloud.sources.web import fetch_page

PAGE = b"<html><body><p>The harbour reopened on Friday.</p></body></html>"


def refused(address: str, **options: object) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_source(address, allow_private=True, **options)  # type: ignore[arg-type]
    assert caught.value.exit_code == 3
    assert caught.value.hint
    return caught.value


def test_a_page_comes_with_what_the_server_said_about_it(site):
    address = site.page("/a", PAGE, Content_Type="Text/HTML; charset=ISO-8859-2")
    loaded = read_source(address, allow_private=True)
    assert (loaded.data, loaded.content_type, loaded.charset) == (PAGE, "text/html", "iso-8859-2")
    assert (loaded.name, loaded.url) == (address, address)


def test_the_request_is_honest_and_carries_no_cookies(site):
    site.page("/end", PAGE)
    read_source(site.redirect("/a", "/end"), allow_private=True)
    last = site.requests[-1].headers
    assert last["User-Agent"] == f"readaloud/{__version__} (+article reader)"
    assert last["Cookie"] is None
    assert last["Host"] == f"127.0.0.1:{site.port}"


def test_five_redirects_are_followed_and_the_last_address_is_kept(site):
    for step in range(5):
        site.redirect(f"/{step}", f"/{step + 1}")
    end = site.page("/5", PAGE)
    loaded = read_source(f"{site.address}/0", allow_private=True)
    assert loaded.data == PAGE
    assert loaded.url == end


def test_a_sixth_redirect_is_not_followed(site):
    for step in range(6):
        site.redirect(f"/{step}", f"/{step + 1}")
    site.page("/6", PAGE)
    assert "from page to page" in refused(f"{site.address}/0").message


def test_a_redirect_loop_ends(site):
    assert "from page to page" in refused(site.redirect("/loop", "/loop")).message
    assert len(site.requests) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)"])
def test_a_redirect_to_another_scheme_is_refused(site, target):
    assert "leads to" in refused(site.redirect("/out", target)).message


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "169.254.169.254", "10.1.2.3"]
)
def test_private_addresses_are_refused_unless_allowed(host):
    with pytest.raises(SourceError, match="inside this machine"):
        read_source(f"http://{host}:9/")


def test_a_redirect_from_a_public_address_to_a_private_one_is_refused(site, monkeypatch):
    """The first hop is a public name (answered here by the test server), the second one is private."""
    site.redirect("/a", f"http://localhost:{site.port}/secret")
    site.page("/secret", b"secret")
    hops = []

    def resolve(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
        hops.append(host)
        return ("127.0.0.1",) if host == "news.example" else original(host, port, allow_private=allow_private)

    from readaloud.sources import web

    original = web.resolve
    monkeypatch.setattr(web, "resolve", resolve)
    with pytest.raises(SourceError, match="inside this machine"):
        read_source(f"http://news.example:{site.port}/a")
    assert hops == ["news.example", "localhost"]
    assert [request.path for request in site.requests] == ["/a"]


def test_a_name_that_answers_otherwise_the_second_time_gains_nothing(site, monkeypatch):
    """DNS rebinding: the connection goes to the address that was checked, the name is not looked up again."""
    site.page("/", b"secret")
    answers = iter(["203.0.113.9", "127.0.0.1"])
    looked_up = []

    def getaddrinfo(host: str, port: int, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        address = host if host[0].isdigit() else next(answers)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(SourceError):
        read_source(f"http://rebind.example:{site.port}/")
    assert looked_up.count("rebind.example") == 1
    assert site.requests == []


def test_too_large_a_page_is_refused_while_it_arrives(site):
    assert "larger than 20 MB" in refused(site.page("/big", b"x" * (LIMIT_BYTES + 1))).message


def test_a_gzip_bomb_is_refused_before_it_unfolds(site):
    bomb = gzip.compress(b"\0" * (LIMIT_BYTES * 8), compresslevel=9)
    assert len(bomb) < LIMIT_BYTES / 20
    assert "larger than 20 MB" in refused(site.page("/bomb", bomb, Content_Encoding="gzip")).message


def test_a_packed_page_is_unpacked(site):
    packed = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    assert read_source(site.page("/z", packed, Content_Encoding="gzip"), allow_private=True).data == PAGE


def test_a_damaged_or_unknown_packing_is_said(site):
    assert "damaged" in refused(site.page("/bad", b"not gzip at all", Content_Encoding="gzip")).message
    assert "packed" in refused(site.page("/br", b"\x0b\x02", Content_Encoding="br")).message


def test_a_packed_page_that_breaks_off_is_no_page(site):
    packed = gzip.compress(bytes(range(256)) * 400)
    assert "broke off" in refused(site.page("/cut", packed[:-20], Content_Encoding="gzip")).message


@pytest.mark.parametrize("drip_headers", [True, False])
def test_a_server_that_drips_is_given_up_in_time(site, drip_headers):
    def drip(request: BaseHTTPRequestHandler) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n"
        request.wfile.write(head if drip_headers else head + b"\r\n")
        while not site.closing.wait(0.05):
            request.wfile.write(b"X-A: b\r\n" if drip_headers else b"x")

    site.answers["/slow"] = drip
    started = time.monotonic()
    with pytest.raises(SourceError, match="within"):
        fetch_page(f"{site.address}/slow", allow_private=True, timeout_s=0.6)
    assert time.monotonic() - started < 3


def test_a_connection_that_breaks_off_is_said(site):
    def break_off(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nThe harb")
        request.close_connection = True

    site.answers["/half"] = break_off
    assert "broke off" in refused(f"{site.address}/half").message


@pytest.mark.parametrize(
    ("status", "said"), [(404, "no such page"), (403, "refuses"), (500, "trouble"), (418, "418")]
)
def test_a_refusal_is_one_sentence_with_its_code(site, status, said):
    message = refused(site.page("/no", b"", status)).message
    assert said in message
    assert str(status) in message


def test_an_unknown_server_and_a_closed_port_are_said(site):
    assert "not found" in refused("http://no-such-host.invalid/").message
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert "No connection" in refused(f"http://127.0.0.1:{free.getsockname()[1]}/").message


@pytest.mark.parametrize("address", ["http://", "https:///path", "http://[::1", "http://a b/"])
def test_a_broken_address_is_said(address):
    refused(address)


def test_other_schemes_are_refused():
    assert "ftp://" in refused("ftp://example.org/x").message
