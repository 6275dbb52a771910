"""Times of day and their zones: "9.30am", "16:00", "7 p.m. ET", "1909 GMT", "2024-09-02T01:11:35-04:00".

The 24-hour clock is said in hours before and after noon in every variety of English: "16:00" is "4 PM" in
London as in Toronto. "Sixteen hundred" is for soldiers, "16 hours" for nobody, and both sound wrong
beside "7 o'clock". Other languages are left to their engines, which read their own clock right.
"""

import re

from readaloud.text.spoken.numbers import MONTH_NAMES, ordinal, plural, year
from readaloud.text.spoken.rules import ALONE, DASH, DASHES, Place, Rule, ends_text, words

# Zones without daylight or standard are said by name.
NAMED_ZONES = {
    "ET": "Eastern Time",
    "CT": "Central Time",
    "MT": "Mountain Time",
    "PT": "Pacific Time",
    "AT": "Atlantic Time",
    "NT": "Newfoundland Time",
}
# These are spelt: engines read some as words ("sest" for CEST), and none that has no vowel.
SPELT_ZONES = words("EST EDT AST ADT CET CEST EET EEST AEST AEDT ACST AWST IST SAST EAT WAT WEST AKST AKDT")
OTHER_ZONES = words("CST CDT MST MDT PST PDT NST NDT GMT UTC BST HKT JST KST SGT MSK PKT NZST NZDT HST")
_SURE = "|".join(sorted({*SPELT_ZONES, *OTHER_ZONES} - {"WEST", "EAT"}, key=len, reverse=True))
_ANY = "|".join(sorted({*SPELT_ZONES, *OTHER_ZONES, *NAMED_ZONES}, key=len, reverse=True))
_ZONE = rf"(?:\s(?P<zone>{_ANY})\b)?"

# A time of day follows, no length of time.
_WHEN = re.compile(
    r"(?:\b(?:at|from|to|by|until|till|before|after|around|about|since|between|starts?|begins?|opens?|closes?)"
    r"|\d:\d\d(?:\s[A-Z]{2,4})?\s?(?:and|or|to))\s$",
    re.IGNORECASE,
)
_SURELY_WHEN = re.compile(r"\b(?:at|until|till|opens?|starts?|begins?|closes?)\s$", re.IGNORECASE)
# So does one behind a date: "Nov 7 23:05", "28 Apr 2024 14:05".
_DATE_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\.?\s\d{1,4},?\s$")
_HOW_LONG = re.compile(
    r"\b(?:in|of|for|lasts?|lasting|lasted|runs?|length|duration)[\s:]{1,2}$", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r"\s(?:1[1-9]|20)\d\d\b")


def zone_name(zone: str) -> str:
    """A zone as it is said: "Eastern Time", "E.D.T", "GMT"."""
    return NAMED_ZONES.get(zone) or (".".join(zone) if zone in SPELT_ZONES else zone)


def day_time(hour: int, minute: int) -> str:
    """A time of the 24-hour clock as it is said: "4 PM", "12:30 AM", "4 oh 5 PM", "midnight"."""
    if not minute and hour % 12 == 0:
        return "12 o'clock" if hour == 12 else "midnight"
    half = "PM" if 12 <= hour < 24 else "AM"
    said = (hour - 1) % 12 + 1
    if not minute:
        return f"{said} {half}"
    return f"{said} oh {minute} {half}" if minute < 10 else f"{said}:{minute} {half}"


def _zoned(place: Place) -> str:
    """What is said of the zone, with a stop before a year, which would be heard as a part of it."""
    zone = place.group("zone")
    if not zone:
        return ""
    return f" {zone_name(zone)}" + ("," if _YEAR_AFTER.match(place.after) else "")


def _clock(place: Place) -> str | None:
    hour, minute = place.group("hour"), place.group("minute")
    half = f" {place.group('half').upper()}M"
    if int(hour) > 24 or int(minute or 0) > 59:
        return None
    said = {"": hour, "00": hour}.get(minute, f"{hour}:{minute}")
    if minute and minute != "00" and minute.startswith("0"):
        said = f"{hour} oh {minute[1]}"
    stop = "." if place.match[0].endswith(".") and ends_text(place) else ""
    return f"{said}{half}{_zoned(place)}{stop}"


def _clock_range(place: Place) -> str | None:
    """Two times with one or two halves of the day: "10-11 a.m.", "9am-5pm"."""
    first, second = int(place.group("hour")), int(place.group("later"))
    if not (0 < first <= 12 and 0 < second <= 12):
        return None
    early, late = place.group("early").upper(), place.group("half").upper()
    said = _short_of_half(first, place.group("minute")) + (f" {early}M" if early else "")
    said += f" to {_short_of_half(second, place.group('past'))} {late}M"
    stop = "." if place.match[0].endswith(".") and ends_text(place) else ""
    return f"{said}{_zoned(place)}{stop}"


def _short_of_half(hour: int, minute: str) -> str:
    if not int(minute or 0):
        return str(hour)
    return f"{hour} oh {int(minute)}" if int(minute) < 10 else f"{hour}:{minute}"


def _dotted(place: Place) -> str | None:
    """A time with a full stop, where times are written so and the words before it say when: "at 17.30"."""
    if place.region not in {"", "GB", "IE"} or not _WHEN.search(place.before):
        return None
    return day_time(int(place.group("hour")), int(place.group("minute"))) + _zoned(place)


def _dotted_morning(place: Place) -> str | None:
    """The same before one in the afternoon, where no decimal number can stand: "opens at 10.30"."""
    if place.region not in {"GB", "IE"} or not _SURELY_WHEN.search(place.before):
        return None
    return f"{place.group('hour')}:{place.group('minute')}{_zoned(place)}"


def _length(place: Place) -> str | None:
    """How long something took: "2:05:30" in hours, "1:59.40" in minutes."""
    parts = [
        (place.group("hours"), "hour"),
        (place.group("minutes"), "minute"),
        (place.group("seconds"), "second"),
    ]
    said = [
        f"{_bare(number)} {plural(float(number), unit)}" for number, unit in parts if number and float(number)
    ]
    return " ".join(said)


def _bare(number: str) -> str:
    return number.lstrip("0") if not number.startswith("0.") else number


def _of_day(place: Place) -> str | None:
    """A time without "a.m." or "p.m."; None when it may be a length of time or is read right as it stands."""
    hour, minute = place.group("hour"), place.group("minute")
    number = int(hour)
    if number > 24 or (number == 24 and minute != "00") or hour == "0":
        return None
    of_24 = number > 12 or (len(hour) == 2 and hour[0] == "0")
    sure = bool(place.group("zone") or _WHEN.search(place.before) or _DATE_BEFORE.search(place.before))
    if of_24 and (sure or (minute == "00" and not _HOW_LONG.search(place.before))):
        return day_time(number, int(minute)) + _zoned(place)
    if minute == "00" and not of_24:
        return f"{number} o'clock{_zoned(place)}"
    if minute[0] == "0":
        return f"{number} oh {minute[1]}{_zoned(place)}" if minute != "00" else None
    return f"{number}:{minute}{_zoned(place)}" if place.group("zone") else None


def _range(place: Place) -> str | None:
    """Two times of day with a dash between; of 24 hours when one of them can be nothing else."""
    first, second = place.group("hour"), place.group("later")
    if int(first) > 24 or int(second) > 24:
        return None
    minutes = int(place.group("minute")), int(place.group("past"))
    if max(int(first), int(second)) > 12 or first.startswith("0"):
        said = f"{day_time(int(first), minutes[0])} to {day_time(int(second), minutes[1])}"
    else:
        said = " to ".join(_short(int(h), m) for h, m in zip((first, second), minutes, strict=True))
    return said + _zoned(place)


def _short(hour: int, minute: int) -> str:
    if not minute:
        return f"{hour} o'clock"
    return f"{hour} oh {minute}" if minute < 10 else f"{hour}:{minute}"


def _four_digits(place: Place) -> str | None:
    """Four digits are a time when a zone follows: "1909 GMT"; before "hours" as soldiers say it."""
    hour, minute = place.group("hour"), place.group("minute")
    if place.group("military"):
        is_time = hour.startswith("0") or _WHEN.search(place.before)
        return f"{int(hour)} {'hundred' if minute == '00' else minute} hours" if is_time else None
    return day_time(int(place.group("hour")), int(place.group("minute"))) + _zoned(place)


def _with_seconds(place: Place) -> str | None:
    """What a server printed, "01:11:35 EDT"; its seconds are no news."""
    hour, minute = int(place.group("hour")), int(place.group("minute"))
    return day_time(hour, minute) + _zoned(place) if hour < 24 else None


def _moment(place: Place) -> str | None:
    """An ISO 8601 date with a time, as both; its seconds are no news."""
    month, day = int(place.group("month")), int(place.group("day"))
    hour, minute = int(place.group("hour")), int(place.group("minute"))
    if not 1 <= month <= 12 or not 1 <= day <= 31 or hour > 24 or minute > 59:
        return None
    date = f"{MONTH_NAMES[month - 1]} {ordinal(day)}, {year(int(place.group('year')))}"
    return f"{date}, at {day_time(hour, minute)}{_offset(place)}{_zoned(place)}"


def _offset(place: Place) -> str:
    """What is said of the distance from UTC: " UTC", " UTC minus 4"."""
    written = place.group("offset")
    hours, minutes = written[1:3], written[-2:]
    if not written or written == "Z" or (hours == minutes == "00"):
        return " UTC" if written else ""
    sign = "plus" if written[0] == "+" else "minus"
    return f" UTC {sign} {int(hours)}" + (f":{minutes}" if minutes != "00" else "")


def _zone_before_year(place: Place) -> str | None:
    return zone_name(place.group("zone")) + ","


_MINUTES = r"(?P<minute>[0-5]\d)"
# Behind the slash of "5 p.m. ET/2 p.m. PT" a number begins anew.
_AFTER_ZONE = r"(?:(?<=[A-Z]T/)|(?<=m\./)|(?<=[ap]m/))"
# And behind the dash of "noon-5pm".
_AFTER_NOON = r"(?:(?<=\bnoon[-–—])|(?<=night[-–—]))"

BY_NUMBER = (
    Rule(rf"{ALONE}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?:\s?(?P<early>[apAP])\.?[mM]\.?)?{DASH}"
         rf"(?P<later>\d{{1,2}})(?:[:.](?P<past>[0-5]\d))?\s?(?P<half>[apAP])(?:\.m\.|m\b|M\b){_ZONE}",
         _clock_range, ":.apAP" + DASHES),
    Rule(rf"{ALONE}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[T ](?P<hour>\d\d):{_MINUTES}"
         rf"(?::\d\d(?:\.\d{{1,9}})?)?(?P<offset>Z\b|[+-]\d\d:?\d\d)?{_ZONE}(?![\w:])", _moment, "-"),
    Rule(rf"(?:{ALONE}|{_AFTER_ZONE}|{_AFTER_NOON})(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[apAP])(?:\.m\.|m\b|M\b){_ZONE}",
         _clock, ":.apAP"),
    Rule(rf"{ALONE}(?P<hour>[01]?\d|2[0-4]):{_MINUTES}{DASH}(?P<later>[01]?\d|2[0-4]):(?P<past>[0-5]\d)(?![:\d])"
         rf"(?!\s?[ap]\.?m){_ZONE}", _range, ":"),
    Rule(rf"{ALONE}(?P<hour>\d{{1,2}}):{_MINUTES}(?![:\d]){_ZONE}", _of_day, ":"),
    Rule(rf"{ALONE}(?P<hour>\d\d):{_MINUTES}:\d\d\s(?P<zone>{_SURE})\b", _with_seconds, ":"),
    Rule(rf"{ALONE}(?P<hours>\d{{1,2}}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d(?:\.\d+)?)(?![:\d])",
         _length, ":"),
    Rule(rf"{ALONE}(?P<minutes>\d{{1,2}}):(?P<seconds>[0-5]\d\.\d{{1,3}})(?![:\d])", _length, ":"),
    Rule(rf"{ALONE}(?P<hour>1[3-9]|2[0-3])\.{_MINUTES}(?![\d.%]|\s?(?:million|billion|m\b|bn\b)){_ZONE}",
         _dotted),
    Rule(rf"{ALONE}(?P<hour>[1-9]|1[0-2])\.(?P<minute>[1-5][05])(?!\d|\s?(?:%|p\b|pc|per|point|m\b|mill|bn|bill|x\b"
         rf"|metre|km|mile|second|pound|euro|dollar|time|degree)){_ZONE}", _dotted_morning),
    Rule(rf"{ALONE}(?P<hour>[01]\d|2[0-3]){_MINUTES}\s(?:(?P<zone>{_SURE})|(?P<military>hours))\b",
         _four_digits),
)  # fmt: skip
CAPITALS = (Rule(rf"\b(?P<zone>{_SURE})\b(?=\s(?:1[1-9]|20)\d\d\b)", _zone_before_year),)
