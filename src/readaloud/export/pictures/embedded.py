"""The pictures of an article that a book or a page can hold: from its own folder, or from the web with it.

Only an article that itself came from the web has its pictures fetched (promise 3). A file on disk may lead
to pictures in and below its own folder and nowhere else, for the article is somebody else's text and the book
may be passed on. Every picture is drawn anew, no larger than a page needs, without what cameras add.
"""

import base64
import binascii
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urljoin

from msgspec import Struct

from readaloud.model.article import Article, Block, Kind
from readaloud.model.errors import SourceError

LARGEST_SIDE = 1_200  # pixels
_MOST_PIXELS = 50_000_000  # a picture that unpacks to more is refused
_MOST_PICTURES = 60
_AT_ONCE = 4
_TIMEOUT_S = 15.0
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_WEB = ("http://", "https://")


class Picture(Struct, frozen=True):
    """A picture that is ready to be put into a book; ``ending`` is jpg or png."""

    data: bytes
    ending: str

    @property
    def media_type(self) -> str:
        """Its name among media types."""
        return "image/jpeg" if self.ending == "jpg" else "image/png"

    @property
    def address(self) -> str:
        """An address that holds the picture itself."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode()}"


def pictures_of(article: Article, *, allow_private: bool = False) -> dict[str, Picture]:
    """The pictures that could be had, by the id of their block; others are left out."""
    wanted = [block for block in article.blocks if _is_wanted(block)][:_MOST_PICTURES]
    if not wanted:
        return {}
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="readaloud-picture") as pool:
        found = pool.map(partial(_picture, article, allow_private), wanted)
        return {block.id: picture for block, picture in zip(wanted, found, strict=True) if picture}


def _is_wanted(block: Block) -> bool:
    return block.kind is Kind.IMAGE and bool(block.media and block.media.url and not block.media.decorative)


def _picture(article: Article, allow_private: bool, block: Block) -> Picture | None:
    assert block.media
    try:
        data = _bytes(article, block.media.url, allow_private)
        return _redrawn(data) if data else None
    except (
        SourceError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
    ):  # what cannot be had or seen is told in words alone
        return None


def _bytes(article: Article, address: str, allow_private: bool) -> bytes:
    """What stands at an address in an article; nothing when it may not be looked at."""
    source = article.meta.source
    if address.startswith("data:"):
        return _unpacked(address)
    if source.startswith(_WEB):
        from readaloud.sources.web import fetch_page

        full = urljoin(article.meta.url or source, address)
        return fetch_page(full, allow_private=allow_private, timeout_s=_TIMEOUT_S).data
    file = _beside(source, address)
    if file is None:
        return b""
    from readaloud.sources.files import read_file

    return read_file(str(file)).data


def _unpacked(address: str) -> bytes:
    head, _, body = address.partition(",")
    if not head.endswith(";base64"):
        return b""
    try:
        return base64.b64decode(unquote(body))
    except binascii.Error:
        return b""


def _beside(source: str, address: str) -> Path | None:
    """The file that a relative address means, when it lies in or below the folder of the article."""
    if source in ("", "-") or address.startswith(("/", "\\")) or ":" in address:
        return None
    folder = Path(source).expanduser().resolve().parent
    file = (folder / unquote(address.partition("?")[0].partition("#")[0])).resolve()
    return file if file.is_relative_to(folder) and file.is_file() else None


def _redrawn(data: bytes) -> Picture:
    """The picture in pixels of our own making; an error of pillow's or ValueError when that cannot be."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # it would warn on stderr; the limit is ours
    with Image.open(BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError("a picture of too many pixels")
        upright = ImageOps.exif_transpose(opened)
    is_flat = upright.mode in ("1", "P", "RGBA", "LA", "PA")
    image = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    image.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    file = BytesIO()
    if is_flat:
        image.save(file, "PNG", optimize=True)
    else:
        image.convert("RGB").save(file, "JPEG", quality=82, optimize=True)
    return Picture(file.getvalue(), "png" if is_flat else "jpg")
