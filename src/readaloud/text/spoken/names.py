"""Words with a full stop, numerals after names, letters that are said one by one."""

import re

from readaloud.text.spoken import name_tables as tables
from readaloud.text.spoken import place_tables as places
from readaloud.text.spoken.numbers import ordinal_word, roman, roman_letters
from readaloud.text.spoken.rules import Place, Rule, ends_text

_CAPITALS_BEFORE = re.compile(r"\b([A-Z]{2,})\W+$")
_CAPITALS_AFTER = re.compile(r"^\W+([A-Z]{2,})\b")
_NAMES_BEFORE = re.compile(r"((?:[A-Z][\w’'.-]*\s)*)([A-Z][\w’'-]*)\s$")
_LEAVES = frozenset({"page", "pages", "verse", "line", "lines", "paragraph"})
_SMALL_WORD_AFTER = re.compile(
    r"^\s(?:of|was|is|had|and|in|who|to|on|for|at|by|as|the)\b|^(?:\s?[,.;:)’'”]|$)"
)


def _title(place: Place) -> str | None:
    """Engines make a pause at the stop of "Sen. Lee", 0.4 s in the middle of a name."""
    return tables.TITLES.get(place.group("word"))


def _bare_title(place: Place) -> str | None:
    word = place.group("word")
    return tables.TITLES[word] if word in tables.TITLES_WITHOUT_STOP else None


def _expanded(place: Place) -> str | None:
    said = tables.ANYWHERE[place.group("word").lower()]
    return said + "." if ends_text(place) and place.match[0].endswith(".") else said


def _numbered(place: Place) -> str | None:
    return tables.BEFORE_NUMBERS[place.group("word").lower()] + ("" if place.after[:1].isspace() else " ")


def _saint_or_street(place: Place) -> str | None:
    last = place.before.rstrip().rpartition(" ")[2]
    if last in places.WHOLE_STATES and re.match(r"\s\d|['’]s", place.after):
        return "State"  # its university: "Ohio St. 17"
    if _POINT_AFTER.match(place.after):
        return _road(place)
    if re.match(r"\s(?:[A-Z]|d’|de\s)", place.after):
        return "Saint"
    return _road(place)


_POINT_AFTER = re.compile(r"\s[NSEW](?:\.|\b)(?=[,;\s]|$)")


def _road(place: Place) -> str | None:
    if not re.search(r"(?:\b[A-Z][\w’'-]*|\d(?:st|nd|rd|th))\s$", place.before):
        return None
    said = places.ROADS.get(place.group("word"))
    return said + "." if said and ends_text(place) else said


def _state(place: Place) -> str | None:
    said = places.STATES.get(place.group("word"))
    if not said:
        return None
    if place.group("party"):
        return f"{place.group('party')}, {said}"
    return said + "." if ends_text(place) else said


def _joined_letters(place: Place) -> str | None:
    """The last stop of "U.S. Senate" or "J. K. Rowling" would end the sentence for the engine."""
    return ".".join(re.findall("[A-Z]", place.match[0])) + (" " if place.match[0].endswith("-") else "")


def _before_capital(place: Place) -> str | None:
    return tables.ONLY_STOP[place.group("word")]


def _junior(place: Place) -> str | None:
    return tables.ONLY_STOP[place.group("word")] + ("." if ends_text(place) else "")


def _zone_offset(place: Place) -> str | None:
    sign = "plus" if place.group("sign") == "+" else "minus"
    return f"{place.group('zone')} {sign} {place.group('hours')}"


def _world_war(place: Place) -> str | None:
    return f"World War {len(place.group('numeral'))}"


def _spelt(place: Place) -> str | None:
    said = tables.SPELT.get(place.group("word"))
    if not said or _is_shouted(place):
        return None
    return said + ("s" if place.group("plural") else "")


def _is_shouted(place: Place) -> bool:
    """Whether the words beside it are in capitals too, and so say nothing about this one."""
    before, after = _CAPITALS_BEFORE.search(place.before), _CAPITALS_AFTER.match(place.after)
    return any(
        m is not None and m[1] not in tables.SPELT and m[1] not in tables.FINE and not roman_letters(m[1])
        for m in (before, after)
    )


def _unknown_letters(place: Place) -> str | None:
    """A vowel and two consonants that are no word, as in "EQT"; engines try to pronounce them."""
    word = place.group("word")
    if word in tables.CAPITAL_WORDS or word in tables.FINE or _is_shouted(place):
        return None
    return ".".join(word) + ("s" if place.group("plural") else "")


def _numeral(place: Place) -> str | None:
    value = roman(place.group("numeral"))
    names = _NAMES_BEFORE.search(place.before)
    if not value or not names:
        return None
    name, earlier = names[2], names[1].split()
    if name.lower() in tables.NUMBERED_THINGS:
        return str(value)
    if value == 1 and not _SMALL_WORD_AFTER.match(place.after):
        return None  # "Then Charles I think": a pronoun
    if name.title() in tables.RULERS:
        return f"the {ordinal_word(value)}"
    if len(place.group("numeral")) == 1 or name in tables.NOT_BEFORE_NUMERALS:
        return None  # "Malcolm X", "Model V"
    is_person = bool(earlier) and earlier[-1].lower() not in tables.NUMBERED_THINGS and value in (2, 3, 4, 5)
    return f"the {ordinal_word(value)}" if is_person else str(value)


def _small_numeral(place: Place) -> str | None:
    """A numeral in small letters behind what is counted so: "scene iv", "page xii"."""
    value = roman(place.group("numeral").upper())
    counted = place.before.rstrip().rpartition(" ")[2].lower()
    return str(value) if value and (counted in tables.NUMBERED_THINGS or counted in _LEAVES) else None


def _volume(place: Place) -> str | None:
    value = roman(place.group("numeral"))
    return f"volume {value}" if value else None


def _since_last(place: Place) -> str | None:
    """Growth beside the same time a year ago, as each variety says it: "y/y", "YoY"."""
    one = tables.PERIODS[place.group("word")[0].lower()]
    return f"{one} {'over' if place.region in {'', 'US', 'CA'} else 'on'} {one}"


def _weekdays(place: Place) -> str | None:
    first, last, other = (
        tables.WEEKDAYS.get(place.group(name).lower()[:3], "") for name in ("first", "last", "other")
    )
    stop = "." if place.match[0].endswith(".") and ends_text(place) else ""
    return f"{first} to {last}" + (f"{place.group('and')}{other}" if other else "") + stop


def _wind_point(place: Place) -> str | None:
    return places.POINTS[place.match[0][0]].capitalize()


def _wind(place: Place) -> str | None:
    return " ".join(places.POINTS[point] for point in place.match[0])


def _book(place: Place) -> str | None:
    return tables.BOOKS[place.group("word")]


def _esquire(place: Place) -> str | None:
    return "Esquire" + ("." if ends_text(place) else "")


def _lifetime(place: Place) -> str | None:
    return {"b": "(born", "d": "(died"}[place.group("word")]


def _weekday(place: Place) -> str | None:
    return tables.WEEKDAYS[place.group("word").lower()[:3]]


_CLOSED = r"(?=\s+[A-Z0-9“\"‘(])"  # a capital or a number follows: here a stop would be heard as an end
_DOTTED = r"(?:[A-Z]\.){2,8}"
_MONTH_NEXT = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_STATE = r"(?P<word>[A-Z][A-Za-z.]{1,4})\."
_STATE_ENDS = r"(?=[,;)]|\s[a-z(]|\s\d{5}\b|\s[A-Z]\d[A-Z]\s?\d|\s*$)"
_WINDS = r"(?:[NS](?:NE|NW|SE|SW)|[EW](?:NE|SE|NW|SW))"
_DAYS = r"Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun"
_DAYS_TO = (
    rf"\b(?P<first>{_DAYS})\b\.?[-–](?P<last>{_DAYS})\b(?:\.?(?P<and>\sand\s|,\s)(?P<other>{_DAYS})\b)?\.?"
)

AFTER_INITIAL = (
    Rule(r"(?<=\d\s)[NSEW]\.(?=\s\d+(?:st|nd|rd|th)\b|\s[A-Z][a-z]+\s(?:St|Ave|Rd|Blvd|Dr)\b)", _wind_point),
    Rule(r"(?<=(?:St|Rd|Dr)\.\s)[NSEW]\.(?=[,;\s])", _wind_point),
    Rule(rf"(?<=,\s){_STATE}{_STATE_ENDS}", _state),
    Rule(r"\b(?:[A-Z]\.\s?){1,7}[A-Z]\.(?=\s[A-Z][a-z])", _joined_letters),
    Rule(rf"\b{_DOTTED}-(?=\w)", _joined_letters),
    Rule(rf"\b{_DOTTED}(?=\s[\dA-Z“\"‘(])", _joined_letters),
    Rule(rf"\b{_DOTTED}(?=['’]s\b)", lambda place: place.match[0].replace(".", "")),
)
NUMBERED = (
    Rule(r"\b(?P<word>Nos?\.?|[Vv]ols?\.|[Cc]h(?:ap)?\.|[Ff]igs?\.|[Aa]rt\.|[Ss]ect?\.|[Pp]ara\.|pp?\.|pp|pg\.|ca?\."
         r"|[Tt]el\.|[Ee]xt\.|ss?\.|[Aa]pt\.|[Rr]te\.|[Hh]wy\.?|[Rr]m\.|AD)(?=\s?\d)", _numbered),
)  # fmt: skip
STOPPED = (
    Rule(_DAYS_TO, _weekdays),
    *NUMBERED,
    Rule(r"\b(?P<word>[A-Z][a-z]{1,6})\.(?=\s?[A-Z“\"‘])(?!\s?[A-Z]{2,}\s)", _title),
    Rule(r"\b(?P<word>St)\b\.?", _saint_or_street),
    Rule(rf"(?<=,\s){_STATE}{_STATE_ENDS}", _state),
    Rule(r"\b(?P<word>[A-Z][a-z]{1,4})\.", _road),
    Rule(r"\bEsq\.", _esquire),
    Rule(r"(?<=\()Ret\.(?=\))", lambda _: "retired"),
    Rule(rf"\b(?P<word>{'|'.join(tables.BOOKS)})\.(?=\s\d+:\d)", _book),
    Rule(rf"\b(?P<word>Inc|Corp|Co|Ltd|Bros|Jr|Sr)\.{_CLOSED}", _before_capital),
    Rule(r"(?<=[a-z]\s)(?P<word>Jr|Sr)\.(?=[,\s]|$)", _junior),
    Rule(r"(?<=&\s)Co\.", lambda place: "Company" + ("." if ends_text(place) else "")),
    Rule(r"\b(?P<word>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.(?=,?\s[A-Z0-9])", _weekday),
    Rule(r"\bPh\.D\.?(?!\w)", lambda place: "P.H.D" + ("." if ends_text(place) else "")),
    Rule(r"\b(?P<word>Govt\.)", _expanded),
)
NAMED = (
    Rule(_DAYS_TO, _weekdays),
    Rule(r"\b(?P<word>YoY|QoQ|MoM)\b", _since_last),
    *NUMBERED,
    Rule(
        rf"\b(?P<word>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)(?=,?\s(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH_NEXT}"
        rf"|{_MONTH_NEXT}\.?\s\d))",
        _weekday,
    ),
    Rule(r"\b(?P<word>[A-Z][a-z]{1,4})(?=\s[A-Z][a-z])", _bare_title),
    Rule(r"\b(?P<word>St)\b", _saint_or_street),
    Rule(r"\b(?P<word>Ave|Rd|Blvd|Hwy)\b", _road),
    Rule(r"\b(?P<word>AdChoices|AfD|PhD)(?P<plural>s)?(?!\w)", _spelt),
)
CAPITALS = (
    Rule(rf"\b{_WINDS}\b(?=\sof\b|\sat\s\d|\swinds?\b)", _wind),
    Rule(r"\b[NS][EW]\b(?=(?:\sat)?\s\d[\d-]*\s?(?:mph|km/h|kmh|kph|kn)\b|\swinds?\b)", _wind),
    Rule(r"(?<=\()AP(?=\)\s?[-–—])", lambda _: "A.P"),
    Rule(rf"\b(?P<party>[DRI])-{_STATE}", _state),
    Rule(r"\b[DRI]-(?=[A-Z][a-z]{3,})", lambda place: f"{place.match[0][0]}, "),
    Rule(r"\b(?P<zone>GMT|UTC)\s?(?P<sign>[+−-])(?P<hours>\d{1,2})\b", _zone_offset),
    Rule(r"\b(?P<word>AD)(?=\s\d)", _numbered),
    Rule(r"(?<=\d\s)(?:AD|BCE|CE|BC)\b", lambda place: ".".join(place.match[0])),
    Rule(r"\bWW(?P<numeral>II?)\b", _world_war),
    Rule(r"\b(?P<numeral>[IVXL]{1,7})(?=['’]s\b|\b(?![-.&'’]\w))", _numeral),
    Rule(r"\b(?P<word>[A-Z][A-Z&0-9₂]{1,6})(?P<plural>s)?(?![\w&])", _spelt),
    Rule(r"\b(?P<word>[AEIOU][BCDFGHJKLMNPQRSTVWXZ]{2})(?P<plural>s)?(?![\w&.-])", _unknown_letters),
)
SMALL = (
    *NUMBERED,
    Rule(r"\b(?P<word>[ymq]/[ymq])\b", _since_last),
    Rule(r"(?:(?<=[,;]\s)|(?<=\()|(?<=\bthe\s)|(?<=\ba\s)|(?<=[’'.]s\s)|(?<=\bworld\s)|(?<=\branked\s))"
         r"(?P<word>nos?\.)(?=\s\d)", _numbered),
    Rule(r"\b(?P<numeral>[ivx]{2,5})\b", _small_numeral),
    Rule(r"\b[Vv]ols?\.\s(?P<numeral>[IVXL]+)\b", _volume),
    Rule(r"\b(?P<word>asst\.|avg\.|agg\.|(?<=\d\s)pct\.|vs?\.|vs\b|approx\.|incl\.|excl\.|e\.g\.|eg\.|i\.e\.|viz\.|cf\.|et\sal\.|a\.k\.a\.|w/o\b|w/(?=\s)|w/out\b|c/o\b"
         r"|govt\.|etc\.|est\.(?=\s\d))", _expanded),
)  # fmt: skip
BY_SIGN = (
    Rule(r"(?<!\w)(?P<word>[#№~≈])(?=\s?\d)", _numbered),
    Rule(r"\((?P<word>[bd])\.(?=\s?\d{4})", _lifetime),
)
