"""From bytes to the right extractor, and what holds for every kind: digest, source, encoding, language."""

from hashlib import sha256

from msgspec.structs import replace

from readaloud.extract.kinds import kind_of, refuse_binary, refuse_noise
from readaloud.extract.pieces import Extracted
from readaloud.model.article import Diagnostic
from readaloud.model.errors import NothingReadable
from readaloud.sources.charset import Decoded, decode
from readaloud.sources.loaded import Loaded
from readaloud.text.language import detect
from readaloud.text.sanitise import one_line

SAMPLE = 4000  # characters by which the language of a plain text is recognised
PROSE_CHARACTERS = 60  # of a line that is more than a label


def extract_document(loaded: Loaded, kind: str | None = None) -> Extracted:
    """See ``readaloud.extract.extract``."""
    refuse_binary(loaded)
    decoded = decode(loaded.data, loaded.charset)
    refuse_noise(loaded, decoded.text)
    extracted = _by_kind(kind_of(loaded, decoded.text, kind), decoded.text, loaded.url)
    if not extracted.pieces:
        raise NothingReadable(
            f"There is no text in “{one_line(loaded.name)}”.",
            "If a browser shows an article there, save the page from it and open the file.",
        )
    meta = replace(
        extracted.meta,
        source=loaded.name,
        url=extracted.meta.url or loaded.url,
        digest=sha256(loaded.data).hexdigest(),
    )
    return replace(extracted, meta=meta, diagnostics=(*extracted.diagnostics, *_encoding(decoded)))


def _by_kind(kind: str, text: str, url: str) -> Extracted:
    if kind == "html":
        from readaloud.extract.html.page import extract_html

        return extract_html(text, url)
    if kind == "markdown":
        from readaloud.extract.markdown.document import extract_markdown

        return extract_markdown(text)
    from readaloud.extract.plain.lines import extract_plain

    extracted = extract_plain(text)
    language = detect(_prose(extracted.reading)) or "en"
    return replace(extracted, meta=replace(extracted.meta, language=language))


def _prose(reading: str) -> str:
    """The lines that are long enough to be sentences; a dump of a page begins with screens of menus."""
    lines = (line for line in reading.split("\n") if len(line) >= PROSE_CHARACTERS)
    return "\n".join(lines)[:SAMPLE] or reading[:SAMPLE]


def _encoding(decoded: Decoded) -> tuple[Diagnostic, ...]:
    if not decoded.guessed:
        return ()
    said = "cp1252" if decoded.encoding == "cp1252" else decoded.encoding
    return (Diagnostic("encoding", f"The encoding was not declared, or wrongly; it was read as {said}."),)
