"""Pictures, videos and sound in Markdown, which has a sign for pictures only.

A paragraph that is one picture with a title, or one picture over a line in emphasis, is a figure with a
caption. A paragraph that is one link or "picture" of a video or sound file is a player.
"""

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_VIDEO = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov|mkv)(?:[?#]|$)", re.I)
_AUDIO = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)(?:[?#]|$)", re.I)


def put_in_media(tokens: "list[Token]") -> "list[Token]":
    """The tokens with such paragraphs replaced by HTML of the same meaning."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        html = _as_html(tokens, at)
        if html:
            opening = tokens[at]
            line = opening.attrGet("data-readaloud-line")
            out.append(_html_token(f'<div data-readaloud-line="{line}">{html}</div>', opening))
            at += 3
        else:
            out.append(tokens[at])
            at += 1
    return out


def _html_token(html: str, like: "Token") -> "Token":
    from markdown_it.token import Token

    return Token("html_block", "", 0, content=html, map=like.map)


def _as_html(tokens: "list[Token]", at: int) -> str:
    if tokens[at].type != "paragraph_open" or tokens[at + 1].type != "inline":
        return ""
    inner = [
        token for token in tokens[at + 1].children or [] if token.type != "text" or token.content.strip()
    ]
    kinds = [token.type for token in inner]
    if kinds == ["link_open", "text", "link_close"]:
        return _player(str(inner[0].attrGet("href")), inner[1].content)
    if kinds == ["link_open", "link_close"]:
        return _player(str(inner[0].attrGet("href")), "")
    if kinds[:1] != ["image"]:
        return ""
    image = inner[0]
    address, alt, title = str(image.attrGet("src")), image.content, str(image.attrGet("title") or "")
    if kinds == ["image"]:
        return _player(address, alt or title) or (_figure(address, alt, title) if title else "")
    if kinds[1:3] == ["softbreak", "em_open"] and kinds[-1] == "em_close" and kinds.count("em_open") == 1:
        return _figure(address, alt, "".join(token.content for token in inner[3:-1]))
    return ""


def _player(address: str, title: str) -> str:
    kind = "video" if _VIDEO.search(address) else "audio" if _AUDIO.search(address) else ""
    shown = "" if title == address else title
    return f'<{kind} src="{escape(address)}" title="{escape(shown)}"></{kind}>' if kind else ""


def _figure(address: str, alt: str, caption: str) -> str:
    image = f'<img src="{escape(address)}" alt="{escape(alt)}">'
    return f"<figure>{image}<figcaption>{escape(caption)}</figcaption></figure>"
