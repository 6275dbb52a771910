"""What the reader offers in the tests of frames: every list as a person finds it."""

from courier import Scripted

from readaloud.services.reader.look import look_choices
from readaloud.services.reader.values import Answer, Choice

# Every screen of the app by the action that opens it, in the order of the golden files.
SCREENS = (
    *("contents", "ledger", "library", "links", "bookmarks", "transcript", "voice", "profile", "kinds"),
    *("pauses", "look", "exports", "speakers", "search", "say_as", "export", "input_help", "command", "help"),
)

OFFERS = {
    "ledger": (
        Choice("r1", "Sign up for the Courier’s letter, every Friday", "newsletter"),
        Choice("r2", "Share", "sharing"),
        Choice("r3", "Brell Sound’s ferry: all we have written since the engine cracked", "tags"),
    ),
    "library": (
        Choice("a", "Harbour town keeps its last ferry", "40 % read, 3 minutes left", here=True),
        Choice("b", "The village that takes its river’s temperature", "read to the end"),
    ),
    "links": (
        Choice("1", "the timetable", "https://brell.example/timetable"),
        Choice("2", "the petition", "https://brell.example/petition"),
    ),
    "bookmarks": (Choice("1", "Ask the harbour office", "“The petition asked for three things”"),),
    "voice": (
        Choice("espeak:en", "English (Great Britain)", "eSpeak NG", here=True),
        Choice("espeak:en-us", "English (America)", "eSpeak NG"),
    ),
    "profile": (
        Choice("newsroom", "Newsroom", "newsroom", here=True),
        Choice("one-voice", "One voice", "one-voice"),
    ),
    "kinds": (
        Choice("image", "Images", "standard"),
        Choice("quote", "Quotations", "terse"),
        Choice("footnote", "Footnotes", "off"),
    ),
    "pauses": (
        Choice("1", "as in the profile", here=True),
        Choice("2", "twice as long"),
    ),
    "exports": (Choice("1", "ferry.mp3", "42 percent, 2 minutes left"),),
    "speakers": (Choice("Ines Okafor", "Ines Okafor", "2 quotations"),),
}


def lay_out(reader: Scripted) -> None:
    """Let the reader offer all this."""
    reader.offers.update(OFFERS)
    reader.offers["look"] = look_choices(reader.words)
    reader.answers["where"] = Answer("Paragraph 2 of 8, 1 minute left.")
