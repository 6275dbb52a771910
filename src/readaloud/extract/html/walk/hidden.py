"""Which elements a page hides from everybody who reads it."""

import re

from readaloud.extract.html.tree import Element, PageSize, texts

_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UNSHOWN = frozenset({"title", "datalist", "param"})  # never displayed inside a body


class HiddenNodes:
    """Tells hidden elements, with one reserve.

    A page that hides more than half of its own text shows it later by script (a reveal, an overlay that
    covers the article): that text is the article, and is not taken as hidden.
    """

    def __init__(self, body: Element, size: PageSize) -> None:
        self._body = body
        self._size = size

    def holds(self, element: Element, keys: list[str]) -> bool:
        """Whether the element is hidden; ``keys`` are the names of its attributes."""
        if not _says_hidden(element, keys) or element is self._body:
            return False
        return not (_is_initial(element, keys) or self._size.is_mostly(element))


def _says_hidden(element: Element, keys: list[str]) -> bool:
    if element.tag in _UNSHOWN:
        return True
    if "hidden" in keys and element.get("hidden") != "until-found":
        return True
    if "aria-hidden" in keys and element.get("aria-hidden").strip().lower() == "true":
        return True
    return "style" in keys and _INVISIBLE.search(element.get("style")) is not None


def _is_initial(element: Element, keys: list[str]) -> bool:
    """A single large letter at the start of a word, which pages hide from screen readers by mistake."""
    if "hidden" in keys or "style" in keys or not element.tail or not element.tail[0].isalpha():
        return False
    inside = "".join(texts(element)).strip("“\"'‘« \n\t")
    return len(inside) == 1 and inside.isalpha()
