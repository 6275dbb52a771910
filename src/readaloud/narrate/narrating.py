"""From an article and a profile to the script: every block in its turn."""

from collections.abc import Callable, Mapping

from readaloud.model.article import Article, Block, Kind
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.narrate.body import say_text
from readaloud.narrate.context import ANNOUNCED, Context
from readaloud.narrate.ends import say_end
from readaloud.narrate.head import say_byline, say_deck, say_heading, say_headline, say_start
from readaloud.narrate.images import say_image
from readaloud.narrate.lists import Lists
from readaloud.narrate.notes import say_code, say_embed, say_footnote, say_footnotes_of, say_note
from readaloud.narrate.players import say_player, say_transcript
from readaloud.narrate.quote_voices import least_run
from readaloud.narrate.quotes import say_block_quote, say_post, say_pull_quote
from readaloud.narrate.tables import say_table
from readaloud.narrate.wording import wording_for
from readaloud.text.lexicon import Lexicon

_SAY: Mapping[Kind, Callable[[Context, Block], None]] = {
    Kind.HEADLINE: say_headline,
    Kind.DECK: say_deck,
    Kind.BYLINE: say_byline,
    Kind.HEADING: say_heading,
    Kind.PARAGRAPH: say_text,
    Kind.QUOTE: say_block_quote,
    Kind.PULL_QUOTE: say_pull_quote,
    Kind.IMAGE: say_image,
    Kind.VIDEO: say_player,
    Kind.AUDIO: say_player,
    Kind.TABLE: say_table,
    Kind.SOCIAL: say_post,
    Kind.EMBED: say_embed,
    Kind.NOTE: say_note,
    Kind.FOOTNOTE: say_footnote,
    Kind.CORRECTION: say_note,
    Kind.TRANSCRIPT: say_transcript,
    Kind.CODE: say_code,
}


def narrate(
    article: Article,
    profile: Profile,
    *,
    language: str | None = None,
    lexicon: Lexicon | None = None,
    blocks: int | None = None,
) -> Script:
    """The narration plan of an article under a profile.

    Every word of every block is either in the locator of an utterance or in a ``Skipped`` item with its
    reason. A label and what it labels share a sentence number, as do the fragments of one sentence.

    Args:
        article: what is read.
        profile: how much is announced, in which voices, with which pauses.
        language: of the announcements, a BCP 47 tag; else the profile's, else the locale's, else English.
        lexicon: how the person wants words said.
        blocks: how many of the first blocks; the plan then ends without the end. None: all.
    """
    wording, lexicon = wording_for(language or profile.language), lexicon or Lexicon()
    script = _narrated(Context(article, profile, wording, lexicon), blocks)
    least = least_run(script, profile)
    return _narrated(Context(article, profile, wording, lexicon, least), blocks) if least else script


def _narrated(context: Context, count: int | None) -> Script:
    """Every block in its turn, or so many of the first."""
    article = context.article
    lists = Lists(context)
    for at, block in enumerate(article.blocks[:count]):
        _gap(context, block)
        _anchors(context, block)
        if not at:
            say_start(context, block)
            context.plan.pause("paragraph")
        if block.kind is Kind.LIST_ITEM:
            lists.say_item(block)
        else:
            _SAY[block.kind](context, block)
        say_footnotes_of(context, block)
        lists.close_after(block)
        if block.id not in context.read_notes or block.kind is Kind.FOOTNOTE:
            context.plan.account(block, "byline" if block.kind is Kind.BYLINE else "ornament")
    if article.blocks and count is None:
        say_end(context, article.blocks[-1])
    return context.plan.script(context.language, context.profile.name)


def _gap(context: Context, block: Block) -> None:
    """The silence before a block, by what it is and what stands before it."""
    before = context.neighbour(block, -1)
    if before is None or block.id in context.read_notes:
        return
    same_list = block.kind is Kind.LIST_ITEM and before.kind is Kind.LIST_ITEM
    context.plan.pause("sentence" if same_list else "paragraph")
    section = context.section_starts.get(block.id)
    if section and (section.kind == "heading" or context.position[block.id] == _head_length(context)):
        context.plan.pause("section")
    if block.kind is Kind.HEADING:
        context.plan.pause("heading")
    elif block.kind in ANNOUNCED:
        context.plan.pause("before")


def _head_length(context: Context) -> int:
    """How many blocks the top section has."""
    first = context.article.sections[0] if context.article.sections else None
    return len(first.blocks) if first and first.kind == "top" else -1


def _anchors(context: Context, block: Block) -> None:
    if block.id in context.read_notes:
        return
    section = context.section_starts.get(block.id)
    if section:
        context.plan.anchor("section", section.id, section.title)
    context.plan.anchor("block", block.id)
