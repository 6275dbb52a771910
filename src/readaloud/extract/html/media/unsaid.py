"""What a player shows besides its title, caption, date and length: buttons, help, menus of its own."""

from msgspec.structs import replace

from readaloud.extract.html.comparing import key_of
from readaloud.extract.html.draft import Chunk, Draft
from readaloud.extract.html.media.parts import clock_seconds
from readaloud.model.article import Kind, Media

_PLAYERS = frozenset({Kind.VIDEO, Kind.AUDIO})


def part_unsaid(drafts: list[Draft]) -> list[Draft]:
    """The drafts, where each text of a player that its block does not say stands after it, as no body.

    So every text of a page is either said or in the ledger: no block swallows one.
    """
    out: list[Draft] = []
    for draft in drafts:
        out.append(draft)
        if draft.kind in _PLAYERS and draft.media is not None:
            unsaid = [chunk for chunk in draft.chunks if not _is_said(chunk, draft.media, draft.text)]
            draft.chunks = [chunk for chunk in draft.chunks if chunk not in unsaid]
            out += [_beside(draft, chunk) for chunk in unsaid]
    return out


def _is_said(chunk: Chunk, media: Media, text: str) -> bool:
    key = key_of(chunk.text)
    told = (text, media.title, media.caption, media.alt, media.credit, *(cue.text for cue in media.cues))
    length = clock_seconds(chunk.text) if media.duration else None
    return chunk.borrowed or length is not None or any(key in key_of(said) for said in told)


def _beside(player: Draft, chunk: Chunk) -> Draft:
    context = player.context if player.context.place else replace(player.context, place="player")
    return Draft(player.element, chunk.text, [chunk], Kind.PARAGRAPH, context)
