"""Transcripts, data and manifest: what is heard, with roles, escaped for each format."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from readaloud.export.data import manifest, plan
from readaloud.export.material.recording import Recording
from readaloud.export.transcripts import markdown
from readaloud.export.transcripts import text as plain
from readaloud.export.transcripts.markdown import escaped
from readaloud.export.verify.verifying import problems
from readaloud.model.article import Locator, Span

Golden = Callable[[str, Path], None]


def read_manifest(recording: Recording, folder: Path) -> Any:
    manifest.write(recording, folder / "park.manifest.json")
    return json.loads((folder / "park.manifest.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("module", "name"),
    [(plain, "park.txt"), (markdown, "park.md"), (manifest, "park.manifest.json")],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_transcripts_and_manifest_are_the_kept_ones(
    recording: Recording, tmp_path: Path, golden: Golden, module: object, name: str
) -> None:
    module.write(recording, tmp_path / name)  # type: ignore[attr-defined]
    golden(name, tmp_path / name)


def test_every_utterance_is_in_every_transcript(recording: Recording, tmp_path: Path) -> None:
    plain.write(recording, tmp_path / "park.txt")
    text = (tmp_path / "park.txt").read_text("utf-8")
    assert all(said.text.replace("\t", " | ") in text for said in recording.script.utterances)


def test_a_table_is_a_table_in_markdown_and_items_of_a_list_stand_together(
    recording: Recording, tmp_path: Path
) -> None:
    markdown.write(recording, tmp_path / "park.md")
    tokens = MarkdownIt("commonmark").enable("table").parse((tmp_path / "park.md").read_text("utf-8"))
    kinds = [token.type for token in tokens]
    assert (kinds.count("table_open"), kinds.count("tr_open"), kinds.count("td_open")) == (1, 3, 4)
    assert (kinds.count("bullet_list_open"), kinds.count("list_item_open")) == (1, 2)


def test_in_markdown_what_we_say_of_a_row_stands_in_the_row(recording: Recording, tmp_path: Path) -> None:
    row = recording.utterances["u18"]
    lead = replace(row, id="u30", text="Row 2.", spoken="Row 2.", own_words=True)
    items = tuple(
        part for item in recording.script.items for part in ((lead, item) if item == row else (item,))
    )
    script = replace(recording.script, items=items)
    markdown.write(replace(recording, script=script), tmp_path / "park.md")
    assert "| North | 12 |\n| *Row 2.* South | 7 |" in (tmp_path / "park.md").read_text("utf-8")


@pytest.mark.parametrize("module", [plain, markdown])
def test_the_mark_of_a_note_is_told_from_a_number_of_the_text(
    recording: Recording, tmp_path: Path, module: Any
) -> None:
    text = "We had 2025.1 Then 8 [2] more."
    spans = (Span(12, 13, "noteref", "1"), Span(21, 24, "noteref", "2"))
    block = replace(recording.article.block("b9"), text=text, spans=spans)
    said = replace(recording.utterances["u16"], text=text, spoken=text, locator=Locator("b9", 0, len(text)))
    article = replace(recording.article, blocks=(block,), sections=())
    script = replace(recording.script, items=(said,))
    module.write(replace(recording, article=article, script=script), tmp_path / "park.txt")
    shown = (tmp_path / "park.txt").read_text("utf-8").replace("\\", "")
    assert "We had 2025.[1] Then 8 [2] more." in shown


def test_the_author_is_read_without_gaps_where_utterances_touch(recording: Recording, tmp_path: Path) -> None:
    plain.write(recording, tmp_path / "park.txt")
    paragraph = recording.article.block("b3").text
    assert paragraph in (tmp_path / "park.txt").read_text("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(escaped(text))
    shown = [token for token in tokens if token.type == "inline"]
    words = "".join(child.content for token in shown for child in token.children or [])
    assert words.split() == text.split()
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for token in shown for child in token.children or []} <= {"text", "text_special"}


def test_data_holds_the_article_and_the_plan(recording: Recording, tmp_path: Path) -> None:
    plan.write(recording, tmp_path / "park.json")
    kept = {"article": recording.article.to_dict(), "script": recording.script.to_dict()}
    assert json.loads((tmp_path / "park.json").read_text("utf-8")) == json.loads(json.dumps(kept))


def test_the_manifest_has_the_shape_that_outsiders_rely_on(recording: Recording, tmp_path: Path) -> None:
    found = read_manifest(recording, tmp_path)
    assert set(found) == {"source", "article", "duration", "chapters", "utterances"}
    assert found["article"]["title"] == recording.title
    assert [chapter["title"] for chapter in found["chapters"]] == [
        s.title for s in recording.article.sections
    ]
    wanted = {"id", "role", "voice", "speaker", "block", "text", "spoken", "at", "until", "words"}
    assert all(wanted <= set(said) for said in found["utterances"])
    assert all({"text", "at", "until"} <= set(word) for said in found["utterances"] for word in said["words"])


def test_the_words_of_the_manifest_lead_back_to_the_displayed_text(
    recording: Recording, tmp_path: Path
) -> None:
    found = next(u for u in read_manifest(recording, tmp_path)["utterances"] if u["id"] == "u6")
    text = recording.article.block("b3").text
    shown = {word["text"]: text[word["start"] : word["end"]] for word in found["words"]}
    assert shown["million"] == "$4m"
    assert shown["why."] == "why."


def test_broken_data_is_found(tmp_path: Path) -> None:
    path = tmp_path / "park.json"
    path.write_text('{"article": [1, 2', "utf-8")
    assert "no data that readaloud wrote" in problems(path, None)[0]
    path.write_text('{"article": {}, "script": {}}', "utf-8")
    assert problems(path, None) == ()
