"""Numbers in English words, where digits would be read as another kind of number."""

_ONES = tuple(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """.split()  # noqa: SIM905
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def below_hundred(number: int) -> str:
    """0 to 99 in words: "forty-two"."""
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def ordinal_word(number: int) -> str:
    """1 to 99 as an ordinal in words: "twenty-first"."""
    first, hyphen, last = below_hundred(number).rpartition("-")
    if last in _ORDINALS:
        return first + hyphen + _ORDINALS[last]
    return first + hyphen + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def ordinal(number: int) -> str:
    """An ordinal in digits, which engines read right: "21st"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def year(number: int) -> str:
    """A year as it is said: "nineteen oh five", "twenty eighteen"; 2000 to 2009 stay in digits."""
    century, rest = divmod(number, 100)
    if 2000 <= number <= 2009 or not 1100 <= number < 2100:
        return str(number)
    if not rest:
        return f"{below_hundred(century)} hundred"
    return f"{below_hundred(century)} {'oh ' if rest < 10 else ''}{below_hundred(rest)}"


def decade(number: int) -> str:
    """The years from ``number``, a multiple of ten: "nineteen eighties", "two thousands"."""
    century, rest = divmod(number, 100)
    if number == 2000:
        return "two thousands"
    if not rest:
        return f"{below_hundred(century)} hundreds" if century else "hundreds"
    tens = "tens" if rest == 10 else below_hundred(rest)[:-1] + "ies"
    return f"{below_hundred(century)} {tens}" if century else tens


def roman(numeral: str) -> int | None:
    """The value of a Roman numeral up to 89, None when it is none."""
    values = [_ROMAN[letter] for letter in numeral]
    total = sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
    return total if 0 < total < 90 and numeral == _numeral(total) else None


def roman_letters(word: str) -> bool:
    """Whether a word is a Roman numeral up to 89, to look at."""
    return set(word) <= _ROMAN.keys() and roman(word) is not None


def _numeral(number: int) -> str:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[number // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def digits(text: str) -> str:
    """Digits one by one, a comma between groups: "555-0199" as "5 5 5, 0 1 9 9"."""
    groups = "".join(c if c.isdigit() else " " for c in text).split()
    return ", ".join(" ".join(group) for group in groups)


def plural(number: float, word: str, words: str = "") -> str:
    """The word in the number that its value asks for."""
    return word if number == 1 else words or word + "s"
