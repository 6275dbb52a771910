"""Measures: "5kg", "20°C", "100 km/h", "6ft 2in", "20–25%", "300k", "1.2bn", "7m people"."""

from readaloud.text.spoken.numbers import plural
from readaloud.text.spoken.rules import ALONE, DASH, DASHES, NUMBER, SCALES, Place, Rule, plain, words

# Written form: one, several. Metres and litres are spelt as the reader's variety spells them.
UNITS = {
    # weight
    "kg": ("kilogram", "kilograms"),
    "kgs": ("kilogram", "kilograms"),
    "mg": ("milligram", "milligrams"),
    "mcg": ("microgram", "micrograms"),
    "µg": ("microgram", "micrograms"),
    "μg": ("microgram", "micrograms"),
    "g": ("gram", "grams"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    # length
    "km": ("kilometer", "kilometers"),
    "kms": ("kilometer", "kilometers"),
    "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"),
    "nm": ("nanometer", "nanometers"),
    "m": ("meter", "meters"),
    "mi": ("mile", "miles"),
    "ft": ("foot", "feet"),
    "yd": ("yard", "yards"),
    "yds": ("yard", "yards"),
    # area and volume
    "km²": ("square kilometer", "square kilometers"),
    "km2": ("square kilometer", "square kilometers"),
    "sq km": ("square kilometer", "square kilometers"),
    "m²": ("square meter", "square meters"),
    "m2": ("square meter", "square meters"),
    "sq m": ("square meter", "square meters"),
    "sq ft": ("square foot", "square feet"),
    "sq. ft.": ("square foot", "square feet"),
    "sq mi": ("square mile", "square miles"),
    "m³": ("cubic meter", "cubic meters"),
    "m3": ("cubic meter", "cubic meters"),
    "ha": ("hectare", "hectares"),
    "ml": ("milliliter", "milliliters"),
    "mL": ("milliliter", "milliliters"),
    "cl": ("centiliter", "centiliters"),
    "L": ("liter", "liters"),
    # speed
    "km/h": ("kilometer an hour", "kilometers an hour"),
    "kmh": ("kilometer an hour", "kilometers an hour"),
    "kph": ("kilometer an hour", "kilometers an hour"),
    "mph": ("mile an hour", "miles an hour"),
    "m/s": ("meter a second", "meters a second"),
    "mpg": ("mile a gallon", "miles a gallon"),
    # time
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "h": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "s": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"),
    "yr": ("year", "years"),
    "yrs": ("year", "years"),
    # power, data, frequency
    "W": ("watt", "watts"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "Mbps": ("megabit a second", "megabits a second"),
    "Gbps": ("gigabit a second", "gigabits a second"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "dB": ("decibel", "decibels"),
    # degrees
    "°C": ("degree Celsius", "degrees Celsius"),
    "ºC": ("degree Celsius", "degrees Celsius"),
    "℃": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "ºF": ("degree Fahrenheit", "degrees Fahrenheit"),
    "℉": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°": ("degree", "degrees"),
    # parts of a hundred
    "%": ("percent", "percent"),
    "percent": ("percent", "percent"),
    "per cent": ("percent", "percent"),
    "pc": ("percent", "percent"),
}
# Letters that are something else when a space stands before them: "5 s", "7 L".
_ATTACHED_ONLY = frozenset({"s", "h", "g", "W", "L", "pc", "ms"})
_METER_VARIETIES = frozenset({"", "US"})
# After "100m": a length, whatever its number. Before others that end in s it is a million: "7m users".
_LENGTH_NOUNS = words("hurdles finals heats races waves swells walls trees towers cliffs peaks across")
_RACES = words("race sprint final freestyle hurdles butterfly backstroke medley relay dash heat")
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


def _measure(place: Place) -> str | None:
    unit = " ".join(place.group("unit").split())
    if unit in _ATTACHED_ONLY and place.group("gap"):
        return None
    return _counted(place, *UNITS[unit])


def _counted(place: Place, one: str, many: str) -> str:
    low, high = place.group("low"), place.group("high")
    if place.region not in _METER_VARIETIES:
        one, many = (word.replace("meter", "metre").replace("liter", "litre") for word in (one, many))
    single = place.is_adjective or "-" in (place.after[:1], place.group("gap"))
    noun = one if single else plural(plain(high or low), one, many)
    sign = "minus " if place.group("minus") else ""
    return f"{sign}{low} to {high} {noun}" if high else f"{sign}{low} {noun}"


def _percent(place: Place) -> str | None:
    if not place.group("high") and place.group("unit") != "per cent" and not place.group("minus"):
        return None  # engines read "28%" and "28 percent" right
    return _counted(place, "percent", "percent")


def _metres_or_millions(place: Place) -> str | None:
    noun = place.after.strip().partition(" ")[0].rstrip('.,;:’”)"')
    attached = not place.group("gap")
    if noun == "ago":
        return _counted(place, *UNITS["min"])
    counted = noun in _PEOPLE or (noun.endswith("s") and noun.islower() and len(noun) > 3)
    if attached and counted and noun not in _LENGTH_NOUNS:
        return _scaled(place)
    if attached and noun in _RACES:
        return _counted(place, UNITS["m"][0], UNITS["m"][0])
    return _counted(place, *UNITS["m"])


def _scaled(place: Place) -> str | None:
    low, high, scale = place.group("low"), place.group("high"), place.group("scale")
    if scale == "k" and place.after.lstrip(" -").startswith(("run", "race", "walk")):
        return f"{low} K"
    return f"{low} to {high} {SCALES[scale]}" if high else f"{low} {SCALES[scale]}"


def _letter_degrees(place: Place) -> str | None:
    """A temperature is "32C"; "747F" and "3F" are not."""
    if not 10 <= plain(place.group("low")) <= 130:
        return None
    return _counted(place, *UNITS["°" + place.group("celsius")])


def _feet_and_inches(place: Place) -> str | None:
    feet, inches = place.group("feet"), place.group("inches")
    return f"{feet} foot {inches}" if inches else None


BY_NUMBER = (
    Rule(rf"{ALONE}(?P<feet>\d{{1,2}})(?:\s?ft\.?\s?|['’′]\s?)(?P<inches>1[01]|\d)(?:\s?ins?\b|[\"”″]|(?!\w))",
         _feet_and_inches, "f'’′"),
    Rule(rf"{_BOUNDS}\s?(?P<unit>%|per\scent\b|percent\b|pc\b)", _percent, "%pt" + DASHES),
    Rule(rf"{_BOUNDS}(?P<gap>[\s-]?)(?P<unit>{_UNIT})(?![\w²³/°])", _measure, _FIRST_LETTERS),
    Rule(rf"{_BOUNDS}(?P<gap>\s?)(?P<unit>(?P<scale>m))(?![\w²³/°])", _metres_or_millions, "mt" + DASHES),
    Rule(rf"{_BOUNDS}\s?(?P<scale>bn|tn|trn|mn)(?!\w)", _scaled, "btm" + DASHES),
    Rule(rf"{_BOUNDS}(?P<scale>k)(?!\w)", _scaled, "kt" + DASHES),
    Rule(rf"{ALONE}(?P<low>\d{{1,3}})(?P<gap>)(?P<unit>(?P<celsius>[CF]))\b(?![-.])", _letter_degrees, "CF"),
)  # fmt: skip
