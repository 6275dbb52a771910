"""What stands inside a line of text: its meaning, marks of quotations, what runs on and what does not."""

import re
from collections.abc import Iterator
from itertools import count

from readaloud.extract.html.draft import Mark
from readaloud.extract.html.markup import markup
from readaloud.extract.html.names import BLOCKS, INLINE_MEANING, words_of
from readaloud.extract.html.tree import Element, texts

MAX_BUTTON = 60  # characters of a button that is a word of a sentence: a reference, a term with a tooltip
MAX_BACK_LINK = 40  # characters of a link back to where a note is called
BACK_LINK = "backlink"  # first label of a link back, which is never body

PLAIN_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "samp",
    "small", "strong", "sub", "sup", "u",
})  # fmt: skip
MAX_APART = 40  # characters of a note to screen readers: "opens in a new window"
MIN_LABEL = 5  # letters; fewer may be the beginning of a word that is set large
_LABELS = frozenset({"span", "small", "strong", "b", "em", "i"})
_UNSHOWN = re.compile(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:$|\s)")
_MEDIA = ("img", "picture", "video", "audio", "iframe", "embed", "amp-img")
_QUOTED = tuple("“”„‟«»‹›\"‘’‚'「」『』")
_VARIATION = "\ufe0e\ufe0f \u00a0\n\t"


class Marking:
    """Tells the inline meaning of elements; two links to one address are two marks."""

    def __init__(self) -> None:
        self._serial = count(1)

    def marks(self, element: Element, tag: str) -> Iterator[Mark]:
        """What the element says of its text; an ``<i lang="fr">`` says two things."""
        serial = next(self._serial)
        if language := element.get("lang"):
            yield Mark("language", language, serial)
        if tag == "a":
            target = element.get("href") or ""
            role = element.get("role") or ""
            note = role == "doc-noteref" or (target.startswith("#") and _in_superscript(element))
            if target:
                yield Mark("noteref" if note else "link", target, serial)
        elif tag in INLINE_MEANING:
            yield Mark(INLINE_MEANING[tag], "", serial)


def _in_superscript(element: Element) -> bool:
    parent = element.getparent()
    inside = next(iter(element.iterchildren("sup")), None)
    return inside is not None or (parent is not None and parent.tag == "sup")


def runs_on(element: Element, tag: str, *, begun: bool) -> bool:
    """Whether an element that could be a box of its own is words of the sentence around it.

    ``begun``: the line has text already. Custom elements and buttons hold references and terms with a
    tooltip ("in the States (<x-source><a>1</a></x-source>).").
    """
    if tag in BLOCKS and tag != "button":
        return False
    before, after = _text_before(element), (element.tail or "").strip()
    if tag == "button":
        beside = begun and bool(before) and bool(after)
    else:
        beside = bool(before or after) or (begun and _is_in_paragraph(element))
    return beside and _holds_words_only(element, MAX_BUTTON if tag == "button" else None)


def _text_before(element: Element) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return (previous.tail or "").strip()
    return (parent.text or "").strip() if parent is not None else ""


def _is_in_paragraph(element: Element) -> bool:
    block = next((parent for parent in element.iterancestors() if parent.tag in BLOCKS), None)
    return block is not None and block.tag == "p"


def _holds_words_only(element: Element, longest: int | None) -> bool:
    if any(key.startswith("data-video") for key in element.keys()):  # noqa: SIM118 (lxml, not a dict)
        return False
    if next(element.iterdescendants(*_MEDIA, *BLOCKS), None) is not None:
        return False
    text = "".join(texts(element)).strip()
    return bool(text) and (longest is None or len(text) <= longest)


def quotation_marks(element: Element) -> tuple[str, str]:
    """The marks that a browser puts around a ``q``, by the language around it; empty where there are any.

    A ``q`` that holds blocks or nothing gets none. Source: HTML, 15.3.3, "Phrasing content" (``quotes`` by
    language), whose table is ``quotation_marks`` of markup.yaml.
    """
    text = "".join(texts(element)).strip()
    if not text or next(element.iterdescendants("br", *_MEDIA, *BLOCKS), None) is not None:
        return "", ""
    if text.startswith(_QUOTED) or _text_before(element).endswith(_QUOTED) or _hides(element):
        return "", ""
    table = markup().quotation_marks
    signs = table.get(_language_around(element), table["en"])
    inner = sum(1 for _ in element.iterancestors("q")) % 2
    return signs[2 * inner], signs[2 * inner + 1]


def _hides(element: Element) -> bool:
    """Whether a part of the quotation is hidden or never read, so that the marks could stand alone."""
    return any(
        inner.get("hidden") is not None or inner.get("aria-hidden") or inner.get("style")
        for inner in element.iterdescendants()
    )


def _language_around(element: Element) -> str:
    declared = (parent.get("lang") for parent in element.iterancestors())
    return next(filter(None, declared), "").strip().lower().replace("_", "-").partition("-")[0]


def is_set_apart(element: Element) -> bool:
    """Whether the names of an element say that it is no part of its line: "[edit]", what is not shown."""
    names = element.get("class")
    if not names or element.tag == "a":
        return False
    if not _UNSHOWN.search(names) and markup().set_apart.isdisjoint(words_of(names)):
        return False
    said = "".join(texts(element)).strip()
    block = next((parent for parent in element.iterancestors() if parent.tag in BLOCKS), element)
    return len(said) <= MAX_APART and "".join(texts(block)).count(said) == 1  # twice: the title of a card


def begins_apart(element: Element, tag: str, *, begun: bool) -> bool:
    """Whether words that begin a line are a label of their own: "<span>AD</span>The story goes on"."""
    if begun or tag not in _LABELS or not (element.tail or "")[:1].isupper():
        return False
    label = "".join(texts(element)).strip()
    return label.isupper() and label.isalpha() and len(label) >= MIN_LABEL


def is_back_link(element: Element) -> bool:
    """Whether a link leads from a note back to where it is called: "↩", or named so by its role or class."""
    if not (element.get("href") or "").startswith("#"):
        return False
    text = "".join(texts(element))
    if len(text) > MAX_BACK_LINK:
        return False
    names = " ".join(filter(None, (element.get("class"), element.get("role"), element.get("rev"))))
    sign = "".join(character for character in text if character not in _VARIATION)
    return sign in markup().back_link or not markup().back_link_names.isdisjoint(words_of(names))
