"""The announcer's words for each block, taken from the script: screen and voice use the same ones."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from readaloud.model.article import Article, Block, Kind
from readaloud.model.script import Role, Script, Utterance
from readaloud.tui.words import LABELS

Labels = Mapping[str, tuple[Utterance, ...]]

# Kinds whose label says something that the look of the page does not.
LABELLED = frozenset(LABELS) | {Kind.QUOTE, Kind.PULL_QUOTE}


def labels_of(article: Article, script: Script | None) -> Labels:
    """For each block that shows a label, its utterances in the order of the script."""
    if script is None:
        return {}
    wanted = {block.id for block in article.blocks if block.kind in LABELLED}
    found: dict[str, list[Utterance]] = {}
    for utterance in script.utterances if wanted else ():
        if utterance.locator.block in wanted:
            found.setdefault(utterance.locator.block, []).append(utterance)
    return {block: tuple(utterances) for block, utterances in found.items()}


class Sentences:
    """Which utterances make up one sentence: a quotation in it is spoken in a voice of its own."""

    def __init__(self, script: Script | None) -> None:
        self._script = script
        self._parts: dict[int, list[Utterance]] = {}

    def parts_of(self, utterance: Utterance) -> tuple[Utterance, ...]:
        """All utterances of the same sentence that say the author's words in the same block."""
        if not self._parts and self._script is not None:
            for each in self._script.utterances:
                self._parts.setdefault(each.sentence, []).append(each)
        if utterance.own_words:
            return (utterance,)
        parts = self._parts.get(utterance.sentence, ())
        block = utterance.locator.block
        return tuple(u for u in parts if u.locator.block == block and not u.own_words) or (utterance,)


def leading_words(block: Block, said: Sequence[Utterance]) -> str:
    """The announcer's words before the text of a block, else the name of its kind, if that needs one."""
    before = takewhile(lambda u: u.own_words, said)
    spoken = " ".join(utterance.text for utterance in before if utterance.role is Role.NOTICE)
    name = LABELS.get(block.kind, "")
    says_so_itself = block.text.casefold().startswith(name.rstrip(".").casefold())
    return spoken or ("" if says_so_itself else name)
