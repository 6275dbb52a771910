"""The stream that a sink pulls from: sound in order, with cues that fall due when they are heard.

Filled by the session's thread, pulled by the device's. A pull never waits: what is not there yet is silence,
which moves the stream on but not the cues.
"""

from array import array
from collections import deque
from collections.abc import Sequence
from threading import Lock
from typing import Any

from readaloud.model.speech import SAMPLE_BYTES

Cue = tuple[int, Any]  # a frame, and what begins to be heard there


class Feed:
    """Frames handed out are counted from the last ``clear``, silence for want of sound included."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sounds: deque[memoryview] = deque()
        self._gaps: deque[tuple[int, int]] = deque()  # frames of the sound: first, and first behind
        self._cues: deque[Cue] = deque()  # by frame of the sound, not handed out yet
        self._sounding: deque[Cue] = deque()  # by frame of the stream, handed out and not heard yet
        self._appended = 0  # frames of sound, ever
        self._sound_out = 0  # frames of sound handed out
        self._handed = 0  # frames handed out
        self.gain = 1.0  # times as loud as it is appended

    def append(self, samples: bytes, cues: Sequence[Cue] = (), *, is_gap: bool = False) -> None:
        """Add sound, or a gap, at the end; the frames of its cues are counted from its own start and rise."""
        with self._lock:
            if is_gap:
                self._gaps.append((self._appended, self._appended + len(samples) // SAMPLE_BYTES))
            self._cues.extend((self._appended + frame, what) for frame, what in cues)
            if samples:
                self._sounds.append(memoryview(samples))
            self._appended += len(samples) // SAMPLE_BYTES

    def clear(self) -> None:
        """Forget everything; frames count from 0 again."""
        with self._lock:
            self._sounds.clear()
            self._gaps.clear()
            self._cues.clear()
            self._sounding.clear()
            self._appended = self._sound_out = self._handed = 0

    def skip_gap(self) -> None:
        """Go on behind the gap, when one is next or has begun to be handed out."""
        with self._lock:
            while self._gaps and self._gaps[0][0] <= self._sound_out:
                end = self._gaps.popleft()[1]
                if end > self._sound_out:
                    self._take((end - self._sound_out) * SAMPLE_BYTES)
                    self._sound_out = end

    def pull(self, frames: int) -> bytes:
        """The next frames, exactly that many."""
        with self._lock:
            parts, missing = self._take(frames * SAMPLE_BYTES)
            self._release_cues(frames - missing // SAMPLE_BYTES)
            self._handed += frames
            while self._gaps and self._gaps[0][1] <= self._sound_out:
                self._gaps.popleft()
        return b"".join((*map(self._gained, parts), bytes(missing)))

    def _gained(self, part: memoryview) -> memoryview | bytes:
        """A piece at the volume that is wanted now."""
        if self.gain == 1.0:
            return part
        gain = self.gain
        return array(
            "h", [max(-32_768, min(32_767, int(gain * s))) for s in part.cast("B").cast("h")]
        ).tobytes()

    def _take(self, wanted: int) -> tuple[list[memoryview], int]:
        parts: list[memoryview] = []
        while wanted and self._sounds:
            first = self._sounds.popleft()
            if len(first) > wanted:
                self._sounds.appendleft(first[wanted:])
            parts.append(first[:wanted])
            wanted -= len(parts[-1])
        return parts, wanted

    def _release_cues(self, sound_frames: int) -> None:
        shift = self._handed - self._sound_out
        self._sound_out += sound_frames
        emptied = self._sound_out == self._appended  # a cue at the very end has no frame of its own
        while self._cues and (self._cues[0][0] < self._sound_out or emptied):
            frame, what = self._cues.popleft()
            self._sounding.append((frame + shift, what))

    def due(self, audible: int) -> list[Cue]:
        """What has begun to be heard by that frame of the stream, and where; each once, in order."""
        found: list[Cue] = []
        with self._lock:
            while self._sounding and self._sounding[0][0] <= audible:
                found.append(self._sounding.popleft())
        return found

    def next_cue(self) -> int | None:
        """The frame of the stream at which the next cue will be heard if sound does not run out."""
        with self._lock:
            if self._sounding:
                return self._sounding[0][0]
            return self._cues[0][0] + self._handed - self._sound_out if self._cues else None

    @property
    def held(self) -> int:
        """Frames of sound that have not been handed out."""
        with self._lock:
            return self._appended - self._sound_out

    @property
    def handed(self) -> int:
        """Frames handed out since the last ``clear``."""
        with self._lock:
            return self._handed
