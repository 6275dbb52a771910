"""Events from the session's thread: none lost, in order, and nobody waits."""

import threading

from readaloud.player.events import Finished
from readaloud.tui.inbox import Inbox


def test_events_that_come_before_the_app_are_kept_and_announced_when_it_connects():
    inbox, rung = Inbox(), []
    inbox.post(Finished(1))
    inbox.post(Finished(2))
    inbox.connect(lambda: rung.append("ring"))
    assert rung == ["ring"]
    assert [event.generation for event in inbox.take()] == [1, 2]


def test_it_rings_once_until_everything_has_been_taken():
    inbox, rung = Inbox(), []
    inbox.connect(lambda: rung.append("ring"))
    for number in range(3):
        inbox.post(Finished(number))
    assert rung == ["ring"]
    assert len(list(inbox.take())) == 3
    inbox.post(Finished(3))
    assert rung == ["ring", "ring"]


def test_nothing_is_lost_between_threads():
    inbox, taken = Inbox(), []
    bell = threading.Event()
    inbox.connect(bell.set)
    sender = threading.Thread(target=lambda: [inbox.post(Finished(n)) for n in range(5000)])
    sender.start()
    while len(taken) < 5000:
        assert bell.wait(5)
        bell.clear()
        taken.extend(event.generation for event in inbox.take())
    sender.join()
    assert taken == list(range(5000))


def test_after_the_app_has_gone_nothing_rings():
    inbox, rung = Inbox(), []
    inbox.connect(lambda: rung.append("ring"))
    inbox.disconnect()
    inbox.post(Finished(1))
    assert rung == []
