"""What those who define the formats say of our files: validators and reading systems, on bundled articles.

One article by default; ``READALOUD_JUDGE=all`` (``make bench``) takes every one of ``content/``.
"""

import os
import re
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

import judging
from readaloud.audio.ffmpeg import decoded
from readaloud.config.resources import shipped
from readaloud.services.exporting.exporting import ExportOptions, export_sources
from sound import RECORDED_RATE, SoundServer
from sound import Recording as Heard

ARTICLES = sorted(
    path.name for path in shipped("content").iterdir() if path.suffix in (".html", ".md", ".txt")
)
CHOSEN = ARTICLES if os.environ.get("READALOUD_JUDGE") == "all" else ["river-sensors.html"]
ENDINGS = ("epub", "words.epub", "daisy.zip", "daisy3.zip", "html", "vtt", "words.vtt", "manifest.json")
ROUNDED_S = 0.002  # two times that were rounded to the millisecond
PLAYED_S = 8.0


class Files(msgspec.Struct, frozen=True):
    """An article as it was exported, and its timeline as the manifest tells it."""

    folder: Path
    manifest: dict[str, Any]

    def __getitem__(self, ending: str) -> Path:
        return self.folder / f"story.{ending}"


@pytest.fixture(scope="module", params=CHOSEN)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("judged")
    outputs = [folder / f"story.{ending}" for ending in ENDINGS]
    export_sources([str(shipped("content") / request.param)], outputs, ExportOptions(engine="espeak")).check()
    return Files(folder, msgspec.json.decode((folder / "story.manifest.json").read_bytes()))


@pytest.mark.needs("java")
def test_epubcheck_finds_nothing_and_minds_a_link_that_leads_nowhere(files: Files, tmp_path: Path) -> None:
    assert judging.epubcheck(files["epub"]) == []
    broken = judging.rewritten(files["epub"], tmp_path / "b.epub", r"\.smil$", b'.xhtml#u3"', b'.xhtml#gone"')
    assert any("RSC-012" in told for told in judging.epubcheck(broken))


@pytest.mark.needs("java", "node")
def test_epubcheck_and_readium_take_the_book_whose_every_word_is_marked(files: Files) -> None:
    judging.need_judges()
    assert judging.epubcheck(files["words.epub"]) == []
    _, pairs = judging.readium(files["words.epub"])
    assert len(pairs) > sum(len(one["words"]) for one in files.manifest["utterances"]) * 0.8
    assert all(one.until == pytest.approx(next_.at, abs=ROUNDED_S) for one, next_ in pairwise(pairs))


@pytest.mark.needs("node", "chromium")
def test_ace_finds_nothing_and_minds_a_picture_without_words(files: Files, tmp_path: Path) -> None:
    judging.need_judges()
    assert judging.ace(files["epub"], tmp_path / "whole") == []
    broken = judging.rewritten(files["epub"], tmp_path / "b.epub", r"cover\.xhtml$", b" alt=", b" data-alt=")
    assert any("image-alt" in told for told in judging.ace(broken, tmp_path / "broken"))


@pytest.mark.needs("node")
@pytest.mark.parametrize("ending", ["epub", "daisy.zip", "daisy3.zip"])
def test_readium_reads_every_text_and_its_sound_as_our_timeline_has_them(files: Files, ending: str) -> None:
    judging.need_judges()
    titles, pairs = judging.readium(files[ending])
    said = files.manifest["utterances"]
    assert len(set(titles)) == len(titles)
    assert {chapter["title"] for chapter in files.manifest["chapters"]} <= set(titles)
    assert len(pairs) == len(said)
    texts = _texts(files[ending])
    for pair, one in zip(pairs, said, strict=True):
        assert pair.at == pytest.approx(one["at"], abs=ROUNDED_S) or pair is pairs[0]
        assert texts[pair.text] == "".join(one["text"].split()) or one["role"] in ("table", "byline")
    assert all(one.until == pytest.approx(next_.at, abs=ROUNDED_S) for one, next_ in pairwise(pairs))


@pytest.mark.needs("java")
def test_the_daisy_schemas_find_nothing_and_mind_an_unknown_name(files: Files, tmp_path: Path) -> None:
    if not judging.SCHEMAS.exists():
        pytest.skip("the schemas of the DAISY Pipeline are not beside this project")
    with zipfile.ZipFile(files["daisy.zip"]) as book:
        for name in book.namelist():
            if schema := _schema(name):
                assert judging.relax_ng(book.read(name), schema, tmp_path) == [], name
        bad = book.read("ncc.html").replace(b"ncc:tocItems", b"ncc:someItems")
    assert judging.relax_ng(bad, "d202ncc.rng", tmp_path)


def test_the_definitions_of_daisy_3_find_nothing_and_mind_a_point_without_a_place(files: Files) -> None:
    with zipfile.ZipFile(files["daisy3.zip"]) as book:
        for name in book.namelist():
            if definition := _definition(name):
                assert judging.dtd(book.read(name), definition) == [], name
        bad = book.read("navigation.ncx").replace(b"<content ", b"<contents ")
    assert judging.dtd(bad, "ncx-2005-1.dtd")


@pytest.mark.needs("node", "chromium")
def test_foliate_plays_the_book_and_marks_each_text_when_it_is_heard(files: Files) -> None:
    judging.need_judges()
    told = judging.in_chromium("foliate.mjs", files["epub"], PLAYED_S)
    assert told["errors"] == []
    assert told["contents"][0] == files.manifest["chapters"][0]["title"]
    said = files.manifest["utterances"]
    assert len(told["marked"]) >= 3
    for marked, one in zip(told["marked"], said, strict=False):
        name = marked["text"].rpartition("#")[2]
        assert name == one["id"]
        assert marked.get("seen", name) == name
        # The browser tells the time four times a second, and the machine may be busy.
        assert one["at"] - 0.1 <= marked["at"] <= one["at"] + 0.75


@pytest.mark.needs("java", "node")
def test_the_nu_checker_finds_no_error_and_minds_a_wrong_place(files: Files, tmp_path: Path) -> None:
    judging.need_judges()
    assert judging.nu_html(files["html"]) == []
    broken = tmp_path / "broken.html"
    silent = re.sub('base64,[^"]*', "base64,AAAA", files["html"].read_text("utf-8"))
    broken.write_text(silent.replace("<main>", "<main><li>"), "utf-8")
    assert any("“li”" in told for told in judging.nu_html(broken))


@pytest.fixture(scope="module")
def played(files: Files, sound_server: SoundServer) -> Iterator[tuple[dict[str, Any], Heard, float]]:
    """What Chromium tells of the page, what was heard, and the difference of their clocks in seconds."""
    judging.need_judges()
    before = os.environ.get("PULSE_SERVER")
    os.environ["PULSE_SERVER"] = sound_server.address
    sound_server.recording.forget()
    told = judging.in_chromium("page.mjs", files["html"], PLAYED_S)
    yield told, sound_server.recording, time.time() - time.monotonic()
    os.environ.pop("PULSE_SERVER")
    if before is not None:
        os.environ["PULSE_SERVER"] = before


@pytest.mark.needs("node", "chromium", "pulseaudio", "parec")
def test_axe_finds_nothing_in_any_colours_and_nothing_comes_from_outside(
    played: tuple[dict[str, Any], Heard, float], files: Files
) -> None:
    told, _, _ = played
    assert told["violations"] == []
    assert told["errors"] == []
    assert told["requests"] == [files["html"].as_uri()]
    cues = [line for line in files["vtt"].read_text("utf-8").splitlines() if "-->" in line]
    assert told["cues"] == len(cues)


@pytest.mark.needs("node", "chromium", "pulseaudio", "parec")
def test_the_page_can_be_used_without_code_on_a_small_screen_and_by_keys(
    played: tuple[dict[str, Any], Heard, float], files: Files
) -> None:
    told, _, _ = played
    assert told["plain"] == {"player": True, "text": True, "buttons": False, "choices": False}
    assert told["sideways"] == 0
    assert told["paused"]
    first, second, third, fourth = told["moved"]
    assert first == third != second == fourth


@pytest.mark.needs("node", "chromium", "pulseaudio", "parec")
def test_the_page_is_heard_while_the_mark_moves_from_sentence_to_sentence_and_word_to_word(
    played: tuple[dict[str, Any], Heard, float], files: Files, tmp_path: Path
) -> None:
    told, heard, clocks = played
    said = files.manifest["utterances"]
    marked = [moment for moment in told["heard"] if moment[2]]
    assert len({moment[2] for moment in marked}) >= 2
    assert len({moment[3] for moment in marked}) >= 8
    for _, at, name, word in marked:
        one = max((one for one in said if one["at"] <= at + 0.02), key=lambda one: one["at"])
        assert name in (one["id"], one["block"])
        if word and at < one["until"]:
            current = max((w for w in one["words"] if w["at"] <= at + 0.02), key=lambda w: w["at"])
            assert word in one["text"]
            assert at - current["at"] < max(0.5, current["until"] - current["at"] + 0.1)
    # What was recorded is the sound of the page, at the place where the page says it is; a busy machine may
    # have dropped some of it.
    places = (marked[len(marked) * quarter // 4] for quarter in (1, 2, 3))
    assert max(_heard_likeness(files, heard, wall - clocks, at) for wall, at, *_ in places) > 0.8


@pytest.mark.needs("node")
@pytest.mark.parametrize("ending", ["vtt", "words.vtt"])
def test_the_parser_of_webvtt_finds_nothing_and_minds_a_cue_without_an_end(
    files: Files, tmp_path: Path, ending: str
) -> None:
    judging.need_judges()
    assert judging.webvtt(files[ending]) == []
    broken = tmp_path / "broken.vtt"
    broken.write_text(re.sub(r" --> [\d:.]+", " -->", files[ending].read_text("utf-8"), count=1), "utf-8")
    assert judging.webvtt(broken)


def _schema(name: str) -> str:
    if name == "ncc.html":
        return "d202ncc.rng"
    if name == "master.smil":
        return "d202msmil.rng"
    return "d202smil.rng" if name.endswith(".smil") else ""


def _definition(name: str) -> str:
    """The document type of a file of a DAISY 3 book; of some only where the DAISY Pipeline is beside us."""
    everywhere = {"package.opf": "oebpkg12.dtd", "navigation.ncx": "ncx-2005-1.dtd"}
    here = {"resources.res": "resource-2005-1.dtd", "content.xml": "dtbook-2005-3.dtd"}
    if name in everywhere or not judging.SCHEMAS.exists():
        return everywhere.get(name, "")
    return "dtbsmil-2005-2.dtd" if name.endswith(".smil") else here.get(name, "")


def _texts(book: Path) -> dict[str, str]:
    """The text of every element with an id, by file and id, without spaces."""
    from readaloud.export.markup.xml import parsed

    found: dict[str, str] = {}
    with zipfile.ZipFile(book) as archive:
        for name in archive.namelist():
            if name.endswith((".xhtml", "content.html", "content.xml")):
                elements = parsed(archive.read(name)).xpath("//*[@id]")
                found |= {f"{name}#{e.get('id')}": "".join("".join(e.itertext()).split()) for e in elements}
    return found


def _heard_likeness(files: Files, heard: Heard, moment: float, at: float) -> float:
    """How like what was recorded around a moment is to the sound of the page around a second of it."""
    recorded = _loudness(heard.between(moment - 2, moment + 1), RECORDED_RATE)
    return _likeness(recorded, _loudness(_sound(files, max(0, at - 2), at + 1), 16_000))


def _sound(files: Files, at: float, until: float) -> np.ndarray:
    """The sound of the book, which is that of the page, from one second to another at 16 kHz."""
    with zipfile.ZipFile(files["epub"]) as book:
        path = Path(book.extract("EPUB/sound.mp3", files.folder))
    with decoded(path, 16_000) as blocks:
        samples = np.frombuffer(b"".join(blocks), "<i2")
    return samples[round(at * 16_000) : round(until * 16_000)]


def _loudness(samples: np.ndarray, rate: int) -> np.ndarray:
    """The loudness of every hundredth of a second."""
    step = rate // 100
    whole = samples[: len(samples) // step * step].astype(np.float64).reshape(-1, step)
    return np.sqrt((whole**2).mean(axis=1))


def _likeness(one: np.ndarray, other: np.ndarray, most: int = 40) -> float:
    """The greatest correlation of two curves that may be shifted by some steps against each other."""
    length = min(len(one), len(other)) - most
    shifts = [(one[n : n + length], other[:length]) for n in range(most)]
    shifts += [(one[:length], other[n : n + length]) for n in range(most)]
    return max(float(np.corrcoef(a, b)[0, 1]) for a, b in shifts)
