"""One self-contained HTML page: the article with its sound, what is heard marked, nothing from anywhere else.

Announcements are shown where no element of HTML says the same (a video without a transcript, a picture
without a description); "Headline." before a heading would be said twice by a screen reader.
"""

import base64
import hashlib
import pkgutil
import uuid
from collections.abc import Iterator
from pathlib import Path

from readaloud.export.book.documents import documents, section_elements
from readaloud.export.book.outline import contents, outline
from readaloud.export.markup.making import add, make, tidied
from readaloud.export.markup.xml import Element, etree
from readaloud.export.material.recording import Manuscript, Recording
from readaloud.export.page.player import player, settings, times
from readaloud.export.sound.containers import opus
from readaloud.narrate.documents import announcing_language, phrase

ARTICLE = "article"  # the id that the skip link leads to
_LONGEST_MP3_S = 40 * 60  # above it the page would be too large for some browsers: Opus is a third of MP3
_BLOCK_BYTES = 3 << 18  # a multiple of three: base64 of blocks is base64 of the whole


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the page of a recording, its sound inside, without ever holding that in memory."""
    assert isinstance(manuscript, Recording)
    place = str(uuid.uuid5(uuid.NAMESPACE_URL, manuscript.article.reading))  # of the sound; not in the text
    before, after = _page(manuscript, place).split(place)
    sound, kind = _sound(manuscript)
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{before}data:audio/{kind};base64,")
        file.writelines(_base64(sound))
        file.write(f"{after}\n")


def _sound(recording: Recording) -> tuple[Path, str]:
    """The sound and its media type."""
    if recording.timeline.duration <= _LONGEST_MP3_S:
        return recording.encoded("mp3"), "mpeg"
    return opus(recording), "ogg"


def _page(manuscript: Recording, sound: str) -> str:
    style, script = (_own(f"page.{ending}") for ending in ("css", "js"))
    root = make(
        "html",
        _head(manuscript, style, script),
        _body(manuscript, sound),
        lang=manuscript.script.language or "en",
    )
    add(root[1], make("script", script))
    page: str = etree().tostring(tidied(root), method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return page.replace("></track>", ">")  # an element that the serialiser does not know to have no end


def _base64(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            yield base64.b64encode(block).decode()


def _head(manuscript: Manuscript, style: str, script: str) -> Element:
    head = make("head", make("meta", charset="utf-8"))
    add(head, make("meta", name="viewport", content="width=device-width, initial-scale=1"))
    rules = {
        "default-src": "'none'",
        "style-src": f"'{_digest(style)}'",
        "script-src": f"'{_digest(script)}'",
        "media-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{name} {value}" for name, value in rules.items())
    add(head, make("meta", **{"http-equiv": "Content-Security-Policy", "content": policy}))
    add(head, make("title", manuscript.title))
    for name, value in (
        ("author", ", ".join(manuscript.article.meta.authors)),
        ("date", manuscript.article.meta.date),
    ):
        if value:
            add(head, make("meta", name=name, content=value))
    add(head, make("style", style))
    return head


def _own(name: str) -> str:
    return (pkgutil.get_data("readaloud.export.page", name) or b"").decode()


def _digest(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _body(manuscript: Recording, sound: str) -> Element:
    language = announcing_language(manuscript.script)
    article = make("article", id=ARTICLE, tabindex="-1")
    pictures = {block: picture.address for block, picture in manuscript.pictures.items()}
    for document in documents(manuscript, as_heard=False):
        for element in section_elements(document, manuscript, all_notes=False, pictures=pictures):
            add(article, element)
    texts = {name: "".join(element.itertext()) for element in article.iter() if (name := element.get("id"))}
    skip = make("a", phrase("skip", language), href=f"#{ARTICLE}", class_="skip", lang=language)
    body = make("body", skip, player(manuscript, sound), settings(language))
    if navigation := _navigation(manuscript, language):
        add(body, navigation[0])
    untitled = () if article.find(".//h1") is not None else (make("h1", manuscript.title),)
    add(body, make("main", *untitled, article, *_source(manuscript, language)))
    add(body, times(manuscript, texts))
    return body


def _navigation(manuscript: Manuscript, language: str) -> tuple[Element, ...]:
    sections = [
        entry for entry in outline(manuscript, documents(manuscript, as_heard=False)) if entry.is_section
    ]
    if len(sections) < 2:
        return ()
    label = make("p", phrase("contents", language), id="contents", lang=language)
    entries = contents(sections, lambda entry: f"#{entry.target}")
    return (make("nav", label, entries, aria_labelledby="contents"),)


def _source(manuscript: Manuscript, language: str) -> tuple[Element, ...]:
    url = manuscript.article.meta.url
    if not url.startswith(("http://", "https://")):
        return ()
    link = make("a", manuscript.article.meta.site or url, href=url)
    label = make("span", phrase("address", language), lang=language)
    return (make("footer", make("p", label, ": ", link)),)
