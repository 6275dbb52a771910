"""What is told while a person answers a question or chooses from a list."""

from readaloud.cli.linear_input import Typed
from readaloud.cli.linear_reader import LinearReader
from readaloud.player.events import Told, Trouble
from readaloud.services.reader.reader import Reader


def test_news_waits_until_a_list_has_been_answered(reader: Reader) -> None:
    said: list[str] = []
    complained: list[str] = []
    linear = LinearReader(
        reader, is_terminal=True, say=said.append, complain=complained.append, take_lines=lambda wanted: None
    )
    linear.typed(Typed("f", is_key=True))
    listed = len(said)
    linear.event(Trouble(0, "The device was lost."))
    linear.event(Told(0, "It is written."))
    assert (said[listed:], complained) == ([], [])
    linear.typed(Typed("", is_key=False))
    assert (said[listed:], complained) == (["Nothing chosen.", "It is written."], ["The device was lost."])
