"""Lexicons of others: the Pronunciation Lexicon Specification 1.0 (W3C, 2008-10-14), whole words only."""

from collections.abc import Iterable, Iterator
from typing import Any

from readaloud.model.errors import UsageError
from readaloud.text.lexicon import Entry
from readaloud.text.sanitise import one_line

_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_pls(data: bytes, name: str) -> tuple[tuple[Entry, ...], int]:
    """The words as entries, their phonemes when they are in IPA, and how many had others alone.

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
    entries, left_out = list[Entry](), 0
    for lexeme in root.iterfind(f"{{{_NAMESPACE}}}lexeme"):
        alias = next((_text(node) for node in lexeme.iterfind(f"{{{_NAMESPACE}}}alias")), "")
        ipa = next((_text(node) for node in _in_ipa(lexeme, root.get("alphabet", ""))), "")
        words = [_text(node) for node in lexeme.iterfind(f"{{{_NAMESPACE}}}grapheme")]
        found = [Entry(word, alias, ipa=ipa) for word in words if word]
        entries += (entry for entry in found if not entry.problem)
        left_out += all(entry.problem for entry in found)
    return tuple(entries), left_out


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
        for name, said in (("phoneme", entry.ipa), ("alias", entry.spoken)):
            if said:
                etree.SubElement(lexeme, f"{{{_NAMESPACE}}}{name}").text = one_line(said)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True), left_out


def _in_ipa(lexeme: Any, usual: str) -> Iterator[Any]:
    """Its phonemes, when they are in the one alphabet that PLS itself names (section 2.2)."""
    for node in lexeme.iterfind(f"{{{_NAMESPACE}}}phoneme"):
        if node.get("alphabet", usual).lower() == "ipa":
            yield node


def _text(node: Any) -> str:
    return one_line("".join(node.itertext()))
