"""What the catalogue says, and what it makes readaloud recommend."""

import re

import pytest

from readaloud.model.errors import UsageError
from readaloud.services.voices.catalogue import Offer, offer, offers, publisher, recommended

EVERY = pytest.mark.parametrize("one", offers(), ids=lambda one: one.id)


@EVERY
def test_every_file_has_an_address_a_size_and_a_digest(one: Offer) -> None:
    assert publisher(one.engine).startswith("https://")
    assert one.files
    for file in one.files:
        assert re.fullmatch(r"md5:[0-9a-f]{32}|sha256:[0-9a-f]{64}", file.digest)
        assert file.size_bytes > 1000
        assert "://" not in file.address
        assert ".." not in file.address


@EVERY
def test_a_piper_voice_is_named_as_its_files_are_and_comes_after_its_description(one: Offer) -> None:
    if one.engine == "piper":
        assert [file.name for file in one.files] == [f"{one.id}.onnx.json", f"{one.id}.onnx"]
        assert one.id.startswith(one.language.replace("-", "_"))


@EVERY
def test_only_what_is_known_from_end_to_end_is_called_free(one: Offer) -> None:
    """Trained from scratch, or from a voice that is free itself, on recordings with a free licence."""
    known = {other.id: other for other in offers()}
    if one.free == "yes":
        source = one.training.removeprefix("from ")
        assert source == "scratch" or known[source].free == "yes"
        assert one.licence in ("public domain", "CC0", "CC BY 4.0")
    elif one.training.removeprefix("from ") in known:
        assert known[one.training.removeprefix("from ")].free != "yes"


def test_ids_are_told_apart() -> None:
    assert len({one.id for one in offers()}) == len(offers())


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("en", "en_US-kristin-medium"),
        ("en-us", "en_US-kristin-medium"),
        ("en_GB", "en_GB-cori-medium"),
        ("en-NZ", "en_US-kristin-medium"),
        ("de-AT", "de_DE-mls-medium"),
        ("sv", "sv_SE-nst-medium"),
    ],
)
def test_the_best_free_voice_of_the_accent_is_recommended(language: str, voice: str) -> None:
    found = recommended(language)
    assert found is not None
    assert (found.id, found.free) == (voice, "yes")


@pytest.mark.parametrize("language", ["it", "pt-br", "ja", ""])
def test_nothing_is_recommended_where_no_voice_is_surely_free(language: str) -> None:
    assert recommended(language) is None


def test_an_unknown_voice_is_said_with_the_nearest() -> None:
    assert offer("en_GB-cori-high").quality == "high"
    with pytest.raises(UsageError, match="did you mean 'en_GB-cori-high'"):
        offer("en_GB-cori-hihg")
    with pytest.raises(UsageError, match="did you mean 'en_US-kristin-medium'"):
        offer("Kristin")


def test_the_terms_are_sentences_with_licence_origin_and_training() -> None:
    said = offer("en_US-joe-medium").terms
    assert "CC0" in said
    assert "from en_US-lessac-medium" in said
    assert "not free for everybody" in said
