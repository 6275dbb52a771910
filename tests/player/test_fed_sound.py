"""The stream between the session and the device."""

from hypothesis import given
from hypothesis import strategies as st

from readaloud.player.feed import Feed


def sound(*values: int) -> bytes:
    return b"".join(value.to_bytes(2, "little", signed=True) for value in values)


def test_sound_comes_out_in_order_and_silence_where_there_is_none() -> None:
    feed = Feed()
    feed.append(sound(1, 2, 3))
    feed.append(sound(4))
    assert feed.pull(2) == sound(1, 2)
    assert feed.pull(4) == sound(3, 4, 0, 0)
    assert (feed.held, feed.handed) == (0, 6)


def test_a_cue_falls_due_when_its_frame_is_heard_and_once() -> None:
    feed = Feed()
    feed.append(sound(1, 2, 3), [(0, "a"), (2, "c")])
    assert feed.due(10) == []  # nothing has been handed out
    feed.pull(3)
    assert feed.due(1) == [(0, "a")]
    assert feed.due(2) == [(2, "c")]
    assert feed.due(99) == []


def test_silence_for_want_of_sound_moves_later_cues_on() -> None:
    feed = Feed()
    feed.pull(5)
    feed.append(sound(1, 2), [(1, "b")])
    assert feed.next_cue() == 6
    feed.pull(5)
    assert feed.due(5) == []
    assert feed.due(6) == [(6, "b")]


def test_the_cue_of_the_end_falls_due_after_the_last_sound() -> None:
    feed = Feed()
    feed.append(sound(1, 2))
    feed.append(b"", [(0, "end")])
    feed.pull(1)
    assert feed.next_cue() == 2
    feed.pull(5)
    assert feed.due(1) == []
    assert feed.due(2) == [(2, "end")]


def test_a_gap_that_is_next_or_begun_is_skipped_with_its_cues_in_step() -> None:
    feed = Feed()
    feed.append(sound(1, 2))
    feed.append(sound(0, 0, 0), is_gap=True)
    feed.append(sound(3, 4), [(0, "next")])
    feed.pull(1)
    feed.skip_gap()  # not reached yet
    assert feed.pull(2) == sound(2, 0)
    feed.skip_gap()
    assert (feed.held, feed.next_cue()) == (2, 3)
    assert feed.pull(2) == sound(3, 4)
    assert feed.due(3) == [(3, "next")]


def test_clearing_forgets_sound_and_cues_and_counts_anew() -> None:
    feed = Feed()
    feed.append(sound(1, 2), [(0, "a"), (1, "b")])
    feed.pull(1)
    feed.clear()
    assert (feed.due(99), feed.held, feed.handed, feed.next_cue()) == ([], 0, 0, None)
    assert feed.pull(1) == sound(0)


appended = st.tuples(st.just("append"), st.integers(0, 40))
pulled = st.tuples(st.just("pull"), st.integers(1, 30))


@given(st.lists(st.one_of(appended, pulled), max_size=40))
def test_no_sample_and_no_cue_is_lost_doubled_or_early(steps: list[tuple[str, int]]) -> None:
    feed, given_out, expected, heard = Feed(), bytearray(), bytearray(), []
    number = 0
    for step, size in steps:
        if step == "append":
            values = [number % 100 + 1 + n for n in range(size)]
            feed.append(sound(*values), [(n, (number, values[n])) for n in range(0, size, 7)])
            expected += sound(*values)
            number += 1
        else:
            given_out += feed.pull(size)
    heard = feed.due(feed.handed)
    assert bytes(given_out).replace(b"\0\0", b"") == bytes(expected[: len(expected) - feed.held * 2])
    for frame, (_, value) in heard:
        assert given_out[frame * 2 : frame * 2 + 2] == sound(value)
    assert [what for _, what in heard] == sorted(what for _, what in heard)
