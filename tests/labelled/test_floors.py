"""The figures of the labelled set stay at or above the floors in floors.yaml, which only rise."""

import pytest
from labelled_figures import ROOT, digest, figures, labels

from readaloud.config.yaml_file import load_typed


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    found, wrong = figures()
    print(*(f"{value:7.4f}  {name}" for name, value in found.items()), *wrong, sep="\n")
    return found


def floors() -> dict[str, float | str]:
    return load_typed(ROOT / "tests" / "labelled" / "floors.yaml", dict[str, float | str])


def test_the_floors_were_taken_on_this_set() -> None:
    assert floors()["digest"] == digest(), (
        "pages or labels changed: take the figures anew, and write them down"
    )


@pytest.mark.parametrize("name", sorted(set(floors()) - {"digest"}))
def test_no_figure_falls_below_its_floor(name: str, measured: dict[str, float]) -> None:
    assert measured[name] >= float(floors()[name]), f"{name} fell to {measured[name]:.4f}"


def test_the_set_is_large_enough_to_mean_something() -> None:
    found = labels()
    captures = [label for label in found if label["source"].endswith(".txt")]
    quotes = [quote for label in found for quote in label["quotes"]]
    assert len(captures) >= 20
    assert len(found) - len(captures) >= 30
    assert len(quotes) >= 240
    assert sum(quote["speaker"] is None for quote in quotes) >= 40
