"""Which signals decided: for every block and every removal, from what cleaning itself has noted."""

from pathlib import Path

import pytest
from articles import captures
from click.testing import CliRunner
from hypothesis import given, settings

from readaloud.clean import clean
from readaloud.clean.explaining import explain
from readaloud.cli.commands.article import command
from readaloud.extract.plain.lines import extract_plain

STORY = """Home
News

The night train keeps its last sleeping car

By Ada Moss
May 4, 2025

The last sleeping car of the night train will be kept for another winter, the railway said on Sunday.

Sleeping car at the platform. Ada Moss/Harbour News

“People write to us about it more than about

Advertisement

anything else that we run,” said the manager of the line, who has answered all of them himself.

WATCH: Inside the old carriage

Tickets for the winter go on sale in October, and there will be no reservations by telephone any more.
"""


def signals_of(text: str, **options: tuple[str, ...]) -> dict[str, str]:
    found = explain(extract_plain(text), **options)
    items = [
        *((b.id, b.text) for b in found.article.blocks),
        *((r.id, r.text) for r in found.article.removed),
    ]
    return {item_text: "; ".join(found.signals[item_id]) for item_id, item_text in items}


@pytest.mark.parametrize(
    ("begins", "words"),
    [
        ("Home", "rule"),
        ("The night train", "head of a story"),
        ("The last sleeping car of", "prose that no rule names; in the story"),
        ("Sleeping car at", "credit"),
        ("“People write", "joined over what was removed before line 17"),
        ("Advertisement", "rule ad-label, ad; the words of the rule; in the story"),
        ("Inside the old carriage", "play label, teaser"),
    ],
)
def test_the_signals_that_decided_are_said(begins: str, words: str) -> None:
    found = next(
        said for text, said in signals_of(STORY).items() if text == begins or text.startswith(f"{begins} ")
    )
    assert words in found


def test_what_the_person_keeps_and_drops_is_said() -> None:
    found = signals_of(STORY, keep=("ad-label",), drop=("October",))
    assert "kept by you, the rule ad-label would take it" in found["Advertisement"]
    assert next(said for text, said in found.items() if text.startswith("Tickets")).endswith(
        "a pattern of yours; after the story"
    )


@settings(max_examples=60, deadline=None)
@given(captures)
def test_explaining_changes_nothing_and_leaves_nothing_out(text: str) -> None:
    extracted = extract_plain(text)
    found = explain(extracted)
    assert found.article == clean(extracted)
    ids = {block.id for block in found.article.blocks} | {r.id for r in found.article.removed}
    assert found.signals.keys() == ids
    assert all(signals and all(signals) for signals in found.signals.values())


def test_the_command_prints_one_line_for_each_block_and_removal(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    printed = CliRunner().invoke(command, [str(story), "--explain"]).stdout
    article = clean(extract_plain(STORY))
    assert len(printed.splitlines()) == len(article.blocks) + len(article.removed)
    assert "removed r3, “Advertisement”: rule ad-label, ad; the words of the rule; in the story.\n" in printed
