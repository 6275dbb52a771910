"""Questions and lists: what they say, and what is told while one is open."""

from readaloud.cli.linear_input import Typed
from readaloud.cli.linear_reader import LinearReader
from readaloud.player.events import Told, Trouble
from readaloud.services.reader.reader import Reader


def made(reader: Reader, said: list[str], complained: list[str]) -> LinearReader:
    return LinearReader(
        reader, is_terminal=True, say=said.append, complain=complained.append, take_lines=lambda wanted: None
    )


def test_news_waits_until_a_list_has_been_answered(reader: Reader) -> None:
    said: list[str] = []
    complained: list[str] = []
    linear = made(reader, said, complained)
    linear.typed(Typed("f", is_key=True))
    listed = len(said)
    linear.event(Trouble(0, "The device was lost."))
    linear.event(Told(0, "It is written."))
    assert (said[listed:], complained) == ([], [])
    linear.typed(Typed("", is_key=False))
    assert (said[listed:], complained) == (["Nothing chosen.", "It is written."], ["The device was lost."])


def test_a_list_says_what_a_number_does_and_the_queue_how_many_wait_in_it(reader: Reader) -> None:
    said: list[str] = []
    made(reader, said, []).typed(Typed("j", is_key=True))
    assert said[0] == "The queue is empty."
    assert said[-1] == "A number puts it in the queue, or takes it out. Only Enter for none."


def test_a_video_chosen_from_the_transcripts_asks_for_its_file(reader: Reader) -> None:
    said: list[str] = []
    linear = made(reader, said, [])
    linear.typed(Typed("a", is_key=True))
    assert said[0].startswith("1. Video: Otters at dusk.")
    linear.typed(Typed("1", is_key=False))
    linear.typed(Typed("nowhere.vtt", is_key=False))
    assert said[-2:] == ["Which file is the transcript?", "There is no file nowhere.vtt. Check its name."]
