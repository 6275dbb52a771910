"""Kept and dropped once, with --remember: applied to every article of the site until it is forgotten."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readaloud.cli.commands.check import command
from readaloud.model.errors import UsageError
from readaloud.services.opening.opening import open_article
from readaloud.services.site_memory import all_choices

PAGE = """<html><head><link rel="canonical" href="https://www.hut.example/{name}"><title>Snow</title></head>
<body><article><h1>Snow falls early on the pass</h1>
<p>Snow fell on the pass in the first week of September, a month before anybody had thought of chains.</p>
<p>Read more: Hut keepers ask for a later season</p>
<p>The keeper of the hut has seen it once before, when he was a boy and the road was made of gravel.</p>
<p>Advertisement</p>
<p>The road will be open again on Monday if the sun does what it has been asked to do, he said.</p>
</article></body></html>"""
MORE = "Read more: Hut keepers ask for a later season"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def pages(tmp_path: Path) -> tuple[str, str]:
    for name in ("one", "two"):
        (tmp_path / f"{name}.html").write_text(PAGE.format(name=name))
    return str(tmp_path / "one.html"), str(tmp_path / "two.html")


def check(*arguments: str) -> Result:
    done = CliRunner().invoke(command, arguments, catch_exceptions=False, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done


def texts(page: str) -> list[str]:
    return [block.text for block in open_article(page).blocks]


def removal(page: str, rule: str) -> str:
    return next(r.id for r in open_article(page).removed if r.rule == rule)


def test_a_rule_that_is_kept_on_a_site_takes_nothing_in_its_other_articles(pages: tuple[str, str]) -> None:
    assert MORE not in texts(pages[1])
    check(pages[0], "--keep", "read-more", "--remember")
    assert MORE in texts(pages[1])


def test_a_line_that_is_kept_by_its_id_is_known_again_by_its_words(pages: tuple[str, str]) -> None:
    check(pages[0], "--keep", removal(pages[0], "ad-label"), "--remember")
    assert "Advertisement" in texts(pages[1])
    assert MORE not in texts(pages[1])


def test_a_pattern_is_dropped_in_the_other_articles_of_the_site(
    pages: tuple[str, str], tmp_path: Path
) -> None:
    check(pages[0], "--drop", "keeper of the hut has", "--remember")
    assert not any("has seen it once" in text for text in texts(pages[1]))
    other = tmp_path / "other.html"
    other.write_text(PAGE.format(name="x").replace("hut.example", "inn.example"))
    assert any("has seen it once" in text for text in texts(str(other)))


def test_one_line_says_that_something_remembered_was_applied(pages: tuple[str, str]) -> None:
    check(pages[0], "--keep", "read-more", "--drop", "gravel", "--remember")
    done = check(pages[1])
    assert "Cleaned as remembered for hut.example: 1 rule kept, 1 pattern dropped.\n" in done.stderr
    assert "remembered" not in done.stdout


def test_what_is_remembered_is_listed_and_taken_back_one_by_one_or_all(pages: tuple[str, str]) -> None:
    check(pages[0], "--keep", "read-more", "--drop", "gravel", "--remember")
    assert "hut.example: drop lines with 'gravel'" in check("--forget").stdout
    check("hut.example", "--forget", "--keep", "read-more")
    assert all_choices()["hut.example"].rules == ()
    assert all_choices()["hut.example"].drop == ("gravel",)
    check(pages[1], "--forget")
    assert all_choices() == {}
    assert "Nothing is remembered" in check("--forget").stdout


def test_a_kept_line_is_forgotten_by_its_first_words(pages: tuple[str, str]) -> None:
    check(pages[0], "--keep", removal(pages[0], "read-more"), "--remember")
    check("hut.example", "--forget", "--keep", "Read more: Hut keepers")
    assert MORE not in texts(pages[0])


def test_a_file_that_names_no_site_is_remembered_by_itself(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "A long day on the pass\n\n" + "It snowed on the pass for a day. " * 5 + "\n\nAdvertisement\n"
    )
    check(str(story), "--keep", "ad-label", "--remember")
    assert "Advertisement" in texts(str(story))
    assert [choices.name for choices in all_choices().values()] == ["story.txt"]
    check("story.txt", "--forget")
    assert all_choices() == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--remember"], "nothing to remember"),
        (["--remember", "--forget"], "Give one of them"),
        (["--keep", "r99", "--remember"], "r99"),
    ],
)
def test_what_cannot_be_remembered_is_said(pages: tuple[str, str], arguments: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        check(pages[0], *arguments)
    assert all_choices() == {}


def test_a_damaged_file_of_choices_keeps_nobody_from_reading(pages: tuple[str, str], tmp_path: Path) -> None:
    check(pages[0], "--keep", "read-more", "--remember")
    (tmp_path / "data" / "readaloud" / "sites.json").write_text("{")
    article = open_article(pages[0])
    assert MORE not in [block.text for block in article.blocks]
    assert any("cannot be read" in note.message for note in article.diagnostics)
    with pytest.raises(UsageError, match=r"sites\.json"):
        check("--forget")


def test_own_rules_are_read_from_the_settings_folder(pages: tuple[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "config" / "readaloud" / "rules"
    folder.mkdir(parents=True)
    rule = (
        "- rule: gravel\n  reason: label\n  site: hut.example\n  sentences: true\n  en: the keeper of ...\n"
    )
    (folder / "mine.yaml").write_text(rule)
    assert "gravel" in [removal.rule for removal in open_article(pages[0]).removed]
    (folder / "mine.yaml").write_text(rule.replace("label", "boredom"))
    with pytest.raises(UsageError, match=r"mine\.yaml, line 2: reason must be one of"):
        open_article(pages[0])


def test_the_ledger_says_the_same_words_once_with_all_their_ids(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    paragraph = "It snowed on the pass for a day, and nobody who had come by car could leave again."
    story.write_text(
        "\n\n".join(["A long day on the pass", *(f"{paragraph} {n}.\n\nAdvertisement" for n in "123")])
    )
    printed = check(str(story)).stdout
    assert "Removed: 3 lines: ad 3." in printed
    assert "Ad, rule ad-label, 3 lines:\n  r1, r2, r3, line 5, 3 times: Advertisement" in printed
