"""Preformatted text: program code keeps its lines, anything else is paragraphs."""

import re

from readaloud.extract.html.draft import Chunk, Context, Draft
from readaloud.extract.html.markup import markup
from readaloud.extract.html.names import words_of
from readaloud.extract.html.tree import Element, texts
from readaloud.model.article import Kind
from readaloud.text.sanitise import clean_text

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def preformatted(element: Element, context: Context) -> list[Draft]:
    """One draft for code, one for each paragraph of other text."""
    text = clean_text("".join(texts(element)))
    if _is_code(element):
        lines = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
        return [Draft(element, lines, [Chunk(lines)], Kind.CODE, context)] if lines.strip() else []
    paragraphs = (" ".join(part.split()) for part in _BLANK_LINES.split(text))
    return [Draft(element, part, [Chunk(part)], context.kind, context) for part in paragraphs if part]


def _is_code(element: Element) -> bool:
    if next(element.iter("code", "samp", "kbd"), None) is not None:
        return True
    return not markup().code.isdisjoint(words_of(element.get("class") or ""))
