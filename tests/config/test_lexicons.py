from pathlib import Path

import pytest

from readaloud.config.lexicons import add_entries, load_lexicon, remove_entries
from readaloud.model.errors import UsageError
from readaloud.text.lexicon import Entry

HAND_WRITTEN = """# Names of our valley.
entries:
  # The vicar told me.
  - word: Aldate
    spoken: all it
  - {word: Cley, spoken: cly}  # rhymes with sky
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "lexicons" / "all.yaml"
    path.parent.mkdir()
    path.write_text(HAND_WRITTEN, encoding="utf-8")
    return path


def test_a_file_that_is_not_there_has_no_entries(tmp_path):
    assert load_lexicon(tmp_path / "none.yaml") == ()


def test_an_added_entry_leaves_what_was_written_by_hand(path):
    add_entries(path, [Entry("Wymondham", "windum")], "about")
    assert path.read_text(encoding="utf-8") == HAND_WRITTEN + "  - word: Wymondham\n    spoken: windum\n"
    assert load_lexicon(path)[-1] == Entry("Wymondham", "windum")


def test_an_entry_for_the_same_word_is_replaced(path):
    add_entries(path, [Entry("aldate", "alldate")], "about")
    assert load_lexicon(path) == (Entry("Cley", "cly"), Entry("aldate", "alldate"))
    assert "rhymes with sky" in path.read_text(encoding="utf-8")


def test_a_new_file_says_what_it_is(tmp_path):
    path = tmp_path / "a" / "b.yaml"
    add_entries(path, [Entry("Cley", "cly")], "How words are said everywhere.")
    assert path.read_text() == "# How words are said everywhere.\nentries:\n  - word: Cley\n    spoken: cly\n"


@pytest.mark.parametrize(
    "layout", ["entries: [{word: A, spoken: b}]\n", "entries:\n- word: A\n  spoken: b\n"]
)
def test_any_layout_of_yaml_can_be_added_to(tmp_path, layout):
    path = tmp_path / "all.yaml"
    path.write_text(layout)
    add_entries(path, [Entry("C", "d")], "about")
    assert load_lexicon(path) == (Entry("A", "b"), Entry("C", "d"))


def test_a_file_of_remarks_alone_keeps_them(tmp_path):
    path = tmp_path / "all.yaml"
    path.write_text("# Names to come.\n")
    add_entries(path, [Entry("A", "b"), Entry("a", "c")], "about")
    assert path.read_text() == "# Names to come.\nentries:\n  - word: a\n    spoken: c\n"


def test_removing_leaves_the_rest_and_an_empty_file_goes(path):
    assert remove_entries(path, "ALDATE") == (Entry("Aldate", "all it"),)
    assert load_lexicon(path) == (Entry("Cley", "cly"),)
    assert remove_entries(path, "nothing") == ()
    remove_entries(path, "Cley")
    assert not path.exists()


def test_mistakes_are_named_with_file_and_line(path):
    path.write_text(HAND_WRITTEN + "  - word: (x\n    spoken: y\n    match: regex\n  - word: z\n")
    with pytest.raises(UsageError) as caught:
        load_lexicon(path)
    assert f"{path}, line 7: '(x' is not a regular expression that can be used" in caught.value.message
    assert f"{path}, line 10: 'z' needs either a spoken form, phonemes or skip: true." in caught.value.message


def test_an_unknown_key_is_named_with_its_line(path):
    path.write_text("entries:\n  - word: a\n    spokn: b\n")
    with pytest.raises(UsageError, match=r"line 3.*spokn"):
        load_lexicon(path)


def test_a_wrong_entry_is_never_written(path):
    with pytest.raises(UsageError):
        add_entries(path, [Entry("a", "b"), Entry("(x", "y", match="regex")], "about")
    assert path.read_text(encoding="utf-8") == HAND_WRITTEN
