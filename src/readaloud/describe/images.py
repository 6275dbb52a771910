"""What can be said of a picture: whether the page's description of it says anything."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from readaloud.model.article import Article, Block, Diagnostic, Kind, Media

_FILE_NAME = re.compile(
    r"(?:[\w%+.~-]*[\\/])*[\w%+~.() -]{1,120}\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)(?:\?\S*)?\Z",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:img|dsc|dscn|dscf|image|photo|picture|pic|screenshot|untitled|foto|bild)[\s_-]*\d*\Z", re.I
)
_CODE = re.compile(r"(?=\S*\d)[\w-]{6,}\Z")  # a3f9c2-7781: no words of a person
_NOT_WORD = re.compile(r"\W+")


def with_images(article: Article) -> Article:
    """The article with empty alts where the page's alt says nothing, and a diagnostic for each such image."""
    blocks = tuple(_described(block) for block in article.blocks)
    kept = (d for d in article.diagnostics if d.code != "no_alt")  # of an earlier describing
    return replace(article, blocks=blocks, diagnostics=(*kept, *_missing(blocks)))


def says_nothing(alt: str) -> bool:
    """Whether an alt text is a file name, a number or a bare word like "image"."""
    alt = alt.strip()
    return not _NOT_WORD.sub("", alt) or any(p.fullmatch(alt) for p in (_FILE_NAME, _NUMBERED, _CODE))


def _described(block: Block) -> Block:
    media = block.media
    if block.kind is not Kind.IMAGE or media is None or not media.alt or not says_nothing(media.alt):
        return block
    return replace(block, media=replace(media, alt=""))


def _missing(blocks: Sequence[Block]) -> list[Diagnostic]:
    return [
        Diagnostic("no_alt", _message(block.media), block.id)
        for block in blocks
        if block.kind is Kind.IMAGE and block.media and not _is_told(block.media)
    ]


def _is_told(media: Media) -> bool:
    return bool(media.alt) or media.decorative or media.described


def _message(media: Media) -> str:
    return "An image has no description, only a caption." if media.caption else "An image has no description."
