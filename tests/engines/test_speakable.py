"""Text made safe and cut into pieces; every offset stays what it was."""

from hypothesis import given
from hypothesis import strategies as st

from readaloud.engines.plain import chunks, speakable


@given(st.text(st.characters(codec=None), max_size=80))
def test_speakable_text_is_as_long_and_can_be_encoded_without_controls(text: str) -> None:
    safe = speakable(text)
    assert len(safe) == len(text)
    assert not any(byte < 32 or byte == 127 for byte in safe.encode())
    assert speakable(safe) == safe


@given(st.text(st.sampled_from("ab., \n—"), max_size=400), st.integers(1, 50))
def test_chunks_partition_the_text_and_keep_the_limit(text: str, limit: int) -> None:
    pieces = [text[start:end] for start, end in chunks(text, limit)]
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= limit for piece in pieces)


def test_a_cut_comes_after_a_sentence_else_a_clause_else_a_word() -> None:
    def cut(text: str, limit: int) -> list[str]:
        return [text[start:end] for start, end in chunks(text, limit)]

    assert cut("One two. “Three!” four five", 22) == ["One two. “Three!” ", "four five"]
    assert cut("one two, three four", 15) == ["one two, ", "three four"]
    assert cut("one two three", 10) == ["one two ", "three"]
    assert cut("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
