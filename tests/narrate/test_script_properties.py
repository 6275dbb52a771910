"""What holds for every script, whatever the article and the profile."""

import re
from itertools import pairwise
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from narrating_help import (
    FOUND,
    NONE,
    UNKNOWN,
    article,
    author_words,
    block,
    profile,
)

from readaloud.config.profiles import KINDS
from readaloud.model.article import (
    Block,
    Group,
    Kind,
    Media,
    Quote,
    Span,
    Speaker,
    Table,
)
from readaloud.model.profile import EarconName, MySpeech
from readaloud.model.script import Anchor, Earcon, Pause, Role, Skipped, Utterance
from readaloud.narrate import narrate
from readaloud.text.lexicon import Entry, Lexicon

snippets = ["$5 ", "Mr. ", "U.S. ", "long word ", "3-4-7-2-, ", "a; b ", *"abc dE. ,“”!?1—–'’\u00a0ß"]
texts = st.lists(st.sampled_from(snippets), max_size=60).map("".join)


@st.composite
def tables(draw) -> Block:
    width = draw(st.integers(1, 3))
    cell = st.text(st.sampled_from("ab 1%$."), max_size=6).map(str.strip)
    rows = draw(st.lists(st.lists(cell, min_size=width, max_size=width).map(tuple), min_size=1, max_size=4))
    header = rows[0] if draw(st.booleans()) else ()
    body = tuple(rows[1:] if header else rows)
    text = "\n".join("\t".join(row) for row in rows)
    return block("table", text, table=Table(draw(texts), header, body, draw(st.booleans())))


@st.composite
def media(draw) -> Block:
    kind = draw(st.sampled_from(["image", "video", "audio"]))
    title, alt, caption = (draw(texts).strip() for _ in range(3))
    shown = Media(
        kind=kind,
        title=title if kind != "image" else "",
        alt=alt,
        caption=caption,
        credit=draw(texts),
        date=draw(st.sampled_from(["", "2020-02-30", "2020-02-03", "yesterday"])),
        duration=draw(st.sampled_from([None, 0.0, 59.6, 130.0, 7200.0])),
        captions=draw(st.sampled_from([None, NONE, FOUND, UNKNOWN])),
        transcript=draw(st.sampled_from([None, NONE, FOUND, UNKNOWN])),
        decorative=draw(st.booleans()),
    )
    return block(kind, shown.title or alt or caption, media=shown)


@st.composite
def plain_blocks(draw) -> Block:
    kind = draw(
        st.sampled_from([k for k in Kind if k not in (Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.TABLE)])
    )
    text = draw(texts)
    group = None
    if kind in (Kind.LIST_ITEM, Kind.FOOTNOTE) and draw(st.booleans()):
        number = draw(st.integers(1, 3))
        group = Group(
            draw(st.sampled_from("gh")), "list", draw(st.booleans()), number, 3, draw(st.integers(1, 2))
        )
    edges = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    span = Span(edges[0], edges[1], draw(st.sampled_from(["noteref", "link", "language", "strong"])), "1")
    speaker = draw(st.sampled_from([None, Speaker("she", "Lena Holt")]))
    quote = Quote("q1", edges[0], edges[1], speaker, draw(st.sampled_from(["direct", "partial"])), 0.9)
    return block(
        str(kind),
        text,
        spans=(span,) if edges[0] < edges[1] else (),
        quotes=(quote,) if edges[0] < edges[1] else (),
        group=group,
        repeats=draw(st.booleans()),
        language=draw(st.sampled_from(["", "de"])),
    )


articles = st.lists(st.one_of(plain_blocks(), media(), tables()), max_size=8).map(
    lambda blocks: article(*blocks)
)
profiles = st.builds(
    profile,
    st.sampled_from(["terse", "standard", "verbose"]),
    kinds=st.dictionaries(
        st.sampled_from(KINDS), st.sampled_from(["terse", "standard", "verbose", "off"]), max_size=6
    ),
    earcons=st.sampled_from([(), get_args(EarconName)]),
    speech=st.builds(
        MySpeech,
        st.sampled_from(["none", "some", "all"]),
        st.booleans(),
        st.sampled_from(["words", "digits"]),
    ),
)
lexicons = st.sampled_from(
    [
        Lexicon(),
        Lexicon(
            [
                Entry("word", "wurd"),
                Entry("b", skip=True, match="anywhere"),
                Entry(r"\d+", "many", match="regex"),
            ]
        ),
        Lexicon([Entry("word", ipa="wɜːd"), Entry("a", "ah", match="anywhere", ipa="ɑː")]),
    ]
)


def words_of(text: str) -> str:
    return re.sub(r"\W", "", text)


@settings(max_examples=50, deadline=None)
@given(articles, profiles)
def test_every_word_of_every_block_is_said_or_named_as_skipped(story, how):
    said = narrate(story, how, language="en")
    for shown in story.blocks:
        covered = [False] * len(shown.text)
        for utterance in author_words(said):
            if utterance.locator.block == shown.id:
                for at in range(utterance.locator.start, utterance.locator.end):
                    covered[at] = True
        rest = "".join(c for c, heard in zip(shown.text, covered, strict=True) if not heard)
        skipped = "".join(
            item.text for item in said.items if isinstance(item, Skipped) and item.block == shown.id
        )
        assert words_of(rest) in words_of(skipped)


@settings(max_examples=50, deadline=None)
@given(articles, profiles)
def test_what_is_said_is_the_displayed_text_at_its_place(story, how):
    for utterance in author_words(narrate(story, how, language="en")):
        place, text = utterance.locator, story.block(utterance.locator.block).text
        assert 0 <= place.start < place.end <= len(text)
        assert text[place.start : place.end] == utterance.text
        assert utterance.text.strip() == utterance.text or utterance.role is Role.TABLE


@settings(max_examples=50, deadline=None)
@given(articles, profiles)
def test_no_word_of_an_author_is_said_twice(story, how):
    heard: set[tuple[str, int]] = set()
    for utterance in author_words(narrate(story, how, language="en")):
        places = {
            (utterance.locator.block, at) for at in range(utterance.locator.start, utterance.locator.end)
        }
        assert not places & heard
        heard |= places


@settings(max_examples=50, deadline=None)
@given(articles, profiles)
def test_numbers_rise_and_pauses_stand_alone(story, how):
    said = narrate(story, how, language="en")
    utterances = said.utterances
    assert [u.id for u in utterances] == [f"u{n}" for n in range(1, len(utterances) + 1)]
    assert all(one.sentence <= two.sentence for one, two in pairwise(utterances))
    for one, two in pairwise(item for item in said.items if not isinstance(item, Anchor | Skipped)):
        assert not (isinstance(one, Pause) and isinstance(two, Pause))
    sounds = [item for item in said.items if isinstance(item, Utterance | Pause | Earcon)]
    assert not sounds or not isinstance(sounds[0], Pause)
    assert not sounds or not isinstance(sounds[-1], Pause)


@settings(max_examples=50, deadline=None)
@given(articles, profiles)
def test_an_utterance_says_something_and_not_too_much(story, how):
    for utterance in narrate(story, how, language="en").utterances:
        assert re.search(r"\w", utterance.spoken)
        assert len(utterance.text) <= 620


@settings(max_examples=50, deadline=None)
@given(articles, profiles)
def test_the_same_article_gives_the_same_script(story, how):
    assert narrate(story, how, language="en") == narrate(story, how, language="en")


@settings(max_examples=50, deadline=None)
@given(articles)
def test_missing_transcripts_are_said_even_when_everything_is_off(story):
    quiet = profile("terse", kinds=dict.fromkeys(KINDS, "off"))
    said = " ".join(u.text for u in narrate(story, quiet, language="en").utterances if u.own_words)
    missing = [
        b for b in story.blocks
        if b.kind in (Kind.VIDEO, Kind.AUDIO) and (b.media is None or b.media.transcript in (None, NONE))
    ]  # fmt: skip
    assert said.lower().count("no transcript") == len(missing)


@settings(max_examples=50, deadline=None)
@given(articles, profiles, lexicons)
def test_every_spoken_word_has_its_place_and_places_never_go_back(story, how, lexicon):
    for said in narrate(story, how, language="en", lexicon=lexicon).utterances:
        reached = 0
        for word in re.finditer(r"\S+", said.spoken):
            start, end = said.to_text(*word.span())
            assert 0 <= reached <= start <= end <= len(said.text) + 1
            reached = start
            place = said.displayed(*word.span())
            assert said.own_words == (place is None)
            inside = place is None or said.locator.start <= place.start <= place.end <= said.locator.end
            assert inside, (said, word)


@settings(max_examples=50, deadline=None)
@given(articles, profiles, lexicons)
def test_outside_of_rewrites_both_texts_are_the_same(story, how, lexicon):
    for said in narrate(story, how, language="en", lexicon=lexicon).utterances:
        at = spoken_at = 0
        for rewrite in said.alignment:
            assert said.text[at : rewrite.text_start] == said.spoken[spoken_at : rewrite.spoken_start]
            assert rewrite.text_start < rewrite.text_end or said.role is Role.TABLE
            at, spoken_at = rewrite.text_end, rewrite.spoken_end
        assert said.text[at:] == said.spoken[spoken_at:]


@settings(max_examples=50, deadline=None)
@given(articles, profiles)
def test_phonemes_stand_at_their_word_wherever_it_is_said(story, how):
    for said in narrate(story, how, language="en", lexicon=Lexicon([Entry("word", ipa="wɜːd")])).utterances:
        at = 0
        for one in (one for rewrite in said.alignment for one in rewrite.phonemes):
            assert at <= one.start
            assert said.spoken[one.start : one.end].lower() in ("word", "word's", "word’s")
            at = one.end
