"""Signs between and after words: emoji, footnote marks, dashes without spaces, slashes, ornaments."""

import re
import unicodedata
from collections.abc import Iterator

from readaloud.text.spoken.rules import Change, Place, Rule

# Ornaments that news pages use as bullets and pointers: not said at all.
_ORNAMENTS = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u25ff\u2600-\u2604\u2630-\u2637\u2758-\u2762\u2766-\u2775\u2660-\u2667\u263d\u263e\u260e\u2611\u2b00-\u2bff\u2022\u2023\u2043\u2713-\u2716"
    "\u2728\u2733\u2734\u2794-\u27bf\u2934\u2935\U0001f446-\U0001f449\U0001f4cc-\U0001f4cd\U0001f4f0-\U0001f4fd\U0001f517"
    "\U0001f50a\U0001f514\U0001f534\U0001f535\U0001f53a-\U0001f53d\U0001f5de\U0001f6a8\U0001f7e0-\U0001f7eb\U0001f195\u203c\u2049]"
)
_EMOJI_CLASS = (
    "\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\u303d\U0001f000-\U0001faff"
)
# Where the name in Unicode is not what people call it; after the short names of CLDR 45.
EMOJI_NAMES = {
    "❤": "red heart",
    "♥": "heart",
    "💔": "broken heart",
    "👍": "thumbs up",
    "👎": "thumbs down",
    "👏": "clapping hands",
    "🙏": "folded hands",
    "💪": "flexed biceps",
    "👀": "eyes",
    "😂": "tears of joy",
    "🤣": "rolling on the floor laughing",
    "😭": "crying",
    "😍": "heart eyes",
    "🔥": "fire",
    "🎉": "party popper",
    "✨": "sparkles",
    "🚀": "rocket",
    "💯": "hundred points",
    "🤔": "thinking face",
    "🤷": "shrug",
    "🤦": "facepalm",
    "🙄": "rolling eyes",
    "😊": "smiling face",
    "😉": "wink",
    "🥺": "pleading face",
    "⚽": "football",
    "☀": "sun",
    "⭐": "star",
}
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_SKIN_OR_JOIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f\u200d\u20e3\U000e0020-\U000e007f\u2640\u2642]")
_AREA = re.compile(r"\b(?:k|c|m|d)?m$")
_POWERS = {"²": " squared", "³": " cubed"}
_VARIABLE = re.compile(r"(?<![^\W_])(?:[a-z]|mc)$")
_ATOMS = r"[A-Z][a-z]?|\d+"
_CALIBRES = (
    "cal",
    "revolver",
    "rifle",
    "handgun",
    "pistol",
    "magnum",
    "ammo",
    "ammunition",
    "round",
    "bullet",
)
_AT_BAT = r"\b(?:batt?(?:ed|ing|s)?|hit(?:s|ting)?|average\s(?:of|is|was)|slugging)\s?$"
_AT_BAT_AFTER = r"hitter|batting|average|record|winning|team|season|save"
_MOST = 3  # of a run of emoji, so many are named


def _emoji(place: Place) -> str | None:
    """Names of a run of emoji, each once; ornaments and, outside English, all of them are left out."""
    run = _FLAG.sub("", _SKIN_OR_JOIN.sub("", place.match[0]))
    if not place.language.startswith("en"):
        return ""
    shown = [sign for sign in dict.fromkeys(run) if not sign.isspace() and not _ORNAMENTS.match(sign)]
    names = [EMOJI_NAMES.get(sign) or unicodedata.name(sign, "").lower() for sign in shown[:_MOST]]
    said = ", ".join(name for name in names if name)
    return f"{said} " if said and place.match[0][-1:].isspace() else said


def unnamed_emoji(text: str) -> Iterator[Change]:
    """Every run of emoji, left out."""
    return (Change(*match.span(), "") for match in EMOJI.pattern.finditer(text))


def _nothing(place: Place) -> str | None:
    return ""


def _note_mark(place: Place) -> str | None:
    """A mark is "word¹"; "per km²" is a measure and "x²" a power."""
    if _AREA.search(place.before):
        return None
    power = _POWERS.get(place.match[0], "") if place.language.startswith("en") else ""
    return power if power and _VARIABLE.search(place.before) else ""


def _comma(place: Place) -> str | None:
    """Without spaces engines run the two words together."""
    return ", "


def _space(place: Place) -> str | None:
    return " "


def _alternatives(place: Place) -> str | None:
    said = {"and": "and or", "he": "he or she", "she": "she or he", "his": "his or her", "him": "him or her"}
    return said.get(place.group("first").lower())


HAS_EMOJI = re.compile(f"[{_EMOJI_CLASS}]")
EMOJI = Rule(
    rf"[{_EMOJI_CLASS}](?:[{_EMOJI_CLASS}\ufe0f\u200d\u20e3\U000e0020-\U000e007f]|\s(?=[{_EMOJI_CLASS}]))*\s?",
    _emoji,
)


def _stars(place: Place) -> str | None:
    full, empty = place.group("full").count("★"), place.group("empty").count("☆")
    count = place.group("count").strip()
    if count:
        return f"{count} stars"
    noun = "star" if full == 1 else "stars"
    return f"{full} out of {full + empty} stars" if empty else f"{full} {noun}"


def _arrow(place: Place) -> str | None:
    return " to "


def _compared(place: Place) -> str | None:
    space = " " if place.before[-1:].isalpha() else ""
    return (
        space + {"<": "less than ", ">": "more than ", "≤": "at most ", "≥": "at least "}[place.match[0][0]]
    )


def _formula(place: Place) -> str | None:
    """A formula whose small figures are marked up: "H~2~O" is "H 2 O"."""
    return " ".join(re.findall(_ATOMS, place.match[0])) if "~" in place.match[0] else None


def _copyright(place: Place) -> str | None:
    """By its name before whose it is or since when; elsewhere, and where the word stands, it is left out."""
    is_said = place.before.lower().rstrip().endswith("copyright")
    return None if is_said else {"en": "copyright ", "de": "Copyright "}.get(place.language[:2])


def _plus_or_minus(place: Place) -> str | None:
    return "plus or minus "


def _no_whole(place: Place) -> str | None:
    """A decimal without its nought: of a gun and at bat without the point, as people say them."""
    figures, after = place.group("figures"), place.after.lower().lstrip(" -")
    at_bat = re.search(_AT_BAT, place.before) or re.match(_AT_BAT_AFTER, after)
    if not after.startswith(_CALIBRES) and not (at_bat and len(figures) == 3):
        return " point " + " ".join(figures)
    if len(figures) == 3 and figures[1:] != "00":
        figures = f"{figures[0]} {figures[1:].replace('0', 'oh ', figures[1] == '0')}"
    return f" {figures}"


# Each is tried only when the text has one of its signs, which is looked for before what stands before it:
# a pattern that begins with a sign is ten times as fast.
ANY_LANGUAGE = (
    Rule(r"©\s?(?=\w)", _copyright, "©"),
    Rule(r"(?<!\w)(?:[A-Z][a-z]?(?:~\d{1,2}~)?){1,6}(?![\w~])", _formula, "~"),
    Rule(r"(?<=[\w.,;:!?”\"’)])(?:[¹²³⁰⁴-⁹]+|[*†‡]+)(?!\w)", _note_mark, "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡"),
    Rule(r"(?<=[\w.,;:!?”\"’)])\[(?:\d{1,3}|[a-z])\]", _nothing, "["),
    Rule(r"[™®©]|(?<![\w(])[*†‡•▪]+", _nothing, "™®©*†‡•▪"),
    Rule(r"(?<=[^\s“‘(—–-])(?:—|–(?=[^\W\d])|--+)(?=[^\s”’).,;:!?—–-])", _comma, "—–-"),
)  # fmt: skip
ENGLISH = (
    Rule(r"(?:±|\+/[-−–])\s?(?=[\d$£€])", _plus_or_minus, "±+"),
    Rule(r" \.(?P<figures>\d{1,4})(?![\w.])", _no_whole, "."),
    Rule(r"(?<![\w*])A\*(?=[\s.,;:)’”]|s\b|$)", lambda place: "A star", "*"),
    Rule(r"\b[CF]#(?!\w)", lambda place: f"{place.match[0][0]} sharp", "#"),
    Rule(r"(?P<count>(?<!\w)\d(?:\.5)?\s?)?(?P<full>★{1,5})(?P<empty>☆{0,5})", _stars, "★"),
    Rule(r"(?<=\w)\s(?:→|->)\s(?=\w)", _arrow, "→>"),
    Rule(r"[<>≤≥](?:(?<!\S.)|(?<=\b[a-z].))\s?(?=[\d$£€])(?!(?<=<)3(?!\S))", _compared, "<>≤≥"),
    Rule(r"\b(?P<first>and|he|she|his|him)/(?:or|she|he|her|hers)\b", _alternatives, "/", re.IGNORECASE),
    Rule(r"/(?:(?<=[A-Z]T/)(?=\d)|(?<=\d/)(?=[£$€]\d))", lambda _: ", ", "/"),
    Rule(r"/(?<=[^\W\d]/)(?=[^\W\d])(?!(?<=\b[ymq]/)[ymq]\b)", _space, "/"),
)
