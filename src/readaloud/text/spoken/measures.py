"""Measures: "5kg", "20°C", "100 km/h", "6ft 2in", "20–25%", "300k", "1.2bn", "7m people"."""

import re

from readaloud.text.spoken.numbers import plural
from readaloud.text.spoken.rules import (
    ALONE,
    DASH,
    DASHES,
    NUMBER,
    SCALES,
    Place,
    Rule,
    ends_text,
    joined,
    plain,
    words,
)
from readaloud.text.spoken.unit_tables import ATTACHED_ONLY, UNITS

_METER_VARIETIES = frozenset({"", "US"})
# After "100m": a length, whatever its number. Before others that end in s it is a million: "7m users".
_LENGTH_NOUNS = words("hurdles finals heats races waves swells walls trees towers cliffs peaks across")
# What a measure describes also without an article: "60mph gusts".
_MEASURED = re.compile(
    r"\s(?:winds?|gusts?|zones?|limits?|heat|waves?|swells?|cans?|bottles?|jars?|bags?|packs?)\b"
)
_MODEL = 200  # so many seconds are written as minutes
_RACES = words(
    "runner runners champion record title gold hurdler swimmer race sprint final freestyle hurdles"
    " butterfly backstroke medley relay dash heat"
)
_PEOPLE = words("people children men women")
_UNIT = "|".join(
    sorted(
        (u.replace(" ", r"\s").replace(".", r"\.") for u in UNITS if u not in {"%", "m"}),
        key=len,
        reverse=True,
    )
)
_FIRST_LETTERS = "".join({unit[0] for unit in UNITS}) + "t" + DASHES
_BOUNDS = rf"{ALONE}(?P<minus>[-−](?=\d))?(?P<low>{NUMBER})(?:(?:{DASH}|\sto\s)(?P<high>{NUMBER}))?"


_HOURS_BEFORE, _SECONDS_AFTER = re.compile(r"\d\s?h\s?$"), re.compile(r"\s?\d+(?:\.\d+)?\s?s\b")
_NAMED_BY_NUMBER = re.compile(
    r"\b(?:[Yy]ears?|[Gg]rades?|[Ss]izes?|[Uu]nder|[Tt]he)\s(?:\d+s\s(?:and|or)\s)?$"
)
# Behind these a small number with a letter is a temperature too.
_DEGREES_BEFORE = re.compile(r"\b(?:minus|of|to|at|by|about|around|below|above)\s$")


def _measure(place: Place) -> str | None:
    unit = " ".join(place.group("unit").split())
    if unit in ATTACHED_ONLY and place.group("gap") and not (unit == "in" and place.group("stop")):
        return None
    if unit == "s" and plain(place.group("low")) >= _MODEL:
        return None  # "737s" are aeroplanes
    if unit == "s" and place.group("low").isdigit() and _NAMED_BY_NUMBER.search(place.before):
        return None  # and "Year 7s" are pupils
    if unit == "s" and place.group("high") and "." not in place.match[0]:
        return f"{place.group('low')} to {place.group('high')}s"  # people of an age
    said = _counted(place, *UNITS[unit])
    if said and place.group("per"):
        said += f" per {UNITS.get(place.group('per'), (place.group('per'),))[0]}"
    return said + "." if said and place.group("stop") and ends_text(place) else said


def _counted(place: Place, one: str, many: str) -> str:
    low, high = place.group("low"), place.group("high")
    if place.region not in _METER_VARIETIES:
        one, many = (word.replace("meter", "metre").replace("liter", "litre") for word in (one, many))
    single = (
        place.is_adjective or _MEASURED.match(place.after) or "-" in (place.after[:1], place.group("gap"))
    )
    noun = one if single else plural(plain(high or low), one, many)
    sign = "minus " if place.group("minus") else ""
    return f"{sign}{low} {joined(place)} {high} {noun}" if high else f"{sign}{low} {noun}"


def _percent(place: Place) -> str | None:
    if not place.group("high") and place.group("unit") != "per cent" and not place.group("minus"):
        return None  # engines read "28%" and "28 percent" right
    return _counted(place, "percent", "percent")


def _metres_or_millions(place: Place) -> str | None:
    noun = place.after.strip().partition(" ")[0].rstrip('.,;:’”)"')
    attached = not place.group("gap")
    if noun == "ago" or _HOURS_BEFORE.search(place.before) or _SECONDS_AFTER.match(place.after):
        return _counted(place, *UNITS["min"])
    counted = noun in _PEOPLE or (noun.endswith("s") and noun.islower() and len(noun) > 3)
    if (noun in _PEOPLE or (attached and counted)) and noun not in _LENGTH_NOUNS:
        return _scaled(place)
    if noun in _RACES:
        return _counted(place, UNITS["m"][0], UNITS["m"][0])
    return _counted(place, *UNITS["m"])


def _scaled(place: Place) -> str | None:
    low, high, scale = place.group("low"), place.group("high"), place.group("scale")
    if scale == "k" and _is_run(place):
        return f"{low} K"
    return f"{low} to {high} {SCALES[scale]}" if high else f"{low} {SCALES[scale]}"


_RUN_AFTER = re.compile(r"[\s-](?:run|race|walk)|\sin\s\d+:\d\d")


def _is_run(place: Place) -> bool:
    """Whether "10k" is a race, not ten thousand."""
    ran = re.search(r"\b(?:ran|run|running|first|parkrun)\s(?:an?\s|the\s)?$", place.before)
    return bool(ran) or bool(_RUN_AFTER.match(place.after))


def _letter_degrees(place: Place) -> str | None:
    """A temperature is "32C"; "747F" and "3F" are not, unless something else says that it is one."""
    sure = (
        place.group("minus")
        or place.group("high")
        or "." in place.group("low")
        or _DEGREES_BEFORE.search(place.before)
    )
    if plain(place.group("low")) > 130 or (plain(place.group("low")) < 10 and not sure):
        return None
    return _counted(place, *UNITS["°" + place.group("celsius")])


def _stone(place: Place) -> str | None:
    return f"{place.group('low')} stone {place.group('high')}"


def _latitude(place: Place) -> str | None:
    points = {"N": "north", "S": "south", "E": "east", "W": "west"}
    return (
        f"{place.group('low')} {plural(plain(place.group('low')), 'degree')} {points[place.group('point')]}"
    )


def _feet_and_inches(place: Place) -> str | None:
    feet, inches = place.group("feet"), place.group("inches")
    return f"{feet} foot {inches}" if inches else None


def _inches(place: Place) -> str | None:
    """A size behind its article: "a 12" pizza"; elsewhere the mark ends a quotation."""
    return f"{place.group('low')} inch" if re.search(r"\b[Aa]n?\s$", place.before) else None


def _thousands(place: Place) -> str | None:
    """Many in a capital letter: "5K followers"; "4K videos" are sharp ones."""
    if _is_run(place):
        return f"{place.group('low')} K"
    return None if place.group("low") in {"2", "4", "8"} else _millions(place)


def _millions(place: Place) -> str | None:
    """Many in a capital letter: "1.2M users"; "3M" makes tape, "Track 2B" is no many."""
    noun = place.after.strip().partition(" ")[0].rstrip('.,;:’”)"')
    many = noun in _PEOPLE or (noun.endswith("s") and len(noun) > 3)
    if place.group("low") == "3" or not ("." in place.group("low") or many):
        return None
    return f"{place.group('low')} {SCALES[place.group('scale').lower()]}"


def _oven(place: Place) -> str | None:
    gas = f", gas mark {place.group('gas')}" if place.group("gas") else ""
    return f"{place.group('low')} degrees Celsius, {place.group('high')} Fahrenheit{gas}"


def _sides(place: Place) -> str | None:
    """A size of two lengths in one unit: "8x10ft"."""
    one, many = UNITS[place.group("unit")]
    if place.region not in _METER_VARIETIES:
        one, many = one.replace("meter", "metre"), many.replace("meter", "metre")
    return f"{place.group('low')} by {place.group('high')} {one if place.is_adjective else many}"


BY_NUMBER = (
    Rule(rf"{ALONE}(?P<low>{NUMBER})\s?[x×]\s?(?P<high>{NUMBER})\s?(?P<unit>ft|in|mm|cm|km)\b", _sides, "x×"),
    Rule(rf"{ALONE}(?P<low>\d{{2,3}})C/(?P<high>\d{{3}})F(?:/\s?[Gg]as\s(?:mark\s)?(?P<gas>\d))?",
         _oven, "C"),
    Rule(rf"{ALONE}(?P<minus>[-−]?)(?P<low>{NUMBER})%{DASH}(?P<high>{NUMBER})(?P<unit>%)", _percent, "%"),
    Rule(rf"{ALONE}(?P<low>{NUMBER})(?P<scale>[MB])(?=\s[A-Za-z]{{3}})", _millions, "MB"),
    Rule(rf"{ALONE}(?P<low>{NUMBER})(?P<scale>K)(?=\s[A-Za-z]{{3}})", _thousands, "K"),
    Rule(rf"{ALONE}(?P<low>\d{{1,3}}(?:\.\d)?)[\"”″](?=\s[a-z])", _inches, '"”″'),
    Rule(rf"{ALONE}(?P<low>{NUMBER})°\s?(?P<point>[NSEW])\b", _latitude, "°"),
    Rule(rf"{ALONE}(?P<feet>\d{{1,2}})(?:\s?ft\.?\s?|['’′]\s?)(?P<inches>1[01]|\d)(?:\s?ins?\b|[\"”″]|(?!\w))",
         _feet_and_inches, "f'’′"),
    Rule(rf"{ALONE}(?P<low>\d{{1,2}})\s?st\s(?P<high>\d{{1,2}})\s?lbs?\b", _stone, "s"),
    Rule(rf"{_BOUNDS}\s?(?P<unit>%|per\scent\b|percent\b|pc\b)", _percent, "%pt" + DASHES),
    Rule(rf"{_BOUNDS}(?P<gap>[\s-]?)(?P<unit>{_UNIT})(?:/(?P<per>day|hour|hr|week|month|year|person|kg|min)\b)?(?![\w²³/°])"
         r"(?P<stop>\.(?=\s[a-z(]|\s?[)”’]?$))?",
         _measure, _FIRST_LETTERS),
    Rule(rf"{_BOUNDS}(?P<gap>\s?)(?P<unit>(?P<scale>m))(?![\w²³/°]|\.\w)",
         _metres_or_millions, "mt" + DASHES),
    Rule(rf"{_BOUNDS}\s?(?P<scale>bn|tn|trn|mn)(?!\w)", _scaled, "btm" + DASHES),
    Rule(rf"{_BOUNDS}(?P<scale>k)(?!\w)", _scaled, "kt" + DASHES),
    Rule(r"(?:(?<![\w.])(?P<minus>[-−])|(?<=\bminus\s))(?P<low>\d{1,2})(?P<high>)\s(?P<celsius>[CF])\b(?![-.]\w)",
         _letter_degrees, "CF"),
    Rule(rf"{ALONE}(?P<minus>[-−](?=\d))?(?P<low>\d{{1,3}}(?:\.\d)?)(?:{DASH}(?P<high>\d{{1,3}}))?(?P<gap>)"
         r"(?P<unit>(?P<celsius>[CF]))\b(?![-.]\w)", _letter_degrees, "CF" + DASHES),
)  # fmt: skip
