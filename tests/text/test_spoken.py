import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.text.spoken import spoken_form

LINES = Path(__file__).with_name("spoken_cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("# ")]


def case(line: str) -> tuple[str, str, str]:
    named = re.match(r"([a-z]{2}(?:-[A-Z]{2})?): ", line)
    language, line = (named[1], line[named.end() :]) if named else ("en", line)
    written, _, said = line.partition(" => ")
    return language, written, said or written


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


pieces = st.lists(
    st.one_of(st.sampled_from([case(line)[1] for line in CASES]), st.text(max_size=8)), max_size=6
)


@given(
    pieces, st.sampled_from([" ", "", "-", ", "]), st.sampled_from(["en", "en-GB", "en-US", "de", "xx", ""])
)
def test_any_text_keeps_its_places(parts, glue, language):
    text = glue.join(parts)
    rebuilt(text, *spoken_form(text, language))


def test_only_what_differs_is_rewritten():
    text = "a 20–25% rise"
    spoken, rewrites = spoken_form(text, "en")
    assert spoken == "a 20 to 25 percent rise"
    assert [text[r.text_start : r.text_end] for r in rewrites] == ["–", "%"]


def test_ten_kilobytes_take_a_few_milliseconds():
    text = " ".join(case(line)[1] for line in CASES if ":" not in line[:6])
    text = (text + " " + "The council met again and nobody was there to say what it had been about. " * 80)[
        :10_000
    ]
    spoken_form(text, "en")
    start = time.perf_counter()
    spoken_form(text, "en")
    assert time.perf_counter() - start < 0.2


@pytest.mark.parametrize(
    "unit", ["1", "1-", "A.", "$", "1,000", "www.", "1/2", "5 to ", "St. ", "a@b.", "http://"]
)
def test_long_runs_of_anything_cost_linear_time(unit):
    start = time.perf_counter()
    spoken_form(unit * (20_000 // len(unit)), "en")
    assert time.perf_counter() - start < 2
