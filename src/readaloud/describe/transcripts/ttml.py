"""Timed Text Markup Language, also called DFXP, as cues (https://www.w3.org/TR/ttml2/).

Parsed without entities, DTD and network. Times of enclosing elements are added up (sequential containers are
not used in captions and are read as parallel). What cannot be read as a time leaves the cue without one.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readaloud.model.article import Cue
from readaloud.text.sanitise import clean_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_XML = "{http://www.w3.org/XML/1998/namespace}"
_CLOCK = re.compile(r"(\d{2,4}):([0-5]\d):([0-5]\d)(?:\.(\d{1,9})|:(\d{1,3})(?:\.\d+)?)?")
_OFFSET = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(h|m|s|ms|f|t)")
_UNIT_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_FRAME_RATE = 30.0  # frames a second where the file does not say, by the specification


def parse_ttml(text: str) -> tuple[tuple[Cue, ...], str]:
    """The cues of a TTML file and its language, "" when it does not say.

    Raises:
        ValueError: it is not well-formed, or not TTML.
    """
    root = _parsed(text)
    if _name(root) != "tt":
        raise ValueError(f"the root is {_name(root)}, not tt")
    names = dict(_agents(root))
    rates = _rate(root, "frameRate", _FRAME_RATE), _rate(root, "tickRate", 1.0)
    cues = (_cue(element, names, rates) for element in root.iter("{*}p"))
    return tuple(cue for cue in cues if cue.text), (root.get(f"{_XML}lang") or "").strip()


def _parsed(text: str) -> "Element":
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(clean_text(text).strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None


def _agents(root: "Element") -> Iterator[tuple[str, str]]:
    """Who speaks, by the id that cues refer to."""
    for agent in root.iter("{*}agent"):
        for name in agent.iter("{*}name"):
            yield agent.get(f"{_XML}id", ""), " ".join((name.text or "").split())


def _cue(element: "Element", names: dict[str, str], rates: tuple[float, float]) -> Cue:
    offset = 0.0
    for around in element.iterancestors():
        offset += _seconds(around.get("begin", ""), rates) or 0.0
    begin, end = (_seconds(element.get(name, ""), rates) for name in ("begin", "end"))
    if begin is None:  # captions whose words have the times
        begin = min(_span_times(element, "begin", rates), default=None)
        end = max(_span_times(element, "end", rates), default=None)
    length = _seconds(element.get("dur", ""), rates)
    if end is None and begin is not None and length is not None:
        end = begin + length
    text = " ".join("".join(_shown(element)).split())
    return Cue(_later(begin, offset), _later(end, offset), text, _speaker(element, names))


def _span_times(element: "Element", name: str, rates: tuple[float, float]) -> list[float]:
    times = (_seconds(span.get(name, ""), rates) for span in element.iter("{*}span"))
    return [seconds for seconds in times if seconds is not None]


def _later(seconds: float | None, offset: float) -> float | None:
    return None if seconds is None else seconds + offset


def _shown(element: "Element") -> Iterator[str]:
    """The text of an element without that of its metadata; a line break is a space."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and _name(child) not in ("metadata", "title", "desc"):
            yield " " if _name(child) == "br" else ""
            yield from _shown(child)
        yield child.tail or ""


def _speaker(element: "Element", names: dict[str, str]) -> str:
    """The name of the agent that the cue, or the first part of it, refers to."""
    for part in element.iter():
        for attribute, value in part.attrib.items():
            if str(attribute).endswith("}agent"):
                return names.get(str(value).split()[0] if str(value).strip() else "", "")
    return ""


def _seconds(written: str, rates: tuple[float, float]) -> float | None:
    """A time expression: "00:01:02.5", "00:01:02:12" (frames), "62.5s", "1500ms", "30f", "900t"."""
    frames_a_second, ticks_a_second = rates
    if clock := _CLOCK.fullmatch(written.strip()):
        hours, minutes, seconds, fraction, frames = clock.groups()
        whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
        return whole + float(f"0.{fraction or 0}") + int(frames or 0) / frames_a_second
    if offset := _OFFSET.fullmatch(written.strip()):
        amount, unit = float(offset[1]), offset[2]
        per_second = {"f": frames_a_second, "t": ticks_a_second}
        return amount / per_second[unit] if unit in per_second else amount * _UNIT_SECONDS[unit]
    return None


def _rate(root: "Element", name: str, default: float) -> float:
    written = next((value for key, value in root.attrib.items() if str(key).endswith(f"}}{name}")), "")
    return float(written) if re.fullmatch(r"[1-9]\d{0,8}", str(written)) else default


def _name(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]
