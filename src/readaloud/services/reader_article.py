"""What a person asks about the article: where they are, what its sections are."""

from readaloud.model.article import Locator
from readaloud.services.place import section_title, where_am_i
from readaloud.services.reader import Reader
from readaloud.services.reader_values import MOVED, Answer, Choice


def where(reader: Reader, text: str) -> Answer:
    """The place, who is speaking, and the time left."""
    now = reader.snapshot
    if now.utterance is None:
        return Answer(reader.words.say("answers.nothing"))
    return Answer(
        where_am_i(
            reader.article,
            reader.plan,
            now.utterance,
            words_per_minute=reader.profile.words_per_minute,
            speed=now.speed,
            words=reader.words,
        )
    )


def sections(reader: Reader) -> tuple[Choice, ...]:
    """The sections, by their ids."""
    now = reader.snapshot.utterance
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
    if block is not None:
        reader.go_to(Locator(block, 0, 0))
    return MOVED


DOING = {"where": where, "contents": contents}
OFFERING = {"contents": sections}
