"""German: what voices read wrong of money, dates, years, times, ranges, measures, short forms and rulers."""

import re
from collections.abc import Iterable

from readaloud.text.spoken import figures
from readaloud.text.spoken import german_tables as tables
from readaloud.text.spoken.numbers import digits, roman
from readaloud.text.spoken.rules import ALONE, DASH, Place, Rule, ends_text

# Thousands by full stop or narrow space, decimals by comma.
_NUMBER = r"(?:\d{1,3}(?:[.\u202f]\d{3}){1,4}|\d+)(?:,\d+)?"
_SPACE = r"[\s\u00a0\u202f]?"
_LEAST_CALLED = 6  # figures of a telephone number with the code of its place
_ONE = re.compile(r"1\Z")


def year(number: int) -> str:
    """A year as it is said: "neunzehnhundertneunundachtzig"; from 2000 on voices read it right."""
    century, rest = divmod(number, 100)
    if not 11 <= century <= 19:
        return str(number)
    return f"{below_hundred(century)}hundert{below_hundred(rest) if rest else ''}"


def below_hundred(number: int) -> str:
    """1 to 99 as the first part of a longer word: "einundzwanzig", "eins" only at the end of a number."""
    if number <= 12:
        return "eins" if number == 1 else tables.UNITS_OF_ONE[number]
    tens, ones = divmod(number, 10)
    if tens == 1:
        return {6: "sech", 7: "sieb"}.get(ones, tables.UNITS_OF_ONE[ones]) + "zehn"
    return (f"{tables.UNITS_OF_ONE[ones]}und" if ones else "") + tables.TENS[tens]


def ordinal(number: int, ending: str) -> str:
    """An ordinal with its ending: "dritten", "neunzehnter"."""
    stem = tables.ORDINALS.get(number) or below_hundred(number) + ("t" if number < 20 else "st")
    return stem + ending


def _ending(place: Place) -> str:
    """The ending that the word before an ordinal asks for."""
    before = re.findall(r"[^\W\d_]+", place.before.lower())[-1:]
    word = before[0] if before and not re.search(r"[.!?:]\s*$", place.before) else ""
    return "en" if word in tables.WEAK_EN else "e" if word in tables.WEAK_E else "er"


def _amount(number: str, one: str, many: str) -> str:
    """So many of something, "1" as the word that the gender asks for: "ein Euro", "eine Million"."""
    if _ONE.match(number):
        return f"{'eine' if one in tables.FEMININE else 'ein'} {one}"
    return f"{number} {many}"


def _money(place: Place) -> str | None:
    name, part = tables.CURRENCIES[place.group("sign") or place.group("code")]
    low, high, scale = place.group("low"), place.group("high"), place.group("scale")
    if high:
        many = f" {tables.SCALES[scale][1]}" if scale else ""
        return f"{low} bis {high}{many} {name}"
    if scale:
        return f"{_amount(low, *tables.SCALES[scale])} {name}"
    whole, _, hundredths = low.partition(",")
    if len(hundredths) != 2 or not part:
        return _amount(low, name, name)
    if hundredths == "00":
        return _amount(whole, name, name)
    if whole == "0":
        return f"{int(hundredths)} {part}"
    return f"{_amount(whole, name, name)} {int(hundredths)}"


def _scaled(place: Place) -> str | None:
    low, high = place.group("low"), place.group("high")
    one, many = tables.SCALES[place.group("scale")]
    stop = "." if place.match[0].endswith(".") and ends_text(place) else ""
    return (f"{low} bis {high} {many}" if high else _amount(low, one, many)) + stop


def _measure(place: Place) -> str | None:
    one, many = tables.UNITS[place.group("unit")]
    low, high = place.group("low"), place.group("high")
    minus = "minus " if place.group("minus") else ""
    stop = "." if place.match[0].endswith(".") and ends_text(place) else ""
    return minus + (f"{low} bis {high} {many}" if high else _amount(low, one, many)) + stop


def _date(place: Place) -> str | None:
    day, month, written = int(place.group("day")), place.group("month"), place.group("year")
    if month.isdigit():
        if not 1 <= int(month) <= 12:
            return None
        month = tables.MONTH_NAMES[int(month) - 1]
    if not 1 <= day <= 31:
        return None
    said = f"{ordinal(day, _ending(place))} {month}"
    if place.group("until"):
        said = f"{ordinal(day, _ending(place))} bis {ordinal(int(place.group('until')), 'en')} {month}"
    stop = "." if place.match[0].endswith(".") and ends_text(place) else ""
    return f"{said} {_written_year(written)}" if written else said + stop


def _written_year(written: str) -> str:
    """A year of four figures, or of two from 1951 to 2050."""
    if len(written) == 4:
        return year(int(written))
    return year(int(written) + (1900 if int(written) > 50 else 2000))


def _ordinal(place: Place) -> str | None:
    """A number with a stop behind an article ("der 2. Weltkrieg"); elsewhere the stop may end a sentence."""
    number, ending = int(place.group("number")), _ending(place)
    begins_sentence = place.after.split()[0].lower() in tables.STARTERS
    return ordinal(number, ending) if 1 <= number <= 99 and ending != "er" and not begins_sentence else None


def _year(place: Place) -> str | None:
    before = re.findall(r"[^\W\d_]+", place.before.lower())[-1:]
    if place.before.endswith("(") or (before and before[0] in tables.BEFORE_YEARS):
        return year(int(place.group("year")))
    return None


def _years(place: Place) -> str | None:
    first, written = int(place.group("year")), place.group("until")
    second = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    return f"{year(first)} bis {year(second)}" if first < second < 2100 else None


def _decade(place: Place) -> str | None:
    return f"{year(int(place.group('year')))}er"


def _clock(place: Place) -> str | None:
    hour, minute = int(place.group("hour")), place.group("minute")
    if hour > 24 or int(minute or 0) > 59:
        return None
    until = f" bis {int(place.group('until'))}" if place.group("until") else ""
    return f"{hour}{until} Uhr" + (f" {int(minute)}" if int(minute or 0) else "")


def _range(place: Place) -> str | None:
    low, high = place.group("low"), place.group("high")
    return None if low.startswith("0") and len(low) > 1 else f"{low} bis {high}"


def _score(place: Place) -> str | None:
    return f"{place.group('low')} zu {place.group('high')}"


def _fraction(place: Place) -> str | None:
    above, below = int(place.group("above")), int(place.group("below"))
    if below not in tables.PARTS or not 0 < above < below:
        return None
    if below == 2:
        noun = place.after.split()[0] if place.after[:1].isspace() else ""
        found = (half for half, nouns in tables.HALVES.items() if noun.strip(",.;)") in nouns)
        half = next(found, "ein halb")
        return half.partition(" ")[2] if re.search(r"\beine?\s$", place.before) else half
    return f"{tables.UNITS_OF_ONE[above]} {tables.PARTS[below]}"


def _and_a_half(place: Place) -> str | None:
    number = int(place.group("number"))
    return f"{tables.UNITS_OF_ONE[number]}einhalb" if 0 < number <= 12 else None


def _short(place: Place) -> str | None:
    key = re.sub(r"\.(?=\w)", ". ", re.sub(r"\s", " ", place.match[0]))
    said = tables.SHORT[key]
    if said == "Jahrhundert" and re.search(r"\b[dein]+es\s\S+\s$", place.before):
        said += "s"  # "Anfang des 20. Jh."
    return said + ("." if ends_text(place) and place.match[0].endswith(".") else "")


def _title(place: Place) -> str | None:
    return tables.TITLES[place.match[0]]


def _numbered(place: Place) -> str | None:
    return tables.BEFORE_NUMBERS[place.match[0]]


def _street(place: Place) -> str | None:
    return f"{place.group('name')}{'Straße' if place.group('name')[-1:] in ' -' else 'straße'}"


def _spelt(place: Place) -> str | None:
    return ".".join(place.match[0].upper())


def _ruler(place: Place) -> str | None:
    number, name = roman(place.group("numeral")), place.group("name")
    base = name if name in tables.RULERS else name.removesuffix("s")
    if not number or base not in tables.RULERS:
        return None
    article, ending = _article(place, is_queen=base in tables.QUEENS, is_genitive=base != name)
    stop = "." if ends_text(place) else ""
    return f"{name} {article} {ordinal(number, ending).capitalize()}{stop}"


def _article(place: Place, *, is_queen: bool, is_genitive: bool) -> tuple[str, str]:
    """The article of a ruler's number and its ending, in the case that the words before the name ask for."""
    before = re.findall(r"([^\W\d_]+)\s(?:[A-ZÄÖÜ][a-zäöüß]+\s)?$", place.before)
    word = before[0].lower() if before else ""
    if is_genitive:
        return ("der" if is_queen else "des"), "en"
    if word in tables.WITH_DATIVE:
        return ("der" if is_queen else "dem"), "en"
    if word in tables.WITH_ACCUSATIVE and not is_queen:
        return "den", "en"
    return ("die" if is_queen else "der"), "e"


def _telephone(place: Place) -> str | None:
    """A number that begins with nought or a country's code and is long enough to be called."""
    number = place.match[0].replace("(0)", "")
    is_long = sum(map(str.isdigit, number)) >= _LEAST_CALLED
    if not is_long or not re.search(rf"(?<!\d\s){ALONE}$", place.before):
        return None
    return ("plus " if number.startswith("+") else "") + digits(number)


def _emergency(place: Place) -> str | None:
    is_called = re.search(r"\b(?:Notruf|[Ww]ähl\w*(?:\s(?:Sie|die))?|[Dd]ie|unter)\s$", place.before)
    return " ".join(place.match[0]) if is_called and not re.match(r"\s[A-ZÄÖÜ]", place.after) else None


def _weekday(place: Place) -> str | None:
    first, last = tables.WEEKDAYS[place.group("first")], tables.WEEKDAYS.get(place.group("last"), "")
    stop = "." if place.match[0].endswith(".") and ends_text(place) else ""
    return f"{first} bis {last}{stop}" if last else first + stop


def _until(place: Place) -> str | None:
    return " bis " if place.before.endswith((*tables.MONTH_NAMES, *tables.WEEKDAYS.values())) else None


def _either(entries: Iterable[str]) -> str:
    """A pattern for any of the entries, the longest first; a space in one may be missing."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in sorted(entries, key=len, reverse=True))


_SCALE = rf"(?P<scale>{_either(tables.SCALES)})"
_SIGN = r"(?P<sign>US-?\$|[€$£¥])"
_NAMED_SIGN = r"(?P<sign>€|EUR\b|Euro\b|US-?\$|\$|USD\b|Dollar\b|£|GBP\b|CHF\b|Franken\b)"
_BOUNDS = rf"{ALONE}(?P<low>{_NUMBER})(?:{DASH}(?P<high>{_NUMBER}))?"
_MONTH = rf"(?P<month>{'|'.join(sorted(tables.MONTHS))})"
_DAY = "|".join(tables.WEEKDAYS)
_IN_ORDER = "|".join((*tables.MONTH_NAMES, *tables.WEEKDAYS.values()))
_YEAR = r"(?P<year>1[1-9]\d\d|20\d\d)"

# Before the dash between two words is heard as a pause.
FIRST = (
    Rule(rf"\b(?P<first>{_DAY})\b\.?\s?[-–]\s?(?P<last>{_DAY})\b\.?", _weekday),
    Rule(rf"[-–](?=(?:{_IN_ORDER})\b)", _until),
)
# In the order in which they win; those of figures before those of words.
FIGURES = (
    *figures.DICTATED,
    Rule(r"(?:\+\d{2}\s(?:\(0\)\s?)?\d{2,5}|\(0\d{2,4}\)|0\d{2,4})(?:\s?[/–]\s?|[\s-])\d{2,8}"
         r"(?:[\s-]\d{1,5}){0,4}(?![\w-])", _telephone),
    Rule(r"11[025]\b", _emergency),
    Rule(r"[~≈]\s?(?=\d)", lambda _: "etwa "),
    Rule(r"(?:±|\+/[-−–])\s?(?=\d)", lambda _: "plus minus "),
    Rule(rf"{_BOUNDS}{_SPACE}(?:{_SCALE}{_SPACE})?{_NAMED_SIGN}", _money),
    Rule(rf"(?<!\w){_SIGN}{_SPACE}(?P<low>{_NUMBER})(?:{DASH}(?P<high>{_NUMBER}))?(?:\s?{_SCALE})?", _money),
    Rule(rf"\b(?P<code>CHF|EUR|USD|GBP)\s(?P<low>{_NUMBER})(?:\s?{_SCALE})?", _money),
    Rule(rf"{_BOUNDS}\s?{_SCALE}(?!\w)", _scaled),
    Rule(rf"{ALONE}(?P<day>\d{{1,2}})\.(?:\s?[–-]\s?(?P<until>\d{{1,2}})\.)?\s?{_MONTH}\b"
         rf"(?:\s{_YEAR}\b)?", _date),
    Rule(rf"{ALONE}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\."
         r"(?:\s?(?P<year>1[1-9]\d\d|20\d\d|\d\d)(?![\w.,:]\d|\d))?(?!\d)", _date),
    Rule(rf"{ALONE}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?:\s?[–-]\s?(?P<until>\d{{1,2}}))?\sUhr\b",
         _clock),
    Rule(rf"{ALONE}{_YEAR}(?:{DASH}|/)(?P<until>(?:1[1-9]|20)\d\d|\d\d)(?![\w/-]|[.,]\d)", _years),
    Rule(rf"{ALONE}{_YEAR}er\b", _decade),
    Rule(rf"{ALONE}(?P<minus>[-−–](?=\d))?(?P<low>{_NUMBER})(?:{DASH}(?P<high>{_NUMBER}))?{_SPACE}"
         rf"(?P<unit>{_either(tables.UNITS)})(?![\w²³/])", _measure),
    Rule(rf"{ALONE}(?P<number>\d{{1,2}})\s?½", _and_a_half),
    Rule(rf"{ALONE}(?P<above>\d)/(?P<below>\d{{1,2}})(?![\w/])", _fraction),
    Rule(rf"{ALONE}(?P<low>\d{{1,2}}):(?P<high>\d)(?![\d:]|\s?Uhr)", _score),
    Rule(rf"{ALONE}(?P<low>{_NUMBER}){DASH}(?P<high>{_NUMBER})(?![\w/.,]|[-–]\d)", _range),
    Rule(rf"{ALONE}(?P<low>{_NUMBER}){DASH}(?P<high>{_NUMBER})(?=[.,]?(?:\s|$))", _range),
    Rule(rf"{ALONE}{_YEAR}(?![\d.,:%]\d|\s(?:Euro|Meter|Kilometer|Menschen|Kilo|Grad|Prozent|Liter|Tonnen))(?!\w)",
         _year),
    Rule(rf"{ALONE}(?P<number>\d{{1,2}})\.(?=\s[A-ZÄÖÜa-zäöü])", _ordinal),
)  # fmt: skip
WORDS = (
    Rule(rf"\b(?P<first>{_DAY})\.(?=,?\s\d|\sund\s(?:{_DAY})\b|(?<=\bund\s...))", _weekday),
    Rule(rf"(?<![\w.])(?:{_either(tables.SHORT)})(?!\w)", _short),
    Rule(rf"(?<![\w.])(?:{_either(tables.TITLES)})(?=\s?[A-ZÄÖÜ])", _title),
    Rule(rf"(?<![\w.])(?:{_either(tables.BEFORE_NUMBERS)})(?=\s?\d)", _numbered),
    Rule(r"\b(?P<name>[A-ZÄÖÜ][\wäöüß]*(?:\s|-|))(?:Str|str)\.(?=\s?\d|,|\s[a-zäöü]|\s?$)", _street),
    Rule(r"\b(?P<name>[A-ZÄÖÜ][a-zäöüß]+)\s(?P<numeral>[IVX]{1,5})\.", _ruler),
    Rule(rf"(?<![\w-])(?:{_either(tables.SPELT)})(?!\w)", _spelt),
)
