"""People's own rules: read from their folder, applied where they are meant, mistakes named by line."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from readaloud.clean import clean
from readaloud.clean.rules.own import OwnRule, own_rules_for
from readaloud.clean.rules.own_file import read_own_rules
from readaloud.clean.site import host_of
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Meta
from readaloud.model.errors import UsageError

RULES = """# Of a paper that does not exist.
- rule: snow-line
  reason: nav
  site: |
    hut.example
    The Hut Post
  sentences: true
  phrases: |
    snow line today ...
- rule: hut-box
  reason: newsletter
  colon: |
    hut box|corner
"""
STORY = "\n\n".join(
    (
        "Snow fell on the pass in the first week of September, a month before anybody had thought of chains.",
        "Snow line today at 1,900 metres and falling, says the man at the lower station.",
        "Hut corner: soup of the day",
        "The road will be open again on Monday if the sun does what it has been asked to do.",
    )
)


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "mine.yaml").write_text(text)
    return tmp_path


def taken(rules: tuple[OwnRule, ...], **about: str) -> list[str]:
    extracted = extract_plain(STORY)
    meta = replace(extracted.meta, **about)
    return [removal.rule for removal in clean(replace(extracted, meta=meta), own=rules).removed]


def test_a_rule_without_a_site_takes_its_lines_everywhere(tmp_path: Path) -> None:
    assert taken(read_own_rules(folder(tmp_path, RULES))) == ["hut-box"]


@pytest.mark.parametrize(
    "about",
    [
        {"url": "https://hut.example/a"},
        {"url": "https://www.hut.example/a"},
        {"url": "https://news.hut.example/a"},
        {"site": "the hut post"},
    ],
)
def test_a_publishers_rule_takes_lines_of_its_own_articles(tmp_path: Path, about: dict[str, str]) -> None:
    assert taken(read_own_rules(folder(tmp_path, RULES)), **about) == ["snow-line", "hut-box"]


@pytest.mark.parametrize("url", ["https://nothut.example/", "https://hut.example.org/", "http://[", ""])
def test_a_publishers_rule_leaves_other_sites_alone(tmp_path: Path, url: str) -> None:
    assert taken(read_own_rules(folder(tmp_path, RULES)), url=url) == ["hut-box"]


def test_an_own_rule_can_be_kept_like_any_other(tmp_path: Path) -> None:
    rules = read_own_rules(folder(tmp_path, RULES))
    assert clean(extract_plain(STORY), own=rules, keep=("hut-box",)).removed == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("reason: nav", "reason: weather", 3, "reason must be one of ad"),
        ("sentences: true", "sentence: true", 7, "did you mean 'sentences'"),
        ("sentences: true", "limit: 0", 7, "a whole number from 1 to 500"),
        ("snow line today ...", "[...]", 9, "it takes any line"),
        ("rule: hut-box", "rule: r12", 10, "no name for a rule"),
        ("rule: hut-box", "rule: snow-line", 10, "already"),
        ("rule: hut-box", "rule: read-more", 10, "already"),
        ("colon: |\n    hut box|corner", "about: nothing", 10, "no phrases"),
        ("- rule: hut-box", "- rule: [", 12, "YAML"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    with pytest.raises(UsageError) as raised:
        read_own_rules(folder(tmp_path, RULES.replace(old, new)))
    assert re.search(rf"mine\.yaml, line {line}: .*{re.escape(words)}", raised.value.message)


def test_a_rule_name_may_stand_in_one_file_only(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(RULES)
    with pytest.raises(UsageError, match=r"other\.yaml, line 2"):
        read_own_rules(folder(tmp_path, RULES))


def test_no_folder_and_a_file_of_comments_are_no_rules(tmp_path: Path) -> None:
    assert read_own_rules(tmp_path / "none") == ()
    assert read_own_rules(folder(tmp_path, "# later\n\n")) == ()


def test_the_example_of_the_documentation_is_a_file_of_rules(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text()
    [example] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    rules = read_own_rules(folder(tmp_path, example))
    assert [rule.rule for rule in own_rules_for(rules, Meta(site="The Valley Post"))] == [
        "valley-weather",
        "valley-tips",
    ]
    assert [rule.rule for rule in own_rules_for(rules, Meta())] == ["valley-tips"]
    assert all(f"| `{field}` |" in page for field in ("rule", "reason", "site", "colon", "inside", "anchor"))


def test_a_host_is_read_from_an_address() -> None:
    assert host_of("https://WWW.Example.org:8080/a?b") == "example.org"
    assert host_of("story.txt") == ""
