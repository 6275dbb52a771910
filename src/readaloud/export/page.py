"""One self-contained HTML page: the article as a reader without sound needs it, nothing from anywhere else.

Announcements are shown where no element of HTML says the same (a video without a transcript, a picture
without a description); "Headline." before a heading would be said twice by a screen reader.
"""

import base64
import hashlib
import pkgutil
from pathlib import Path

from readaloud.export.documents import documents, section_elements, unique_titles
from readaloud.export.markup import add, make, tidied
from readaloud.export.recording import Plan
from readaloud.export.words import announcing_language, phrase
from readaloud.export.xml import Element, etree

ARTICLE = "article"  # the id that the skip link leads to


def write(plan: Plan, path: Path) -> None:
    """Write the page of a plan."""
    root = tidied(make("html", _head(plan), _body(plan), lang=plan.script.language or "en"))
    page = etree().tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    path.write_text(page + "\n", encoding="utf-8")


def _head(plan: Plan) -> Element:
    style = (pkgutil.get_data("readaloud.export", "page.css") or b"").decode()
    head = make("head", make("meta", charset="utf-8"))
    add(head, make("meta", name="viewport", content="width=device-width, initial-scale=1"))
    policy = {
        "http-equiv": "Content-Security-Policy",
        "content": f"default-src 'none'; style-src '{_digest(style)}'",
    }
    add(head, make("meta", **policy))
    add(head, make("title", plan.title))
    for name, value in (("author", ", ".join(plan.article.meta.authors)), ("date", plan.article.meta.date)):
        if value:
            add(head, make("meta", name=name, content=value))
    add(head, make("style", style))
    return head


def _digest(style: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _body(plan: Plan) -> Element:
    language = announcing_language(plan.script)
    article = make("article", id=ARTICLE, tabindex="-1")
    for document in documents(plan, as_heard=False):
        for element in section_elements(document, plan, all_notes=False):
            add(article, element)
    skip = make("a", phrase("skip", language), href=f"#{ARTICLE}", class_="skip", lang=language)
    body = make("body", skip)
    if navigation := _navigation(plan, language):
        add(body, navigation[0])
    add(body, make("main", article, *_source(plan, language)))
    return body


def _navigation(plan: Plan, language: str) -> tuple[Element, ...]:
    sections = plan.article.sections
    if len(sections) < 2:
        return ()
    titles = unique_titles(sections, plan.title)
    label = make("p", phrase("contents", language), id="contents", lang=language)
    entries = (make("li", make("a", titles[section.id], href=f"#{section.id}")) for section in sections)
    return (make("nav", label, make("ol", *entries), aria_labelledby="contents"),)


def _source(plan: Plan, language: str) -> tuple[Element, ...]:
    url = plan.article.meta.url
    if not url.startswith(("http://", "https://")):
        return ()
    link = make("a", plan.article.meta.site or url, href=url)
    label = make("span", phrase("address", language), lang=language)
    return (make("footer", make("p", label, ": ", link)),)
