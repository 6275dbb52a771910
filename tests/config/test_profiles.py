from pathlib import Path

import pytest

from readaloud.config.profile_values import profile_values
from readaloud.config.profiles import KINDS, PERSONALITIES, load_profile, profile_names
from readaloud.config.resources import shipped
from readaloud.model.errors import UsageError
from readaloud.model.profile import ALWAYS_SAID

SHIPPED = ("cast", "described", "fast", "newsroom", "one-voice")


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "readaloud" / "voices"


def complaint(folder: Path, text: str) -> str:
    path = folder / "mine.yaml"
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        load_profile(str(path))
    return caught.value.message.replace(str(path), "mine.yaml")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_profile_loads_and_is_named_like_its_file(name):
    assert load_profile(name).name == name


def test_all_shipped_profiles_are_listed():
    assert profile_names() == SHIPPED
    assert {path.stem for path in shipped("voices").glob("*.yaml")} == set(SHIPPED)


def test_the_levels_are_those_that_the_names_promise():
    assert [load_profile(name).level for name in SHIPPED] == [
        "standard",
        "verbose",
        "terse",
        "standard",
        "standard",
    ]
    assert load_profile("fast").words_per_minute == 400
    assert load_profile("newsroom").quotes.words == 6
    assert load_profile("one-voice").quotes.when == "never"


def test_the_voices_of_the_newsroom_differ():
    voices = load_profile("newsroom").voices
    assert set(voices) == set(PERSONALITIES)
    assert len({voices[name].engines["espeak"] for name in PERSONALITIES}) == len(PERSONALITIES)


def test_a_profile_of_ones_own_comes_first(own_folder):
    own_folder.mkdir(parents=True)
    (own_folder / "newsroom.yaml").write_text("name: newsroom\ntitle: Mine\n")
    (own_folder / "quiet.yaml").write_text("name: quiet\ntitle: Quiet\n")
    assert load_profile("newsroom").title == "Mine"
    assert "quiet" in profile_names()


def test_an_unknown_name_says_which_there_are():
    with pytest.raises(UsageError) as caught:
        load_profile("newsrom")
    assert "newsroom" in caught.value.hint


def test_a_path_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UsageError, match="could not be read"):
        load_profile(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "kinds:\n  imge: terse",
            "mine.yaml, line 4: unknown kind of announcement 'imge' (did you mean 'image'?)",
        ),
        (
            "voices:\n  narator: {}",
            "mine.yaml, line 4: unknown personality 'narator' (did you mean 'narrator'?)",
        ),
        ("engines: [espeek]", "mine.yaml, line 3: unknown engine 'espeek' (did you mean 'espeak'?)"),
        ("voices:\n  quote:\n    engines:\n      pipr: {}", "mine.yaml, line 6: unknown engine 'pipr'"),
        ("voices: {narator: {}}", "line 3: unknown personality 'narator' (did you mean 'narrator'?)"),
        ("roles: {hedline: quote}", "line 3: unknown role 'hedline' (did you mean 'headline'?)"),
        ("roles: {headline: nobody}", "line 3: unknown personality 'nobody'"),
        ("kinds: {correction: off}", "line 3: correction cannot be off, only terse, standard or verbose"),
        ("voices: {narrator: {rate: fast}}", "line 3: rate must be a number from 0.5 to 2, not 'fast'"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_is_allowed(tmp_path, text, said):
    message = complaint(tmp_path, f"name: mine\ntitle: Mine\n{text}\n")
    assert said in message
    assert message.count("\n") == 0


def test_what_must_always_be_said_is_a_kind():
    assert set(KINDS) >= ALWAYS_SAID


def test_an_engine_on_trial_may_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("READALOUD_ENGINES", "trial=some.module:Class")
    (tmp_path / "p.yaml").write_text("name: p\ntitle: P\nengines: [trial, espeak]\n")
    assert load_profile(str(tmp_path / "p.yaml")).engines == ("trial", "espeak")


def test_each_value_of_a_profile_is_listed_with_its_line_or_as_the_default(tmp_path):
    path = tmp_path / "p.yaml"
    path.write_text("name: p\ntitle: P\npauses:\n  sentence: 300\nvoices:\n  quote: {rate: 1.2}\n")
    listed = {key: (value, origin) for key, value, origin in profile_values(str(path))}
    assert listed["pauses.sentence"] == ("300", "line 4")
    assert listed["voices.quote.rate"] == ("1.2", "line 6")
    assert listed["pauses.paragraph"] == ("550", "default")
    assert listed["engines"] == ("espeak, system", "default")
    assert listed["earcons"] == ("none", "default")


def test_a_profile_of_ones_own_needs_no_name_and_no_title(own_folder):
    own_folder.mkdir(parents=True)
    (own_folder / "slow.yaml").write_text("words_per_minute: 120\n")
    slow = load_profile("slow")
    assert (slow.name, slow.title, slow.words_per_minute) == ("slow", "slow", 120)
    (own_folder / "empty.yaml").write_text("")
    assert load_profile("empty").title == "empty"
