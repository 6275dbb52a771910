import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.text.lexicon import Entry, Lexicon
from readaloud.text.spoken import spoken_form
from readaloud.text.spoken.hearing import Hearing

HERE = Path(__file__).parent


def lines_of(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


ENGLISH = lines_of("spoken_cases.txt")
UNTOUCHED = lines_of("spoken_untouched.txt")
GERMAN = [f"de: {line}" for line in lines_of("spoken_cases_de.txt")]
CASES = ENGLISH + UNTOUCHED + GERMAN
# Nobody takes a case out of the tables without saying so here.
LEAST = {"english": 996, "untouched": 343, "german": 199}


def case(line: str) -> tuple[str, str, str]:
    named = re.match(r"([a-z]{2}(?:-[A-Z]{2})?): ", line)
    language, line = (named[1], line[named.end() :]) if named else ("en", line)
    written, _, said = line.partition(" => ")
    return language, written, said or written


def test_the_tables_have_not_become_shorter():
    assert len([line for line in ENGLISH if " => " in line]) >= LEAST["english"]
    assert len(UNTOUCHED) >= LEAST["untouched"]
    assert len(GERMAN) >= LEAST["german"]
    assert not [line for line in UNTOUCHED if " => " in line]


@pytest.mark.parametrize("line", CASES)
def test_what_is_written_is_said_as_people_say_it(line):
    language, written, said = case(line)
    assert spoken_form(written, language)[0] == said


def rebuilt(text: str, spoken: str, rewrites) -> None:
    """Outside the rewrites both texts are the same, and rewrites rise without touching."""
    at = said_at = 0
    for rewrite in rewrites:
        assert at <= rewrite.text_start < rewrite.text_end <= len(text)
        assert said_at <= rewrite.spoken_start <= rewrite.spoken_end <= len(spoken)
        assert text[at : rewrite.text_start] == spoken[said_at : rewrite.spoken_start]
        at, said_at = rewrite.text_end, rewrite.spoken_end
    assert text[at:] == spoken[said_at:]


@pytest.mark.parametrize("line", CASES)
def test_every_difference_has_its_place_in_both_texts(line):
    language, written, _ = case(line)
    rebuilt(written, *spoken_form(written, language))


# Words of several languages that no rule is about, whatever stands beside them.
PLAIN = """
the river rose again last night and took away half of our wooden bridge, which nobody (least of all its
owner) had looked after since spring; “we saw it go!” said one sister-in-law… who’d been there? der Fluss
stieg über die Wiese
"""
pieces = st.lists(
    st.one_of(st.sampled_from([case(line)[1] for line in CASES]), st.text(max_size=8)), max_size=6
)


@given(
    pieces, st.sampled_from([" ", "", "-", ", "]), st.sampled_from(["en", "en-GB", "en-US", "de", "xx", ""])
)
def test_any_text_keeps_its_places(parts, glue, language):
    text = glue.join(parts)
    rebuilt(text, *spoken_form(text, language))


@given(pieces, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3), st.booleans())
def test_what_a_person_wants_keeps_its_places_too(parts, ranges, digits):
    text = " ".join(("Ngozi paid", *parts))
    silent = [(low, high) for low, high in map(sorted, ranges) if low < high <= len(text)]
    wanted = {
        "lexicon": Lexicon([Entry("Ngozi", ipa="ɪŋˈɡoʊzi"), Entry("a", "ay", match="anywhere")]),
        "hearing": Hearing({",": "comma", "“": "quote"}, capital="cap", capitals="all caps", digits=digits),
    }
    rebuilt(text, *spoken_form(text, "en", silent, **wanted))


@given(
    st.lists(st.sampled_from(PLAIN.split()), max_size=20), st.sampled_from(["en", "en-GB", "en-US", "de", ""])
)
def test_plain_words_are_given_as_they_are_written(words, language):
    text = " ".join(words)
    assert spoken_form(text, language) == (text, ())


def test_only_what_differs_is_rewritten():
    text = "a 20–25% rise"
    spoken, rewrites = spoken_form(text, "en")
    assert spoken == "a 20 to 25 percent rise"
    assert [text[r.text_start : r.text_end] for r in rewrites] == ["–", "%"]


def cpu_seconds(text: str) -> float:
    """The least of three runs: other work on the machine can only add."""
    times = []
    for _ in range(3):
        start = time.process_time()
        spoken_form(text, "en")
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize(
    "unit", ["1", "1-", "A.", "$", "1,000", "www.", "1/2", "5 to ", "St. ", "a@b.", "http://", "NEW ", "1:0"]
)
def test_long_runs_of_anything_cost_linear_time(unit):
    short, long = (unit * (length // len(unit)) for length in (4_000, 32_000))
    spoken_form(short, "en")  # patterns are compiled when they are first tried
    assert cpu_seconds(long) < 8 * 4 * max(cpu_seconds(short), 0.001)
