"""Moving about in an article: by units, by kind, by speaker, to a part of it, and back."""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from readaloud.model.article import Block, Kind, Locator
from readaloud.player.skimming import Skim
from readaloud.player.stops import SPEAKER, STOPS, is_listed
from readaloud.services.reader.place import heard_from
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import MOVED, Answer, Choice

UNITS = ("sentence", "paragraph", "section")

_TIMED = (Kind.VIDEO, Kind.AUDIO)
_ESCAPABLE = {
    Kind.TABLE: "table",
    Kind.QUOTE: "quote",
    **dict.fromkeys((*_TIMED, Kind.TRANSCRIPT), "medium"),
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def _move(unit: str, steps: int) -> Callable[[Reader, str], Answer]:
    def move(reader: Reader, text: str) -> Answer:
        if unit not in ("sentence", "paragraph"):
            reader.keep_place()
        reader.session.move(unit, steps)
        return MOVED

    return move


def beginning(reader: Reader, text: str) -> Answer:
    """Go to the first sentence."""
    reader.keep_place()
    reader.session.restart()
    return MOVED


def end(reader: Reader, text: str) -> Answer:
    """Go to the last sentence."""
    reader.keep_place()
    reader.session.go_to(reader.plan.starts["sentence"][-1] if reader.plan.utterances else 0)
    return MOVED


def back(reader: Reader, text: str) -> Answer:
    """Go back to where we were before the last jump."""
    if not reader.places:
        return Answer(reader.words.say("answers.no_way_back"))
    reader.session.move_to(heard_from(reader.plan, reader.article, reader.places.pop()))
    return MOVED


def percent(reader: Reader, text: str) -> Answer:
    """Go to the sentence before which so much of the text lies."""
    found = _NUMBER.search(text)
    part = float(found[0].replace(",", ".")) / 100 if found else -1.0
    if not 0 <= part <= 1:
        return Answer(reader.words.say("answers.no_percentage"))
    before = (0, *accumulate(len(utterance.spoken) for utterance in reader.plan.utterances))
    starts = reader.plan.starts["sentence"]
    reader.keep_place()
    number = bisect_right(starts, part * before[-1], key=before.__getitem__)
    reader.session.go_to(starts[number - 1] if starts else 0)
    return MOVED


def speakers(reader: Reader) -> tuple[Choice, ...]:
    """Who says something in the article, with how often."""
    last = _speaker_before(reader)
    return tuple(
        Choice(
            stop, stop.removeprefix(SPEAKER), reader.words.say("answers.times", n=len(indices)), stop == last
        )
        for stop, indices in reader.plan.stops.items()
        if stop.startswith(SPEAKER)
    )


def speaker(reader: Reader, text: str) -> Answer:
    """Go to the next words of that speaker, behind the last to the first."""
    indices = reader.plan.stops.get(text, ())
    if not indices:
        return Answer(reader.words.say("answers.no_such_choice"))
    reader.keep_place()
    reader.session.go_to(next((index for index in indices if index > reader.index), indices[0]))
    return MOVED


def _speaker_before(reader: Reader) -> str:
    """The stop of the speaker who was heard last."""
    begun = (
        (max(index for index in indices if index <= reader.index), stop)
        for stop, indices in reader.plan.stops.items()
        if stop.startswith(SPEAKER) and indices[0] <= reader.index
    )
    return max(begun, default=(0, ""))[1]


def _by_speaker(steps: int) -> Callable[[Reader, str], Answer]:
    def move(reader: Reader, text: str) -> Answer:
        stop = _speaker_before(reader)
        if not stop:
            return Answer(reader.words.say("answers.nobody_yet"))
        reader.keep_place()
        reader.session.move(stop, steps)
        return MOVED

    return move


def escape(reader: Reader, text: str) -> Answer:
    """Leave a table, a list, a medium with its transcript, or a quotation, and go on behind it."""
    index = reader.index
    utterances = reader.plan.utterances[index:]
    if not utterances:
        return Answer(reader.words.say("answers.nothing"))
    inside = _scope(reader, utterances[0].locator)
    if not inside:
        return Answer(reader.words.say("answers.nothing_to_leave"))
    reader.keep_place()
    behind = (n for n, each in enumerate(utterances, index) if not _is_in(each.locator, inside))
    reader.session.go_to(next(behind, index + len(utterances) - 1))
    return MOVED


def _is_in(there: Locator, inside: dict[str, tuple[int, int]]) -> bool:
    start, end = inside.get(there.block, (0, 0))
    return start <= there.start < end


def _scope(reader: Reader, here: Locator) -> dict[str, tuple[int, int]]:
    """The parts of blocks, from here on, that are one thing to leave; nothing for a plain text."""
    blocks = reader.article.blocks
    at = next(number for number, block in enumerate(blocks) if block.id == here.block)
    first = blocks[at]
    kind = _escapable(first)
    if not kind:
        return _quotation(reader, here)
    found: dict[str, tuple[int, int]] = {}
    for block in blocks[at:]:
        is_next_medium = block is not first and block.kind in _TIMED
        if _escapable(block) != kind or is_next_medium:
            break
        found[block.id] = (0, len(block.text) + 1)
    return found


def _escapable(block: Block) -> str:
    """What one leaves with the blocks of its kind that follow; "" for a block that is none of these."""
    if is_listed(block):
        return "list"
    return _ESCAPABLE.get(block.kind, "")


def _quotation(reader: Reader, here: Locator) -> dict[str, tuple[int, int]]:
    """The quotation around a place, with those that it goes on with."""
    inside: dict[str, tuple[int, int]] = {}
    chain = ""
    for block in reader.article.blocks:
        for quote in block.quotes:
            is_here = block.id == here.block and quote.start < here.end and here.start < quote.end
            if (is_here and quote.kind == "direct") or (chain and quote.continues == chain):
                inside[block.id] = (quote.start, quote.end)
                chain = quote.id
    return inside


def skims(reader: Reader) -> tuple[Choice, ...]:
    """What can be heard of the article."""
    return tuple(
        Choice(mode, reader.words.say(f"skims.{mode}.title"), here=mode is reader.skim) for mode in Skim
    )


def skim(reader: Reader, text: str) -> Answer:
    """Hear all of the article, or a part."""
    if text not in set(Skim):
        return Answer(reader.words.say("answers.no_such_choice"))
    mode = Skim(text)
    if not reader.rebuild(skim=mode):
        return Answer(reader.words.say("answers.nothing_of_that"))
    return Answer(reader.words.say(f"skims.{mode}.told"))


DOING = {
    "repeat": _move("sentence", 0),
    "beginning": beginning,
    "end": end,
    "back": back,
    "percent": percent,
    "speakers": speaker,
    "next_by_speaker": _by_speaker(1),
    "previous_by_speaker": _by_speaker(-1),
    "escape": escape,
    "skim": skim,
    **{f"next_{unit}": _move(unit, 1) for unit in (*UNITS, *STOPS)},
    **{f"previous_{unit}": _move(unit, -1) for unit in (*UNITS, *STOPS)},
}
OFFERING = {"speakers": speakers, "skim": skims}
