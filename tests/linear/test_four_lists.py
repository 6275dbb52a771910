"""What one can do in the app one can do in lines: table, help, palette and linear reader agree."""

import pytest

from readaloud.cli.linear_input import Typed
from readaloud.cli.linear_reader import LinearReader
from readaloud.services.reader.actions import TABLE
from readaloud.services.reader.reader import Reader
from readaloud.tui.help_screen import help_lines
from readaloud.tui.offering import palette


@pytest.mark.parametrize("is_terminal", [True, False])
def test_table_help_palette_and_lines_list_the_same_actions(reader: Reader, is_terminal: bool) -> None:
    table = {row.name for row in TABLE}
    assert {action.name for action in reader.actions} == table
    shown = " ".join(" ".join(line.plain.split()) for line in help_lines(reader.actions, reader.words, 40))
    assert {action.name for action in reader.actions if action.help in shown} == table
    listed = {choice.id for choice in palette(reader)._offer.choices()}
    assert listed == table - {"command"}  # which is the palette itself
    printed: list[str] = []
    linear = LinearReader(
        reader,
        is_terminal=is_terminal,
        say=printed.append,
        complain=printed.append,
        take_lines=lambda wanted: None,
    )
    linear.typed(Typed("question_mark" if is_terminal else "help", is_key=is_terminal))
    assert {a.name for a in reader.actions if any(line.endswith(a.help) for line in printed)} == table


def test_every_action_can_be_typed_in_lines_as_a_key_and_as_words(reader: Reader) -> None:
    for action in reader.actions:
        printed: list[str] = []
        for typed in (Typed(action.keys[-1], is_key=True), Typed(action.words[0], is_key=False)):
            linear = LinearReader(
                reader,
                is_terminal=typed.is_key,
                say=printed.append,
                complain=printed.append,
                take_lines=lambda wanted: None,
            )
            linear.typed(typed)
            assert not any("is no key" in line or "is not known" in line for line in printed), action.name
