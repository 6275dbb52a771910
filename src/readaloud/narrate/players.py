"""Videos and recordings: announced once, with what was found on the page for those who cannot see or hear."""

from datetime import date

from msgspec.structs import replace

from readaloud.model.article import Availability, Block, Kind, Locator, Media, State
from readaloud.model.script import Role
from readaloud.narrate.body import Manner
from readaloud.narrate.context import Context
from readaloud.narrate.media import say_medium
from readaloud.narrate.plan import ANNOUNCER, NARRATOR
from readaloud.narrate.similar import nearly_the_same, says_no_more
from readaloud.narrate.wrapped import say_wrapped

_WEEK_DAYS = 7
_BODY = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE, Kind.LIST_ITEM})


def say_player(context: Context, block: Block) -> None:
    """A video or a recording: title, caption, date, length, and which of its alternatives were found.

    That there is no transcript is said even where the profile switches these announcements off.
    """
    kind = "video" if block.kind is Kind.VIDEO else "audio"
    media = block.media or Media(kind=kind, title=block.text)
    state, level = _state(media), context.level(kind)
    if level == "off" and state == "found":
        context.plan.account(block, "profile")
        context.plan.skip_texts(block, media.title, media.caption, media.alt, media.credit)
        return
    level = "terse" if level == "off" else level
    context.plan.earcon("video")
    if media.credit:  # no wording of a player has room for it
        context.plan.skip(block.id, "profile", media.credit)
    slots = {
        **_texts(context, block, media, level),
        **_facts(context, block, media, level),
        **_alternatives(context, media),
    }
    say_medium(context, block, f"{kind}.{state}", level, slots, kind)
    if state == "found" and media.cues and not _next_is_transcript(context, block):
        _say_cues(context, block, media)


def say_transcript(context: Context, block: Block) -> None:
    """The text of a medium; several blocks are one transcript."""
    before, after = context.neighbour(block, -1), context.neighbour(block, 1)
    manner, turn = Manner(skippable="transcript"), context.turns.get(block.id)
    if turn:
        voice = context.voice_of(turn.speaker)
        manner = replace(manner, voice=voice, speaker=turn.speaker, begins=turn.start)
    say_wrapped(
        context,
        block,
        "transcript",
        context.level("transcript"),
        {},
        manner,
        first=not _same_transcript(before, block),
        last=not _same_transcript(after, block),
    )


def _same_transcript(other: Block | None, block: Block) -> bool:
    """Whether a neighbour belongs to the same transcript; one from a file may stand beside the page's."""
    if other is None or other.kind is not Kind.TRANSCRIPT:
        return False
    return (other.group and other.group.id) == (block.group and block.group.id)


def _state(media: Media) -> str:
    """Which wording fits: a transcript was found, cannot be known, there are captions only, or nothing."""
    transcript = media.transcript.state if media.transcript else State.NONE
    if transcript is not State.NONE:
        return str(transcript)
    return "captions" if media.captions and media.captions.state is State.FOUND else "none"


def _texts(context: Context, block: Block, media: Media, level: str) -> dict[str, str]:
    """Title and caption, each only if a listener has not just heard it.

    At the terse level, which says no caption, it stands in for a title that is not there.
    """
    title = media.title or ("" if block.text in (media.caption, media.alt) else block.text)
    caption = media.caption or media.alt
    headline = context.article.meta.title
    if title and _leads(context, block) and nearly_the_same(title, headline):
        _leave_out(context, block, title, "headline")
        title = ""
    if caption and (says_no_more(caption, title) or nearly_the_same(caption, headline)):
        _leave_out(context, block, caption, "duplicate")
        caption = ""
    if caption and context.level("caption") == "off":
        _leave_out(context, block, caption, "profile")
        caption = ""
    if level == "terse" and not title:
        title, caption = caption, ""
    return {"title": title, "caption": caption}


def _leave_out(context: Context, block: Block, text: str, reason: str) -> None:
    if text == block.text:
        context.plan.account(block, reason)
    else:
        context.plan.skip(block.id, reason, text)


def _leads(context: Context, block: Block) -> bool:
    """Whether the medium stands before the story: the headline was said just now."""
    before = context.article.blocks[: context.position[block.id]]
    return not any(b.kind in _BODY for b in before)


def _facts(context: Context, block: Block, media: Media, level: str) -> dict[str, str]:
    after = context.article.blocks[context.position[block.id] + 1 :]
    transcript = []
    for following in after:
        if following.kind is not Kind.TRANSCRIPT:
            break
        transcript += following.text.split()
    return {
        "i": str(context.numbers.get(block.id, 1)),
        "n": str(context.counts[block.kind]),
        "date": _date(context, block, media, level),
        "duration": context.wording.duration(media.duration),
        "words": context.wording.count("word", len(transcript)),
    }


def _date(context: Context, block: Block, media: Media, level: str) -> str:
    """When the medium is from; at the verbose level always, else only when it is older than the story."""
    if level != "verbose" and _same_week(media.date, context.article.meta.date):
        context.plan.skip(block.id, "profile", media.date)
        return ""
    return context.date(media.date)


def _same_week(one: str, other: str) -> bool:
    """Whether two ISO dates are so near that the second tells a listener the first."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) < _WEEK_DAYS
    except ValueError:  # a date as it was printed, or none
        return False


def _alternatives(context: Context, media: Media) -> dict[str, str]:
    languages = media.captions.languages if media.captions else ()
    names = [context.wording.language_name(tag) for tag in languages]
    return {
        "captions": _found(context, media.captions),
        "description": _found(context, media.description),
        "caption_languages": context.wording.listed(names),
    }


def _found(context: Context, alternative: Availability | None) -> str:
    return context.wording.word("states", str(alternative.state if alternative else State.NONE))


def _next_is_transcript(context: Context, block: Block) -> bool:
    after = context.neighbour(block, 1)
    return after is not None and after.kind is Kind.TRANSCRIPT


def _say_cues(context: Context, block: Block, media: Media) -> None:
    """A transcript that no block of the article shows."""
    language = next(iter(media.transcript.languages), "") if media.transcript else ""
    for part in context.wording.parts("transcript", context.level("transcript"), {"text": " "}):
        context.plan.pause("label")
        if part.words:
            context.say_own(part.words, block, context.plan.next_sentence(), skippable="transcript")
            continue
        for cue in media.cues:
            context.plan.say(
                cue.text,
                sentence=context.plan.next_sentence(),
                role=Role.BODY,
                voice=NARRATOR if not cue.speaker else ANNOUNCER,
                language=language or context.language_of(block),
                locator=Locator(block.id, 0, len(block.text)),
                own=True,
                speaker=cue.speaker or None,
                skippable="transcript",
            )
            context.plan.pause("sentence")
