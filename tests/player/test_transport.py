"""The transport as a pure state machine."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from readaloud.model.article import Locator
from readaloud.model.script import Rewrite, Script
from readaloud.player.events import Edge, Finished, SettingsChanged, Status, UtteranceStarted, WordHeard
from readaloud.player.inputs import (
    Begin,
    Continue,
    Drop,
    Fed,
    HeardAll,
    HeardUtterance,
    HeardWord,
    Hold,
    Move,
    MoveTo,
    Pause,
    Play,
    Released,
    Restart,
    SetMuted,
    SetSpeed,
    Starved,
    Stop,
    Tell,
    Toggle,
)
from readaloud.player.plan import UNITS, Plan, make_plan
from readaloud.player.transport import FASTEST, SLOWEST, Transport, step
from reading import make_article, make_script

PLAN = make_plan(make_script(), make_article())
LAST = len(PLAN.utterances) - 1


def run(*given: Any, state: Transport | None = None, plan: Plan = PLAN) -> tuple[Transport, list[Any]]:
    state = state or Transport()
    effects: list[Any] = []
    for one in given:
        state, new = step(plan, state, one)
        effects += new
    return state, effects


def at(index: int, status: Status = Status.PLAYING) -> Transport:
    return Transport(status=status, index=index, generation=5, loaded=True)


def events(effects: list[Any]) -> list[Any]:
    return [effect.event for effect in effects if isinstance(effect, Tell)]


def text_at(state: Transport) -> str:
    return PLAN.utterances[state.index].text


def test_a_plan_knows_where_sentences_paragraphs_and_sections_begin() -> None:
    starts = {unit: [PLAN.utterances[i].text for i in PLAN.starts[unit]] for unit in UNITS}
    assert len(starts["sentence"]) == 10
    assert starts["section"] == [
        "Otters return to the river.",
        "What the river needs",
        "Video.",
        "The survey goes on until autumn.",
    ]
    assert len(starts["paragraph"]) == 7
    assert [pause.ms for pause in PLAN.gaps[1]] == [100]
    assert PLAN.gaps[0] == ()


def test_play_begins_pause_holds_and_play_goes_on_in_mid_word() -> None:
    state, effects = run(Play(), HeardUtterance(1, 0), HeardWord(1, 0, 7, 13), Pause(), Play())
    assert [type(e) for e in effects if not isinstance(e, Tell)] == [Begin, Hold, Continue]
    assert (state.status, state.offset, state.generation) == (Status.PLAYING, 7, 1)


def test_after_the_device_was_released_play_begins_at_the_word() -> None:
    _, effects = run(Play(), HeardWord(1, 0, 7, 13), Pause(), Released(), Play())
    assert [e for e in effects if isinstance(e, Begin)][-1] == Begin(2, 0, 7)


def test_toggle_plays_and_pauses() -> None:
    state, _ = run(Toggle())
    assert state.status is Status.PLAYING
    state, _ = run(Toggle(), state=state)
    assert state.status is Status.PAUSED


def test_stop_keeps_the_sentence_and_drops_the_word() -> None:
    state, effects = run(Play(), HeardUtterance(1, 4), HeardWord(1, 4, 3, 8), Stop())
    assert text_at(state).startswith("“We had given up")
    assert (state.offset, state.status) == (0, Status.STOPPED)
    assert Drop() in effects


def test_next_sentence_never_stops_in_a_fragment() -> None:
    warden = next(i for i, u in enumerate(PLAN.utterances) if u.voice == "quote")
    state, _ = run(Move("sentence", 1), state=at(warden))
    assert text_at(state) == "What the river needs"


def test_back_within_a_second_goes_to_the_one_before_and_later_restarts() -> None:
    quiet = next(i for i, u in enumerate(PLAN.utterances) if u.text == "So do quiet banks.")
    assert text_at(run(Move("sentence", -1, 999), state=at(quiet))[0]) == "Clean water matters most."
    again, _ = run(Move("sentence", -1, 1000), state=at(quiet))
    assert text_at(again) == "So do quiet banks."
    assert text_at(run(Move("sentence", -1, 0), state=again)[0]) == "Clean water matters most."


def test_back_in_the_second_voice_of_a_sentence_restarts_the_whole_sentence() -> None:
    warden = next(i for i, u in enumerate(PLAN.utterances) if u.voice == "quote")
    state, _ = run(Move("sentence", -1, 100), state=at(warden + 1))
    assert state.index == warden


def test_back_by_paragraph_from_its_middle_goes_to_its_start() -> None:
    quiet = next(i for i, u in enumerate(PLAN.utterances) if u.text == "So do quiet banks.")
    assert text_at(run(Move("paragraph", -1, 0), state=at(quiet))[0]) == "Clean water matters most."


def test_a_move_of_no_steps_repeats_the_sentence() -> None:
    state, effects = run(Move("sentence", 0, 5000), state=at(3))
    assert [e for e in effects if isinstance(e, Begin)] == [Begin(6, 3, 0)]
    assert state.index == 3


def test_next_behind_the_last_says_so_and_reads_on_undisturbed() -> None:
    for unit in UNITS:
        state, effects = run(Move(unit, 1), state=at(LAST))
        assert (state, events(effects)) == (at(LAST), [Edge(5, unit, at_end=True)])


def test_back_at_the_very_start_restarts_and_says_so() -> None:
    state, effects = run(Move("sentence", -1, 0), state=at(0))
    assert state.index == 0
    assert Edge(6, "sentence", at_end=False) in events(effects)


def test_moving_in_a_pause_stays_paused_and_says_where_one_is() -> None:
    state, effects = run(Move("section", 1), state=at(1, Status.PAUSED))
    assert state.status is Status.PAUSED
    assert events(effects) == [UtteranceStarted(6, PLAN.utterances[state.index])]
    assert run(Play(), state=state)[1][0] == Begin(7, state.index, 0)


def test_moving_to_a_place_begins_at_its_word() -> None:
    state, effects = run(MoveTo(Locator("b5", 32, 37)), state=at(0))
    assert text_at(state) == "So do quiet banks."
    assert effects[0] == Begin(6, state.index, 6)
    assert run(MoveTo(Locator("nowhere", 0, 0)), state=at(0)) == (at(0), [])


def test_moving_to_a_place_in_a_rewritten_piece_begins_at_its_spoken_form() -> None:
    script = make_script()
    rewritten = replace(
        script.utterances[0],
        text="Up 28% a year.",
        spoken="Up 28 per cent a year.",
        alignment=(Rewrite(3, 6, 3, 14),),
        locator=Locator("b1", 0, 14),
    )
    plan = make_plan(Script((rewritten,), "en", "newsroom"), make_article())
    offsets = [run(MoveTo(Locator("b1", n, n)), state=at(0), plan=plan)[1][0].offset for n in (1, 4, 7, 9)]
    assert offsets == [1, 3, 15, 17]


def test_speed_changes_at_the_word_being_heard() -> None:
    state, effects = run(HeardWord(5, 2, 4, 9), SetSpeed(1.5), state=at(2))
    assert Begin(6, 2, 4) in effects
    assert SettingsChanged(6, 1.5, muted=False) in events(effects)
    assert run(SetSpeed(1.5), state=state) == (state, [])


def test_speed_keeps_within_its_bounds() -> None:
    assert run(SetSpeed(100))[0].speed == FASTEST
    assert run(SetSpeed(0.01))[0].speed == SLOWEST


def test_mute_goes_on_at_the_word_and_in_a_pause_stays_paused() -> None:
    assert Begin(6, 2, 4) in run(HeardWord(5, 2, 4, 9), SetMuted(True), state=at(2))[1]
    state, effects = run(SetMuted(True), state=at(2, Status.PAUSED))
    assert (state.status, state.loaded) == (Status.PAUSED, False)
    assert not [e for e in effects if isinstance(e, Begin)]


def test_waiting_for_a_voice_is_told_and_ends() -> None:
    state, _ = run(Starved(5), state=at(2))
    assert state.status is Status.WAITING
    assert run(Fed(5), state=state)[0].status is Status.PLAYING
    assert run(Pause(), state=state)[0].status is Status.PAUSED


def test_the_end_is_told_once_and_playing_again_starts_over() -> None:
    state, effects = run(HeardAll(5), HeardAll(5), state=at(LAST))
    assert [e for e in events(effects) if isinstance(e, Finished)] == [Finished(6)]
    assert run(Play(), state=state)[1][0] == Begin(7, 0, 0)


def test_back_after_the_end_says_the_last_sentence_again() -> None:
    state, _ = run(HeardAll(5), Move("sentence", -1, 0), state=at(LAST))
    assert (state.index, state.status) == (LAST, Status.PLAYING)


def test_words_of_our_own_are_never_highlighted() -> None:
    video = next(i for i, u in enumerate(PLAN.utterances) if u.own_words)
    assert not [
        e for e in events(run(HeardWord(5, video, 0, 5), state=at(video))[1]) if isinstance(e, WordHeard)
    ]


def test_a_script_without_utterances_is_finished_at_once() -> None:
    empty = make_plan(Script((), "en", "newsroom"), make_article())
    state, effects = run(Play(), Move("section", 1), Restart(), Stop(), Play(), plan=empty)
    assert state.status is Status.FINISHED
    assert not [e for e in effects if isinstance(e, Begin)]


late = st.sampled_from([HeardUtterance(4, 9), HeardWord(4, 9, 0, 3), HeardAll(4), Starved(4), Fed(4)])


@given(late, st.sampled_from(list(Status)))
def test_what_a_cancelled_generation_reports_changes_nothing(report: Any, status: Status) -> None:
    state = at(3, status)
    assert step(PLAN, state, report) == (state, ())


commands = st.one_of(
    st.sampled_from(
        [Play(), Pause(), Toggle(), Stop(), Released(), Restart(), SetMuted(True), SetMuted(False)]
    ),
    st.builds(Move, st.sampled_from(UNITS), st.integers(-4, 4), st.integers(0, 4000)),
    st.builds(SetSpeed, st.floats(0.1, 9)),
    st.sampled_from([MoveTo(Locator(f"b{n}", n, n + 1)) for n in range(9)]),
)


class Listening(RuleBasedStateMachine):
    """Commands at any time, against a sink that only ever does what the effects ask for."""

    @initialize()
    def begin(self) -> None:
        self.state = Transport()
        self.sounding: int | None = None  # the generation that the sink holds
        self.running = False
        self.seen: list[int] = []

    def take(self, given: Any) -> None:
        self.state, effects = step(PLAN, self.state, given)
        for effect in effects:
            self.perform(effect)

    def perform(self, effect: Any) -> None:
        match effect:
            case Begin():
                assert 0 <= effect.index <= LAST
                assert 0 <= effect.offset <= len(PLAN.utterances[effect.index].spoken)
                self.sounding, self.running = effect.generation, True
            case Continue():
                assert self.sounding == self.state.generation
                self.running = True
            case Hold():
                self.running = False
            case Drop():
                self.sounding, self.running = None, False
            case Tell():
                self.seen.append(effect.event.generation)

    @rule(command=commands)
    def a_person_presses_a_key(self, command: Any) -> None:
        if not (isinstance(command, Released) and self.state.status is not Status.PAUSED):
            self.take(command)

    @rule(step_on=st.integers(0, 1), word=st.integers(0, 10))
    def the_sink_is_heard(self, step_on: int, word: int) -> None:
        if self.sounding is not None and self.running:
            index = min(LAST, self.state.index + step_on)
            at = min(word, len(PLAN.utterances[index].spoken) - 1)
            self.take(HeardUtterance(self.sounding, index))
            self.take(HeardWord(self.sounding, index, at, at + 1))

    @rule()
    def the_sink_reaches_the_end(self) -> None:
        if self.sounding is not None and self.running:
            self.take(HeardAll(self.sounding))

    @rule()
    def the_voice_is_late(self) -> None:
        if self.sounding is not None:
            self.take(Starved(self.sounding))

    @invariant()
    def it_sounds_exactly_when_it_says_that_it_plays(self) -> None:
        assert self.running == (self.state.status in (Status.PLAYING, Status.WAITING))

    @invariant()
    def what_sounds_is_of_this_generation(self) -> None:
        assert not self.running or self.sounding == self.state.generation

    @invariant()
    def the_place_is_in_the_article_and_generations_only_rise(self) -> None:
        assert 0 <= self.state.index <= LAST
        assert self.seen == sorted(self.seen)


TestListening = Listening.TestCase
