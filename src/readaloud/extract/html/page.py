"""A web page to pieces: everything it says, in order, with trafilatura's opinion on what is the article."""

from collections.abc import Iterator

from msgspec.structs import replace

from readaloud.extract.html.body.choosing import choose_body, foreign_words, unprinted_story
from readaloud.extract.html.body.headline import part_kicker
from readaloud.extract.html.body.matching import units_of
from readaloud.extract.html.body.region import fill_region
from readaloud.extract.html.body.roles import mark_roles
from readaloud.extract.html.draft import Chunk, Context, Draft
from readaloud.extract.html.media.galleries import group_galleries
from readaloud.extract.html.media.page_videos import settle_videos
from readaloud.extract.html.media.pictures import join_captions
from readaloud.extract.html.media.unnamed import tell_media
from readaloud.extract.html.media.unsaid import part_unsaid
from readaloud.extract.html.page_data import PageData, read_page_data
from readaloud.extract.html.to_pieces import pieces_of
from readaloud.extract.html.tree import Element, empty_unread, is_flattened, parse
from readaloud.extract.html.walk.walker import walk
from readaloud.extract.pieces import Extracted
from readaloud.model.article import Diagnostic, Kind, Meta
from readaloud.text.language import detect

SAMPLE = 2000  # characters of body by which the language is recognised


def extract_html(html: str, url: str = "") -> Extracted:
    """The pieces of a page; ``url`` is where it came from, for its relative addresses.

    The reading text is the page's text nodes outside of scripts, styles and the like, in document order, with
    those alt texts and JSON-LD texts put in that a piece uses.

    Raises:
        NothingReadable: the page has not one element.
    """
    root = parse(html)
    page = read_page_data(root, url)
    empty_unread(root)
    drafts = walk(root, "")  # what the page as a whole declares may be wrong: its text decides, see _meta
    units = units_of(drafts)
    chosen, diagnostics = choose_body(root, drafts, units, page.body)
    story = unprinted_story(units, chosen, page.body)
    if story:
        drafts, chosen, diagnostics = _with_story(root, drafts, story)
    fill_region(drafts, chosen, foreign_words(drafts, chosen), page.meta.title)
    drafts = settle_videos(join_captions(tell_media(drafts)), page)
    drafts = part_kicker(drafts, page.meta.title)
    mark_roles(drafts, page)
    group_galleries(drafts)
    drafts = part_unsaid(_used(drafts))
    reading, pieces = pieces_of(drafts)
    return Extracted(_meta(page, drafts), pieces, reading, (*diagnostics, *_said_of(page, root)))


def _with_story(
    root: Element, drafts: list[Draft], story: tuple[str, ...]
) -> tuple[list[Draft], set[int], tuple[Diagnostic, ...]]:
    """The drafts with the story of the page's data after its last main heading; that is the body then."""
    headings = [place for place, d in enumerate(drafts) if d.kind is Kind.HEADING and d.level == 1]
    at = headings[-1] + 1 if headings else 0
    context = Context(place="meta")
    told = [Draft(root, text, [Chunk(text, borrowed=True)], Kind.PARAGRAPH, context) for text in story]
    said = Diagnostic("collapse", "The page prints little of its article: it was read from the page's data.")
    return [*drafts[:at], *told, *drafts[at:]], set(range(at, at + len(told))), (said,)


def _used(drafts: list[Draft]) -> list[Draft]:
    """Without pictures of other places: their alts are not used, their captions stay text."""
    kept = []
    for draft in drafts:
        if draft.kind is Kind.IMAGE and not draft.body:
            draft.chunks = [chunk for chunk in draft.chunks if not chunk.borrowed]
            if draft.media is not None:
                draft.media = replace(draft.media, alt="")
                draft.text = draft.media.caption or draft.media.credit
        empty = not draft.chunks and not (draft.body and draft.media is not None)
        if not empty and not (draft.kind is Kind.EMBED and not draft.text):
            kept.append(draft)
    return kept


def _meta(page: PageData, drafts: list[Draft]) -> Meta:
    meta = page.meta
    headline = next((draft.text for draft in drafts if draft.kind is Kind.HEADLINE), "")
    sample = " ".join(draft.text for draft in drafts if draft.body)[:SAMPLE]
    # templates declare English for pages in any language, so a sure look at the text wins
    language = detect(sample) or meta.language or "en"
    return replace(meta, title=headline or meta.title, language=language)


def _said_of(page: PageData, root: Element) -> Iterator[Diagnostic]:
    """What a person should know of the page as a whole."""
    if page.paywalled:
        yield Diagnostic(
            "paywall", "The page says that its article is not free to read: some may be missing."
        )
    if is_flattened(root):
        said = "The page nests its elements deeper than can be followed: it was read as plain paragraphs."
        yield Diagnostic("nesting", said)
