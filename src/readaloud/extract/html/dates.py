"""Dates as the data of pages writes them, in ISO 8601: what it is in already, and what servers print."""

import re
from datetime import UTC, date, datetime

MAX_DATE = 60  # characters; a longer text is more than a date
_ISO = re.compile(r"^\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}.*)?$")
_NEVER = re.compile(r"^(?:0001-01-01|1970-01-01T00:00|-)")  # what a system writes that knows no date
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")
_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = rf"(?P<month>{_NAMES})[a-z]{{0,6}}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?!:)", re.I)
_DAY_FIRST = re.compile(rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?![a-z])", re.I)
_YEAR = re.compile(r"(?<![\d:+])(?P<year>(?:19|20)\d\d)(?![\d:])")
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<half>[ap])?\.?(?:m\b)?", re.I
)
_ZONE = re.compile(r"(?:GMT|UTC)?(?P<offset>[+-]\d\d:?\d\d)\b|\b(?P<zone>[A-Z]{1,4})\b")
_OFFSETS = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "SAST": 2, "HKT": 8, "JST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip


def iso_date(text: str) -> str:
    """The date, with its time when that is said, in ISO 8601; the text itself when it cannot be read.

    Empty for the dates by which systems say that they know none. English month names only: they are what
    servers print ("Mon Sep 02 01:11:35 EDT 2024").
    """
    if _NEVER.match(text):
        return ""
    if _ISO.match(text):
        return text.replace(" ", "T", 1)
    if _EPOCH.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat().replace("+00:00", "Z")
    day = _day(text) if len(text) <= MAX_DATE else ""
    return day + _time(text) if day else text[:MAX_DATE]


def _day(text: str) -> str:
    found = _MONTH_FIRST.search(text) or _DAY_FIRST.search(text)
    year = _YEAR.search(text)
    if not found or not year:
        return ""
    month = _NAMES.split("|").index(found["month"].lower()) + 1
    try:
        return date(int(year["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return ""


def _time(text: str) -> str:
    found = _TIME.search(text)
    if not found:
        return ""
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if hour > 23 or int(found["minute"]) > 59:
        return ""
    second = f":{found['second']}" if found["second"] else ""
    return f"T{hour:02}:{found['minute']}{second}{_zone(text[found.end() :])}"


def _zone(text: str) -> str:
    """The offset from UTC that is said after a time; empty when it is not known."""
    for found in _ZONE.finditer(text):
        if found["offset"]:
            return (
                found["offset"] if ":" in found["offset"] else f"{found['offset'][:3]}:{found['offset'][3:]}"
            )
        if found["zone"] in _OFFSETS:
            hours = _OFFSETS[found["zone"]]
            return f"{hours:+03}:00" if hours else "Z"
    return ""
