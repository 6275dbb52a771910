import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readaloud.text.sanitise import clean_text, one_line, safe_file_name

# Format characters that stay: visible signs before numbers and verses, and the two joiners (in their places).
VISIBLE_FORMAT = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
JOINERS = {0x200C, 0x200D}

nasty = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x1b[]PX^_;m0\x07\x9b\x9c\x9d\r\n\t\v\f\x85\u2028\u200b\u200c\u200d\u202e\u2066\ufeff\ufe0f"
        ),
        st.sampled_from("कمa 🏴👩❤\U000e0067\U000e007f\ud83d\ude00\udc00\ufffe\x00"),
    )
)


def acts_or_hides(character: str) -> bool:
    code = ord(character)
    if character in "\n\t" or code in VISIBLE_FORMAT | JOINERS or 0xE0020 <= code <= 0xE007F:
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} or code & 0xFFFE == 0xFFFE


def test_every_control_and_format_character_alone_is_removed_or_known_to_be_visible():
    left = {
        hex(code)
        for code in range(sys.maxunicode + 1)
        if acts_or_hides(chr(code)) and clean_text(f"a{chr(code)}ä") not in {"aä", "a\nä", "a\ufffdä"}
    }
    assert left == set()


@given(nasty)
def test_nothing_that_acts_or_hides_is_left(text):
    assert not [character for character in clean_text(text) if acts_or_hides(character)]


@given(nasty)
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_text(text)
    assert clean_text(once) == once
    assert one_line(one_line(text)) == one_line(text)


@given(
    st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0"))
)
def test_ordinary_text_is_not_touched(text):
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x9b31mred", "a31mred"),
        ("\x1b]0;a title\x07text", "text"),
        ("\x1b]8;;http://x.test\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bP1$r0m\x1b\\text", "text"),
        ("\x1b_payload\x9ctext", "text"),
        ("\x1b(Btext\x1bc", "text"),
        ("\x1b]52;c;never ended\nnext line", "52;c;never ended\nnext line"),
        ("\x1b", ""),
        ("\x1b\x1b[31m[32m", "[32m"),
        ("one\r\ntwo\rthree\u2028four\x85five\ffive\vsix", "one\ntwo\nthree\nfour\nfive\nfive\nsix"),
        ("tab\tstays", "tab\tstays"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("\ufeffstart", "start"),
        ("zero\u200bwidth", "zerowidth"),
        ("immi\xadgration", "immigration"),
        ("nul\x00byte", "nulbyte"),
        ("lone \ud800", "lone \ufffd"),
        ("pair \ud83d\ude00", "pair 😀"),
        ("non\ufffechar\U0001ffff", "nonchar"),
        ("hidden\U000e0068\U000e0069 message", "hidden message"),
    ],
)
def test_sequences_go_as_wholes_and_text_stays(text, cleaned):
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    "text", ["क्‍ष", "می‌خواهم", "👩‍👩‍👧", "❤️‍🔥", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👍🏽", "1️⃣", "naïve — “quoted” £5", "\ue000"]
)
def test_what_scripts_and_emoji_need_stays(text):
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("pass\u200cword", "password"),
        ("a\u200db", "ab"),
        ("x\ufe00\ufe01\ufe02y", "x\ufe00y"),
        (" \ufe0fa", " a"),
    ],
)
def test_joiners_and_selectors_without_use_go(text, cleaned):
    assert clean_text(text) == cleaned


def test_one_line_folds_every_white_space():
    assert one_line(" a\u00a0 b\r\n\tc\u2003") == "a b c"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A story: “part” 2/3?", "A story “part” 2 3"),
        ("../../etc/passwd", "etc passwd"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("CON", "_CON"),
        ("nul.mp3", "_nul.mp3"),
        ("control", "control"),
        ("\x1b[31m\u202e", "article"),
        ("", "article"),
        ("...", "article"),
    ],
)
def test_file_names_are_safe_everywhere(text, name):
    assert safe_file_name(text) == name


@given(nasty, st.integers(20, 200))
def test_file_names_hold_their_limit_and_stay_as_they_are(text, limit):
    name = safe_file_name(text, limit)
    assert 0 < len(name.encode()) <= limit + 1
    assert not set(name) & set('/\\:*?"<>|\n\t\x00')
    assert not name.startswith((".", "-", " "))
    assert safe_file_name(name, limit + 1) == name


def test_a_long_name_is_cut_between_words():
    assert safe_file_name("word " * 50, 22) == "word word word word"
