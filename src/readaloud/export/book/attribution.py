"""Who is named beside a quotation already, so that nobody is named twice."""

from itertools import pairwise

from readaloud.export.material.recording import Manuscript

DASHES = ("—", "–", "―", "-- ", "- ")  # with them the author names who was quoted


def named_beside(manuscript: Manuscript) -> dict[str, str]:
    """For each block the words that may name its speaker already: our announcements, an attribution below.

    An attribution is a line of the author's that begins with a dash.
    """
    beside: dict[str, str] = {}
    for said in manuscript.script.utterances:
        if said.own_words:
            beside[said.locator.block] = f"{beside.get(said.locator.block, '')} {said.text}"
    for block, below in pairwise(manuscript.article.blocks):
        if below.text.startswith(DASHES):
            beside[block.id] = f"{beside.get(block.id, '')} {below.text}"
    return beside
