"""Finding: search, links, bookmarks, contents."""

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from readaloud.model.article import Locator
from readaloud.services.memory import bookmarks_of, place_in, remove_bookmark, set_bookmark
from readaloud.services.reader.place import section_title
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import MOVED, SILENT, Answer, Choice

SHOWN_LETTERS = 60  # of a text in a list


def shortened(text: str) -> str:
    """A text for a list: one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= SHOWN_LETTERS:
        return line
    return line[:SHOWN_LETTERS].rpartition(" ")[0].rstrip(",;:.") + " …"


def search(reader: Reader, text: str) -> Answer:
    """Find words, in any case, in what is heard; go to the first place from here on."""
    reader.searched = text.strip() or reader.searched
    if not reader.searched:
        return Answer(reader.words.say("answers.nothing_searched"))
    if not _search_again(reader):
        return Answer(reader.words.say("answers.not_found"))
    _to_match(reader, 0)
    return Answer(reader.words.say("answers.found", n=len(reader.found)), moves=True)


def _search_again(reader: Reader) -> bool:
    """Look for the words in the article as it is now: lines come and go; whether they are there."""
    reader.found = _found(reader, reader.searched) if reader.searched else ()
    return bool(reader.found)


def _found(reader: Reader, words: str) -> tuple[Locator, ...]:
    heard = {utterance.locator.block for utterance in reader.plan.utterances}
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    return tuple(
        Locator(block.id, match.start(), match.end())
        for block in reader.article.blocks
        if block.id in heard
        for match in pattern.finditer(block.text)
    )


def _to_match(reader: Reader, steps: int) -> None:
    """To the first match from here on, or steps from it; behind the last comes the first."""
    order = {block.id: number for number, block in enumerate(reader.article.blocks)}
    places = [(order[match.block], match.start) for match in reader.found]
    here = _match_here(reader) or reader.here
    now = (order[here.block], here.start) if here else (0, 0)
    if steps > 0:
        number = next((n for n, place in enumerate(places) if place > now), 0)
    elif steps < 0:
        number = max((n for n, place in enumerate(places) if place < now), default=len(places) - 1)
    else:
        number = next((n for n, place in enumerate(places) if place >= now), 0)
    reader.at_match = reader.found[number]
    reader.go_to(reader.found[number])


def _match_here(reader: Reader) -> Locator | None:
    """The match that was gone to last, when the reading has not gone on from its sentence."""
    match, utterance = reader.at_match, reader.utterance
    if match is None or utterance is None or match.block != utterance.locator.block:
        return None
    return match if utterance.locator.start <= match.start < utterance.locator.end else None


def _match(steps: int) -> Callable[[Reader, str], Answer]:
    def match(reader: Reader, text: str) -> Answer:
        if not reader.searched:
            return Answer(reader.words.say("answers.nothing_searched"))
        if not _search_again(reader):
            return Answer(reader.words.say("answers.not_found"))
        _to_match(reader, steps)
        return MOVED

    return match


def links(reader: Reader) -> tuple[Choice, ...]:
    """The links of what is heard: their words, and where each leads."""
    return tuple(
        Choice(
            f"{block.id}:{span.start}",
            shortened(block.text[span.start : span.end]),
            _leads(reader, span.value),
        )
        for block in reader.article.blocks
        for span in block.spans
        if span.kind == "link" and span.value
    )


def address_of(reader: Reader, choice: str) -> str:
    """The whole address of a link; empty when there is no such link."""
    block_id, _, start = choice.rpartition(":")
    for block in reader.article.blocks:
        for span in block.spans:
            if block.id == block_id and span.kind == "link" and str(span.start) == start:
                return _address(reader, span.value)
    return ""


def _address(reader: Reader, value: str) -> str:
    meta = reader.article.meta
    return urljoin(meta.url or (meta.source if "://" in meta.source else ""), value)


def _leads(reader: Reader, value: str) -> str:
    """Where a link leads, to be heard: the host, or the path on the same one."""
    there, here = urlsplit(_address(reader, value)), urlsplit(reader.article.meta.url)
    if there.netloc and there.netloc != here.netloc:
        return there.netloc.removeprefix("www.")
    return reader.words.say("answers.this_site", path=there.path or value)


def link(reader: Reader, text: str) -> Answer:
    """Go to a link in the text, and say where it leads."""
    address = address_of(reader, text)
    if not address:
        return Answer(reader.words.say("answers.no_such_choice"))
    block, _, start = text.rpartition(":")
    reader.go_to(Locator(block, int(start), int(start) + 1))
    return Answer(reader.words.say("answers.leads", address=address), moves=True)


def bookmark(reader: Reader, text: str) -> Answer:
    """Mark this sentence, with a note or without."""
    now = reader.utterance
    is_kept = now is not None and set_bookmark(reader.article, now.locator, text.strip())
    return Answer(reader.words.say("answers.bookmark_set" if is_kept else "answers.not_kept"))


def bookmarks(reader: Reader) -> tuple[Choice, ...]:
    """The bookmarks of this article: the note, or the words there."""
    return tuple(
        Choice(
            str(mark.id),
            mark.note or shortened(mark.place.text),
            shortened(mark.place.text) if mark.note else "",
        )
        for mark in bookmarks_of(reader.article)
    )


def to_bookmark(reader: Reader, text: str) -> Answer:
    """Go to a bookmark."""
    mark = next((each for each in bookmarks_of(reader.article) if str(each.id) == text), None)
    place = place_in(reader.article, mark.place) if mark else None
    if place is None:
        return Answer(reader.words.say("answers.bookmark_gone" if mark else "answers.no_such_choice"))
    reader.go_to(place)
    return MOVED


def without_bookmark(reader: Reader, text: str) -> Answer:
    """Forget a bookmark."""
    is_gone = text.isdecimal() and remove_bookmark(int(text))
    return Answer(reader.words.say("answers.bookmark_removed" if is_gone else "answers.no_such_choice"))


def sections(reader: Reader) -> tuple[Choice, ...]:
    """The sections, by their ids."""
    now = reader.utterance
    block = now.locator.block if now else ""
    return tuple(
        Choice(section.id, section_title(section, reader.words), here=block in section.blocks)
        for section in reader.article.sections
    )


def contents(reader: Reader, text: str) -> Answer:
    """Go to the section of that id."""
    section = next((each for each in reader.article.sections if each.id == text), None)
    if section is None:
        return Answer(reader.words.say("answers.no_such_choice"))
    spoken = {utterance.locator.block for utterance in reader.plan.utterances}
    block = next((block for block in section.blocks if block in spoken), None)
    if block is None:
        return SILENT
    reader.go_to(Locator(block, 0, 0))
    return MOVED


DOING = {
    "search": search,
    "next_match": _match(1),
    "previous_match": _match(-1),
    "links": link,
    "bookmark": bookmark,
    "bookmarks": to_bookmark,
    "remove_bookmark": without_bookmark,
    "contents": contents,
}
OFFERING = {
    "links": links,
    "bookmarks": bookmarks,
    "remove_bookmark": bookmarks,
    "contents": sections,
}
