"""The transport: a pure state machine. State and input in, state and effects out; no clock, no sound.

Every change of place or of voice begins a new generation; what the sinks report of an older one is dropped
here, so that a late mark can never move the reading back.

Moving back follows what people who read by ear expect. Someone who presses "back" right after a sentence
began has meant the one before it; it takes about a second to hear that something was missed and to press a
key. Someone in the middle of a sentence wants to hear that sentence again, and pressing once more goes on to
the one before. The second is one of hearing, whatever the speed.
"""

from bisect import bisect_left, bisect_right

from msgspec import Struct
from msgspec.structs import replace

from readaloud.player.events import (
    Edge,
    Finished,
    SettingsChanged,
    Status,
    StatusChanged,
    UtteranceStarted,
    WordHeard,
)
from readaloud.player.inputs import (
    Begin,
    Continue,
    Drop,
    Effect,
    Fed,
    GoTo,
    HeardAll,
    HeardStop,
    HeardUtterance,
    HeardWord,
    Hold,
    Input,
    Move,
    MoveTo,
    Pause,
    Play,
    Released,
    Renew,
    Restart,
    SetGain,
    SetMuted,
    SetSpeed,
    SetVolume,
    Starved,
    Stop,
    Tell,
    Toggle,
)
from readaloud.player.plan import Plan

BACK_TO_PREVIOUS_MS = 1_000
SLOWEST, FASTEST = 0.5, 6.0
ACTIVE = (Status.PLAYING, Status.WAITING)


class Transport(Struct, frozen=True):
    """Where a reading is and what it does."""

    status: Status = Status.STOPPED
    index: int = 0  # of the utterance
    offset: int = 0  # of its spoken text: the word heard last
    generation: int = 0
    speed: float = 1.0
    muted: bool = False
    volume: int = 100  # percent
    loaded: bool = False  # the sink holds the sound of this generation and can go on in mid-word


Outcome = tuple[Transport, tuple[Effect, ...]]


def step(plan: Plan, state: Transport, given: Input) -> Outcome:
    """What a reading becomes by one input, and what has to be done for it."""
    match given:
        case HeardUtterance() | HeardWord() | HeardAll() | HeardStop() | Starved() | Fed():
            return _report(plan, state, given) if given.generation == state.generation else (state, ())
        case SetSpeed() | SetMuted() | SetVolume():
            return _settings(state, given)
        case Move() | MoveTo() | GoTo() | Restart():
            return _moved(plan, state, given)
        case Toggle():
            return step(plan, state, Pause() if state.status in ACTIVE else Play())
        case Play():
            return _play(plan, state)
        case Pause():
            return _pause(state)
        case Stop():
            return _stop(plan, state)
        case Released():
            return replace(state, loaded=False), ()
        case Renew():
            return _begin(state, state.index, state.offset) if state.status in ACTIVE else (state, ())


def _play(plan: Plan, state: Transport) -> Outcome:
    if state.status in ACTIVE:
        return state, ()
    if not plan.utterances:
        return _status(state, Status.FINISHED, Tell(Finished(state.generation)))
    if state.status is Status.FINISHED:
        return _begin(state, 0)
    if not state.loaded:
        return _begin(state, state.index, state.offset)
    return _status(state, Status.PLAYING, Continue())


def _pause(state: Transport) -> Outcome:
    return _status(state, Status.PAUSED, Hold()) if state.status in ACTIVE else (state, ())


def _stop(plan: Plan, state: Transport) -> Outcome:
    if state.status is Status.STOPPED:
        return state, ()
    sentence = plan.starts["sentence"][plan.unit_number("sentence", state.index)] if plan.utterances else 0
    stopped = replace(state, index=sentence, offset=0, loaded=False, generation=state.generation + 1)
    return _status(stopped, Status.STOPPED, Drop())


def _status(state: Transport, status: Status, *effects: Effect) -> Outcome:
    return replace(state, status=status), (*effects, Tell(StatusChanged(state.generation, status)))


def _begin(state: Transport, index: int, offset: int = 0) -> Outcome:
    begun = replace(
        state,
        index=index,
        offset=offset,
        generation=state.generation + 1,
        loaded=True,
        status=Status.PLAYING,
    )
    effects: tuple[Effect, ...] = (Begin(begun.generation, index, offset),)
    if state.status is not Status.PLAYING:
        effects = (*effects, Tell(StatusChanged(begun.generation, Status.PLAYING)))
    return begun, effects


def _moved(plan: Plan, state: Transport, given: Move | MoveTo | GoTo | Restart) -> Outcome:
    if not plan.utterances:
        return state, ()
    match given:
        case Restart():
            return _go(plan, state, 0)
        case GoTo():
            return _go(plan, state, min(max(0, given.index), len(plan.utterances) - 1))
        case MoveTo():
            found = plan.find(given.locator)
            return (state, ()) if found is None else _go(plan, state, *plan.place(given.locator))
        case Move():
            return _move(plan, state, given)


def _move(plan: Plan, state: Transport, given: Move) -> Outcome:
    if given.unit not in plan.starts:
        return _move_by_kind(plan, state, given)
    target = target_unit(plan, state, given)
    if target >= len(plan.starts[given.unit]):
        return state, (Tell(Edge(state.generation, given.unit, at_end=True)),)
    moved, effects = _go(plan, state, plan.landing(given.unit, max(0, target)))
    if target < 0:
        effects = (*effects, Tell(Edge(moved.generation, given.unit, at_end=False)))
    return moved, effects


def _move_by_kind(plan: Plan, state: Transport, given: Move) -> Outcome:
    """To the next or the previous of a kind; where there is none, the reading stays where it is."""
    stops = plan.stops.get(given.unit, ())
    if given.steps >= 0:
        target = bisect_right(stops, state.index) + given.steps - 1
    else:
        is_heard = state.index in stops and given.heard_ms >= BACK_TO_PREVIOUS_MS
        target = bisect_left(stops, state.index) + given.steps + is_heard
    if 0 <= target < len(stops):
        return _go(plan, state, stops[target])
    kind = given.unit.partition(":")[0]
    return state, (Tell(Edge(state.generation, kind, at_end=given.steps >= 0)),)


def target_unit(plan: Plan, state: Transport, given: Move) -> int:
    """The number of the unit that a move leads to; it may lie before the first or behind the last."""
    number = plan.unit_number(given.unit, state.index)
    if given.steps >= 0:
        return number + given.steps
    at_start = state.index <= plan.landing(given.unit, number) and given.heard_ms < BACK_TO_PREVIOUS_MS
    return number + given.steps + (0 if at_start and state.status is not Status.FINISHED else 1)


def _go(plan: Plan, state: Transport, index: int, offset: int = 0) -> Outcome:
    if state.status in (*ACTIVE, Status.FINISHED):
        return _begin(state, index, offset)
    moved = replace(state, index=index, offset=offset, generation=state.generation + 1, loaded=False)
    return moved, (Drop(), Tell(UtteranceStarted(moved.generation, plan.utterances[index])))


def _settings(state: Transport, given: SetSpeed | SetMuted | SetVolume) -> Outcome:
    if isinstance(given, SetVolume):
        louder = replace(state, volume=given.percent)
        return louder, (SetGain(given.percent), _settings_told(louder)) if louder != state else ()
    changed = _with_setting(state, given)
    if changed == state:
        return state, ()
    effects: tuple[Effect, ...] = (Drop(),)
    if state.status in ACTIVE:
        changed, effects = _begin(changed, state.index, state.offset)
    else:
        changed = replace(changed, generation=state.generation + 1, loaded=False)
    return changed, (*effects, _settings_told(changed))


def _settings_told(state: Transport) -> Tell:
    return Tell(SettingsChanged(state.generation, state.speed, state.muted, state.volume))


def _with_setting(state: Transport, given: SetSpeed | SetMuted) -> Transport:
    if isinstance(given, SetSpeed):
        return replace(state, speed=min(FASTEST, max(SLOWEST, round(given.speed, 2))))
    return replace(state, muted=given.muted)


def _report(plan: Plan, state: Transport, given: Input) -> Outcome:
    match given:
        case HeardUtterance():
            there = replace(
                state, index=given.index, offset=0 if given.index != state.index else state.offset
            )
            return there, (Tell(UtteranceStarted(state.generation, plan.utterances[given.index])),)
        case HeardWord():
            return _heard_word(plan, state, given)
        case HeardAll():
            done = replace(state, generation=state.generation + 1, loaded=False, offset=0)
            state, effects = _status(done, Status.FINISHED, Drop())
            return state, (*effects, Tell(Finished(done.generation)))
        case HeardStop():
            there = replace(state, index=given.index, offset=0, loaded=False, generation=state.generation + 1)
            return _status(there, Status.PAUSED, Drop())
        case Starved() if state.status is Status.PLAYING:
            return _status(state, Status.WAITING)
        case Fed() if state.status is Status.WAITING:
            return _status(state, Status.PLAYING)
        case _:
            return state, ()


def _heard_word(plan: Plan, state: Transport, given: HeardWord) -> Outcome:
    utterance = plan.utterances[given.index]
    shown = utterance.displayed(given.start, given.end)
    effects = (Tell(WordHeard(state.generation, utterance.id, shown)),) if shown else ()
    return replace(state, index=given.index, offset=given.start), effects
