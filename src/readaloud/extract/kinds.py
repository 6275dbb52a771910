"""What kind of document bytes are: by option, by their first bytes, by what carried them, by their look."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from readaloud.model.errors import NothingReadable, SourceError, UsageError
from readaloud.sources.loaded import Loaded
from readaloud.text.sanitise import one_line

KINDS = ("text", "html", "markdown")

_BY_ENDING = {
    **dict.fromkeys((".txt", ".text", ".log"), "text"),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
}
_BY_TYPE = {"text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown"}
_NOT_YET = {".epub": "EPUB", ".pdf": "PDF", "application/epub+zip": "EPUB", "application/pdf": "PDF"}
_OFFICE = {".docx": "Word", ".doc": "Word", ".odt": "OpenDocument", ".rtf": "rich text", ".pages": "Pages"}
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_HTML_LOOK = re.compile(
    r"^\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html\b|<\?xml[^>]*>\s*<(?:!doctype\s+html|html)\b)",
    re.I | re.S,
)
_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|article|section|body|head|span|ul|ol|li|a|br|table|img)\b[^<>]*>", re.I
)
_MARKDOWN_LOOK = re.compile(
    r"^#{1,6} \S|^ {0,3}```|\[[^\]\n]+\]\([^)\s]+\)|^!\[|^\s*[-*+] \[[ x]\] |^> |\*\*\S[^*\n]*\S\*\*", re.M
)
_LOOK = 20_000  # characters that are looked at
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def refuse_binary(loaded: Loaded) -> None:
    """Say in one sentence what a document is that cannot be read.

    Raises:
        SourceError: an EPUB or a PDF: for these there is no reader yet.
        NothingReadable: an office document or a packed file.
    """
    head, ending, shown = loaded.data[:1024], _ending(loaded), one_line(loaded.name)
    packed_epub = head.startswith(b"PK\x03\x04") and b"application/epub+zip" in head[:100]
    sniffed = "PDF" if head.lstrip().startswith(b"%PDF-") else "EPUB" if packed_epub else ""
    kind = sniffed or _NOT_YET.get(ending, "") or _NOT_YET.get(loaded.content_type, "")
    if kind:
        hint = "Convert it to HTML or text first (with calibre or pdftotext), and open that."
        raise SourceError(
            f"“{shown}” is {'an' if kind == 'EPUB' else 'a'} {kind} file; these cannot be read yet.", hint
        )
    if ending in _OFFICE:
        raise NothingReadable(
            f"“{shown}” is a {_OFFICE[ending]} file.", "Save it as HTML or plain text first."
        )
    if head.startswith(_PACKED):
        raise NothingReadable(f"“{shown}” is a packed file.", "Unpack it, then open the article in it.")


def refuse_noise(loaded: Loaded, text: str) -> None:
    """Refuse what is not text: pictures, sound, programs.

    Raises:
        NothingReadable: more than one character in fifty is none that text has; or there is nothing at all.
    """
    shown, look = one_line(loaded.name), text[:_LOOK]
    if not text.strip():
        what = "Standard input" if loaded.name == "-" else f"“{shown}”"
        raise NothingReadable(f"{what} is empty.", "Check that the article was saved or copied.")
    if len(_CONTROL.findall(look)) > len(look) / 50:
        raise NothingReadable(
            f"“{shown}” is not text.", "Give a text, HTML or Markdown file, or a web address."
        )


def kind_of(loaded: Loaded, text: str, asked: str | None) -> str:
    """``text``, ``html`` or ``markdown``: as asked, else by ending, content type and look.

    Raises:
        UsageError: another kind was asked for.
    """
    if asked is not None:
        if asked not in KINDS:
            raise UsageError(f"There is no kind “{one_line(asked)}”.", f"Kinds are {', '.join(KINDS)}.")
        return asked
    by_ending = _BY_ENDING.get(_ending(loaded))
    if loaded.url:
        by_type = _BY_TYPE.get(loaded.content_type)
        return by_type or (by_ending if by_ending != "html" else None) or _look(text)
    return by_ending or _look(text)


def _ending(loaded: Loaded) -> str:
    path = urlsplit(loaded.url).path if loaded.url else loaded.name
    return PurePosixPath(path.replace("\\", "/")).suffix.lower()


def _look(text: str) -> str:
    look = text[:_LOOK]
    if _HTML_LOOK.match(look) or len(_TAG.findall(look)) >= 3:
        return "html"
    marks = len(_MARKDOWN_LOOK.findall(look))
    return "markdown" if marks >= 2 or (marks and look.lstrip().startswith("# ")) else "text"
