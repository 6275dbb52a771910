"""Bytes to text: which character encoding it is, and whether that was said or guessed.

Order: byte-order mark, the carrier's header, the page's own declaration, then a look at the bytes. A
declaration of a one-byte encoding is not believed when the bytes are valid UTF-8 beyond ASCII: that happens
by accident in about no text at all, and by a careless server setting every day.
Source of the labels: WHATWG Encoding Standard, in which Latin-1 and ASCII mean Windows-1252.
"""

import codecs
import re

from msgspec import Struct

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALIASES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_TEXTUAL = re.compile(r"utf|^cp|iso|koi|gb|big5|euc|shift|johab|mac|tis|ptcp|kz|hz|ascii")
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*["']?\s*|<\?xml[^>]{0,100}?encoding\s*=\s*["'])([\w.:-]{2,40})""",
    re.I,
)
_META_BYTES = 4096  # the standard says 1024; pages with long comments before it are common
_LOOK_BYTES = 1 << 16
_HIGH = re.compile(rb"[\x80-\xff]")


class Decoded(Struct, frozen=True):
    """Text, the encoding it was read by, and whether that was guessed from the bytes alone."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode bytes; ``declared`` is what the carrier (an HTTP header) said. Never fails.

    Bytes that make no sense in the encoding become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding, False)
    said = _known(declared) or _known(_own_declaration(data))
    if not _HIGH.search(data) and b"\0" not in data and (not said or _over_ascii(said)):
        return Decoded(data.decode("ascii"), "utf-8", False)
    if said and not (_one_byte(said) and _valid(data, "utf-8")):
        return _as_said(data, said)
    if _valid(data, "utf-8") and b"\0" not in data:
        return Decoded(data.decode("utf-8"), "utf-8", bool(said))
    return _guessed(data)


def _known(label: str) -> str:
    """Python's name for an encoding of text; empty for an unknown label."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    return _ALIASES.get(name, name) if _TEXTUAL.search(name) and name not in {"utf-7", "idna"} else ""


def _own_declaration(data: bytes) -> str:
    found = _DECLARED.search(data[:_META_BYTES])
    label = found[1].decode("ascii") if found else ""
    # a declaration that can be read byte by byte is not UTF-16, whatever it says (WHATWG HTML 13.2.3.2)
    return "utf-8" if label.casefold().startswith(("utf-16", "utf-32")) else label


def _over_ascii(encoding: str) -> bool:
    return not encoding.startswith(("utf-16", "utf-32", "cp037", "cp500", "hz", "iso2022"))


def _one_byte(encoding: str) -> bool:
    return encoding.startswith(("cp125", "iso8859", "cp874", "koi8", "mac", "cp437", "cp85", "tis"))


def _valid(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _as_said(data: bytes, said: str) -> Decoded:
    """By the declaration, unless it plainly does not fit: more than one character in fifty is broken."""
    text = data.decode(said, "replace")
    broken = text.count("\ufffd")
    if broken and broken > len(_HIGH.findall(data)) / 50 and broken > 2:
        guess = _guessed(data)
        if guess.text.count("\ufffd") < broken:
            return guess
    return Decoded(text, said, False)


def _guessed(data: bytes) -> Decoded:
    encoding = _by_zeros(data) or _mostly_utf8(data) or _by_frequency(data)
    return Decoded(data.decode(encoding, "replace"), encoding, True)


def _by_zeros(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of western text is zero."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 2 * 0.4:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_utf8(data: bytes) -> str:
    """UTF-8 with a few broken bytes, such as a page that was cut in the middle of a letter."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for character in text[:_LOOK_BYTES] if character > "\x7f") - broken
    return "utf-8" if good > 4 * broken else ""


def _by_frequency(data: bytes) -> str:
    from charset_normalizer import from_bytes

    if len(_HIGH.findall(data)) < _FEW and _WESTERN_TEXT.fullmatch(data.decode("cp1252", "replace")):
        return "cp1252"
    best = from_bytes(data[:_LOOK_BYTES]).best()
    if best is None or best.encoding in {"ascii", "utf_8"} or not best.alphabets:
        return "cp1252"
    # western one-byte encodings differ in a few quotation marks only, and pages use those of Windows
    western = all(alphabet in _WESTERN for alphabet in best.alphabets)
    return "cp1252" if western and _valid_cp1252(data) else _known(best.encoding) or "cp1252"


# Latin letters of western Europe and the marks of print: from few of them no statistics can tell.
_WESTERN_TEXT = re.compile(
    "[\0-\x7f\xa0-\xb1\xb4-\xb7\xba-\xbe\xc0-\xd6\xd8-\xf6\xf8-\xffŒœŠšŽžŸƒ€‚„…‘’“”•–—™‹›]*"
)
_FEW = 24  # bytes beyond ASCII
_WESTERN = {
    "Basic Latin",
    "Control character",
    "Latin-1 Supplement",
    "General Punctuation",
    "Currency Symbols",
}


def _valid_cp1252(data: bytes) -> bool:
    return not re.search(rb"[\x81\x8d\x8f\x90\x9d]", data)
