"""Which encoding the bytes are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.sources.charset import decode

FRENCH = "Le maire a déclaré : « C’est terminé », près de l’école, à Sète. Été comme hiver, ça gèle."
RUSSIAN = "Губернатор заявил, что мост откроют в пятницу, и добавил, что ремонт завершён раньше срока. " * 4
JAPANESE = "市長は金曜日に橋が再開されると述べた。工事は予定より早く終わったという。" * 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding):
    found = decode(FRENCH.encode(encoding), declared="koi8-r")
    assert (found.text, found.guessed) == (FRENCH, False)


def test_the_header_decides_before_the_page_does():
    page = f'<meta charset="koi8-r">{FRENCH}'
    assert decode(page.encode("cp1252"), declared="ISO-8859-1").text == page


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        '<META http-equiv=Content-Type content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_page_says_its_encoding(head):
    found = decode((head + RUSSIAN).encode("cp1251"))
    assert (found.text, found.guessed) == (head + RUSSIAN, False)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii"])
def test_utf8_under_a_careless_one_byte_label_is_read_as_utf8(declared):
    found = decode(FRENCH.encode(), declared)
    assert (found.text, found.encoding, found.guessed) == (FRENCH, "utf-8", True)


def test_latin1_means_windows_1252():
    assert decode(FRENCH.encode("cp1252"), "latin-1").text == FRENCH


def test_a_page_that_claims_to_be_utf16_in_plain_bytes_is_not():
    page = f'<meta charset="utf-16">{FRENCH}'
    assert decode(page.encode()).text == page


def test_utf8_needs_no_declaration_and_is_no_guess():
    found = decode(FRENCH.encode())
    assert (found.text, found.encoding, found.guessed) == (FRENCH, "utf-8", False)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
    ],
)
def test_without_a_declaration_the_bytes_are_looked_at_and_it_says_so(text, encoding):
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.guessed


def test_a_wrong_declaration_does_not_win_against_the_bytes():
    found = decode(RUSSIAN.encode("cp1251"), declared="utf-8")
    assert found.text == RUSSIAN
    assert found.guessed


def test_utf8_that_is_cut_in_a_letter_stays_utf8():
    data = (FRENCH * 20).encode()[:-1] + b"\xc3"
    assert decode(data).text.startswith(FRENCH)
    assert decode(data, "utf-8").text.startswith(FRENCH)


@pytest.mark.parametrize(
    "label", ["", "nonsense", "base64", "rot13", "zip", "idna", "utf-7", "hex", "undefined"]
)
def test_labels_that_name_no_text_encoding_are_ignored(label):
    assert decode(FRENCH.encode(), label).text == FRENCH


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "utf-16", "big5", "iso-2022-jp", "cp037", "x"]))
def test_no_bytes_make_it_fail(data, declared):
    assert isinstance(decode(data, declared).text, str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_utf8_comes_back_as_it_was(text):
    from_bytes = decode(text.encode()).text
    assert from_bytes == text.removeprefix("\ufeff")
