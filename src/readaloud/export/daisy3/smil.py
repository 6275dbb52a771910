"""The SMIL 2.0 files of a DAISY 3 book: which text is heard when, a file a section.

A list, a table, a note can be left in the midst of it (escapable), a footnote and a producer note left out
(skippable): Z39.86-2005, 7.4.
"""

from itertools import groupby
from typing import TypeAlias

from readaloud.audio.encode_metadata import clock
from readaloud.export.book.archive import SOUND
from readaloud.export.book.identity import identifier_of
from readaloud.export.book.overlay import Clip, Narration, seconds, structures
from readaloud.export.book.talking_book import GENERATOR, Skippable, TalkingBook
from readaloud.export.daisy3.package import TEXT
from readaloud.export.markup.xml import Element, etree, written

TESTS = {Skippable.FOOTNOTE: "footnote", Skippable.PRODUCER_NOTE: "prodnote"}  # ids of the custom tests
_SMIL = "http://www.w3.org/2001/SMIL20/"
_DOCTYPE = (
    '<!DOCTYPE smil PUBLIC "-//NISO//DTD dtbsmil 2005-2//EN"'
    ' "http://www.daisy.org/z3986/2005/dtbsmil-2005-2.dtd">'
)
_Numbered: TypeAlias = tuple[int, Clip]


def smil_file(talking: TalkingBook, narration: Narration) -> bytes:
    """The SMIL file of a section."""
    rate = talking.recording.timeline.rate
    root = etree().Element(f"{{{_SMIL}}}smil", nsmap={None: _SMIL})
    head = _sub(root, "head")
    for name, content in (
        ("dtb:uid", identifier_of(talking.recording)),
        ("dtb:generator", GENERATOR),
        ("dtb:totalElapsedTime", clock(narration.at * 1000 // rate)),
    ):
        _sub(head, "meta", name=name, content=content)
    used = {talking.skippable[clip.target] for clip in narration.clips if clip.target in talking.skippable}
    tests = _sub(head, "customAttributes") if used else None
    for kind in sorted(used):
        _sub(tests, "customTest", id=TESTS[kind], defaultState="true", override="visible")
    whole = _sub(_sub(root, "body"), "seq", id="whole", dur=seconds(narration.until - narration.at, rate))
    shapes = structures(narration.document)
    for shape, run in groupby(enumerate(narration.clips, 1), lambda pair: shapes.get(pair[1].block)):
        clips = list(run)
        parent = whole
        if shape:
            last = f"DTBuserEscape;par{clips[-1][0]}.end"
            attributes = {"id": f"seq{clips[0][0]}", "class": shape[1], "end": last, "fill": "remove"}
            parent = etree().SubElement(whole, f"{{{_SMIL}}}seq", attributes)
        for number, clip in clips:
            _par(parent, number, clip, rate, talking.skippable.get(clip.target))
    return written(root, _DOCTYPE)


def _par(parent: Element, number: int, clip: Clip, rate: int, kind: Skippable | None) -> None:
    par = _sub(parent, "par", id=f"par{number}")
    if kind:
        par.set("customTest", TESTS[kind])
    _sub(par, "text", id=f"text{number}", src=f"{TEXT}#{clip.target}")
    _sub(par, "audio", src=SOUND, clipBegin=seconds(clip.at, rate), clipEnd=seconds(clip.until, rate))


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    return etree().SubElement(parent, f"{{{_SMIL}}}{tag}", attributes)
