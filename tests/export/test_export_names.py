"""Names of exported files: as asked, or from titles, safe and never twice."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.model.errors import UsageError
from readaloud.services.exporting.names import patterns, titled, with_companions


def test_a_folder_stands_for_an_mp3_named_by_the_title(tmp_path: Path) -> None:
    named = patterns([tmp_path], 2)
    assert titled(named, "A/B: the tide", set()) == (tmp_path / "A B the tide.mp3",)


def test_one_name_for_several_sources_is_refused() -> None:
    with pytest.raises(UsageError, match="there are 3 sources") as caught:
        patterns([Path("park.mp3")], 3)
    assert "{title}" in caught.value.hint
    assert patterns([Path("{title}.epub")], 3) == (Path("{title}.epub"),)


def test_no_output_and_an_unknown_ending_are_refused() -> None:
    with pytest.raises(UsageError, match="No output"):
        patterns([], 1)
    with pytest.raises(UsageError, match=r"\.docx"):
        patterns([Path("park.docx")], 1)


def test_one_file_that_is_named_twice_is_one(tmp_path: Path) -> None:
    again = tmp_path / "more" / ".." / "a.mp3"
    (tmp_path / "more").mkdir()
    other = tmp_path / "b.mp3"
    assert patterns([tmp_path / "a.mp3", other, again], 1) == (tmp_path / "a.mp3", other)


def test_captions_and_manifest_stand_beside_the_sound_and_only_once() -> None:
    named = [Path("a/park.mp3"), Path("a/park.m4b"), Path("b/park.txt")]
    assert with_companions(named, captions="vtt", manifest=True) == (
        *named,
        Path("a/park.vtt"),
        Path("a/park.manifest.json"),
    )
    assert with_companions([Path("a/park.daisy.zip")], captions="srt")[1] == Path("a/park.srt")
    with pytest.raises(UsageError, match="sub"):
        with_companions(named, captions="sub")


def test_the_second_article_of_a_title_is_numbered_in_all_its_files() -> None:
    taken: set[Path] = set()
    named = [Path("{title}.mp3"), Path("{title}.vtt")]
    assert titled(named, "Tide", taken) == (Path("Tide.mp3"), Path("Tide.vtt"))
    assert titled(named, "Tide", taken) == (Path("Tide 2.mp3"), Path("Tide 2.vtt"))


def test_a_fixed_name_stays_whatever_the_title_is() -> None:
    assert titled([Path("park.mp3")], "Tide", set()) == (Path("park.mp3"),)


@pytest.mark.parametrize(
    "name", ["bell\u202eyz.mp3", "be\x01ll.mp3", "be\nll.mp3", "bell\u200b.mp3", "\udc80.mp3"]
)
def test_a_name_that_would_be_shown_as_another_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"signs that cannot be seen: U\+[0-9A-F]{4}\."):
        patterns([Path(name)], 1)


@pytest.mark.parametrize("name", ["Glöckchen — “zwei”.mp3", "鐘.mp3", "👩\u200d🚀.mp3", "نمی\u200cدانم.mp3"])
def test_a_name_in_any_script_is_taken_as_it_is(name: str) -> None:
    assert patterns([Path(name)], 1) == (Path(name),)


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_title_never_leads_out_of_the_folder_and_never_hides(first: str, second: str) -> None:
    taken: set[Path] = set()
    named = [Path("folder/{title}.mp3")]
    names = [titled(named, title, taken)[0] for title in (first, second)]
    assert all(path.parent == Path("folder") for path in names)
    assert all(not path.name.startswith((".", "-")) for path in names)
    assert all(len(path.name.encode()) <= 255 for path in names)
    assert not any(re.search(r"[\x00-\x1f\x7f/\\\u202a-\u202e]", path.name) for path in names)
    assert len(set(names)) == 2


def test_a_name_without_an_ending_is_taken_for_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder") as caught:
        patterns([tmp_path / "new"], 1)
    assert "new.mp3" in caught.value.hint
