"""The table of spoken attribution: never a wrong name, and most of them right."""

from pathlib import Path
from typing import Any

import pytest

from readaloud.config.yaml_file import load_typed
from readaloud.describe import describe
from readaloud.model.article import Article, Block, Kind, Meta

HERE = Path(__file__).parent
CASES = [
    case
    for table in ("attribution_cases.yaml", "attribution_other.yaml")
    for case in load_typed(HERE / table, list[dict[str, Any]])
]
SHARE_RIGHT = 0.975


def spoken(case: dict[str, Any]) -> list[str | None]:
    lines = case["text"].split("\n")
    blocks = tuple(Block(id=f"b{n}", kind=Kind.PARAGRAPH, text=line) for n, line in enumerate(lines, start=1))
    told = describe(Article(meta=Meta(language=case.get("language", "")), blocks=blocks), ())
    return [q.speaker.name if q.speaker else None for block in told.blocks for q in block.quotes]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_no_name_is_wrong(case: dict[str, Any]) -> None:
    found, expected = spoken(case), case["speakers"]
    assert len(found) == len(expected), found
    assert all(name is None or name == wanted for name, wanted in zip(found, expected, strict=True)), found


def test_most_speakers_are_named() -> None:
    named = [(case["text"], name) for case in CASES for name in case["speakers"] if name]
    missing = [
        (case["text"], wanted)
        for case in CASES
        for name, wanted in zip(spoken(case), case["speakers"], strict=True)
        if wanted and name is None
    ]
    assert len(missing) <= (1 - SHARE_RIGHT) * len(named), missing


def test_the_table_is_large_enough_to_mean_something() -> None:
    speakers = [name for case in CASES for name in case["speakers"]]
    assert len(CASES) >= 640
    assert speakers.count(None) >= 300


def test_nobody_stays_nobody() -> None:
    """Of the quotations that the text gives to nobody, at most one in thirty may be given a name."""
    nobody = [
        (case["text"], name)
        for case in CASES
        for name, wanted in zip(spoken(case), case["speakers"], strict=True)
        if wanted is None
    ]
    assert sum(name is not None for _, name in nobody) <= len(nobody) / 30
