"""What the texts of a figure or a player are, and whether two of them say the same."""

import re

from readaloud.extract.html.draft import Draft
from readaloud.extract.html.markup import markup
from readaloud.extract.html.tree import Element
from readaloud.model.article import Kind

PLAY = 8  # letters of a title that may stand in a label: "Play video: 'Title'"
MAX_LABEL = 60  # characters of a button or a play label

CREDIT_WORDS = 8  # of a text that only says whose picture it is

_CREDIT_LEAD = re.compile(r"([^\W\d_]+)(?: credits?)?(?: (?:by|de|von|di|van)\b|\s*[:/])")
CLOCK = re.compile(r"^\W*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\W*$")
_COUNTER = re.compile(r"^\W*\d+\s*(?:of|/|von|de|sur|di|van|av|z)\s*\d+\W*$", re.I)


def part_of(draft: Draft) -> str:
    """What a text of a box is: title, caption, credit, date, clock or other."""
    words = frozenset(draft.context.labels[:6])
    tag = draft.element.tag
    if draft.kind is Kind.HEADING or (words & markup().title and not words & markup().caption):
        return "title"
    if CLOCK.match(draft.text) or _COUNTER.match(draft.text):
        return "clock"
    if tag in {"figcaption", "caption"}:
        return "caption"
    if frozenset(draft.context.labels[:4]) & markup().credit and len(draft.text) < 200:
        return "credit"
    if tag == "time" or words & markup().date:
        return "date"
    return "caption" if words & markup().caption or is_in_figcaption(draft) else "other"


def is_in_figcaption(draft: Draft) -> bool:
    """Whether a text is, or stands in, the caption that a figure marks."""
    element = draft.element
    return element.tag == "figcaption" or next(element.iterancestors("figcaption"), None) is not None


def is_player_label(text: str) -> bool:
    """Whether a text is one that players write over any video ("Just watched"), and so no title."""
    return text.casefold().strip(" .:!…▶►»›") in markup().player_labels


def is_agency(text: str) -> bool:
    """Whether a text is nothing but names of those who own pictures: "Getty Images", "AFP/Reuters"."""
    names = [name.strip(" .()©") for name in re.split(r"\s*(?:[/|,;]|\bvia\b|\band\b)\s*", text.casefold())]
    return bool(text.strip()) and all(name in markup().agencies for name in names)


def is_credit(text: str) -> bool:
    """Whether a text beside a picture only says whose it is: an agency, "Photo: Ann Lee", "Ann Lee / AFP"."""
    words = text.split()
    if not 0 < len(words) <= CREDIT_WORDS:
        return False
    lead, labelled = _CREDIT_LEAD.match(text.casefold()), text[0] == "©"
    labelled = labelled or (lead is not None and lead[1] in markup().credit_leads)
    slashed = "/" in text and all(word[0].isupper() or not word[0].isalpha() for word in words)
    return labelled or slashed or is_agency(text)


def is_button(draft: Draft) -> bool:
    """Whether a text is what a button says ("Share", "Save")."""
    if draft.element.tag == "button" or draft.element.get("role") == "button":
        return True
    return next(draft.element.iterancestors("button"), None) is not None


def is_in(element: Element, box: Element) -> bool:
    """Whether an element is the box or stands in it."""
    return element is box or any(parent is box for parent in element.iterancestors())


def is_label(draft: Draft) -> bool:
    """Whether a text is a button or a short link, and says nothing about the medium."""
    return draft.context.place == "form" or (
        len(draft.text) <= MAX_LABEL and draft.element.tag in {"a", "button"}
    )


def joined(parts: list[Draft], before: str = "") -> str:
    """The texts of the drafts after a first one, a space between them."""
    return " ".join(filter(None, (before, *(part.text for part in parts))))


def clock_seconds(text: str) -> float | None:
    """Seconds of a length as players show it ("2:05", "1:02:33"); None for any other text."""
    found = CLOCK.match(text)
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return float(hours * 3600 + minutes * 60 + seconds)
