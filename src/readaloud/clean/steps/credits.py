"""Picture credits: finding who made a picture at the end of its caption."""

import re

from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.words import word_list

MAX_WORDS = 70  # of a caption with its credit
CAPTION_WORDS = 2  # of what stands before a credit; a credit may also stand alone
BRACKET_WORDS = 5  # of a label and a name in brackets, without a colon
HOUSE_WORDS = 3  # of a house, and of the name behind it
TAIL_WORDS = 10  # of the credit
END = 130  # characters at the end of a caption in which its credit stands
_BRACKET = re.compile(r"(?P<caption>.*?)\s*[(\[](?P<credit>[^()\[\]]{2,90})[)\]]\W*$")
_TAIL = re.compile(r"(?P<caption>.*?[.!?”\"’)…])\s*(?P<credit>(?:[^.!?”\"]|(?<=\b[A-Z])\.){2,90}?)\.?$")
_NAMED = re.compile(r"(?P<caption>.*?)\s*[|•·–—-]?\s*(?P<label>[A-Z][\w ]{2,24}):\s*(?P<credit>[^:.]{2,80})$")
_DASHED = re.compile(r"(?P<caption>.*\S)\s+[—–-]{1,2}\s*(?P<credit>[A-Z][^—–.]{3,70})\.?$")
_SMALL = frozenset({"of", "the", "and", "via", "for"})  # small words inside names
_OWNED = re.compile(r"(?P<caption>.*?)\s*(?P<credit>©\s?[^\W\d_a-z][^©.]{2,80})\.?$")
_DOTTED = re.compile(r"(?P<caption>.*?)\s*\bCredit\.\.\.\s*(?P<credit>\S.{1,90})$")
_FILE = re.compile(r"^(?:FILE(?:\s+(?:PHOTO|IMAGE|PICTURE))?|File photo)\s*[-–—:.]\s+(?=\S)")


def split_credit(text: str) -> tuple[str, str] | None:
    """The caption and the credit at its end; None when the line has no credit. Either may be empty."""
    if text.count(" ") >= MAX_WORDS:
        return None
    if "Credit..." in text and (dotted := _DOTTED.match(text)):
        return dotted["caption"], dotted["credit"]
    start = max(0, len(text) - END)
    end = frozenset(text[start:])
    for signs, pattern, is_credit in (
        (frozenset(")]"), _BRACKET, _is_bracketed),
        (frozenset('.!?”"’)…'), _TAIL, _is_tail),
        (frozenset("©"), _OWNED, _is_owned),
        (frozenset(":"), _NAMED, _is_named),
        (frozenset("—–-"), _DASHED, _is_dashed),
    ):
        match = None if signs.isdisjoint(end) else pattern.match(text, start)
        if match and is_credit(match):
            caption = text[: match.end("caption")].strip()
            if len(words_of(caption)) >= CAPTION_WORDS:
                return caption, match["credit"].strip()
    short = text.count(" ") <= 2 * TAIL_WORDS
    if short and (_is_agency(words_of(text)) or _slashed(text) or is_labelled(text)):
        return "", text
    return (text, "") if _FILE.match(text) else None


def _is_bracketed(match: re.Match[str]) -> bool:
    lead, colon, _ = match["credit"].partition(":")
    words = words_of(match["credit"])
    if colon and (
        words_of(lead) in word_list("credit_words") or (_is_name(lead) and _names_one(match["credit"]))
    ):
        return True
    if len(words) <= BRACKET_WORDS and words[:1] in word_list("credit_words"):
        return True  # "(foto Ansa)"
    by = any(
        words[n : n + 2] in word_list("credit_words") for n in range(1, 3)
    )  # "(Harbour News photo by …)"
    return by or _is_agency(words) or _slashed(match["credit"]) or _begins_credit(words)


def _names_one(credit: str) -> bool:
    """Whether a colon stands between a house and a name: "Valley News: Ada Moss"."""
    lead, _, name = credit.partition(":")
    sides = (lead.split(), name.split())
    return (
        all(1 <= len(side) <= HOUSE_WORDS for side in sides) and len(sides[1]) > 1 and _is_name(name.strip())
    )


def _is_tail(match: re.Match[str]) -> bool:
    lead, colon, _ = match["credit"].partition(":")
    if colon and words_of(lead) in word_list("credit_words"):
        return True
    words = words_of(match["credit"])
    if not _is_name(match["credit"]) and (
        match["caption"][-1] in '”"’' or words not in word_list("agencies")
    ):
        return _begins_credit(words)  # the end of a quotation and who said it, or whom somebody told it
    return _is_agency(words) or _slashed(match["credit"]) or _begins_credit(words)


def _is_name(credit: str) -> bool:
    """Whether it has no word in small letters, as "editor Ada Moss said" has, but for "of" and its like."""
    return all(word[:1].upper() == word[:1] or word in _SMALL for word in credit.split())


def _is_named(match: re.Match[str]) -> bool:
    """A label and a name at the end ("Photo: Ada Moss"), the label being one of the credit words."""
    words = words_of(match["label"])
    return any(words[-size:] in word_list("credit_words") for size in (1, 2, 3) if size <= len(words))


def _is_owned(match: re.Match[str]) -> bool:
    """A © and a name; a © alone, or with a year, stands in the footer of a page."""
    name = match["credit"][1:].strip()
    return _is_name(name) and not name.lower().startswith("copyright")


def _is_dashed(match: re.Match[str]) -> bool:
    """A dash and "Picture by …", or an agency."""
    words = words_of(match["credit"])
    return _begins_credit(words) or _is_agency(words)


def is_labelled(text: str) -> bool:
    """Nothing but a label and a name: "Photo: Ada Moss", "Image source, Valley News"."""
    mark = min((m for m in ":," if m in text), key=text.index, default="")
    lead, _, name = text.partition(mark) if mark else (text, "", "")
    named = bool(name.strip()) and len(words_of(name)) <= TAIL_WORDS and text[-1] not in ".!?"
    return named and words_of(lead) in word_list("credit_words") and (mark == ":" or " " in lead)


def _begins_credit(words: tuple[str, ...]) -> bool:
    return any(words[:size] in word_list("credit_words") and len(words) > size for size in (2, 3))


def _is_agency(words: tuple[str, ...]) -> bool:
    """Whether the words are an agency, or a name beside one."""
    if not words or len(words) > TAIL_WORDS:
        return False
    agencies = word_list("agencies")
    if words in agencies:
        return True
    sizes = range(1, min(len(words), 4))
    return any(_is_long(part) and part in agencies for n in sizes for part in (words[:n], words[-n:]))


def _is_long(words: tuple[str, ...]) -> bool:
    """Whether the name of an agency is no everyday word: "Getty Images" beside a name, but not "file"."""
    return len(words) > 1 or words[0] in {"getty", "reuters", "afp", "shutterstock", "alamy", "bloomberg"}


def _slashed(text: str) -> bool:
    """Capitals on both sides of a slash: "Ada Moss/Harbour News", "Fire Department / Supplied"."""
    sides = [side.strip() for side in text.split("/")]
    return (
        2 <= len(sides) <= 4
        and 2 < len(words_of(text)) <= TAIL_WORDS
        and all(side[:1].isupper() and not any(c.isdigit() for c in side) for side in sides)
        and all(word[:1].isupper() or word in _SMALL for word in text.replace("/", " ").split())
    )
