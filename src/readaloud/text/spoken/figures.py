"""Figures that are no quantity: dictated digits, telephone numbers, ranges, scores, fractions, "9/11"."""

import re

from readaloud.text.spoken.numbers import MONTH_NAMES, below_hundred, digits, ordinal, ordinal_word
from readaloud.text.spoken.place_tables import WHOLE_STATES
from readaloud.text.spoken.rules import ALONE, DASH, DASHES, NUMBER, Place, Rule, joined, words
from readaloud.text.spoken.scores import say_innings, say_score

VULGAR = {
    "½": ("half", 2),
    "⅓": ("third", 3),
    "¼": ("quarter", 4),
    "⅕": ("fifth", 5),
    "⅙": ("sixth", 6),
    "⅛": ("eighth", 8),
    "⅔": ("two thirds", 0),
    "¾": ("three quarters", 0),
    "⅖": ("two fifths", 0),
    "⅗": ("three fifths", 0),
    "⅘": ("four fifths", 0),
    "⅚": ("five sixths", 0),
    "⅜": ("three eighths", 0),
    "⅝": ("five eighths", 0),
    "⅞": ("seven eighths", 0),
}
# Said as two numbers, not as a part of something.
_PAIRS = frozenset({"9/11", "24/7", "50/50", "7/7", "20/20"})
# Denominators that are fractions in running text; "7/10" and "5/5" are marks out of something.
_PARTS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 20, 32})
# Of a blood pressure: "120/80".
_SYSTOLIC, _DIASTOLIC = range(80, 221), range(40, 131)
_CALLING = words(
    "call calls called calling dial dials dialed dialled dialing dialling phone phoned rang ring text"
)
_CALLED = ("call", "dispatch", "operator", "system", "service", "centre", "center", "line", "number", "tape")
_PHONE_WORDS = words("call phone number at text tel tel. telephone dial on hotline line")

# Before a number with a dash that names a thing: "Boeing 737-800".
_NAMED_THING = re.compile(
    r"\b(?:Boeing|Airbus|Embraer|Bombardier|Type|Model|Flight|Unit|Room|Apartment|Apt|Section|ISSN|ISBN)\s$"
)
_BOOK = re.compile(
    r"\b(?:Genesis|Exodus|Leviticus|Deuteronomy|Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Matthew|Mark|Luke"
    r"|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Hebrews|James|Peter|Revelation|Qur[’']?an"
    r"|(?:Gen|Exod|Lev|Deut|Ps|Prov|Isa|Jer|Matt|Rom|Cor|Gal|Eph|Phil|Heb|Rev)\.)\s$"
)
_BEFORE_NEGATIVE = re.compile(
    r"\b(?:of|to|from|at|is|was|around|about|below|above|hit|reached|between|and)\s$"
)
_DATED = re.compile(r"\b(?:on|since|until|dated)\s$")  # "on 4/7" is a day, in whichever order
_CODES = re.compile(
    r"\b(?:code|PIN|pin|password|passcode|combination|extension|ext\.|text)(?:\s(?:is|was|to))?:?\s$"
    r"|\b[Tt]ext\s[“\"‘']?[A-Z]{2,12}[”\"’']?\sto\s$"
)
_STATES = "|".join(sorted(WHOLE_STATES))
_ZIP_BEFORE = rf",\s(?:[A-Z]{{2}}|[A-Z][a-z]{{1,4}}\.|[A-Z]\.[A-Z]\.|{_STATES})\s$"
# Left to the cache of ``re``: most articles have none of them.
_ODDS = r"\b(?:odds|favou?rites?|outsiders?|priced|backed)\b[\w\s]{0,12}$"
_ODDS_AFTER = r"[\s-](?:odds|favou?rite|outsider|shot)\b"
_DAY_BEFORE = r"\b(?:on|by|until|till|[Ee]nds?|from|through|since|before|after|due|dated)\s$"


def _dictated(place: Place) -> str | None:
    """Digit by digit, as someone says a number that they know by heart: "3-4-7-2-" as "3, 4, 7, 2"."""
    said = place.match[0].strip("-–")
    return ", ".join(part for part in said.replace("–", "-").split("-"))


def say_telephone(place: Place) -> str | None:
    """A telephone number digit by digit, a pause between its groups."""
    return ("plus " if place.match[0].startswith("+") else "") + digits(place.match[0])


def _local_telephone(place: Place) -> str | None:
    said_before = place.before.lower().replace(":", "").split()
    called = bool(said_before) and said_before[-1] in _PHONE_WORDS
    return digits(place.match[0]) if called or place.group("line").startswith("0") else None


def _emergency(place: Place) -> str | None:
    before = place.before.lower().split()
    after = place.after.lower().replace("-", " ").split()
    called = bool(before) and before[-1].strip("“‘\"'") in _CALLING
    called |= bool(re.search(r"\b(?:911|999|112|000|111|101) or $", place.before))
    called |= bool(re.search(r"\b(?:call|ring|dial|phone)\b[^.!?]+\d, or $", place.before, re.IGNORECASE))
    called |= bool(after) and after[0].strip(".,;’'").startswith(_CALLED)
    return " ".join(place.match[0]) if called else None


def _code(place: Place) -> str | None:
    """A number that is typed, not counted: "the code is 4821"."""
    return " ".join(place.match[0]) if _CODES.search(place.before) else None


def _zip_code(place: Place) -> str | None:
    """The code behind a state: "St. Paul, Minn. 55101"."""
    return digits(place.match[0]) if re.search(_ZIP_BEFORE, place.before) else None


def _ordinals(place: Place) -> str | None:
    return f"{place.group('low')} to {place.group('high')}"


def _of_age(place: Place) -> str | None:
    return f"{place.group('low')}-year-old{place.group('plural')}"


def _times_power(place: Place) -> str | None:
    return f"{place.group('low')} times 10 to the power of {place.group('high')}"


def _range(place: Place) -> str | None:
    low, high = place.group("low"), place.group("high")
    if _NAMED_THING.search(place.before) or re.fullmatch("7[0-8]7", low):  # the aeroplanes
        return f"{low} {high}"
    if (len(low) > 4 and "," not in low) or (low.startswith("0") and len(low) > 1 and "." not in low):
        return None  # a code, not a quantity
    if re.match(r"-[A-Z]{3}", place.after):
        return f"{low} {high}"  # "1-800-FLOWERS"
    if f"{low}-{high}" in {"50-50", "20-20"}:
        return f"{low} {high}"
    return say_score(place, low, high) or f"{low} {joined(place)} {high}"


def _negative(place: Place) -> str | None:
    """A number below nought, where the words before it can mean nothing else: "a low of -10"."""
    return f"minus {place.group('low')}" if _BEFORE_NEGATIVE.search(place.before) else None


def _hanging(place: Place) -> str | None:
    return f"{place.group('low')} {place.group('word')} {place.group('high')}"


def _slash(place: Place) -> str | None:
    above, below = int(place.group("above")), int(place.group("below"))
    if re.search(_ODDS, place.before) or re.match(_ODDS_AFTER, place.after):
        return f"{above} to {below}"
    if above in _SYSTOLIC and below in _DIASTOLIC and above > below:
        return f"{above} over {below}"
    if place.region == "US" and above <= 12 < below <= 31 and re.search(_DAY_BEFORE, place.before):
        return f"{MONTH_NAMES[above - 1]} {ordinal(below)}"
    if place.match[0] in _PAIRS or (above > below and not place.group("whole")):
        return f"{above} {below}" if place.match[0] in _PAIRS else None
    if _DATED.search(place.before) and not place.group("whole"):
        return f"{above} {below}"
    whole = f"{place.group('whole').strip()} and " if place.group("whole") else ""
    is_mark = above == below or below != 5 or place.after.lstrip(" -").startswith("star")
    if below in (5, 10, 100) and not whole and is_mark:
        return f"{above} out of {below}"
    if below not in _PARTS:
        return None
    said = whole + _fraction(above, below, bool(whole))
    return _after_article(place, said.removesuffix("s") if place.after.startswith("-") else said)


def _on_air(place: Place) -> str | None:
    """When a programme begins in two zones: "8/7c"."""
    return f"{place.group('low')}, {place.group('high')} Central"


def _fraction(above: int, below: int, after_whole: bool) -> str:
    part = {2: "half", 4: "quarter"}.get(below) or ordinal_word(below)
    if above == 1:
        return f"a {part}" if after_whole else f"one {part}"
    return f"{below_hundred(above)} {'halves' if below == 2 else part + 's'}"


def _vulgar(place: Place) -> str | None:
    said, below = VULGAR[place.group("sign")]
    number = place.group("number").strip()
    if number:
        if not below and re.match(r"[\s-][a-z]", place.after):
            said = said.removesuffix("s")  # "two and three quarter miles"
        return f"{number} and {'an ' if below == 8 else 'a ' if below else ''}{said}"
    return _after_article(place, f"one {said}" if below else said)


def _after_article(place: Place, said: str) -> str:
    """A part behind its own article: "a ¼ mile" is "a quarter mile"."""
    return said.removeprefix("one ") if re.search(r"\ba\s$", place.before) else said


def _ratio(place: Place) -> str | None:
    """A ratio or a score as in "3:1"; behind the name of a book it is a verse."""
    above, below = place.group("low"), place.group("high")
    if _BOOK.search(place.before):
        return f"{above}, {below}" + (f" to {place.group('until')}" if place.group("until") else "")
    if place.group("until"):
        return None
    is_odds = re.search(r"\b(?:ratio|odds)\b[\w\s]{0,12}$", place.before) or place.after.startswith(
        (" odds", " ratio")
    )
    return f"{above} to {below}" if len(below) == 1 or is_odds else None


def _power(place: Place) -> str | None:
    said = {"2": "squared", "3": "cubed"}.get(place.group("high"))
    return f"{place.group('low')} {said or 'to the power of ' + place.group('high')}"


def _times(place: Place) -> str | None:
    return f"{place.group('low')} times"


def _by(place: Place) -> str | None:
    return f"{place.group('low')} by {place.group('high')}"


def _relay(place: Place) -> str | None:
    return f"{place.group('low')} by {place.group('high')} meter"


def _percent_of_part(place: Place) -> str | None:
    return f"{_vulgar(place)} percent"


_SIGNS = "".join(VULGAR)
_GROUP = r"\d{3}[-.\s]\d{4}(?![\w-])"

# Dictated digits, in every language.
DICTATED = (
    Rule(rf"{ALONE}\d(?:[-–]\d)+[-–](?!\w)", _dictated, "-–"),
    Rule(rf"{ALONE}\d{{1,2}}(?:[-–]\d{{1,2}}){{2,}}(?![\w-])", _dictated, "-–"),
)
# Before dates and measures: what looks like both.
FIRST = (
    *DICTATED,
    Rule(rf"{ALONE}(?:1[-.\s])?\d{{3}}[-.]{_GROUP}", say_telephone, "-. 0123456789"),
    Rule(rf"{ALONE}\d{{3}}\.\d{{3}}\.\d{{4}}(?![\w-]|\.\d)", say_telephone),
    Rule(rf"{ALONE}1[-.\s]\(?\d{{3}}\)?[-.\s]{_GROUP}", say_telephone, "-. 0123456789"),
    Rule(rf"{ALONE}0\d{{2,4}}[\s-]\d{{3,4}}[\s-]?\d{{3,4}}(?![\w-])", say_telephone, "-0123456789"),
    Rule(rf"{ALONE}\d{{3}}-(?P<line>\d{{4}})(?![\w-])", _local_telephone, "-"),
    Rule(rf"{ALONE}\d{{4,8}}(?![\w%]|[.,:/-]\d)", _code),
    Rule(rf"{ALONE}\d{{5}}(?:-\d{{4}})?(?![\w%-]|[.,]\d)", _zip_code),
    Rule(rf"{ALONE}(?P<low>\d{{1,3}}(?:st|nd|rd|th)){DASH}(?P<high>\d{{1,3}}(?:st|nd|rd|th))\b",
         _ordinals, "snrt"),
    Rule(rf"{ALONE}(?P<low>\d{{1,3}})-yrs?\.?-old(?P<plural>s?)\b", _of_age, "-"),
    Rule(rf"{ALONE}(?P<low>{NUMBER})\s?[x×]\s?10\^(?P<high>[-−]?\d+)(?!\w)", _times_power, "x×"),
    Rule(rf"{ALONE}(?P<low>\d+)\^(?P<high>\d+)(?!\w)", _power, "^"),
    Rule(rf"{ALONE}(?:911|999|112|000|111|988|311|211)(?![\w%]|[.,:/-]\d)", _emergency),
)  # fmt: skip
BY_NUMBER = (
    Rule(rf"{ALONE}[-−](?P<low>{NUMBER})(?![\w%°])", _negative),
    Rule(rf"{ALONE}(?P<low>\d{{1,3}}):(?P<high>\d{{1,2}})(?:[-–](?P<until>\d{{1,3}}))?(?![\d:]|\s?[ap]\.?m\b)",
         _ratio, ":"),
    Rule(rf"{ALONE}(?P<low>\d{{1,3}})/(?P<high>\d|10)(?![\w/])", say_innings, "/"),
    Rule(rf"{ALONE}(?P<whole>\d+[\s-])?(?P<above>\d{{1,3}})/(?P<below>\d{{1,3}})(?:ths?|rds?)?(?![\w/])",
         _slash, "/-0123456789"),
    Rule(rf"{ALONE}(?P<low>\d{{1,2}})/(?P<high>\d{{1,2}})c\b", _on_air, "/"),
    Rule(rf"{ALONE}(?P<number>\d+\s?)(?P<sign>[{_SIGNS}])%", _percent_of_part, _SIGNS),
    Rule(rf"{ALONE}(?P<number>\d+\s?)(?P<sign>[{_SIGNS}])", _vulgar, _SIGNS),
    Rule(rf"{ALONE}(?P<low>\d)\s?[x×]\s?(?P<high>\d{{2,4}})\s?m\b", _relay, "x×"),
    Rule(rf"{ALONE}(?P<low>{NUMBER})-\s(?P<word>to|or|and)\s(?P<high>{NUMBER})(?!\w)", _hanging, "-"),
    Rule(rf"{ALONE}(?P<low>{NUMBER})(?:\s?×\s?|\sx\s|x(?=\d))(?P<high>{NUMBER})(?!\w)", _by, "×x"),
    Rule(rf"{ALONE}(?P<low>{NUMBER})\s?[x×](?!\w)", _times, "×x"),
    Rule(rf"{ALONE}(?P<low>{NUMBER}){DASH}(?P<high>{NUMBER})(?![\w/]|[-–]\d)", _range, DASHES),
)  # fmt: skip
BY_SIGN = (
    Rule(rf"(?P<sign>[{_SIGNS}])%", _percent_of_part),
    Rule(rf"(?P<sign>[{_SIGNS}])", _vulgar),
    Rule(r"\+\d{1,3}[\s-]\(?\d{1,4}\)?(?:[\s-]\d{2,4}){1,4}(?![\w-])", say_telephone),
    Rule(rf"\(\d{{3}}\)\s?{_GROUP}", say_telephone),
)
