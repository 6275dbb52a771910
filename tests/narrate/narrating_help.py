"""Small articles for the tests of the narration."""

from readaloud.config.profiles import load_profile
from readaloud.model.article import (
    Article,
    Availability,
    Block,
    Diagnostic,
    Kind,
    Media,
    Meta,
    Quote,
    Section,
    Speaker,
    State,
)
from readaloud.model.profile import Profile
from readaloud.model.script import Script, Utterance
from readaloud.narrate import narrate

NONE, FOUND, UNKNOWN = (Availability(state) for state in (State.NONE, State.FOUND, State.UNKNOWN))


def block(kind: str, text: str = "", id_: str = "", **more) -> Block:
    return Block(id=id_, kind=Kind(kind), text=text, **more)


def article(
    *blocks: Block, meta: Meta | None = None, sections=(), diagnostics: tuple[Diagnostic, ...] = (), **more
):
    """An article of the blocks, numbered where they have no id."""
    from msgspec.structs import replace

    named = tuple(b if b.id else replace(b, id=f"b{at}") for at, b in enumerate(blocks, start=1))
    return Article(meta=meta or Meta(), blocks=named, sections=sections, diagnostics=diagnostics, **more)


def video(
    title: str = "", *, transcript: Availability = NONE, captions: Availability = NONE, **more
) -> Block:
    shown = title or more.get("caption", "")
    media = Media(
        kind="video", title=title, captions=captions, description=NONE, transcript=transcript, **more
    )
    return block("video", shown, media=media)


def image(alt: str = "", caption: str = "", **more) -> Block:
    return block("image", alt or caption, media=Media(kind="image", alt=alt, caption=caption, **more))


def quoted(text: str, speaker: str | None = None, kind: str = "direct") -> Block:
    """A paragraph whose quotations in curly marks are all by that speaker."""
    quotes, at = [], 0
    while (start := text.find("“", at)) >= 0:
        at = text.index("”", start) + 1
        who = Speaker(speaker, speaker) if speaker else None
        quotes.append(Quote(f"q{len(quotes)}", start, at, who, kind, 0.9))
    return block("paragraph", text, quotes=tuple(quotes))


def section(id_: str, kind: str, *blocks: str, title: str = "") -> Section:
    return Section(id_, title or id_, kind, 1, blocks)


def profile(level: str = "standard", **more) -> Profile:
    from msgspec.structs import replace

    return replace(load_profile("newsroom"), level=level, **more)


def script(*blocks: Block, level: str = "standard", language: str = "en", **kinds) -> Script:
    return narrate(article(*blocks), profile(level, kinds=kinds), language=language)


def middle(*blocks: Block, level: str = "standard", **kinds) -> list[str]:
    """What is said of the blocks, between the start and the end of the reading."""
    off = {"start": "off", "end": "off", "removed": "off"}
    return [utterance.spoken for utterance in script(*blocks, level=level, **(off | kinds)).utterances]


def author_words(said: Script) -> list[Utterance]:
    return [utterance for utterance in said.utterances if not utterance.own_words]
