"""Bringing the videos of a page's structured data together with the players that the walk found."""

from msgspec.structs import replace

from readaloud.extract.html.comparing import key_of, same_words
from readaloud.extract.html.draft import NAMELESS, Chunk, Draft
from readaloud.extract.html.media.elements import unseen
from readaloud.extract.html.page_data import PageData
from readaloud.model.article import Availability, Cue, Kind, Media, State

NEAR = 6  # drafts between a player and its transcript, or between two paragraphs of that
MIN_TITLE = 15  # characters of a title that is no mere word like "Sport"
MAX_EXTRA = 2  # videos of the structured data that no player on the page stands for


def settle_videos(drafts: list[Draft], page: PageData) -> list[Draft]:
    """Complete players by the page's data, and put in the lead video that only a script would show."""
    left = list(page.videos)
    for draft in drafts:
        if draft.kind in {Kind.VIDEO, Kind.AUDIO} and draft.media is not None:
            known = _known(draft.media, left)
            if known is not None:
                left.remove(known)
                _complete(draft, known)
    drafts = _with_printed_titles(_merged(drafts), left)
    untitled = [d for d in drafts if d.body and d.kind in {Kind.VIDEO, Kind.AUDIO} and not d.text]
    for draft, known in zip(untitled, list(left), strict=False):
        if str(draft.kind) == known.kind:
            left.remove(known)
            _complete(draft, known)
    _find_transcripts(drafts)
    extra = [video for video in left if video.title and not _is_printed(video, drafts)][:MAX_EXTRA]
    return _with_lead(drafts, extra)


def _find_transcripts(drafts: list[Draft]) -> None:
    """Give a player the transcript that is printed after it, before the next one."""
    player: Draft | None = None
    for place, draft in enumerate(drafts):
        if draft.kind in {Kind.VIDEO, Kind.AUDIO}:
            player, at = draft, place
        elif draft.kind is Kind.TRANSCRIPT and player is not None and place - at <= NEAR:
            media = player.media
            assert media is not None
            cues = (*media.cues, Cue(None, None, draft.text))
            player.media = replace(media, transcript=Availability(State.FOUND), cues=cues)
            draft.body, at = player.body, place


def _merged(drafts: list[Draft]) -> list[Draft]:
    """The drafts with players that stand next to each other and say the same made one."""
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        if last is not None and last.kind is draft.kind is Kind.VIDEO and same_words(last.text, draft.text):
            last.chunks += [chunk for chunk in draft.chunks if not chunk.borrowed]
            last.body = last.body or draft.body
        else:
            out.append(draft)
    return out


def _with_printed_titles(drafts: list[Draft], left: list[Media]) -> list[Draft]:
    """The drafts; a text of the body that is the title of a video in the page's data is that video.

    Right beside a player without a title it is the title of that player.
    """
    titles = {key_of(video.title): video for video in left if len(video.title) >= MIN_TITLE}
    out: list[Draft] = []
    for draft in drafts:
        known = titles.get(key_of(draft.text)) if draft.body and _may_be_title(draft) else None
        if known is None or known not in left:
            out.append(draft)
            continue
        left.remove(known)
        player = out[-1] if out and out[-1].kind is Kind.VIDEO and not _title_of(out[-1]) else None
        if player is None:
            media = unseen(known.kind, known.title)
            player = replace(draft, kind=Kind(known.kind), level=0, spans=(), group=None, media=media)
            out.append(player)
        else:
            player.chunks += draft.chunks
        _complete(player, known)
    return out


def _may_be_title(draft: Draft) -> bool:
    return draft.kind in {Kind.HEADING, Kind.PARAGRAPH} and draft.level != 1


def _title_of(draft: Draft) -> str:
    return draft.media.title if draft.media is not None else ""


def _known(media: Media, videos: list[Media]) -> Media | None:
    for video in videos:
        if media.url and video.url and _same_address(media.url, video.url):
            return video
        if same_words(media.title, video.title) or same_words(media.alt, video.title):
            return video
    return None


def _same_address(one: str, other: str) -> bool:
    return one.partition("?")[0].split("/")[-1] == other.partition("?")[0].split("/")[-1] != ""


def _complete(draft: Draft, known: Media) -> None:
    """Fill in what the player did not say itself."""
    media = draft.media
    assert media is not None
    title = media.title or known.title
    said = {key_of(chunk.text) for chunk in draft.chunks}
    caption = media.caption or ("" if same_words(known.caption, title) else known.caption)
    draft.media = replace(
        media,
        title=title,
        caption=caption,
        date=media.date or known.date,
        duration=media.duration or known.duration,
        url=media.url or known.url,
        captions=_better(media.captions, known.captions),
        transcript=_better(media.transcript, known.transcript),
        cues=media.cues or known.cues,
    )
    for text in (title, caption):
        if text and key_of(text) not in said:
            draft.chunks.append(Chunk(text, borrowed=True))
    draft.text = title or draft.text or caption


def _better(own: Availability | None, known: Availability | None) -> Availability | None:
    return known if known is not None and known.state is State.FOUND else own


def _is_printed(video: Media, drafts: list[Draft]) -> bool:
    return any(draft.media is not None and same_words(draft.text, video.title) for draft in drafts)


def _with_lead(drafts: list[Draft], videos: list[Media]) -> list[Draft]:
    """The drafts with videos put in before the first body text: they lead the page."""
    first = next(
        (place for place, draft in enumerate(drafts) if draft.body and draft.kind is Kind.PARAGRAPH), None
    )
    if first is None or not videos:
        return drafts
    near = drafts[first]
    added = []
    for video in videos:
        texts = [video.title] if same_words(video.caption, video.title) else [video.title, video.caption]
        chunks = [Chunk(text, borrowed=True) for text in texts if text]
        context = replace(near.context, place="meta", names=NAMELESS, marks=())
        added.append(
            Draft(near.element, video.title, chunks, Kind(video.kind), context, media=video, body=True)
        )
    return [*drafts[:first], *added, *drafts[first:]]
