"""The figures of ``../shared/corpus`` stay within floors.yaml; skipped, in words, where it is not."""

from pathlib import Path

import pytest
from corpus_figures import CORPUS, digest, figures
from msgspec import Struct

from readaloud.config.yaml_file import load_typed

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"{CORPUS} is not here: its floors are held where it is"
)


class Floors(Struct, frozen=True, forbid_unknown_fields=True):
    """What the corpus reached when it was last measured."""

    digest: str
    at_least: dict[str, float]
    at_most: dict[str, float]


FLOORS = load_typed(Path(__file__).with_name("floors.yaml"), Floors)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    found = figures(tmp_path_factory.mktemp("corpus"))
    print(*(f"{value:9.4f}  {name}" for name, value in found.items()), sep="\n")
    return found


def test_the_floors_were_taken_on_this_corpus() -> None:
    assert FLOORS.digest == digest(), "the corpus changed: take the figures anew, and write them down"


def test_no_figure_of_the_corpus_is_worse_than_its_floor(measured: dict[str, float]) -> None:
    """One test, so that under xdist the pages are read once."""
    low = [f"{n} fell from {v} to {measured[n]:.4f}" for n, v in FLOORS.at_least.items() if measured[n] < v]
    high = [f"{n} rose from {v} to {measured[n]:.4f}" for n, v in FLOORS.at_most.items() if measured[n] > v]
    assert low + high == []
    assert set(measured) == set(FLOORS.at_least) | set(FLOORS.at_most), "each figure has its floor"
