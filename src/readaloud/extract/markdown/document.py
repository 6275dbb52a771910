"""Markdown to pieces: made HTML by markdown-it, then read as a page of which everything is body."""

from typing import Any

from msgspec.structs import replace

from readaloud.extract.html.draft import Chunk, Context, Draft
from readaloud.extract.html.to_pieces import pieces_of
from readaloud.extract.html.tree import Element, parse
from readaloud.extract.html.walk.walker import walk
from readaloud.extract.markdown.front_matter import FrontMatter, split_front_matter
from readaloud.extract.markdown.media import put_in_media
from readaloud.extract.pieces import Extracted, Piece
from readaloud.model.article import Kind, Meta
from readaloud.text.language import detect
from readaloud.text.sanitise import clean_text

LINE = "data-readaloud-line"  # the line of the Markdown text that an element came from
SAMPLE = 4000  # characters by which the language is recognised


def extract_markdown(text: str) -> Extracted:
    """The pieces of a Markdown text (CommonMark with tables, strikethrough and footnotes).

    Its reading text is what a reader sees: no markup, alt texts included. HTML in it is read as on a web
    page. The front matter becomes metadata, and one piece with ``place="hidden"`` that can be put back.
    """
    front, body = split_front_matter(clean_text(text))
    root = parse(f"<html><body>{_html(body, front.lines)}</body></html>")
    drafts = [draft for draft in walk(root, "") if draft.chunks or draft.media is not None]
    for draft in drafts:
        draft.body = draft.context.place != "hidden"
    headline = next((draft for draft in drafts if draft.kind is Kind.HEADING and draft.level == 1), None)
    if headline is not None:
        headline.kind = Kind.HEADLINE
    drafts = [*_of_front_matter(front, root, titled=headline is not None), *drafts]
    reading, pieces = pieces_of(drafts)
    return Extracted(_meta(front, headline, drafts), _with_lines(pieces, drafts), reading)


def _html(body: str, skipped: int) -> str:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)
    renderer: Any = reader.renderer  # its protocol leaves the rules out
    renderer.rules["footnote_anchor"] = lambda *_: ""  # the arrow back to the text is for eyes and mice
    tokens = reader.parse(body)
    for token in tokens:
        if token.map and token.nesting >= 0:
            token.attrSet(LINE, str(token.map[0] + 1 + skipped))
    return str(renderer.render(put_in_media(tokens), reader.options, {}))


def _of_front_matter(front: FrontMatter, root: Element, *, titled: bool) -> list[Draft]:
    """The front matter as a hidden draft; its title as headline of a text that has none of its own."""
    drafts = []
    if front.text:
        drafts.append(Draft(root, front.text, [Chunk(front.text)], Kind.NOTE, Context(place="hidden")))
    if front.title and not titled:
        chunks = [Chunk(front.title, borrowed=True)]
        drafts.append(
            Draft(root, front.title, chunks, Kind.HEADLINE, Context(place="meta"), level=1, body=True)
        )
    return drafts


def _with_lines(pieces: tuple[Piece, ...], drafts: list[Draft]) -> tuple[Piece, ...]:
    """The pieces with the lines of the Markdown; what has none of its own has that of what comes before."""
    out, line = [], 1
    for piece, draft in zip(pieces, drafts, strict=True):
        line = _line(draft.element) or line
        out.append(replace(piece, line=line))
    return tuple(out)


def _line(element: Element) -> int:
    for holder in (element, *element.iterchildren("code"), *element.iterancestors()):
        value = holder.get(LINE) or ""
        if value.isdecimal():
            return int(value)
    return 0


def _meta(front: FrontMatter, headline: Draft | None, drafts: list[Draft]) -> Meta:
    sample = " ".join(draft.text for draft in drafts if draft.body)[:SAMPLE]
    return Meta(
        title=headline.text if headline is not None else front.title,
        site=front.site,
        authors=front.authors,
        date=front.date,
        updated=front.updated,
        url=front.url,
        language=front.language or detect(sample) or "en",
        format="markdown",
    )
