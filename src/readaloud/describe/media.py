"""What a listener is told of videos and recordings: captions, audio description and transcript, and its text.

Three states each (found, none, unknown); a player that cannot be seen into stays unknown, and a capture in
plain text shows none. A transcript becomes text of the article, right behind its medium.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from readaloud.describe.transcripts.files import Attached, Transcript, parse_transcript
from readaloud.describe.transcripts.side_files import SideFile
from readaloud.model.article import (
    Article,
    Availability,
    Block,
    Cue,
    Diagnostic,
    Group,
    Kind,
    Media,
    Section,
    State,
)
from readaloud.model.errors import UsageError
from readaloud.text.sanitise import one_line

_TIMED = (Kind.VIDEO, Kind.AUDIO)
_SEEN_WHOLE = ("text", "markdown")  # formats in which nothing of a medium is hidden from us
_TURN_CHARACTERS = 400  # a transcript without speakers is cut into paragraphs of about this length
_LISTED, _TITLE_WORDS = 9, 8  # of the media in an error: how many, and how much of each
_OWN_READING = 0.5  # captions of which so much stands in the article are captions of reading it aloud


def with_media(
    article: Article, side_files: Sequence[SideFile], attached: Sequence[Attached] = ()
) -> Article:
    """The article with the states of its media, the transcripts of files, and what is missing.

    Raises:
        UsageError: a transcript was attached to a medium that the article does not have.
    """
    given = _given(article, attached)
    transcripts = _by_block(article, side_files) | given
    whole = article.meta.format in _SEEN_WHOLE
    blocks: list[Block] = []
    inserted: dict[str, tuple[str, ...]] = {}
    missing: list[Diagnostic] = []
    for at, block in enumerate(article.blocks):
        if block.kind not in _TIMED or block.media is None:
            blocks.append(block)
            continue
        block = replace(block, media=_told(block.media, transcripts.get(block.id), whole))
        follows = article.blocks[at + 1].kind is Kind.TRANSCRIPT if at + 1 < len(article.blocks) else False
        turns = () if follows and block.id not in given else _turns(block, article.meta.language)
        inserted[block.id] = tuple(turn.id for turn in turns)
        blocks += [block, *turns]
        missing += _no_transcript(block, follows, len(inserted))
    sections = tuple(_with_turns(section, inserted) for section in article.sections)
    kept = (d for d in article.diagnostics if d.code != "no_transcript")  # of an earlier describing
    return replace(article, blocks=tuple(blocks), sections=sections, diagnostics=(*kept, *missing))


def _given(article: Article, attached: Sequence[Attached]) -> dict[str, Transcript]:
    """The transcripts that a person gave, by the blocks of their media."""
    timed = [block for block in article.blocks if block.kind in _TIMED]
    found: dict[str, Transcript] = {}
    for each in attached:
        if each.number > len(timed):
            raise _no_such_medium(each.number, timed)
        found[timed[each.number - 1].id] = each.transcript
    return found


def _no_such_medium(number: int, timed: Sequence[Block]) -> UsageError:
    there = {0: "none", 1: "only one"}.get(len(timed), str(len(timed)))
    shown = (f"{at}: {_shortened(block)}" for at, block in enumerate(timed[:_LISTED], start=1))
    return UsageError(
        f"There is no video or recording {number} for a transcript: the article has {there}.",
        f"Count them from 1: {'; '.join(shown)}." if timed else "Leave out --transcript.",
    )


def _shortened(block: Block) -> str:
    """The kind and the first words of a medium, for one line."""
    words = one_line(block.text).split()
    return " ".join([str(block.kind), *words[:_TITLE_WORDS], *(["…"] if len(words) > _TITLE_WORDS else [])])


def _by_block(article: Article, side_files: Sequence[SideFile]) -> dict[str, Transcript]:
    """Which transcript that lies beside the article belongs to which medium."""
    timed = [block for block in article.blocks if block.kind in _TIMED]
    found: dict[str, Transcript] = {}
    for side_file in side_files:
        candidates = [b for b in timed if str(b.kind) == side_file.kind] if side_file.kind else timed
        if side_file.kind:
            candidates = candidates[side_file.number - 1 : side_file.number] if side_file.number else []
        if len(candidates) != 1:
            continue
        transcript = _transcript_of(side_file)
        if transcript.cues and not _is_own_reading(article, transcript.cues):
            found.setdefault(candidates[0].id, transcript)
    return found


def _transcript_of(side_file: SideFile) -> Transcript:
    """What is in the file; nothing when it cannot be made out, for nobody asked for it."""
    try:
        return parse_transcript(side_file.text, side_file.language)
    except ValueError:
        return Transcript((), "")


def _is_own_reading(article: Article, cues: Sequence[Cue]) -> bool:
    """Whether the cues are captions that an export of this very article wrote beside it."""
    text = " ".join(" ".join(block.text.split()) for block in article.blocks)
    said = sum(cue.text in text for cue in cues)
    return said > _OWN_READING * len(cues)


def _told(media: Media, transcript: Transcript | None, whole: bool) -> Media:
    states = {name: _state(getattr(media, name), whole) for name in ("captions", "description", "transcript")}
    if transcript:
        languages = (transcript.language,) if transcript.language else ()
        states["transcript"] = Availability(State.FOUND, languages)
        return replace(media, cues=transcript.cues, **states)
    if media.cues:
        states["transcript"] = replace(states["transcript"], state=State.FOUND)
    return replace(media, **states)


def _state(known: Availability | None, whole: bool) -> Availability:
    if known is None:
        return Availability(State.NONE if whole else State.UNKNOWN)
    return Availability(State.NONE) if whole and known.state is State.UNKNOWN else known


def _turns(block: Block, article_language: str) -> tuple[Block, ...]:
    """The transcript as blocks, one for each turn of a speaker, so that a listener can move in it."""
    media = block.media
    if media is None or not media.cues:
        return ()
    texts = _paragraphs(media.cues)
    languages = media.transcript.languages if media.transcript else ()
    language = next(iter(languages), "")
    return tuple(
        Block(
            id=f"{block.id}t{n}",
            kind=Kind.TRANSCRIPT,
            text=text,
            language="" if language.partition("-")[0] == article_language else language,
            group=Group(f"{block.id}t", "transcript", False, n, len(texts)),
        )
        for n, text in enumerate(texts, start=1)
    )


def _paragraphs(cues: Sequence[Cue]) -> list[str]:
    paragraphs: list[str] = []
    speaker = ""
    for cue in cues:
        same = paragraphs and cue.speaker in ("", speaker) and cue.start is not None
        full = (
            paragraphs
            and len(paragraphs[-1]) > _TURN_CHARACTERS
            and paragraphs[-1].endswith((".", "!", "?", "…"))
        )
        if same and not full:
            paragraphs[-1] += f" {cue.text}"
            continue
        changed = cue.speaker and cue.speaker != speaker
        paragraphs.append(f"{cue.speaker}: {cue.text}" if changed else cue.text)
        speaker = cue.speaker or speaker
    return paragraphs


def _no_transcript(block: Block, follows: bool, number: int) -> list[Diagnostic]:
    """That it has none, by its title, else by its caption, else by its number among videos and recordings."""
    media = block.media
    assert media is not None
    assert media.transcript is not None
    if follows or media.transcript.state is State.FOUND:
        return []
    named = media.title or one_line(block.text)
    called = f"the {media.kind} “{named}”" if named else f"{media.kind} {number}, which has no title"
    unknown = media.transcript.state is State.UNKNOWN
    found = (
        "The page does not show whether there is a transcript of"
        if unknown
        else "No transcript was found for"
    )
    return [Diagnostic("no_transcript", f"{found} {called}.", block.id)]


def _with_turns(section: Section, inserted: dict[str, tuple[str, ...]]) -> Section:
    if not any(inserted.get(block) for block in section.blocks):
        return section
    blocks = [each for block in section.blocks for each in (block, *inserted.get(block, ()))]
    return replace(section, blocks=tuple(blocks))
