"""Money: "$12.50", "£2.3bn", "US$5-million", "€5–10m", "$50/month". Engines say "dollar twelve"."""

from readaloud.text.spoken.numbers import plural
from readaloud.text.spoken.rules import ALONE, DASH, DASHES, NUMBER, SCALES, Place, Rule, joined, plain

# Sign or code: one, several, a hundredth part (one, several).
CURRENCIES = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "US$": ("U.S. dollar", "U.S. dollars", "cent", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CAD$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "AU$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "S$": ("Singapore dollar", "Singapore dollars", "cent", "cents"),
    "NT$": ("Taiwan dollar", "Taiwan dollars", "cent", "cents"),
    "R$": ("real", "reais", "centavo", "centavos"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "", ""),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "Rs": ("rupee", "rupees", "paisa", "paise"),
    "Rs.": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "", ""),
    "₽": ("ruble", "rubles", "kopek", "kopeks"),
    "₺": ("lira", "lira", "", ""),
    "₴": ("hryvnia", "hryvnias", "", ""),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "₪": ("shekel", "shekels", "", ""),
    "R": ("rand", "rand", "cent", "cents"),
    "USD": ("U.S. dollar", "U.S. dollars", "cent", "cents"),
    "CAD": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "AUD": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "GBP": ("pound", "pounds", "penny", "pence"),
    "EUR": ("euro", "euros", "cent", "cents"),
    "CHF": ("Swiss franc", "Swiss francs", "centime", "centimes"),
    "JPY": ("yen", "yen", "", ""),
    "INR": ("rupee", "rupees", "paisa", "paise"),
}
_SCALE = (
    r"(?:(?:[\s-]?(?P<word>(?i:million|billion|trillion)|thousand|crore|lakh|mn|bn|tn|trn)"
    r"|(?P<letter>[kKmMbBtT]))(?!\w))?"
)
_PER = (
    r"(?:/(?P<per>hour|hr|day|week|month|mo|year|yr|night|person|head|litre|liter|gallon|barrel|bbl|tonne|ton"
    r"|share|mile|kg|lb|oz)\b(?:\.(?=\s[a-z]))?)?"
)
_PER_WORDS = {
    "hr": "hour",
    "mo": "month",
    "yr": "year",
    "bbl": "barrel",
    "kg": "kilogram",
    "lb": "pound",
    "oz": "ounce",
}
_SIGN = r"(?P<sign>(?:US|C(?:AD?)?|AU?|NZ|HK|NT|S|R)?\$|[£€¥₹₩₽₺₴₦₱₪])"
_LOW_SCALE = (
    r"(?:[\s-]?(?P<low_word>(?i:million|billion|trillion)|thousand|mn|bn|tn|trn)|(?P<low_letter>[kKmMbBtT]))?"
)
_AMOUNT = rf"\s?(?P<low>{NUMBER})(?:{_LOW_SCALE}{DASH}(?P=sign)?(?P<high>{NUMBER}))?"


def _say(place: Place) -> str | None:
    one, many, *_ = CURRENCIES[place.group("sign").strip()]
    low, high = place.group("low"), place.group("high")
    scale = place.group("word") or place.group("letter")
    tail = _per(place) + (" plus" if place.group("plus") else "")
    if scale:
        low_scale = place.group("low_word") or place.group("low_letter")
        low = f"{low} {SCALES[low_scale.lower()]}" if low_scale else low
        amount = f"{low} {joined(place)} {high}" if high else low
        noun = one if place.is_adjective or place.after[:1] == "-" else many
        return f"{amount} {SCALES[scale.lower()]} {noun}{tail}"
    if high:
        return f"{low} {joined(place)} {high} {one if place.is_adjective else many}{tail}"
    return _whole_and_parts(place, low) + tail


def _per(place: Place) -> str:
    per = place.group("per")
    return f" per {_PER_WORDS.get(per, per)}" if per else ""


def _whole_and_parts(place: Place, number: str) -> str:
    one, many, part, parts = CURRENCIES[place.group("sign").strip()]
    whole, _, hundredths = number.partition(".")
    if part and len(hundredths) == 2:
        count = int(hundredths)
        said = f"{count} {plural(count, part, parts)}"
        if not plain(whole):
            return said
        money = f"{whole} {plural(plain(whole), one, many)}"
        return f"{money} and {said}" if count else money
    noun = one if place.is_adjective or place.after[:1] == "-" else plural(plain(number), one, many)
    return f"{number} {noun}"


def _rand(place: Place) -> str | None:
    """Money is "R500" and "R2m"; "R27" is a road."""
    is_money = place.group("word") or place.group("letter") or plain(place.group("low")) >= 100
    return _say(place) if is_money else None


def _pence(place: Place) -> str | None:
    amount = place.group("low")
    if place.group("sign") == "c":
        return f"{amount} cents" if "." in amount else None  # "9c" may be a class
    if place.group("sign") == "¢":
        return f"{amount} {plural(plain(amount), 'cent')}"
    if plain(amount) in {480, 576, 720, 1080, 1440, 2160}:
        return None  # lines of a video
    return f"{amount} {plural(plain(amount), 'penny', 'pence')}{_per(place)}"


_CODE = r"(?P<sign>USD|CAD|AUD|GBP|EUR|CHF|JPY|INR)"

_BOUNDS = rf"{ALONE}(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER}))?"

_TWICE = r"(?:(?<=[a-z])\s(?:dollars|pounds|euros)\b)?"  # "$7.9 million dollars" has said it already

BY_SIGN = (Rule(rf"(?<![\w.]){_SIGN}{_AMOUNT}{_SCALE}{_TWICE}{_PER}(?P<plus>\+(?!\w))?", _say),)
BY_CODE = (
    Rule(rf"\b{_SIGN}{_AMOUNT}{_SCALE}{_TWICE}{_PER}", _say),
    Rule(rf"\b{_CODE}{_AMOUNT}{_SCALE}{_PER}", _say),
    Rule(rf"\b(?P<sign>Rs\.?){_AMOUNT}{_SCALE}{_PER}", _say),
    Rule(rf"\b(?P<sign>R)(?P<low>{NUMBER}){_SCALE}{_PER}", _rand),
)
BY_NUMBER = (
    Rule(
        rf"{ALONE}(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER}))?{_SCALE}\s?(?P<sign>[€£]){_PER}",
        _say,
        "€£kmbt" + DASHES,
    ),
    Rule(
        rf"{ALONE}(?P<low>{NUMBER})(?:{DASH}(?P<high>{NUMBER}))?{_SCALE}\s?{_CODE}\b{_PER}",
        _say,
        "UCAGEJIkmbt" + DASHES,
    ),
    Rule(rf"{ALONE}(?P<low>{NUMBER})(?P<sign>[p¢c])(?!\w){_PER}", _pence, "p¢c"),
)
