"""Videos and recordings in plain text: play labels, titles said twice and teasers become one block."""

import re

from msgspec import Struct

from readaloud.clean.dates import split_date
from readaloud.clean.draft import Draft, Kept
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.rules.words import word_list
from readaloud.model.article import Availability, Kind, Media, State

MAX_TITLE_WORDS = 30
TITLE_WORDS = 4  # of a title that nothing but its place gives away, at least
MAX_TIMED = 4  # lines that may begin with a duration; the entries of a running report are more
NEAR = 3  # lines between a play label and its teaser or title, at most
_LEAD = re.compile(r"[^\w]*([^:'\"‘“«„]{3,40}?)\s*(?:[:|]\s*|(?=['\"‘“«]))(?=\S)")
_BRACKETED = re.compile(r"[\[(]([^\W\d_]{4,10})[\])]\s+(?=\S)")  # "[WATCH] The bell rings again"
_DURATION = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\s+(?=\S|\Z)")
_QUOTES = {"„": "“”", "'": "'’", "‘": "’'", '"': '"”', "“": '”"', "«": "»"}


class Teaser(Struct, frozen=True):
    """A line that points at a medium: how, and the words behind its label."""

    kind: str  # play | video | audio
    title: str
    rest: str = ""  # what follows a quoted title on the same line


def find_media(draft: Draft) -> None:
    """Make one block of each video or recording, with every line that says something of it."""
    teasers = {i: found for i in draft.open() if (found := read_teaser(draft.lines[i].text))}
    for i in sorted(teasers, key=lambda i: (teasers[i].kind != "play", i)):
        if draft.is_open(i):
            _make(draft, i, teasers)
    for i in list(draft.open()):
        _below_label(draft, i)
    timed = {i: match for i in draft.open() if (match := _DURATION.match(draft.lines[i].text))}
    for i in timed:
        if draft.is_open(i):
            _run_on(draft, i, timed)


def read_teaser(text: str) -> Teaser | None:
    """What a line says of a medium, when it begins with a play label, "WATCH:" or "LISTEN:"."""
    lead = _LEAD.match(text[:90])
    if bracketed := _BRACKETED.match(text):
        return Teaser("video", text[bracketed.end() :]) if _is_video(bracketed[1]) else None
    if not lead:
        return None
    words, behind = words_of(lead[1]), text[lead.end() :]
    if words in word_list("play_labels"):
        return Teaser("play", *_quoted(behind))
    if text[lead.end(1) : lead.end()].strip() not in (":", "|"):
        return None
    behind = behind.removesuffix(":") if text[lead.end(1) : lead.end()].strip() == "|" else behind
    for kind, name in (("video", "video_teasers"), ("audio", "audio_teasers")):
        if words in word_list(name):
            return Teaser(kind, behind)
    return None


def _is_video(words: str) -> bool:
    return words_of(words) in word_list("video_teasers")


def video_of(title: str) -> Media:
    """A video of which nothing but the title is known."""
    return media_of("video", title)


def doubled(text: str) -> str:
    """The half of a text that says the same thing twice (or more often); empty when it does not."""
    words = text.split()
    for times in (2, 3, 4):
        size, left = divmod(len(words), times)
        if (
            not left
            and size > 1
            and all(words[:size] == words[n * size : (n + 1) * size] for n in range(times))
        ):
            return " ".join(words[:size])
    return ""


def _quoted(text: str) -> tuple[str, str]:
    """A title in quotation marks and what follows it; the title may hold the same marks itself."""
    closers = _QUOTES.get(text[0], "") if text else ""
    if not closers:
        half = doubled(text)
        return (half, half) if half else (text, "")
    ends = [
        i for i in range(1, len(text)) if text[i] in closers and text[i + 1 : i + 2] in ("", " ", ".", ",")
    ]
    for end in ends:
        inner, rest = text[1:end].strip(), text[end + 1 :].strip()
        if rest and words_of(rest)[: len(words_of(inner))] == words_of(inner):
            return inner, rest
    if not ends:
        return text[1:], ""
    return text[1 : ends[-1]].strip(), text[ends[-1] + 1 :].strip()


def _make(draft: Draft, i: int, teasers: dict[int, Teaser]) -> None:
    """The block of the teaser at ``i`` with the lines around it that belong to it."""
    teaser = teasers[i]
    title, date = split_date(teaser.title)
    named = [i, *_same_title(draft, i, title, teasers)]
    clock, duration = _clock(draft, named)
    parts = [*named, *clock]
    captions = _captions(draft, i, parts, title, teasers)
    caption, said = "", ""
    for j in captions:
        text = teasers[j].title if j in teasers else draft.lines[j].text
        caption, said = split_date(text)
    rest, dated = split_date(teaser.rest)
    if rest and not caption and words_of(rest) != words_of(title):
        caption = rest
    if not title:
        title, caption = caption, ""
    media = media_of(teaser.kind, title, caption, said or dated or date, duration)
    _keep(draft, sorted({*parts, *captions}), media)


def _clock(draft: Draft, lines: list[int]) -> tuple[list[int], float | None]:
    """The line between those of a medium or right below, when it is nothing but its duration; in seconds.

    Where many lines are clocks, they are the hours of a running report.
    """
    clocks = {i: match for i in draft.open() if (match := _DURATION.fullmatch(draft.lines[i].text + " "))}
    near = [i for i in clocks if min(lines) < i <= max(lines) + 1]
    if not near or len(clocks) > MAX_TIMED:
        return [], None
    return near[:1], _seconds(clocks[near[0]])


def _same_title(draft: Draft, i: int, title: str, teasers: dict[int, Teaser]) -> list[int]:
    """The lines near ``i`` that say its title once more, with or without a label or a date."""
    found, wanted = [], words_of(title)
    for j in (*range(i - 1, i - NEAR - 1, -1), *range(i + 1, i + NEAR + 1)):
        if not draft.is_open(j) or not wanted:
            continue
        text = teasers[j].title if j in teasers else draft.lines[j].text
        if words_of(split_date(text)[0]) == wanted and not _other_play_between(i, j, teasers):
            found.append(j)
    return found


def _other_play_between(i: int, j: int, teasers: dict[int, Teaser]) -> bool:
    low, high = sorted((i, j))
    return any(k in teasers and teasers[k].kind == "play" for k in range(low, high + 1) if k not in (i,))


def _captions(draft: Draft, i: int, parts: list[int], title: str, teasers: dict[int, Teaser]) -> list[int]:
    """The line that describes it: a teaser in other words beside it, or the line set close below."""
    if teasers[i].kind != "play":
        return []
    last, first = max(parts), min(parts)
    for j in (last + 1, first - 1):
        if draft.is_open(j) and j in teasers and teasers[j].kind != "play" and _beside(draft, j, i, teasers):
            return [j]
    below = last + 1
    if not draft.is_open(below) or below in teasers or draft.lines[below].gap or not draft.spaced:
        return []
    line = draft.lines[below]
    if draft.rules.of_line(line, "middle"):
        return []
    return [below] if split_date(line.text)[1] or _set_close(draft, below) else []


def _beside(draft: Draft, j: int, i: int, teasers: dict[int, Teaser]) -> bool:
    """Whether the teaser at ``j`` belongs to the play label at ``i`` and not to one that comes after it."""
    if j < i:
        return True
    wanted = words_of(teasers[j].title)
    later = (teasers[k] for k in range(j + 1, j + NEAR) if k in teasers and teasers[k].kind == "play")
    return not any(words_of(teaser.title) == wanted for teaser in later)


def _set_close(draft: Draft, index: int) -> bool:
    """Whether the line stands directly under another and has a blank line behind it."""
    after = index + 1
    return after >= len(draft.lines) or draft.lines[after].gap


def _below_label(draft: Draft, i: int) -> None:
    """The title on the line below a label that stands alone: "WATCH MORE:"."""
    line = draft.lines[i]
    if (
        not line.text.endswith(":")
        or line.words not in word_list("video_teasers")
        or not draft.is_open(i + 1)
    ):
        return
    title, date = split_date(draft.lines[i + 1].unmarked)
    if TITLE_WORDS <= len(words_of(title)) <= MAX_TITLE_WORDS and not draft.lines[i + 1].ends_sentence:
        _keep(draft, [i, i + 1], media_of("video", title, "", date))


def _run_on(draft: Draft, i: int, timed: dict[int, re.Match[str]]) -> None:
    """A line of duration and title, the title mostly twice, sometimes with its date: "2:33 Title Title".

    Once is enough where few lines (``timed``) begin so: a running report has its hours before many.
    """
    body, date = _told_behind(timed[i])
    title = doubled(body)
    alone = (
        len(timed) <= MAX_TIMED and not draft.lines[i].ends_sentence and len(words_of(body)) >= TITLE_WORDS
    )
    if not (title or date or alone) or len(words_of(title or body)) > MAX_TITLE_WORDS:
        return
    again = [
        j
        for j, clock in timed.items()
        if j > i and draft.is_open(j) and words_of(_told_behind(clock)[0]) == words_of(title or body)
    ]
    _keep(draft, [i, *again], media_of("play", title or body, "", date, _seconds(timed[i])))


def _seconds(duration: re.Match[str]) -> float:
    hours, minutes, seconds = (int(part or 0) for part in duration.groups())
    return hours * 3600.0 + minutes * 60 + seconds


def _told_behind(duration: re.Match[str]) -> tuple[str, str]:
    """What a line that begins with a duration says behind it, and its date."""
    return split_date(duration.string[duration.end() :])


def media_of(
    teaser: str, title: str, caption: str = "", date: str = "", duration: float | None = None
) -> Media:
    """A medium of which only the lines of a capture tell; ``teaser``: play, video or audio."""
    kind = "audio" if teaser == "audio" else "video"
    none, unknown = Availability(State.NONE), Availability(State.UNKNOWN)
    return Media(
        kind=kind,
        title=title,
        caption=caption,
        date=date,
        duration=duration,
        captions=unknown,
        description=unknown,
        transcript=none,
    )


def _keep(draft: Draft, lines: list[int], media: Media) -> None:
    lead = lines[0]
    draft.keep(lead, Kept(Kind(media.kind), media.title or media.caption, media))
    for line in lines[1:]:
        draft.join(line, lead)
