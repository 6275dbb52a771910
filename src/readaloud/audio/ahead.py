"""Utterances spoken by several engine processes at once, handed over in order."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from queue import SimpleQueue
from typing import TYPE_CHECKING

from readaloud.audio.synthesis import Synthesiser
from readaloud.model.script import Utterance
from readaloud.model.speech import Speech

if TYPE_CHECKING:
    from concurrent.futures import Future

_AHEAD = 4  # utterances for each process: enough that none waits for a long sentence of another


def speak_ahead(utterances: Iterable[Utterance], synthesisers: Sequence[Synthesiser]) -> Iterator[Speech]:
    """The speech of each utterance, in order; one thread for each synthesiser, whose host it has to itself.

    At most four utterances a synthesiser are held. Closing the iterator gives up what is being spoken.
    """
    from concurrent.futures import ThreadPoolExecutor

    free: SimpleQueue[Synthesiser] = SimpleQueue()
    for synthesiser in synthesisers:
        free.put(synthesiser)
    waiting = iter(utterances)
    pending: deque[Future[Speech]] = deque()
    with ThreadPoolExecutor(len(synthesisers), thread_name_prefix="readaloud-speak") as pool:
        try:
            for utterance in islice(waiting, _AHEAD * len(synthesisers)):
                pending.append(pool.submit(_speak, free, utterance))
            while pending:
                speech = pending.popleft().result()
                for utterance in islice(waiting, 1):
                    pending.append(pool.submit(_speak, free, utterance))
                yield speech
        finally:
            _give_up(pending, synthesisers)


def _speak(free: "SimpleQueue[Synthesiser]", utterance: Utterance) -> Speech:
    synthesiser = free.get()
    try:
        return synthesiser.speech(utterance)
    finally:
        free.put(synthesiser)


def _give_up(pending: "Iterable[Future[Speech]]", synthesisers: Sequence[Synthesiser]) -> None:
    for future in pending:
        future.cancel()
    for synthesiser in synthesisers:
        synthesiser.host.cancel()
