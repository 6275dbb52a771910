"""What the names in a page's markup mean: tags, roles, and the words of classes and ids."""

import re
from functools import lru_cache

# Tags that stand on lines of their own. Everything else runs on in its line, unknown tags included.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "object", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE_MEANING = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "kbd": "code",
    "samp": "code",
}

_PLACES = {
    "nav": "nav",
    "footer": "footer",
    "aside": "aside",
    "dialog": "dialog",
    **dict.fromkeys(("form", "button", "select", "textarea", "search", "fieldset", "option"), "form"),
}
_ROLES = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "form",
    "form": "form",
    "button": "form",
    "dialog": "dialog",
    "alertdialog": "dialog",
}

_PARTS = re.compile(r"[A-Za-z0-9]+")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_WRITTEN = re.compile(r"[A-Z]?[a-z]+(?:[A-Z]{1,5}|[A-Z]+[a-z]+)*[0-9]{0,2}|[A-Z]+[0-9]{0,2}")  # by a person
_SHORT = frozenset(
    {"ad", "ads", "by", "tv", "img", "nws", "nyt", "pb", "rss", "vjs", "wp", "fb"}
)  # words without a vowel or of two letters
_MEDIA = (
    "video", "audio", "podcast", "player", "figure", "image", "img", "photo", "picture", "caption", "media",
    "slide", "lightbox", "thumb", "vjs", "brightcove", "youtube", "vimeo", "soundcloud", "dailymotion",
)  # fmt: skip


@lru_cache(maxsize=4096)
def words_of(names: str) -> tuple[str, ...]:
    """The words of a class attribute or an id, in lower case: ``"wp-captionText"`` is wp, caption, text.

    What a build tool adds (``sc-1x7Yq2``, ``bChZqy``) is left out.
    """
    return tuple(dict.fromkeys(word for part in _PARTS.findall(names) for word in _words_in(part)))


@lru_cache(maxsize=16_384)  # every page has its own names, but they are made of the same parts
def _words_in(part: str) -> tuple[str, ...]:
    if not _WRITTEN.fullmatch(part):
        return ()
    found = (word.lower() for word in _WORDS.findall(part))
    return tuple(word for word in found if word in _SHORT or _is_word(word))


def _is_word(word: str) -> bool:
    return 3 <= len(word) <= 24 and not set("aeiouy").isdisjoint(word)


@lru_cache(maxsize=4096)
def may_be_media(names: str) -> bool:
    """Whether a class attribute speaks of pictures, videos or sound at all."""
    lower = names.lower()
    return any(part in lower for part in _MEDIA)


def place_of(tag: str, role: str, inside_article: bool) -> str:
    """Where an element puts its contents, by its tag and role; "" when it says nothing.

    The header of an article holds its headline, and is no place apart; that of a page is.
    """
    if tag == "header" and not inside_article:
        return "header"
    return _PLACES.get(tag) or (_ROLES.get(role, "") if role else "")
