"""Bytes from outside: file, stdin, clipboard, URL. The only package that may use the network."""

from readaloud.model.errors import SourceError
from readaloud.sources.loaded import Loaded


def read_source(source: str, *, allow_private: bool = False) -> Loaded:
    """The bytes of a path, of ``-`` (standard input) or of an http or https address.

    ``allow_private`` opens addresses of this machine and of its own network too. Nothing but an address
    makes a connection.

    Raises:
        SourceError: it could not be read; the message says why, the hint what to do.
    """
    from readaloud.sources.files import read_file, read_stdin

    if source == "-":
        return read_stdin()
    scheme, found, rest = source.partition("://")
    if not found or not scheme.isalnum():
        return read_file(source)
    if scheme.casefold() in {"http", "https"}:
        from readaloud.sources.web import fetch_page

        return fetch_page(source, allow_private=allow_private)
    if scheme.casefold() == "file":
        from urllib.request import url2pathname

        return read_file(url2pathname(rest.removeprefix("localhost")))
    raise SourceError(
        f"Addresses that begin with {scheme}:// cannot be opened.", "Use http://, https:// or a file."
    )


def read_clipboard() -> Loaded:
    """The text that was copied last; see ``readaloud.sources.clipboard``."""
    from readaloud.sources.clipboard import read_clipboard as read

    return read()
