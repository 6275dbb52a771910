"""Lexicons of others: the Pronunciation Lexicon Specification 1.0 (W3C, 2008-10-14), whole words only."""

from collections.abc import Iterable
from typing import Any

from readaloud.model.errors import UsageError
from readaloud.text.lexicon import Entry
from readaloud.text.sanitise import one_line

_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_pls(data: bytes, name: str) -> tuple[tuple[Entry, ...], int]:
    """The words with an alias, as entries, and how many others have phonemes alone, which no entry can hold.

    Raises:
        UsageError: it is no lexicon in PLS.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f"{name} is not XML ({error}).", "Give a lexicon in PLS 1.0.") from error
    if root.tag != f"{{{_NAMESPACE}}}lexicon":
        raise UsageError(f"{name} is not a lexicon in PLS 1.0.", f"Its first element is {root.tag}.")
    entries, phonemes_alone = [], 0
    for lexeme in root.iterfind(f"{{{_NAMESPACE}}}lexeme"):
        aliases = [_text(node) for node in lexeme.iterfind(f"{{{_NAMESPACE}}}alias")]
        words = [_text(node) for node in lexeme.iterfind(f"{{{_NAMESPACE}}}grapheme")]
        if not any(aliases):
            phonemes_alone += 1
            continue
        entries += [Entry(word, aliases[0]) for word in words if word]
    return tuple(entry for entry in entries if not entry.problem), phonemes_alone


def write_pls(entries: Iterable[Entry], language: str) -> tuple[bytes, int]:
    """The whole words that are said otherwise, as PLS, and how many other entries have no place in it."""
    from lxml import etree

    spaces: Any = {None: _NAMESPACE}
    root = etree.Element(f"{{{_NAMESPACE}}}lexicon", nsmap=spaces, version="1.0", alphabet="ipa")
    root.set(_XML_LANG, language)
    left_out = 0
    for entry in entries:
        if entry.skip or entry.match != "word":
            left_out += 1
            continue
        lexeme = etree.SubElement(root, f"{{{_NAMESPACE}}}lexeme")
        etree.SubElement(lexeme, f"{{{_NAMESPACE}}}grapheme").text = one_line(entry.word)
        etree.SubElement(lexeme, f"{{{_NAMESPACE}}}alias").text = one_line(entry.spoken)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True), left_out


def _text(node: Any) -> str:
    return one_line("".join(node.itertext()))
