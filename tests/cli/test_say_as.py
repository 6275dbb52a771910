"""Words said as a person wants them: noted, listed, forgotten, exchanged, and heard in every script."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readaloud.cli.commands.say_as import command
from readaloud.model.errors import OutputError, SourceError, UsageError
from readaloud.model.speech import Speech
from readaloud.services.api import narrate, open_article
from readaloud.services.doctor import examine
from readaloud.services.playing import play

PAGE = """<html><head><link rel="canonical" href="https://www.moor.example/{name}"><title>Peat</title></head>
<body><article><h1>Peat is cut again at Cley</h1>
<p>The men of Cley cut peat again this week, which nobody had done there since the year of the big snow.</p>
<p>Nobody at Cley had kept a spade for it, so the smith made nine of them from the drawing in a book.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def pages(tmp_path: Path) -> tuple[str, str]:
    for name in ("one", "two"):
        (tmp_path / f"{name}.html").write_text(PAGE.format(name=name))
    return str(tmp_path / "one.html"), str(tmp_path / "two.html")


def say_as(*arguments: str) -> Result:
    done = CliRunner().invoke(command, [*arguments, "--quiet"], catch_exceptions=False, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done


def heard(page: str) -> str:
    return " ".join(said.spoken for said in narrate(open_article(page)).utterances)


def test_a_word_is_said_so_in_every_article_from_now_on(pages):
    noted = say_as("Cley", "cly").stderr
    assert noted.startswith("“Cley” is said “cly” everywhere from now on. Noted in ")
    assert noted.count("all.yaml") == 1
    assert "The men of cly cut peat" in heard(pages[0])
    assert "The men of Cley" in open_article(pages[0]).reading


def test_on_one_site_or_in_one_article_alone(pages):
    say_as("peat", "peet", "--site", "https://moor.example/any")
    say_as("Cley", "cly", "--article", pages[0])
    assert "The men of cly cut peet" in heard(pages[0])
    assert "The men of Cley cut peet" in heard(pages[1])


def test_the_closest_lexicon_wins(pages):
    say_as("Cley", "everywhere")
    say_as("Cley", "here", "--article", pages[0])
    assert "men of here" in heard(pages[0])
    assert "men of everywhere" in heard(pages[1])
    assert say_as("Cley", "--article", pages[0]).stdout == "here\n"


def test_the_present_form_says_where_it_comes_from():
    asked = say_as("Cley")
    assert (asked.stdout, asked.stderr) == ("Cley\n", "Said as it is written.\n")
    assert "own rules" in say_as("WHO").stderr
    say_as("WHO", "who")
    assert "all.yaml" in say_as("WHO").stderr


def test_a_word_can_be_shown_and_not_said(pages):
    say_as("again", "--skip")
    assert "The men of Cley cut peat this week" in " ".join(heard(pages[0]).split())


def test_a_word_is_said_by_phonemes_and_the_page_still_shows_it(pages):
    said = say_as("Ngozi", "--ipa", "/ɪŋˈɡoʊzi/")
    assert (said.stdout, "is said /ɪŋˈɡoʊzi/ everywhere" in said.stderr) == ("/ɪŋˈɡoʊzi/\n", True)
    assert say_as("Ngozi").stdout == "/ɪŋˈɡoʊzi/\n"
    with pytest.raises(UsageError, match="'M' is no sign of the International Phonetic Alphabet"):
        say_as("Ngozi", "--ipa", "kaM")
    with pytest.raises(UsageError, match="Both --ipa and --skip"):
        say_as("Ngozi", "--ipa", "kam", "--skip")


@pytest.mark.parametrize("written", ["ˈwʊstə", "/ˈwʊstə/", "[ˈwʊstə]", " ˈwʊstə "])
def test_phonemes_need_no_slashes(written):
    assert "“Worcester” is said /ˈwʊstə/ everywhere" in say_as("Worcester", written).stderr
    assert say_as("--list").stdout.startswith("Worcester\t/ˈwʊstə/\t")
    with pytest.raises(UsageError, match="'7' is no sign of the International Phonetic Alphabet"):
        say_as("Worcester", "ˈwʊ7")
    assert "is said “wooster” everywhere" in say_as("Worcester", "wooster").stderr


@pytest.mark.parametrize("nothing", ["", " "])
def test_what_is_given_and_empty_is_no_question(nothing):
    for arguments in (["a", nothing], ["a", "--ipa", nothing], ["a", nothing, "--skip"]):
        with pytest.raises(UsageError, match="No spoken form was given for “a”"):
            say_as(*arguments)
    with pytest.raises(UsageError, match="No word was given"):
        say_as(nothing)
    assert say_as("--list").stdout == ""


@pytest.mark.parametrize(
    ("word", "ipa", "engine", "told"),
    [
        ("Ngozi", "kʘm", "espeak", "This voice has no sound for “ʘ”, so it says “Ngozi” as spelt."),
        ("Ngozi", "kam", "tone", "Tones (for tests) takes no phonemes, so it says “Ngozi” as that is spelt."),
    ],
)
def test_what_a_voice_cannot_say_is_told(word, ipa, engine, told):
    say_as(word, "--ipa", ipa)
    heard = CliRunner().invoke(command, [word, "--engine", engine], catch_exceptions=False)
    assert told in heard.stderr


def test_entries_are_listed_and_removed():
    say_as("Cley", "cly")
    assert say_as("--list").stdout.startswith("Cley\tcly\t")
    assert "Removed Cley" in say_as("cley", "--remove").stderr
    asked = say_as("--list")
    assert (asked.stdout, asked.stderr.count("readaloud say-as Nguyen win")) == ("", 1)
    with pytest.raises(UsageError, match="No entry for 'Cley'"):
        say_as("Cley", "--remove")


def test_mistakes_are_one_sentence():
    with pytest.raises(UsageError, match="not a regular expression"):
        say_as("(x", "y", "--match", "regex")
    with pytest.raises(UsageError, match="Both --site and --article"):
        say_as("x", "y", "--site", "a.example", "--article", "b")
    with pytest.raises(UsageError, match="Both SPOKEN and --skip"):
        say_as("x", "y", "--skip")
    with pytest.raises(UsageError, match="No word was given"):
        say_as()


def test_a_file_that_is_there_is_not_written_over_and_one_that_is_not_cannot_be_read(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        say_as("--export", str(tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_text() == "mine"
    with pytest.raises(SourceError, match="Check the name"):
        say_as("--import", str(tmp_path / "nope.pls"))


def test_a_pattern_is_noted_and_not_said_as_if_it_were_a_word():
    noted = say_as(r"\d+kg", "heavy", "--match", "regex")
    assert (noted.stdout, noted.stderr.count("from now on")) == ("", 1)


def test_lexicons_of_others_are_read_and_ours_written(tmp_path):
    say_as("Cley & sons", "cly <and> sons")
    say_as("x", "y", "--match", "anywhere")
    path = tmp_path / "words.pls"
    assert "1 word left out" in say_as("--export", str(path)).stderr
    say_as("Cley & sons", "--remove")
    assert say_as("--import", str(path)).stderr == "1 word added everywhere.\n"
    assert "Cley & sons\tcly <and> sons" in say_as("--list").stdout


def test_entities_of_a_lexicon_are_never_resolved(tmp_path):
    path, secret = tmp_path / "bad.pls", tmp_path / "secret"
    secret.write_text("nobody may hear this")
    path.write_text(
        f'<!DOCTYPE lexicon [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<lexicon version="1.0" alphabet="ipa" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">'
        "<lexeme><grapheme>a</grapheme><alias>b&x;c</alias></lexeme>"
        "<lexeme><grapheme>d</grapheme><phoneme alphabet='x-sampa'>d@</phoneme></lexeme>"
        "<lexeme><grapheme>e</grapheme><phoneme>iː</phoneme></lexeme></lexicon>"
    )
    assert "2 words added everywhere. 1 word left out" in say_as("--import", str(path)).stderr
    assert "e\t/iː/" in say_as("--list").stdout
    assert "nobody" not in say_as("--list").stdout
    path.write_text("<other/>")
    with pytest.raises(UsageError, match="not a lexicon in PLS"):
        say_as("--import", str(path))


def test_the_program_knows_the_command(tmp_path):
    words = [sys.executable, "-m", "readaloud", "say-as", "Cley", "cly", "--quiet"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "cly\n")


class Ear:
    """A sink that hears everything at once."""

    name, keeps, rate = "ear", False, 22_050

    def __init__(self, pull) -> None:
        self.pull, self.heard, self.closed = pull, b"", False

    def start(self) -> None:
        self.heard = self.pull(50)

    def alive(self) -> bool:
        return True

    def audible(self) -> int:
        return len(self.heard) // 2

    def service(self) -> None:
        self.heard += self.pull(50)

    def close(self) -> None:
        self.closed = True


def test_a_word_is_played_to_its_end():
    ears = []

    def opener(rate, pull):
        ears.append(Ear(pull))
        return ears[0]

    play(Speech(b"ab" * 120, 22_050), opener)
    assert ears[0].heard == b"ab" * 120 + bytes(60)
    assert ears[0].closed


def test_doctor_names_a_lexicon_with_a_mistake(tmp_path):
    def found():
        return next(finding for finding in examine() if finding.what == "lexicons")

    assert (found().works, found().found) == (True, "no words of your own")
    say_as("Cley", "cly")
    assert found().found == "1 word in 1 file"
    (tmp_path / "config" / "readaloud" / "lexicons" / "all.yaml").write_text("entries:\n  - word: Cley\n")
    assert not found().works
    assert "all.yaml, line 2: 'Cley' needs either a spoken form, phonemes or skip: true." in found().found


def test_a_lexicon_with_a_mistake_is_passed_over_and_the_others_hold(pages, tmp_path, capsys):
    say_as("Cley", "cly")
    say_as("smith", "smythe", "--site", "moor.example")
    (tmp_path / "config" / "readaloud" / "lexicons" / "all.yaml").write_text("entries:\n  - word: Cley\n")
    assert "Cley cut peat" in heard(pages[0])
    assert "the smythe made nine" in heard(pages[0])
    note = next(note for note in open_article(pages[0]).diagnostics if note.code == "lexicon")
    assert "all.yaml, line 2: 'Cley' needs" in note.message
    assert note.message.endswith("Words are said without it.")
    with pytest.raises(UsageError, match="line 2"):
        say_as("Cley")
