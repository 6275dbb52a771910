"""The schema that editors use agrees with what is read."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from readaloud.config.profile_schema import profile_schema
from readaloud.config.profiles import load_profile
from readaloud.config.resources import shipped
from readaloud.config.yaml_file import _parse
from readaloud.model.errors import UsageError

ROOT = Path(__file__).parents[2]
PROFILES = sorted(shipped("voices").glob("*.yaml"))
WRONG = (
    "level: loud",
    "sped: 2",
    "kinds: {vidio: off}",
    "kinds: {transcript: off}",
    "engines: [espeek]",
    "roles: {hedline: announcer}",
    "voices: {narrator: {engines: {pipr: {}}}}",
    "words_per_minute: 20",
    "pauses: {sentence: -1}",
    "earcons: [bell]",
    "casting: {engines: {espeak: {women: [a]}}}",
    "languages: {fr: {espeek: {}}}",
)


def data(text: str) -> object:
    return _parse(text, "a profile")


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(profile_schema())
    return jsonschema.Draft202012Validator(profile_schema())


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_the_shipped_profiles_are_as_the_schema_says(path, validator):
    validator.validate(data(path.read_text()))


def test_the_schema_that_is_shipped_is_that_of_the_types():
    shown = json.loads((shipped("voices") / "profile.schema.json").read_text())
    assert shown == json.loads(json.dumps(profile_schema())), "run `make docs`"


@pytest.mark.parametrize("line", WRONG)
def test_schema_and_reader_refuse_the_same(line, validator, tmp_path):
    text = f"name: x\ntitle: X\n{line}\n"
    assert not validator.is_valid(data(text))
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(UsageError, match="line 3"):
        load_profile(str(tmp_path / "x.yaml"))


def test_the_profile_that_the_docs_explain_is_one(tmp_path, validator):
    page = (ROOT / "docs" / "voices.md").read_text()
    (text,) = re.findall(r"<!-- a profile -->\n```yaml\n(.*?)```", page, re.DOTALL)
    validator.validate(data(text))
    (tmp_path / "evening.yaml").write_text(text)
    profile = load_profile(str(tmp_path / "evening.yaml"))
    assert (profile.words_per_minute, profile.pauses.paragraph) == (150, 800)
