"""A light check of a sound file: its length, its loudness, its chapters and tags."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from readaloud.audio.encode_metadata import FoundChapter, fold, parse_chapters, parse_tags
from readaloud.audio.ffmpeg import Unplayable, read_metadata
from readaloud.audio.hearing import TOLERANCE_S, Heard, Hearing
from readaloud.audio.mastering import TRUE_PEAK_DBTP
from readaloud.export.verify.expected import Expected

TOLERANCE_LU = 0.5
SHORTEST_MEASURED_S = 3.0  # below it an encoder's edges weigh too much


def sound_problems(path: Path, expected: Expected | None, heard: Hearing, *, labels: bool) -> Iterator[str]:
    """What is wrong with a sound file, a sentence each, with ``labels`` in its tags and chapters as well."""
    try:
        found = heard(path)
    except Unplayable:
        yield "It cannot be played to its end."
        return
    if not found.seconds:
        yield "There is no sound in it."
    if expected and abs(found.seconds - expected.duration) > TOLERANCE_S:
        yield f"It lasts {found.seconds:.2f} s and should last {expected.duration:.2f} s."
    if expected and expected.loudness is not None and found.seconds >= SHORTEST_MEASURED_S:
        yield from _levels(found, expected.loudness)
    if labels:
        (told,) = read_metadata(path)
        yield from label_problems(told, found.seconds, expected)


def label_problems(told: str, seconds: float, expected: Expected | None) -> Iterator[str]:
    """What is wrong with the chapters and tags of a file that lasts so long, as ffmpeg tells them."""
    yield from _chapters(parse_chapters(told), seconds, expected)
    yield from _tags(parse_tags(told), expected.tags if expected else ())


def _tags(found: Mapping[str, str], wanted: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in wanted:
        if found.get(name, "") != value:
            yield f"Its tag {name} is “{found.get(name, '')}” and should be “{value}”."


def _levels(found: Heard, loudness: float) -> Iterator[str]:
    if abs(found.loudness - loudness) > TOLERANCE_LU:
        yield f"It is {found.loudness:.1f} LUFS loud and should be {loudness:.1f}."
    if found.true_peak > TRUE_PEAK_DBTP:
        yield f"Its peaks reach {found.true_peak:.1f} dBTP, above {TRUE_PEAK_DBTP:.0f}."


def _chapters(found: tuple[FoundChapter, ...], seconds: float, expected: Expected | None) -> Iterator[str]:
    for number, chapter in enumerate(found, 1):
        before = found[number - 2].at if number > 1 else 0.0
        if chapter.at > seconds + TOLERANCE_S:
            yield f"It ends at {seconds:.2f} s, before chapter {number} begins: it is cut off."
            break
        if chapter.at < before:
            yield f"Chapter {number} begins at {chapter.at:.2f} s, before the one that it follows."
    if expected is None:
        return
    if len(found) != len(expected.chapters):
        yield f"It has {len(found)} chapters and should have {len(expected.chapters)}."
    for number, (chapter, wanted) in enumerate(zip(found, expected.chapters, strict=False), 1):
        if fold(chapter.title) != fold(wanted.title):
            yield f"Chapter {number} is called “{fold(chapter.title)}” and should be “{fold(wanted.title)}”."
        if abs(chapter.at - wanted.at) > TOLERANCE_S:
            yield f"Chapter {number} begins at {chapter.at:.2f} s and should begin at {wanted.at:.2f} s."
