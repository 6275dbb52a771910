"""Signs that something plays: what buttons and labels beside a player say, and how they say a length."""

import re

from readaloud.extract.html.draft import Draft
from readaloud.extract.html.markup import markup
from readaloud.extract.html.media.parts import MAX_LABEL
from readaloud.extract.html.tree import Element

MOST_ASKED = 60  # elements of a box that are asked what they are labelled
BEHIND_LENGTH = re.compile(r"^\W*(?:\d{1,2}:)?\d{1,2}:\d{2}\s+(?P<title>\S.{8,})$")
_LENGTHS = re.compile(r"^\W*(?:[^\W\d]+\W*){0,2}(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\W*\d{1,2}:\d{2})?\W*$")
_SAID_LENGTH = re.compile(r"(\w+)\W{1,3}(?:(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b|(\d{1,3}) s\w*$)")
_EDGES = " .:!…|▶►»›"


def is_play_sign(draft: Draft) -> bool:
    """Whether a text is a play button, or the length of something that plays."""
    return bool(_kind_of(draft.text)) or any(s.match(draft.text) for s in (_LENGTHS, BEHIND_LENGTH))


def sign_kind(draft: Draft) -> str:
    """``video`` or ``audio`` for what a play button says; "" for any other text."""
    return _kind_of(draft.text)


def has_play_button(box: Element) -> bool:
    """Whether an element in a small box is labelled as a play button, without a word that is shown."""
    for count, element in enumerate(box.iter()):
        if count > MOST_ASKED:
            return False
        label = element.get("aria-label") or element.get("title") or ""
        if label and _kind_of(label) == "video":
            return True
    return False


def said_length(text: str) -> float | None:
    """Seconds of a length that a text names as one: "Duration 3:05", "Play video. Duration: 41 seconds"."""
    found = _SAID_LENGTH.search(text)
    if found is None or found[1].casefold() not in markup().length_words:
        return None
    hours, minutes, seconds, alone = (int(part or 0) for part in found.groups()[1:])
    return float(hours * 3600 + minutes * 60 + seconds + alone)


def _kind_of(text: str) -> str:
    if len(text) > MAX_LABEL:
        return ""
    label = text.casefold().strip(_EDGES)
    if label in markup().play_signs or said_length(text) is not None:
        return "video"
    return "audio" if label in markup().listen_signs else ""
