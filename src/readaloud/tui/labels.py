"""The announcer's words for each block, taken from the script: screen and voice use the same ones."""

from collections.abc import Sequence
from itertools import takewhile

from readaloud.model.article import Article, Block, Kind, Media
from readaloud.model.script import Role, Script, Utterance
from readaloud.narrate.interface import Words

# Kinds that are named on the screen even where a profile does not announce them.
_NAMED = frozenset(
    {
        *(Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.TABLE, Kind.SOCIAL, Kind.EMBED),
        *(Kind.NOTE, Kind.FOOTNOTE, Kind.CORRECTION, Kind.TRANSCRIPT),
    }
)
# Kinds whose label says something that the look of the page does not.
LABELLED = _NAMED | {Kind.QUOTE, Kind.PULL_QUOTE}


class Labels:
    """What the script says for each block that shows a label, in order; else our own words."""

    def __init__(self, article: Article, script: Script, words: Words) -> None:
        wanted = {block.id for block in article.blocks if block.kind in LABELLED}
        self._words = words
        self._said: dict[str, list[Utterance]] = {}
        for utterance in script.utterances if wanted else ():
            if utterance.locator.block in wanted:
                self._said.setdefault(utterance.locator.block, []).append(utterance)

    def said(self, block: Block) -> Sequence[Utterance]:
        """What the script says for a block."""
        return self._said.get(block.id, ())

    def name(self, kind: Kind) -> str:
        """The name of a kind as a label: "Image."; empty for kinds that need none."""
        return f"{self._words.say(f'kinds.{kind}')}." if kind in _NAMED else ""

    def caption(self) -> str:
        """What stands before a caption."""
        return self._words.say("cards.caption")

    def state(self, media: Media | None) -> str:
        """What is known of a medium, as a sentence: whether it has a description, a transcript."""
        if media is None:
            return ""
        if media.kind == "image":
            return "" if media.alt or media.decorative else self._words.say("cards.no_description")
        return self._words.say(f"cards.transcript.{media.transcript.state}") if media.transcript else ""

    def leading(self, block: Block) -> str:
        """The announcer's words before the text of a block, else the name of its kind, if that needs one."""
        before = takewhile(lambda u: u.own_words, self.said(block))
        spoken = " ".join(utterance.text for utterance in before if utterance.role is Role.NOTICE)
        name = self.name(block.kind)
        says_so_itself = block.text.casefold().startswith(name.rstrip(".").casefold())
        return spoken or ("" if says_so_itself else name)


class Sentences:
    """Which utterances make up one sentence: a quotation in it is spoken in a voice of its own."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._parts: dict[int, list[Utterance]] = {}

    def parts_of(self, utterance: Utterance) -> tuple[Utterance, ...]:
        """All utterances of the same sentence that say the author's words in the same block."""
        if not self._parts:
            for each in self._script.utterances:
                self._parts.setdefault(each.sentence, []).append(each)
        if utterance.own_words:
            return (utterance,)
        parts = self._parts.get(utterance.sentence, ())
        block = utterance.locator.block
        return tuple(u for u in parts if u.locator.block == block and not u.own_words) or (utterance,)
