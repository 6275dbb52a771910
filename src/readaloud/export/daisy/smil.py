"""The SMIL 1.0 files of a DAISY 2.02 book: which text is heard when, a file a section, and a master file."""

from collections.abc import Mapping, Sequence

from readaloud.audio.encode_metadata import clock
from readaloud.export.book.archive import SOUND
from readaloud.export.book.overlay import Clip, Narration, seconds
from readaloud.export.book.talking_book import GENERATOR, Skippable
from readaloud.export.markup.xml import Element, etree, written

DOCTYPE = '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">'
TEXT = "content.html"
_TESTS = {Skippable.FOOTNOTE: "footnote-on", Skippable.PRODUCER_NOTE: "prodnote-on"}  # Recommendation of 2003


def smil_file(narration: Narration, title: str, rate: int, skippable: Mapping[str, Skippable]) -> bytes:
    """The SMIL file of a section; ``skippable`` says what a player may leave out, by utterance."""
    length = narration.until - narration.at
    root = _root(
        {
            "title": title,
            "ncc:totalElapsedTime": clock(narration.at * 1000 // rate),
            "ncc:timeInThisSmil": clock(length * 1000 // rate),
        }
    )
    etree().SubElement(etree().SubElement(root[0], "layout"), "region", {"id": "text"})
    outer = etree().SubElement(etree().SubElement(root, "body"), "seq", {"dur": seconds(length, rate)})
    for number, clip in enumerate(narration.clips, 1):
        _par(outer, number, clip, rate, skippable.get(clip.target))
    return _bytes(root)


def master_file(sections: Sequence[tuple[str, str]], title: str, length: int, rate: int) -> bytes:
    """The master SMIL file: name and title of each section's file, in order."""
    root = _root({"dc:title": title, "ncc:timeInThisSmil": clock(length * 1000 // rate)})
    etree().SubElement(etree().SubElement(root[0], "layout"), "region", {"id": "text"})
    body = etree().SubElement(root, "body")
    for name, words in sections:
        etree().SubElement(body, "ref", {"title": words, "src": f"{name}.smil", "id": f"ms-{name}"})
    return _bytes(root)


def _root(metadata: dict[str, str]) -> Element:
    root = etree().Element("smil")
    head = etree().SubElement(root, "head")
    for name, content in {"dc:format": "Daisy 2.02", "ncc:generator": GENERATOR, **metadata}.items():
        etree().SubElement(head, "meta", {"name": name, "content": content})
    return root


def _par(outer: Element, number: int, clip: Clip, rate: int, kind: Skippable | None) -> None:
    par = etree().SubElement(outer, "par", {"endsync": "last", "id": f"par{number}"})
    if kind:
        par.set("system-required", _TESTS[kind])
    etree().SubElement(par, "text", {"src": f"{TEXT}#{clip.target}", "id": f"txt{number}"})
    times = {"clip-begin": f"npt={seconds(clip.at, rate)}", "clip-end": f"npt={seconds(clip.until, rate)}"}
    inner = etree().SubElement(par, "seq")
    etree().SubElement(inner, "audio", {"src": SOUND, "id": f"aud{number}", **times})


def _bytes(root: Element) -> bytes:
    etree().indent(root)
    return written(root, DOCTYPE)
