import re
from pathlib import Path

import pytest
from msgspec import Struct

from readaloud.config.yaml_file import load_typed, read_data
from readaloud.model.errors import UsageError
from readaloud.model.profile import Profile


def written(folder: Path, text: str) -> Path:
    path = folder / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        load_typed(written(folder, text), Profile)
    return caught.value.message


class Words(Struct):
    words: list[str]


def test_words_of_yaml_1_1_stay_words(tmp_path):
    path = written(tmp_path, "words: [no, on, off, Yes, 1:30, 2018-06-18]")
    assert load_typed(path, Words).words == ["no", "on", "off", "Yes", "1:30", "2018-06-18"]


def test_a_kind_can_be_switched_off_without_quotation_marks(tmp_path):
    path = written(tmp_path, "name: a\ntitle: A\nkinds: {list: off}")
    assert load_typed(path, Profile).kinds == {"list": "off"}


def test_every_mistake_is_named_with_its_line_and_what_is_allowed(tmp_path):
    said = complaint(
        tmp_path,
        "name: x\ntitle: X\nlevl: terse\nlevel: loud\nwords_per_minute: 50\nengines: espeak\n"
        "voices:\n  narrator:\n    rate: 5\n    engines:\n      espeak: {voice: en, ptich: 3}\n"
        "pauses: {sentence: 1.5}\nspeech: {capitals: yes}\n",
    ).splitlines()
    expected = [
        (3, "unknown key 'levl' (did you mean 'level'?); allowed here: name, title, level"),
        (4, "level must be one of standard, terse, verbose, not 'loud'"),
        (5, "words_per_minute must be a whole number from 80 to 900, not '50'"),
        (6, "engines must be a list, each entry text, not 'espeak'"),
        (9, "rate must be a number from 0.5 to 2, not '5'"),
        (11, "unknown key 'ptich' (did you mean 'pitch'?); allowed here: voice, pitch"),
        (12, "sentence must be a whole number from 0 to 10000, not '1.5'"),
        (13, "capitals must be true or false, not 'yes'"),
    ]
    assert len(said) == len(expected)
    for line, (number, words) in zip(said, expected, strict=True):
        assert line.startswith(f"{tmp_path / 'some.yaml'}, line {number}: {words}")


def test_a_missing_key_is_named(tmp_path):
    for text in ("{}", ""):
        with pytest.raises(UsageError, match="needs the key 'words'"):
            load_typed(written(tmp_path, text), Words)


def test_a_key_that_stands_twice_is_a_mistake(tmp_path):
    said = complaint(tmp_path, "name: x\ntitle: X\nlevel: terse\nlevel: verbose\n")
    assert "line 4" in said
    assert "'level' stands in line 3 already" in said


@pytest.mark.parametrize("text", ["a: [", "a: \x00", "\t- b", "a: *nowhere", "!!python/object:os.system {}"])
def test_what_is_not_yaml_is_refused_in_one_sentence_with_a_line(tmp_path, text):
    assert re.search(r"some\.yaml, line [12]: this cannot be read as YAML: .+", complaint(tmp_path, text))


def test_a_list_where_a_mapping_belongs_is_said(tmp_path):
    assert "the file must be a mapping with the keys name, title" in complaint(tmp_path, "- a\n")


def test_a_file_that_is_not_there_or_not_text_is_said(tmp_path):
    with pytest.raises(UsageError, match="could not be read"):
        load_typed(tmp_path / "none.yaml", Profile)
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9")
    with pytest.raises(UsageError, match="not UTF-8"):
        load_typed(tmp_path / "latin.yaml", Profile)


def test_a_byte_order_mark_does_not_matter(tmp_path):
    assert load_typed(written(tmp_path, "\ufeffname: x\ntitle: X"), Profile).name == "x"


def test_a_data_file_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        read_data("readaloud.config", "nothing.yaml")
