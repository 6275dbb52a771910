"""A small recording of our own writing, made by hand: known words at known times, without any engine."""

import array
import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readaloud.export.material.recording import Recording
from readaloud.export.material.spool import Spool
from readaloud.model.article import (
    Article,
    Availability,
    Block,
    Diagnostic,
    Group,
    Kind,
    Locator,
    Media,
    Meta,
    Quote,
    Range,
    Reason,
    Removal,
    Section,
    Speaker,
    State,
    Table,
)
from readaloud.model.script import Anchor, Pause, Rewrite, Role, Script, Utterance
from readaloud.model.speech import Chapter, Entry, TimedWord, Timeline

RATE = 8000
GAP = 800
QUESTION = "“Who moved the last bench?” asked Mara Quill, who keeps the gate."
QUESTION_SPOKEN = QUESTION
COST = "It cost $4m & <b>nobody</b> asked --> why."
NORTH, SOUTH = "Side: North. Benches: 12.", "Side: South. Benches: 7."
COST_SPOKEN = "It cost four million dollars & <b>nobody</b> asked --> why."
NOTHING = Availability(State.NONE)


def _blocks() -> tuple[Block, ...]:
    rows = (("North", "12"), ("South", "7"))
    pair = Group("g1", "list", False, 1, 2)
    return (
        Block(id="b1", kind=Kind.HEADLINE, text="The park counts its benches", level=1),
        Block(id="b2", kind=Kind.BYLINE, text="By Ada Example"),
        Block(
            id="b3",
            kind=Kind.PARAGRAPH,
            text=f"{QUESTION} {COST}",
            quotes=(Quote("q1", 0, 27, Speaker("Mara Quill", "Mara Quill"), "direct", 0.9),),
        ),
        Block(
            id="b4",
            kind=Kind.VIDEO,
            text="Benches by night",
            media=Media(
                kind="video",
                title="Benches by night",
                captions=NOTHING,
                description=NOTHING,
                transcript=NOTHING,
            ),
        ),
        Block(id="b5", kind=Kind.HEADING, text="What is left", level=2),
        Block(
            id="b6",
            kind=Kind.IMAGE,
            text="An empty lawn",
            media=Media(kind="image", alt="An empty lawn", caption="The lawn at noon."),
        ),
        Block(id="b7", kind=Kind.LIST_ITEM, text="Two of oak", group=pair),
        Block(id="b8", kind=Kind.LIST_ITEM, text="One of stone", group=Group("g1", "list", False, 2, 2)),
        Block(id="b9", kind=Kind.QUOTE, text="We count again in May."),
        Block(
            id="b10",
            kind=Kind.TABLE,
            text="Side\tBenches\nNorth\t12\nSouth\t7",
            table=Table("Benches left", ("Side", "Benches"), rows, row_headers=True),
        ),
        Block(id="b11", kind=Kind.FOOTNOTE, text="1. Nobody knows."),
    )


def make_article(title: str = "The park counts its benches") -> Article:
    return Article(
        meta=Meta(
            title=title,
            site="The Example",
            authors=("Ada Example",),
            date="2025-01-02",
            source="park.txt",
        ),
        blocks=_blocks(),
        sections=(
            Section("s1", title, "top", 1, ("b1", "b2", "b3")),
            Section("s2", "Benches by night", "video", 2, ("b4",)),
            Section("s3", "What is left", "heading", 2, ("b5", "b6", "b7", "b8", "b9", "b10", "b11")),
        ),
        removed=(
            Removal("r1", "Advertisement", Reason.AD, "ads", (Range(0, 13),), 1),
            Removal("r2", "Sign up --> now", Reason.NEWSLETTER, "letters", (Range(14, 29),), 5),
        ),
        diagnostics=(Diagnostic("no_transcript", "1 video has no transcript.", "b4"),),
    )


def _said(name: str, block: str, text: str, role: Role, **more: object) -> Utterance:
    own = bool(more.get("own_words"))
    start = int(more.pop("start", 0))  # type: ignore[call-overload]
    fields = {
        "spoken": text,
        "alignment": (),
        "language": "en",
        "voice": "announcer" if own else "narrator",
        "sentence": int(name[1:]),
        **more,
    }
    place = Locator(block, start, start + len(text))
    return Utterance(id=name, role=role, text=text, locator=place, **fields)  # type: ignore[arg-type]


def _cells(first: int, second: int, named: int, end: int) -> tuple[Rewrite, ...]:
    """The two cells of a row, each with the name of its column, where they end in the text and are said."""
    return Rewrite(0, first, 0, named), Rewrite(first, second, named, end)


def _cost_rewrite() -> tuple[Rewrite, ...]:
    return (Rewrite(8, 11, 8, 28),)


def _utterances() -> tuple[Utterance, ...]:
    after = len(QUESTION) + 1
    return (
        _said("u1", "b1", "Headline.", Role.NOTICE, own_words=True),
        _said("u2", "b1", "The park counts its benches", Role.HEADLINE),
        _said("u3", "b2", "By Ada Example", Role.BYLINE),
        _said("u4", "b3", QUESTION[:27], Role.QUOTE, voice="quote", speaker="Mara Quill", sentence=4),
        _said("u5", "b3", QUESTION[28:], Role.BODY, start=28, sentence=4),
        _said("u6", "b3", COST, Role.BODY, spoken=COST_SPOKEN, alignment=_cost_rewrite(), start=after),
        _said("u19", "b11", "1. Nobody knows.", Role.BODY, skippable="footnote"),
        _said("u7", "b4", "Video.", Role.NOTICE, own_words=True),
        _said("u8", "b4", "Benches by night", Role.DESCRIPTION),
        _said("u9", "b4", "No transcript available.", Role.NOTICE, own_words=True),
        _said("u10", "b5", "What is left", Role.HEADING),
        _said("u11", "b6", "Image.", Role.NOTICE, own_words=True, skippable="image"),
        _said("u12", "b6", "An empty lawn", Role.DESCRIPTION, skippable="image"),
        _said("u13", "b6", "Caption:", Role.NOTICE, own_words=True, skippable="image"),
        _said("u22", "b6", "The lawn at noon.", Role.CAPTION, own_words=True, skippable="image"),
        _said("u14", "b7", "Two of oak", Role.LIST),
        _said("u15", "b8", "One of stone", Role.LIST),
        _said("u16", "b9", "We count again in May.", Role.QUOTE, voice="quote", speaker="Mara Quill"),
        _said("u20", "b10", "Table.", Role.NOTICE, own_words=True),
        _said("u21", "b10", "Benches left", Role.CAPTION, own_words=True),
        _said("u17", "b10", "North\t12", Role.TABLE, spoken=NORTH, alignment=_cells(6, 8, 13, 25), start=13),
        _said("u18", "b10", "South\t7", Role.TABLE, spoken=SOUTH, alignment=_cells(6, 7, 13, 24), start=22),
    )


def make_script(title: str = "The park counts its benches") -> Script:
    section_starts = {"u1": ("s1", title), "u7": ("s2", "Benches by night"), "u10": ("s3", "What is left")}
    items: list[object] = []
    for utterance in _utterances():
        if utterance.id in section_starts:
            target, words = section_starts[utterance.id]
            items.append(Anchor("section", target, words))
        items += [utterance, Pause(100, "sentence")]
    return Script(items=tuple(items), language="en", profile="newsroom")  # type: ignore[arg-type]


def _words(said: Utterance, at: int, samples: int) -> tuple[TimedWord, ...]:
    each = samples / max(1, len(said.spoken))
    words, here = [], 0
    for word in said.spoken.split():
        start = said.spoken.index(word, here)
        here = start + len(word)
        words.append(TimedWord(start, here, at + int(start * each), at + int(here * each)))
    return tuple(words)


def make_timeline(script: Script) -> Timeline:
    entries, here, starts = [], 0, {}
    for item in script.items:
        if isinstance(item, Anchor):
            starts[item.target] = (item.title, here)
        if isinstance(item, Utterance):
            samples = len(item.spoken) * RATE // 16
            words = _words(item, here, samples)
            entries.append(Entry(item.id, here, here + samples, item.locator, words))
            here += samples + GAP
    ends = [*[at for _, at in starts.values()][1:], here]
    chapters = tuple(
        Chapter(title, target, at, end)
        for (target, (title, at)), end in zip(starts.items(), ends, strict=True)
    )
    return Timeline(RATE, tuple(entries), chapters, here)


def hum(samples: int, pitch: int) -> bytes:
    return array.array("h", (int(8000 * math.sin(n * pitch / 900)) for n in range(samples))).tobytes()


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of the test, which is its own."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "readaloud"


@pytest.fixture
def story(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file with the ``STORY`` of the test's module."""
    path = tmp_path / "gate.txt"
    path.write_text(request.module.STORY, "utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder for what is exported."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def make_recording(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Recording]]:
    folder = tmp_path_factory.mktemp("spool")
    spools: list[Spool] = []

    def make(title: str = "The park counts its benches") -> Recording:
        script = make_script(title)
        timeline, spool = make_timeline(script), Spool(folder)
        spools.append(spool)
        for number, entry in enumerate(timeline.entries, 40):
            spool.add(hum(entry.until - entry.at, number) + bytes(2 * GAP))
        return Recording(make_article(title), script, timeline=timeline, spool=spool, narrator="eSpeak NG")

    yield make
    for spool in spools:
        spool.close()


@pytest.fixture
def recording(make_recording: Callable[..., Recording]) -> Recording:
    return make_recording()


@pytest.fixture
def golden() -> Callable[[str, Path], None]:
    """Compare a written file with the one kept here; READALOUD_GOLDEN=write keeps it anew."""

    def compare(name: str, written: Path) -> None:
        kept = Path(__file__).parent / "golden" / name
        if os.environ.get("READALOUD_GOLDEN") == "write":
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(written.read_bytes())
        assert written.read_text("utf-8") == kept.read_text("utf-8")

    return compare
