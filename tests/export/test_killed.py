"""``kill -9`` at any moment, and the same command again."""

import random
from pathlib import Path

import pytest

from killing import Killed, Killing

STORY = "The gate was painted green\n\n" + "".join(
    f"Nobody in the village wanted to say whose idea number {n} had been. It was painted all the same.\n\n"
    for n in range(12)
)
KILLS = 2  # benchmarks/kills.py does fifty


@pytest.mark.parametrize("engine", ["tone", "espeak"])
@pytest.mark.needs("ffmpeg")
def test_a_killed_export_ends_in_the_same_bytes_and_makes_nothing_twice(tmp_path: Path, engine: str) -> None:
    source = tmp_path / "gate.txt"
    source.write_text(STORY, "utf-8")
    killing = Killing(tmp_path, source, ("mp3", "epub", "vtt"), engine)
    assert all(killing.reference.values())
    chance = random.Random(11)
    for number in range(KILLS):
        found = killing.kill_and_resume(number, chance)
        assert found == Killed(found.after_s, [], [], [], [])
