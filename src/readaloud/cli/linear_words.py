"""What the linear reader itself says: state, answers, help. One short sentence each, made to be heard."""

from readaloud.model.article import Article
from readaloud.player.events import Status
from readaloud.services.actions import ACTIONS, Action, shown_key
from readaloud.services.place import section_title

STATUS = {
    Status.PLAYING: "Playing.",
    Status.PAUSED: "Paused.",
    Status.STOPPED: "Stopped.",
    Status.WAITING: "Waiting for the voice.",
    Status.FINISHED: "End. Space reads again, q quits.",
}
BEGIN = "Reading {title}. Press ? for help, q to quit."
RESUMED = "Going on where you stopped. {place} Press 0 for the beginning."
SPEED = "Speed {speed:g}."
VOICE_OFF = "Voice off."
VOICE_ON = "Voice on."
TEXT_INSTEAD = "The text is printed while there is no voice."
FASTEST = "{speed:g} is the fastest."
SLOWEST = "{speed:g} is the slowest."
HERE_ALREADY = "This is the linear reader."
UNKNOWN = "{words} is no key or word of this reader. Press ? for help."
UNKNOWN_WORDS = "{words} is not known. Type help for what there is."
EDGES = {True: "This is the last {unit}.", False: "This is the first {unit}."}
NOTHING = "There is nothing to read."
NO_SUCH_SECTION = "There are {count} sections."


NUMBERED_HELP = (
    "section 3: Go to the section of that number; contents lists them.",
    "speed 1.5: Speak at that many times the usual speed.",
)


def help_lines(*, single_keys: bool) -> list[str]:
    """One line an action: its keys, or its words, and what it does; numbers can only be typed as words."""
    actions = (action for action in ACTIONS if action.name != "linear")  # one is there already
    lines = [f"{_ways(action, single_keys=single_keys)}: {action.help}" for action in actions]
    return lines if single_keys else [*lines, *NUMBERED_HELP]


def _ways(action: Action, *, single_keys: bool) -> str:
    ways = [shown_key(key) for key in action.keys] if single_keys else list(action.words)
    return " or ".join(ways)


def contents_lines(article: Article) -> list[str]:
    """One line a section, with its number to type."""
    return [f"{number}. {section_title(section)}" for number, section in enumerate(article.sections, 1)]
