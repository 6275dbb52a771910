"""Dates, years and decades: "Nov. 23, 2026", "1990–95", "the '90s"."""

import re

from readaloud.text.spoken.numbers import MONTH_NAMES, below_hundred, decade, ordinal, year
from readaloud.text.spoken.rules import ALONE, DASH, DASHES, Place, Rule, ends_text, joined

MONTHS = {name[:3].lower(): name for name in MONTH_NAMES}
_FULL = "|".join(MONTH_NAMES)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?P<month>(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?P<year>(?:1[1-9]|20)\d\d)"
# What is counted is no year: "1500 people". News writes thousands with a comma, so this is rare.
_COUNTED = (
    r"(?!\s(?:people|men|women|children|jobs|homes|houses|cases|deaths|workers|employees|students|troops|soldiers"
    r"|metres|meters|miles|kilometres|kilometers|feet|pounds|dollars|euros|tonnes|tons|acres|calories"
    r"|votes|seats|words|degrees|percent|per\s?cent|times|square|cubic|hectares|litres|liters|gallons)\b)"
)
# Before the short form of a decade, of a century or of a life.
_OF_DECADE = re.compile(
    r"\b(?:the|her|his|their|my|our|your|early|late|mid|high|low)(?:[-\s](?:early|late|mid))?[-\s]$", re.I
)
# What a dash follows that is heard as "to". Left to the cache of ``re``: few texts have one.
_SPAN_BEFORE = (
    rf"(?:\b(?:{_FULL}|(?:{_SHORT})\.?)(?:\s\d{{1,2}},?)?(?:\s\d{{4}})?|\b(?:noon|midnight)|[ap]\.?m\.?)$"
)
_DAYLIKE = r"(?:st|nd|rd|th)?"


def month_name(word: str) -> str:
    """The whole name of a month as written short or whole."""
    return MONTHS[word.rstrip(".").lower()[:3]]


def _month_day(place: Place) -> str | None:
    said = f"{month_name(place.group('month'))} {ordinal(int(place.group('day')))}"
    if place.group("last_month"):
        said += f" to {month_name(place.group('last_month'))} {ordinal(int(place.group('last')))}"
    elif place.group("until"):
        said += f" to {ordinal(int(place.group('until')))}"
    return said + _and_year(place, ", ")


def _day_month(place: Place) -> str | None:
    if place.group("month") == "May" and not place.group("year") and place.after[:2].strip().islower():
        return None  # "in 5 May resign": a verb
    article = "" if place.before.lower().endswith(("the ", "a ")) else "the "
    first = ordinal(int(place.group("day")))
    if place.group("until"):
        first += f" to {ordinal(int(place.group('until')))}"
    return f"{article}{first} of {month_name(place.group('month'))}" + _and_year(place, ", ")


def _and_year(place: Place, comma: str) -> str:
    return comma + year(int(place.group("year"))) if place.group("year") else ""


def _month_year(place: Place) -> str | None:
    return f"{month_name(place.group('month'))} {year(int(place.group('year')))}"


def _until(place: Place) -> str | None:
    """The dash between two months or two times of day: "Jan.-March", "10 a.m.-noon"."""
    return " to " if re.search(_SPAN_BEFORE, place.before, re.IGNORECASE) else None


def _month_alone(place: Place) -> str | None:
    name = month_name(place.group("month"))
    return name + "." if ends_text(place) else name


def _iso(place: Place) -> str | None:
    month, day = int(place.group("month")), int(place.group("day"))
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return f"{MONTH_NAMES[month - 1]} {ordinal(day)}, {year(int(place.group('year')))}"


def _slashes(place: Place) -> str | None:
    """US order, unless only the other is possible or the variety of the language writes the day first."""
    first, second = int(place.group("first")), int(place.group("second"))
    day_first = first > 12 or (second <= 12 and place.region not in {"", "US", "CA"})
    day, month = (first, second) if day_first else (second, first)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    name = MONTH_NAMES[month - 1]
    written = place.group("year")
    whole = int(written) if len(written) == 4 else 2000 + int(written) - (100 if int(written) > 40 else 0)
    date = f"the {ordinal(day)} of {name}" if day_first else f"{name} {ordinal(day)}"
    return f"{date}, {year(whole)}"


def _years(place: Place) -> str | None:
    first, written = int(place.group("year")), place.group("until")
    second = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    is_season = "/" not in place.match[0] or second == first + 1
    if second <= first or not is_season or not 1100 <= second < 2100:
        return None
    return f"{year(first)} {joined(place)} {year(second)}"


def _decade(place: Place) -> str | None:
    written = place.group("decade")
    tail = "'" if place.group("possessive") else ""
    return decade(int(written)) + tail


def _short_decade(place: Place) -> str | None:
    """A decade as in "the 80s", "in her 30s", "mid-60s"; "80s" alone is a length of time."""
    return _decade(place) if _OF_DECADE.search(place.before) else None


def _bare_year(place: Place) -> str | None:
    number = int(place.group("year"))
    said = year(number)
    return None if said == str(number) else said


BY_NUMBER = (
    Rule(rf"{ALONE}(?P<year>\d{{4}})[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?![\w/-]|:\d)", _iso, "-/"),
    Rule(rf"{ALONE}(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>\d{{4}}|\d\d)(?![\d/])",
         _slashes, "/"),
    Rule(rf"{ALONE}{_DAY}{_DAYLIKE}(?:{DASH}(?P<until>[12]\d|3[01]|[1-9]){_DAYLIKE})?\s(?:of\s)?{_MONTH}"
         rf"(?:,?\s{_YEAR}\b)?", _day_month, "JFMASONDosnrt" + DASHES),
    Rule(rf"{ALONE}{_YEAR}(?:{DASH}|/)(?P<until>(?:1[1-9]|20)\d\d|\d\d)(?![\w/-]|[.,]\d)",
         _years, "/" + DASHES),
    Rule(r"(?<![\d$£€.,:/])(?P<decade>(?:1[1-9]|20)\d0)['’]?s\b(?P<possessive>['’])?", _decade, "s'’"),
    Rule(r"(?<![\w$£€.,:/-])(?P<decade>[1-9]0)['’]?s\b(?P<possessive>['’])?", _short_decade, "s'’"),
    Rule(rf"(?:{ALONE}|(?<=\bc\.)){_YEAR}(?![\w/%°]|[.,:]\d|\s?[-–]\d){_COUNTED}", _bare_year),
)  # fmt: skip
BY_WORD = (
    Rule(rf"\b{_MONTH}\s{_DAY}{_DAYLIKE}(?![\d:/%]|[.,]\d)(?:{DASH}(?:(?P<until>[12]\d|3[01]|[1-9]){_DAYLIKE}\b"
         rf"|(?P<last_month>(?:{_FULL})\b|(?:{_SHORT})\b\.?)\s(?P<last>[12]\d|3[01]|[1-9])\b))?"
         rf"(?:,?\s{_YEAR}\b(?!,\d))?(?!\w)", _month_day),
    Rule(rf"\b{_MONTH},?\s{_YEAR}\b(?![,-]\d)", _month_year),
    Rule(rf"\b(?P<month>(?:{_SHORT})\.)", _month_alone),
)  # fmt: skip
# Each is tried only when the text has one of its signs.
BY_DASH = (
    Rule(rf"[-–—](?:(?=(?:{_FULL}|{_SHORT}|noon|midnight)\b)|(?=\d)(?:(?<=noon.)|(?<=night.)))",
         _until, DASHES),
)  # fmt: skip
BY_APOSTROPHE = (
    Rule(r"(?<!\w)['’]0(?P<year>\d)(?!\w)", lambda place: f"oh {place.group('year')}"),
    Rule(r"(?<!\w)['’](?P<year>[1-9]\d)(?![\w'’])", lambda place: below_hundred(int(place.group("year")))),
    Rule(r"(?<!\w)['’](?P<decade>\d0)s\b(?P<possessive>['’])?", _decade),
)
