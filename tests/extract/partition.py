"""The promise that every extractor keeps: the sources of the pieces partition the reading text."""

from readaloud.extract.pieces import Extracted


def assert_partitions(extracted: Extracted) -> None:
    """Every character but white space belongs to exactly one piece, in rising ranges."""
    reading = extracted.reading
    owners = [0] * len(reading)
    for piece in extracted.pieces:
        assert list(piece.source) == sorted(piece.source)
        for part in piece.source:
            assert 0 <= part.start < part.end <= len(reading)
            for at in range(part.start, part.end):
                owners[at] += 1
    for character, owned in zip(reading, owners, strict=True):
        assert owned == 1 or (owned == 0 and character.isspace())


def words(text: str) -> str:
    """The text without its white space."""
    return "".join(text.split())
