"""Speech and gaps into the output, a few seconds ahead of the ear, with a cue for every word."""

from bisect import bisect_right

from msgspec import Struct

from readaloud.audio.earcon import earcon
from readaloud.audio.gaps import gap_samples
from readaloud.audio.resample import resampled
from readaloud.model.profile import Profile
from readaloud.model.script import Earcon
from readaloud.model.speech import SAMPLE_BYTES, Speech, WordMark
from readaloud.player.feed import Cue
from readaloud.player.inputs import HeardAll, HeardStop, HeardUtterance, HeardWord
from readaloud.player.output import USUAL_RATE, Output
from readaloud.player.pace import RATE as SILENT_RATE
from readaloud.player.pace import silent_speech
from readaloud.player.plan import UNITS, Plan
from readaloud.player.stops import STOPS
from readaloud.services.listening.voice import Voice

AHEAD_S = 4.0  # of sound in the output
AHEAD_UTTERANCES = 6  # made before they are needed


class Course(Struct, frozen=True):
    """What is being played: a generation, from where, how fast, whether it can be heard."""

    generation: int
    index: int
    offset: int  # of the spoken text of the first utterance
    speed: float
    silent: bool


class Feeder:
    """Fills an output along one course at a time."""

    def __init__(self, plan: Plan, profile: Profile, voice: Voice, output: Output) -> None:
        self._plan, self._profile, self._voice, self._output = plan, profile, voice, output
        self._course: Course | None = None
        self._next = 0  # the utterance that is added next
        self._ended = False
        self._skipped: set[int] = set()
        self._sound_rate = USUAL_RATE
        self.stop_before: int | None = None  # the utterance that is not to be heard any more

    def begin(self, course: Course) -> None:
        """Drop what sounds and follow another course. Raises NoSound."""
        self._course, self._next, self._ended = course, course.index, False
        self._ask()
        self._output.begin(SILENT_RATE if course.silent else self._sound_rate, silent=course.silent)
        self.fill()

    def end(self) -> None:
        """Add nothing any more."""
        self._course = None

    def skip(self, index: int) -> None:
        """Let an utterance that cannot be spoken pass in silence."""
        self._skipped.add(index)

    def revive(self) -> None:
        """Expect the voice to speak again what it could not."""
        self._skipped.clear()

    def fill(self) -> bool:
        """Add what is there until the output has enough; whether anything was added. Raises NoSound."""
        course, added = self._course, False
        while course and not self._ended and self._output.held_s < AHEAD_S:
            if self._next == self.stop_before and self._next != course.index:
                self._output.add(b"", [(0, HeardStop(course.generation, self._next))])
                self._ended = added = True
                break
            if self._next == len(self._plan.utterances):
                self._output.add(b"", [(0, HeardAll(course.generation))])
                self._ended = added = True
                break
            speech = self._speech(course, self._next)
            if speech is None:
                break
            self._add(course, speech)
            self._next, added = self._next + 1, True
        if added:
            self._ask()
        return added

    def has_passed(self, index: int | None) -> bool:
        """Whether what is to be heard has been decided beyond that utterance."""
        return self._course is not None and (self._ended or (index is not None and self._next > index))

    @property
    def last_added(self) -> int:
        """The utterance whose sound was added last."""
        return self._next - 1

    def sentence_behind(self, index: int) -> int | None:
        """The first utterance of the next sentence behind an utterance; None in the last one."""
        return next((start for start in self._plan.starts["sentence"] if start > index), None)

    def offset_before(self, course_offset: int, index: int, speed: float, silent: bool, ms: float) -> int:
        """The offset of the word that is heard so long before the word at an offset; 0: the first."""
        speech = self._speech(Course(0, index, 0, speed, silent), index)
        if speech is None:
            return 0
        here = max((mark.sample for mark in speech.marks if mark.start <= course_offset), default=0)
        wanted = here - ms * speech.rate / 1000
        return max((mark.start for mark in speech.marks if mark.sample <= wanted), default=0)

    @property
    def hungry(self) -> bool:
        """Whether it waits for the voice and the output has nothing left."""
        return self._course is not None and not self._ended and self._output.held_s == 0

    def look_around(self, index: int, speed: float) -> None:
        """Have the voice make what a person may jump to next, while there is nothing else to do."""
        self._voice.want(self._neighbours(index), speed)

    def _ask(self) -> None:
        if self._course is not None and not self._course.silent:
            coming = range(self._next, min(self._next + AHEAD_UTTERANCES, len(self._plan.utterances)))
            around = self._neighbours(max(self._course.index, self._next - 1))
            self._voice.want([*coming, *(i for i in around if i not in coming)], self._course.speed)

    def _neighbours(self, index: int) -> list[int]:
        """This sentence's start, then the next and the previous of each unit and of each kind."""
        found = [index]
        for unit in UNITS:
            count, number = len(self._plan.starts[unit]), self._plan.unit_number(unit, index)
            near = (n for n in (number + 1, number, number - 1) if 0 <= n < count)
            found += [self._plan.landing(unit, n) for n in near]
        for kind in STOPS:
            stops = self._plan.stops.get(kind, ())
            at = bisect_right(stops, index)
            found += [stops[n] for n in (at, at - 1, at - 2) if 0 <= n < len(stops)]
        return list(dict.fromkeys(found))

    def _speech(self, course: Course, index: int) -> Speech | None:
        utterance = self._plan.utterances[index]
        if course.silent or index in self._skipped:
            words_per_minute = self._profile.words_per_minute * course.speed
            return silent_speech(utterance, words_per_minute, self._output.rate)
        return self._voice.speech(index, course.speed)

    def _add(self, course: Course, speech: Speech) -> None:
        if self._next == course.index:
            if speech.rate != self._output.rate:
                self._sound_rate = speech.rate
                self._output.begin(speech.rate, silent=course.silent)
            speech = _from_word(speech, course.offset) if self._voice.exact or course.silent else speech
        else:
            self._add_gap(course)
        speech = resampled(speech, self._output.rate)
        self._output.add(speech.samples, _cues(course.generation, self._next, speech))

    def _add_gap(self, course: Course) -> None:
        rate = self._output.rate
        for item in self._plan.gaps[self._next]:
            if isinstance(item, Earcon):
                self._output.add(earcon(item.name, rate))
            else:
                samples = gap_samples(item, course.speed, rate)
                self._output.add(bytes(samples * SAMPLE_BYTES), is_gap=True)


def _from_word(speech: Speech, offset: int) -> Speech:
    """The speech from the word at an offset of the spoken text on."""
    before = [mark for mark in speech.marks if mark.start <= offset]
    if not offset or not before:
        return speech
    cut = before[-1].sample
    marks = (WordMark(m.start, m.end, m.sample - cut) for m in speech.marks if m.sample >= cut)
    return Speech(speech.samples[cut * SAMPLE_BYTES :], speech.rate, tuple(marks))


def _cues(generation: int, index: int, speech: Speech) -> list[Cue]:
    words: list[Cue] = [
        (mark.sample, HeardWord(generation, index, mark.start, mark.end)) for mark in speech.marks
    ]
    return [(0, HeardUtterance(generation, index)), *words]
