"""What a person asks of the article: where they are, words to copy, what was left out."""

import re

from readaloud.model.article import Block, Kind, Quote
from readaloud.services.reader.copying import copied
from readaloud.services.reader.finding import shortened
from readaloud.services.reader.place import where_am_i
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Answer, Choice

_WORD = re.compile(r"\W*(\w[\w’'-]*)")


def where(reader: Reader, text: str) -> Answer:
    """The place, who is speaking, and the time left."""
    if reader.utterance is None:
        return Answer(reader.words.say("answers.nothing"))
    told = where_am_i(
        reader.article,
        reader.plan,
        reader.utterance,
        words_per_minute=reader.profile.words_per_minute,
        speed=reader.snapshot.speed,
        words=reader.words,
    )
    return Answer(told)


def spell(reader: Reader, text: str) -> Answer:
    """Spell the word that was heard last, in the text's language."""
    from readaloud.narrate.hearing import spelling

    here = reader.here
    if here is None:
        return Answer(reader.words.say("answers.nothing"))
    block = reader.article.block(here.block)
    word = _WORD.match(block.text, here.start)
    language = block.language or reader.article.meta.language
    return Answer(spelling(word[1], language) if word else "", is_sound=True)


def copy_sentence(reader: Reader, text: str) -> Answer:
    """The sentence as it is displayed."""
    now = reader.utterance
    pieces = [
        u.locator for u in reader.plan.utterances if now and u.sentence == now.sentence and not u.own_words
    ]
    if now is None or not pieces:
        return Answer(reader.words.say("answers.nothing_to_copy"))
    block = reader.article.block(pieces[0].block)
    text = block.text[min(p.start for p in pieces) : max(p.end for p in pieces if p.block == block.id)]
    return copied(" ".join(text.split()), reader.words)


def copy_quotation(reader: Reader, text: str) -> Answer:
    """The quotation that is heard, or was heard last, with its speaker and where it stands."""
    found = _quotation_before(reader)
    if found is None:
        return Answer(reader.words.say("answers.no_quotation"))
    block, quote = found
    meta = reader.article.meta
    source = meta.url or (meta.source if "://" in meta.source else "")
    words = " ".join(block.text[quote.start : quote.end].split()) if quote else block.text
    speaker = quote.speaker.name if quote and quote.speaker else ""
    quotation = reader.words.say(
        "answers.quotation", words=words, speaker=speaker, title=meta.title, address=source
    )
    return copied(quotation, reader.words)


def _quotation_before(reader: Reader) -> tuple[Block, Quote | None] | None:
    starts = [index for index in reader.plan.stops.get("quotation", ()) if index <= reader.index]
    if not starts:
        return None
    last = starts[-1]
    block = reader.article.block(reader.plan.utterances[last].locator.block)
    direct = [quote for quote in block.quotes if quote.kind == "direct"]
    if block.kind is Kind.QUOTE:
        return block, direct[0] if direct and len(direct) == 1 else None
    there = reader.plan.utterances[max(last, reader.index)].locator
    at = there.end if there.block == block.id else len(block.text)
    begun = [quote for quote in direct if quote.start < at]
    return (block, begun[-1]) if begun else None


def removals(reader: Reader) -> tuple[Choice, ...]:
    """What was left out and why; what was put back is marked, and can be left out again."""
    left = {removal.id for removal in reader.article.removed}
    is_back = reader.words.say("answers.is_back")
    reasons = (reader.words.say(f"reasons.{removal.reason}") for removal in reader.base.removed)
    return tuple(
        Choice(
            each.id, shortened(each.text), reason if each.id in left else is_back, here=each.id not in left
        )
        for each, reason in zip(reader.base.removed, reasons, strict=True)
    )


def put_back(reader: Reader, text: str) -> Answer:
    """Put a removed line back where it was; one that was put back is left out again."""
    from readaloud.clean import restore

    removal = next((each for each in reader.base.removed if each.id == text), None)
    if removal is None:
        return Answer(reader.words.say("answers.no_such_choice"))
    left = {each.id for each in reader.article.removed}
    if text in left:
        article = restore(reader.article, text)
    else:
        article = reader.base
        for each in reader.base.removed:
            if each.id not in left and each.id != text:
                article = restore(article, each.id)
    reader.rebuild(article)
    key = "answers.put_back" if text in left else "answers.left_out"
    return Answer(reader.words.say(key, text=shortened(removal.text)))


DOING = {
    "where": where,
    "spell": spell,
    "copy_sentence": copy_sentence,
    "copy_quotation": copy_quotation,
    "ledger": put_back,
}
OFFERING = {"ledger": removals}
