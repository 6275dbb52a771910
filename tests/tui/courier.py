"""An article of our own writing with every kind of block, and a session that does what a test tells it to."""

import re

from readaloud.model.article import (
    Article,
    Availability,
    Block,
    Group,
    Kind,
    Locator,
    Media,
    Meta,
    Quote,
    Section,
    Span,
    Speaker,
    State,
    Table,
)
from readaloud.model.profile import Profile
from readaloud.model.script import Role, Script, Utterance
from readaloud.narrate.interface import interface
from readaloud.player.events import Status, StatusChanged, UtteranceStarted, WordHeard
from readaloud.player.listening import Listening
from readaloud.player.plan import make_plan
from readaloud.services.reader.actions import actions
from readaloud.services.reader.transcripts import transcripts
from readaloud.services.reader.values import Answer, Choice
from readaloud.tui.labels import Labels

HEADLINE = "Harbour town keeps its last ferry after a winter of petitions"
QUOTED = (
    "“We were told to wait for a tender that nobody had written,” said Ines Okafor, who runs the ticket "
    "office. “So we stopped waiting.”"
)
NONE = Availability(State.NONE)
UNKNOWN = Availability(State.UNKNOWN)


def _item(number: int, text: str) -> Block:
    return Block(id=f"i{number}", kind=Kind.LIST_ITEM, text=text, group=Group("g1", "list", True, number, 3))


TABLE = Table(
    "Crossings this winter",
    ("Month", "Crossings", "Passengers"),
    (("November", "212", "8,430"), ("December", "37", "1,102"), ("February", "0", "0, but for one charter")),
)

BLOCKS = (
    Block(id="b1", kind=Kind.HEADLINE, text=HEADLINE, level=1),
    Block(
        id="b2",
        kind=Kind.DECK,
        text="Residents of Brell Sound raised the money for a new engine; the council will match it.",
    ),
    Block(id="b3", kind=Kind.BYLINE, text="By Mara Ellison. 3 March 2026"),
    Block(
        id="b4",
        kind=Kind.PARAGRAPH,
        text="For eleven weeks the quay at Brell Sound was silent. The ferry that carries children to "
        "school, nurses to the clinic and, on Saturdays, a brass band to the far shore lay at its mooring "
        "with a cracked engine block.",
        spans=(Span(29, 40, "emphasis"),),
    ),
    Block(
        id="b5",
        kind=Kind.PARAGRAPH,
        text=QUOTED,
        quotes=(Quote("q1", 0, 60, Speaker("Ines Okafor", "Ines Okafor"), "direct", 0.9),),
    ),
    Block(
        id="b6",
        kind=Kind.VIDEO,
        text="The ferry’s first crossing since December",
        media=Media(
            "video",
            title="The ferry’s first crossing since December",
            duration=130.0,
            captions=NONE,
            description=UNKNOWN,
            transcript=NONE,
        ),
    ),
    Block(id="b7", kind=Kind.HEADING, text="How the money was found", level=2),
    Block(id="b8", kind=Kind.PARAGRAPH, text="The petition asked for three things:"),
    _item(1, "a replacement engine before the spring tides,"),
    _item(2, "a published timetable, and someone to answer the telephone when it changes,"),
    _item(3, "free passage for anyone under sixteen."),
    Block(
        id="b9",
        kind=Kind.IMAGE,
        text="Two men lower an engine through an open hatch",
        media=Media(
            "image",
            alt="Two men lower an engine through an open hatch",
            caption="The new engine arrived by lorry on Tuesday.",
            credit="Photograph: Jo Lind",
        ),
    ),
    Block(id="b10", kind=Kind.IMAGE, text="", media=Media("image")),
    Block(
        id="b11",
        kind=Kind.TABLE,
        text="\n".join("\t".join(row) for row in (TABLE.header, *TABLE.rows)),
        table=TABLE,
    ),
    Block(id="b12", kind=Kind.QUOTE, text="A town that can mend its own ferry can mend most things."),
    Block(id="b13", kind=Kind.CODE, text="def cross(sea):\n\treturn sea.other_side()"),
    Block(id="b14", kind=Kind.CORRECTION, text="An earlier version gave the wrong number of weeks."),
    Block(
        id="b15",
        kind=Kind.PARAGRAPH,
        text="The council votes on Thursday. If it agrees, the first regular crossing leaves at 6.40 on "
        "Monday morning, with the band on deck.",
    ),
    Block(id="b16", kind=Kind.FOOTNOTE, text="Tides after the table of the harbour office."),
)

SECTIONS = (
    Section("s1", HEADLINE, "top", 1, ("b1", "b2", "b3", "b4", "b5")),
    Section("s2", "The ferry’s first crossing since December", "video", 2, ("b6",)),
    Section("s3", "How the money was found", "heading", 2, ("b7", "b8", "i1", "i2", "i3", "b9", "b10")),
    Section("s4", "Crossings this winter", "table", 2, ("b11",)),
    Section("s5", "A town that can mend its own", "body", 2, ("b12", "b13", "b14", "b15", "b16")),
)

ARTICLE = Article(meta=Meta(title=HEADLINE, site="The Brell Courier"), blocks=BLOCKS, sections=SECTIONS)

NO_LABELS = Labels(Article(meta=Meta(), blocks=()), Script((), "en", "test"), interface("en"))


def said(block: Block, text: str, number: int, *, own: bool = False) -> Utterance:
    """An utterance of that text, at its place in the block."""
    start = 0 if own else block.text.index(text)
    end = len(block.text) if own else start + len(text)
    return Utterance(
        id=f"u{number}",
        sentence=number,
        role=Role.NOTICE if own else Role.BODY,
        voice="announcer" if own else "narrator",
        text=text,
        spoken=text,
        alignment=(),
        language="en",
        locator=Locator(block.id, start, end),
        own_words=own,
    )


def plain_script(article: Article) -> Script:
    """Every sentence of every block, and an announcement before each video."""
    found: list[Utterance] = []
    for block in article.blocks:
        if block.kind is Kind.VIDEO:
            found.append(said(block, "Video.", len(found), own=True))
        for sentence in re.findall(r"[^\n.]+[.”]*", block.text):
            if sentence.strip():
                found.append(said(block, sentence.strip(), len(found)))
        if block.kind is Kind.VIDEO:
            found.append(said(block, "2 minutes 10 seconds. No transcript available.", len(found), own=True))
    return Script(tuple(found), "en", "test")


class Scripted:
    """A reader without sound: it notes what it is told, and a test tells it what to report and to answer."""

    profile = Profile(name="test", title="Test")
    is_part = waits = False
    here = None

    def __init__(self, article: Article, post) -> None:
        self.article = article
        self.script = plain_script(article)
        self.plan = make_plan(self.script, article)
        self.words = interface("en")
        self.actions = actions(self.words)
        self.snapshot = Listening()
        self.found: tuple[Locator, ...] = ()
        self.told: list[tuple[object, ...]] = []
        self.answers: dict[str, Answer] = {
            name: Answer(front=name) for name in ("quit", "switch", "help", "input_help")
        }
        self.offers: dict[str, tuple[Choice, ...]] = {
            "contents": tuple(Choice(section.id, section.title) for section in article.sections),
            "transcript": transcripts(self),  # type: ignore[arg-type]
        }
        self.post = post

    def say(self, part: str, word: str = "") -> None:
        """Report the utterance that begins so, and a word of it."""
        utterance = next(u for u in self.script.utterances if u.text.startswith(part))
        self.post(StatusChanged(1, Status.PLAYING))
        self.post(UtteranceStarted(1, utterance))
        if word:
            start = utterance.locator.start + utterance.text.index(word)
            place = Locator(utterance.locator.block, start, start + len(word))
            self.post(WordHeard(1, utterance.id, place))

    def do(self, name: str, text: str = "") -> Answer:
        """Note it."""
        self.told.append((name, text) if text else (name,))
        return self.answers.get(name, Answer())

    def choices(self, name: str) -> tuple[Choice, ...]:
        """What a test has laid out."""
        return self.offers.get(name, ())

    def go_to(self, locator: Locator) -> None:
        """Note it."""
        self.told.append(("go_to", locator))
