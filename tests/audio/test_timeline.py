"""Script and speeches become one timeline: in order, without holes, every word inside its utterance."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.audio.stream import ArticleStream
from readaloud.audio.timeline import TimelineBuilder
from readaloud.model.article import Locator
from readaloud.model.script import Anchor, Earcon, Item, Pause, Role, Script, Skipped, Utterance
from readaloud.model.speech import Speech, Timeline, WordMark

RATE = 1000


def utterance(number: int) -> Utterance:
    return Utterance(
        id=f"u{number}",
        sentence=number,
        role=Role.BODY,
        voice="narrator",
        text="ab cd",
        spoken="ab cd",
        alignment=(),
        language="en",
        locator=Locator(f"b{number}", 0, 5),
    )


ITEMS = st.lists(
    st.one_of(
        st.just("utterance"),
        st.builds(Pause, st.integers(0, 900), st.sampled_from(["sentence", "section"])),
        st.builds(Earcon, st.sampled_from(["section", "quote"])),
        st.builds(
            Anchor, st.sampled_from(["section", "block"]), st.sampled_from("abc"), st.sampled_from("XY")
        ),
        st.builds(Skipped, st.just("b9"), st.just("profile")),
    ),
    max_size=25,
)
LENGTHS = st.lists(st.integers(0, 3000), min_size=25, max_size=25)


def numbered(items: list[Item | str]) -> tuple[Item, ...]:
    return tuple(utterance(i) if isinstance(item, str) else item for i, item in enumerate(items))


def speech(length: int) -> Speech:
    marks = (WordMark(0, 2, 0), WordMark(3, 5, length // 2)) if length > 2 else ()
    return Speech(b"\x01\x02" * length, RATE, marks)


def lay_out(script: Script, speeches: dict[str, Speech], rate: int, speed: float = 1.0) -> Timeline:
    builder = TimelineBuilder(rate, speed)
    for item in script.items:
        builder.add(item, speeches[item.id] if isinstance(item, Utterance) else None)
    return builder.timeline()


def check(timeline: Timeline, script: Script) -> None:
    assert [entry.utterance for entry in timeline.entries] == [u.id for u in script.utterances]
    position = 0
    for entry in timeline.entries:
        assert position <= entry.at <= entry.until <= timeline.length
        position = entry.until
        before = entry.at
        for word in entry.words:
            assert before <= word.at <= word.until <= entry.until
            before = word.until
    if timeline.chapters:
        assert timeline.chapters[0].at == 0
        assert timeline.chapters[-1].until == timeline.length
    assert all(a.until == b.at for a, b in pairwise(timeline.chapters))
    assert all(chapter.at < chapter.until for chapter in timeline.chapters)


@given(ITEMS, LENGTHS, st.floats(0.5, 4.0))
def test_the_timeline_is_monotonic_for_any_script(
    items: list[Item | str], lengths: list[int], speed: float
) -> None:
    script = Script(numbered(items), "en", "p")
    speeches = {u.id: speech(n) for u, n in zip(script.utterances, lengths, strict=False)}
    check(lay_out(script, speeches, RATE, speed), script)


@given(ITEMS, LENGTHS, st.floats(0.5, 4.0))
def test_the_stream_has_the_samples_of_the_timeline_and_the_builders_timeline(
    items: list[Item | str], lengths: list[int], speed: float
) -> None:
    script = Script(numbered(items), "en", "p")
    speeches = [speech(n) for _, n in zip(script.utterances, lengths, strict=False)]
    stream = ArticleStream(script, speeches, speed=speed)
    position = 0
    for segment in stream:
        assert segment.at == position
        assert segment.samples
        position += len(segment.samples) // 2
    assert position == stream.timeline().length
    by_id = {u.id: s for u, s in zip(script.utterances, speeches, strict=True)}
    assert stream.timeline() == lay_out(script, by_id, stream.rate, speed)
    assert stream.rate == (RATE if speeches else 22_050)


def test_pauses_and_words_stand_where_they_are_heard() -> None:
    items = (
        Anchor("section", "s1", "One"), utterance(1), Pause(250, "sentence"), utterance(2),
        Pause(900, "section"), Anchor("section", "s2", "Two"), Anchor("block", "b3"), utterance(3),
    )  # fmt: skip
    timeline = lay_out(Script(items, "en", "p"), {f"u{i}": speech(1000) for i in (1, 2, 3)}, RATE)
    assert [(entry.at, entry.until) for entry in timeline.entries] == [(0, 1000), (1250, 2250), (3150, 4150)]
    assert [(word.at, word.until) for word in timeline.entries[1].words] == [(1250, 1750), (1750, 2250)]
    assert [(c.title, c.section, c.at, c.until) for c in timeline.chapters] == [
        ("One", "s1", 0, 3150),
        ("Two", "s2", 3150, 4150),
    ]
    assert timeline.duration == pytest.approx(4.15)


def test_a_section_without_sound_is_no_chapter_and_what_comes_before_the_first_belongs_to_it() -> None:
    items = (
        utterance(1), Anchor("section", "s1", "Silent"), Anchor("section", "s2", "Heard"), utterance(2),
        Anchor("section", "s3", "Last"),
    )  # fmt: skip
    timeline = lay_out(Script(items, "en", "p"), {"u1": speech(500), "u2": speech(500)}, RATE)
    assert [(c.section, c.at, c.until) for c in timeline.chapters] == [("s2", 0, 1000)]


def test_speech_of_several_rates_comes_to_that_of_the_first() -> None:
    script = Script((Pause(100, "heading"), utterance(1), utterance(2)), "en", "p")
    other = Speech(bytes(2 * 4000), 4000, (WordMark(0, 2, 2000),))
    stream = ArticleStream(script, [speech(1000), other])
    assert [len(segment.samples) for segment in stream] == [200, 2000, 2000]
    assert stream.timeline().entries[1].words[0].at == 100 + 1000 + 500


def test_the_stream_holds_one_segment_at_a_time() -> None:
    asked: list[int] = []

    def speak() -> Iterator[Speech]:
        for number in range(50):
            asked.append(number)
            yield speech(100)

    stream = ArticleStream(Script(tuple(utterance(i) for i in range(50)), "en", "p"), speak())
    for count, _ in enumerate(stream, start=1):
        assert len(asked) == count
