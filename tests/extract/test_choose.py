"""Which extractor reads what, and what is refused."""

import hashlib
import zipfile

import pytest

from readaloud.extract import extract
from readaloud.model.errors import NothingReadable, ReadaloudError, SourceError, UsageError
from readaloud.sources.loaded import Loaded

HTML = b"<!doctype html><title>x</title><p>The wall stands.</p>"
MARKDOWN = b"# Wall\n\nIt *stands* [here](https://example.org).\n"


def form(data: bytes, name: str = "-", **more: str) -> str:
    return extract(Loaded(data, name, **more)).meta.format


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (HTML, "a.html", "html"),
        (HTML, "A.HTM", "html"),
        (HTML, "page", "html"),
        (HTML, "-", "html"),
        (HTML, "a.txt", "text"),
        (MARKDOWN, "a.md", "markdown"),
        (MARKDOWN, "-", "markdown"),
        (MARKDOWN, "notes.text", "text"),
        (b"The wall stands.\n", "a.weird", "text"),
        (b"a < b and c > d, he said.", "-", "text"),
    ],
)
def test_the_ending_decides_and_then_the_look(data, name, found):
    assert form(data, name) == found


@pytest.mark.parametrize(
    ("data", "url", "content_type", "found"),
    [
        (HTML, "https://example.org/x.txt", "text/html", "html"),
        (HTML, "https://example.org/x", "application/octet-stream", "html"),
        (b"# One\n", "https://example.org/x.md", "text/plain", "markdown"),
        (b"One.\n", "https://example.org/x.html", "text/plain", "text"),
    ],
)
def test_on_the_web_the_content_type_comes_first(data, url, content_type, found):
    assert form(data, url, url=url, content_type=content_type) == found


def test_the_person_decides_before_all():
    assert extract(Loaded(HTML, "a.html"), "text").pieces[0].text.startswith("<!doctype")
    with pytest.raises(UsageError, match="no kind"):
        extract(Loaded(HTML, "a.html"), "pdf")


def test_an_article_knows_its_source_its_digest_and_its_language():
    text = "Der Rat stimmte am Dienstag dafür, den alten Hafen zu öffnen, und die Fischer freuten sich sehr."
    data = text.encode()
    meta = extract(Loaded(data, "hafen.txt")).meta
    assert (meta.source, meta.language) == ("hafen.txt", "de")
    assert meta.digest == hashlib.sha256(data).hexdigest()


def test_the_language_of_a_dump_is_that_of_its_prose_and_not_of_its_menus():
    menu = "".join(f"  * {word}\n" for word in ("Home", "News", "Sport", "Video", "Go", "In", "Live") * 120)
    text = f"{menu}\nDer Rat stimmte am Dienstag dafür, den alten Hafen zu öffnen.\n"
    assert extract(Loaded(text.encode(), "hafen.txt")).meta.language == "de"


def test_a_guessed_encoding_is_said():
    found = extract(Loaded("C’est l’été à Sète, déjà.".encode("cp1252"), "a.txt"))
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["encoding"]
    assert found.pieces[0].text == "C’est l’été à Sète, déjà."


def packed_epub(tmp_path) -> bytes:
    path = tmp_path / "a"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("data", "name", "error", "said"),
    [
        (b"%PDF-1.7\n", "a", SourceError, "PDF"),
        (b"words", "a.pdf", SourceError, "PDF"),
        (b"words", "a.epub", SourceError, "EPUB"),
        (b"words", "a.docx", NothingReadable, "Word"),
        (b"PK\x03\x04rest", "a", NothingReadable, "packed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "a.png", NothingReadable, "not text"),
        (b"\x7fELF" + bytes(200), "a.out", NothingReadable, "not text"),
        (b"", "a.txt", NothingReadable, "empty"),
        (b" \n\t\r\n", "a.html", NothingReadable, "empty"),
        (b"<html><body><script>x()</script></body></html>", "a.html", NothingReadable, "no text"),
        (b"<!-- nothing -->", "a.html", NothingReadable, "empty"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_a_hint(data, name, error, said):
    with pytest.raises(error, match=said) as caught:
        extract(Loaded(data, name))
    assert caught.value.hint


def test_an_epub_is_known_by_its_first_bytes(tmp_path):
    with pytest.raises(ReadaloudError, match="EPUB"):
        extract(Loaded(packed_epub(tmp_path), "book"))


def test_a_text_in_utf16_is_no_binary():
    assert extract(Loaded("The wall stands.\n".encode("utf-16"), "a")).pieces[0].text == "The wall stands."
