"""Where one is in an article, in one spoken sentence: "Paragraph 7 of 23, quotation, the border agent, …"."""

from readaloud.model.article import Article, Block, Kind, Section
from readaloud.model.script import Utterance
from readaloud.player.pace import silent_seconds
from readaloud.player.plan import Plan

PARAGRAPHS = (Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM)
NAMES = {
    Kind.HEADLINE: "Headline",
    Kind.DECK: "Summary",
    Kind.BYLINE: "Byline",
    Kind.HEADING: "Heading",
    Kind.PULL_QUOTE: "Pull quote",
    Kind.IMAGE: "Image",
    Kind.VIDEO: "Video",
    Kind.AUDIO: "Audio",
    Kind.TABLE: "Table",
    Kind.SOCIAL: "Post",
    Kind.EMBED: "Embedded content",
    Kind.NOTE: "Note",
    Kind.FOOTNOTE: "Footnote",
    Kind.CORRECTION: "Correction",
    Kind.TRANSCRIPT: "Transcript",
    Kind.CODE: "Code",
}
COUNTED = (Kind.HEADING, Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.TABLE, Kind.FOOTNOTE)
SECTIONS = {"video": "Video", "audio": "Audio", "table": "Table", "gallery": "Images"}


def section_title(section: Section) -> str:
    """The title of a section as contents list it, with a word for what it is when it is not text."""
    name = SECTIONS.get(section.kind, "")
    if not name or section.title.casefold().startswith(name.casefold()):
        return section.title
    return f"{name}: {section.title}"


def where_am_i(
    article: Article, plan: Plan, utterance: Utterance, *, words_per_minute: float, speed: float
) -> str:
    """The place of an utterance, who is speaking, and the time left at that rate."""
    block = article.block(utterance.locator.block)
    parts = [_numbered(article, block), *_quotation(block, utterance)]
    return f"{', '.join(parts)}, {time_left(plan, utterance, words_per_minute * speed)}."


def time_left(plan: Plan, utterance: Utterance, words_per_minute: float) -> str:
    """How long the rest takes from an utterance on: "4 minutes left"."""
    begun, seconds = False, 0.0
    for one in plan.utterances:
        begun = begun or one.id == utterance.id
        if begun:
            seconds += silent_seconds(one, words_per_minute)
    minutes = round(seconds / 60)
    if minutes == 0:
        return "less than a minute left"
    return f"{minutes} minute{'s' if minutes > 1 else ''} left"


def _numbered(article: Article, block: Block) -> str:
    if block.kind in PARAGRAPHS:
        return _counted(article, block, "Paragraph", PARAGRAPHS)
    name = NAMES[block.kind]
    return _counted(article, block, name, (block.kind,)) if block.kind in COUNTED else name


def _counted(article: Article, block: Block, name: str, kinds: tuple[Kind, ...]) -> str:
    alike = [one.id for one in article.blocks if one.kind in kinds]
    return f"{name} {alike.index(block.id) + 1} of {len(alike)}"


def _quotation(block: Block, utterance: Utterance) -> list[str]:
    """Whether the utterance is quoted, and whose words it are, as far as the text says it."""
    start, end = utterance.locator.start, utterance.locator.end
    for quote in block.quotes:
        if quote.kind == "direct" and quote.start < end and start < quote.end:
            return ["quotation", quote.speaker.text] if quote.speaker else ["quotation"]
    return ["quotation"] if block.kind is Kind.QUOTE else []
