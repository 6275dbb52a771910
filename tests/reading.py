"""A small article with its script, for tests of playback: three sections, seven paragraphs, exact ids."""

from readaloud.model.article import Article, Block, Kind, Locator, Meta, Quote, Section, Speaker
from readaloud.model.script import Item, Pause, Role, Script, Utterance

PARAGRAPHS: tuple[tuple[str, Kind, tuple[str, ...]], ...] = (
    ("b1", Kind.HEADLINE, ("Otters return to the river.",)),
    ("b2", Kind.PARAGRAPH, ("The first otters came in spring.", "Nobody had seen one for years.")),
    ("b3", Kind.PARAGRAPH, ("“We had given up hope of it,” said the warden.",)),
    ("b4", Kind.HEADING, ("What the river needs",)),
    ("b5", Kind.PARAGRAPH, ("Clean water matters most.", "So do quiet banks.", "Fish come third.")),
    ("b6", Kind.VIDEO, ("Otters at dusk",)),
    ("b7", Kind.PARAGRAPH, ("The survey goes on until autumn.",)),
)


def make_article() -> Article:
    """The article; ``b3`` holds a quotation of the warden's."""
    quote = Quote("q1", 0, 30, Speaker("the warden", "Ada Finch"), "direct", 0.9)
    blocks = tuple(
        Block(id=name, kind=kind, text=" ".join(sentences), quotes=(quote,) if name == "b3" else ())
        for name, kind, sentences in PARAGRAPHS
    )
    sections = (
        Section("s1", "Otters return to the river.", "top", 1, ("b1", "b2", "b3")),
        Section("s2", "What the river needs", "heading", 2, ("b4", "b5")),
        Section("s3", "Otters at dusk", "video", 2, ("b6",)),
        Section("s4", "The survey goes on", "body", 2, ("b7",)),
    )
    meta = Meta(title="Otters return to the river.", source="https://news.example/otters", digest="0" * 64)
    return Article(meta=meta, blocks=blocks, sections=sections)


def make_script(gap_ms: int = 100) -> Script:
    """One utterance a sentence; the video begins with words of our own, ``b3`` is in two voices."""
    items: list[Item] = []
    sentence = 0
    for name, kind, sentences in PARAGRAPHS:
        start = 0
        for text in sentences:
            if items:
                items.append(Pause(gap_ms, "paragraph" if start == 0 else "sentence"))
            for piece in _pieces(name, kind, text, start):
                items.append(_utterance(len(items), sentence, name, *piece))
            sentence += 1
            start += len(text) + 1
    return Script(tuple(items), "en", "newsroom")


def _pieces(name: str, kind: Kind, text: str, start: int) -> list[tuple[str, int, bool, str]]:
    if kind is Kind.VIDEO:
        return [("Video.", start, True, "announcer"), (text, start, False, "narrator")]
    if name == "b3":
        return [(text[:30], start, False, "quote"), (text[30:], start + 30, False, "narrator")]
    return [(text, start, False, "narrator")]


def _utterance(
    number: int, sentence: int, block: str, text: str, start: int, own: bool, voice: str
) -> Utterance:
    return Utterance(
        id=f"u{number}",
        sentence=sentence,
        role=Role.BODY,
        voice=voice,
        text=text,
        spoken=text,
        alignment=(),
        language="en",
        locator=Locator(block, start, start + len(text)),
        own_words=own,
        speaker="Ada Finch" if voice == "quote" else None,
    )
