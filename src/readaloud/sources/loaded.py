"""What a source gave: bytes, and what was said about them."""

from msgspec import Struct

LIMIT_BYTES = 20 * 1024 * 1024  # after decompression; the longest articles have well under one
LIMIT_WORDS = "20 MB"


class Loaded(Struct, frozen=True):
    """The bytes of a source, as they came, with what its carrier said about them."""

    data: bytes
    name: str  # as the person asked for it: path, address, "-" or "clipboard"
    url: str = ""  # where it was in the end, after redirects; empty unless it came from the web
    content_type: str = ""  # "text/html", lower case, without parameters
    charset: str = ""  # as declared by the carrier
