"""How far an export has come, told while it goes on; and the way to stop it from another thread."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from threading import Event

from readaloud.engines.protocol import Cancelled
from readaloud.model.speech import Speech
from readaloud.services.exporting.values import ExportProgress

_FIRST_S = 1.0  # before it, a guess would jump
_WINDOW_S = 20.0  # the pace of these: a resumed job rushes through what is in the cache, then slows down


class Teller:
    """Tells how far one source has come; where it is told, the export can be cancelled."""

    def __init__(self, source: str, tell: Callable[[ExportProgress], None], cancel: Event | None) -> None:
        self._source = source
        self._tell = tell
        self._cancel = cancel
        self._step = ""
        self._passed: deque[tuple[float, float]] = deque()

    def tell(self, step: str, done: int, total: int, share: float | None = None) -> None:
        """``share`` of the step is done; when it is not given, ``done`` of ``total``.

        Raises:
            Cancelled: somebody wants the export to stop.
        """
        self._stop_when_asked()
        share = done / max(1, total) if share is None else share
        self._tell(ExportProgress(self._source, step, done, total, self._left(step, share), share))
        self._stop_when_asked()  # whoever was told may have asked for it, even at the last file

    def _stop_when_asked(self) -> None:
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled

    def counted(self, speeches: Iterable[Speech], lengths: list[int]) -> Iterator[Speech]:
        """The speeches as they come, told by the ``lengths`` of their texts."""
        total, spoken = max(1, sum(lengths)), 0
        for done, (speech, length) in enumerate(zip(speeches, lengths, strict=True), 1):
            spoken += length
            self.tell("speaking", done, len(lengths), spoken / total)
            yield speech

    def _left(self, step: str, share: float) -> float | None:
        """Seconds to the end of the step at the pace of the last ones; None before there is a pace."""
        now = time.monotonic()
        if step != self._step:
            self._step = step
            self._passed.clear()
        self._passed.append((now, share))
        while now - self._passed[0][0] > _WINDOW_S and len(self._passed) > 2:
            self._passed.popleft()
        since, before = self._passed[0]
        if share >= 1.0:
            return 0.0
        if now - since < _FIRST_S or share <= before:
            return None
        return (now - since) / (share - before) * (1.0 - share)
