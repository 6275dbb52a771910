"""What a person can do while an article is read: one table for the app, the linear reader and their help.

Keys are named as Textual names them ("space", "shift+tab", "question_mark"). Every action has a key that
needs no arrow and no modifier, and words to type where there are no single keys (a pipe).
"""

from msgspec import Struct


class Action(Struct, frozen=True):
    """One thing a person can do. ``name`` is stable: front ends bind their handlers to it."""

    name: str
    title: str  # a few words: footer, palette
    help: str  # one sentence
    keys: tuple[str, ...]
    words: tuple[str, ...]  # the first is the one that help shows
    group: str  # Playing | Moving | Sound | Reader


ACTIONS: tuple[Action, ...] = (
    Action(
        name="toggle",
        title="Play or pause",
        help="Start reading, pause, and go on from the same place.",
        keys=("space",),
        words=("pause", "play", "go"),
        group="Playing",
    ),
    Action(
        name="repeat",
        title="Repeat the sentence",
        help="Say the current sentence again from its start.",
        keys=("r",),
        words=("repeat", "again"),
        group="Playing",
    ),
    Action(
        name="stop",
        title="Stop",
        help="Stop and free the sound device; playing again starts the sentence anew.",
        keys=("s",),
        words=("stop",),
        group="Playing",
    ),
    Action(
        name="next_sentence",
        title="Next sentence",
        help="Go to the next sentence.",
        keys=("right", "n"),
        words=("next", "next sentence", "sentence"),
        group="Moving",
    ),
    Action(
        name="previous_sentence",
        title="Previous sentence",
        help="Start the sentence again; within its first second, go to the one before.",
        keys=("left", "b"),
        words=("back", "previous sentence", "previous"),
        group="Moving",
    ),
    Action(
        name="next_paragraph",
        title="Next paragraph",
        help="Go to the next paragraph.",
        keys=("down", "right_square_bracket"),
        words=("paragraph", "next paragraph"),
        group="Moving",
    ),
    Action(
        name="previous_paragraph",
        title="Previous paragraph",
        help="Start the paragraph again; at its start, go to the one before.",
        keys=("up", "left_square_bracket"),
        words=("previous paragraph",),
        group="Moving",
    ),
    Action(
        name="next_section",
        title="Next section",
        help="Go to the next section, video, audio or table.",
        keys=("tab", "right_curly_bracket"),
        words=("section", "next section"),
        group="Moving",
    ),
    Action(
        name="previous_section",
        title="Previous section",
        help="Start the section again; at its start, go to the one before.",
        keys=("shift+tab", "left_curly_bracket"),
        words=("previous section",),
        group="Moving",
    ),
    Action(
        name="beginning",
        title="Beginning",
        help="Go to the beginning of the article.",
        keys=("home", "0"),
        words=("beginning", "start"),
        group="Moving",
    ),
    Action(
        name="faster",
        title="Faster",
        help="Speak a tenth faster, from this word on.",
        keys=("plus", "equals_sign"),
        words=("faster",),
        group="Sound",
    ),
    Action(
        name="slower",
        title="Slower",
        help="Speak a tenth slower, from this word on.",
        keys=("minus",),
        words=("slower",),
        group="Sound",
    ),
    Action(
        name="mute",
        title="Mute or unmute",
        help="Turn the voice off or on; the text goes on in time, so that a screen reader can speak it.",
        keys=("m",),
        words=("mute", "unmute"),
        group="Sound",
    ),
    Action(
        name="where",
        title="Where am I?",
        help="Say the place in the article, who is speaking, and the time left.",
        keys=("w",),
        words=("where", "where am i"),
        group="Reader",
    ),
    Action(
        name="contents",
        title="Contents",
        help="List the sections.",
        keys=("c",),
        words=("contents", "sections"),
        group="Reader",
    ),
    Action(
        name="linear",
        title="Linear reader",
        help="Leave the app for the linear reader: plain lines for screen readers and braille displays.",
        keys=("p",),
        words=("linear",),
        group="Reader",
    ),
    Action(
        name="help",
        title="Help",
        help="List every key and what it does.",
        keys=("question_mark", "h"),
        words=("help",),
        group="Reader",
    ),
    Action(
        name="quit",
        title="Quit",
        help="Keep the place and leave.",
        keys=("q",),
        words=("quit", "exit"),
        group="Reader",
    ),
)

_SHOWN_KEYS = {
    "space": "Space",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "question_mark": "?",
    "shift+tab": "Shift+Tab",
    "tab": "Tab",
    "right": "Right",
    "left": "Left",
    "up": "Up",
    "down": "Down",
    "home": "Home",
}


def shown_key(key: str) -> str:
    """A key as a person reads it on the keyboard: "]" for "right_square_bracket"."""
    return _SHOWN_KEYS.get(key, key)


def action_named(name: str) -> Action:
    """The action of that name; KeyError when there is none."""
    for action in ACTIONS:
        if action.name == name:
            return action
    raise KeyError(name)


def action_for_key(key: str) -> Action | None:
    """The action that a key (in Textual's naming) stands for."""
    return next((action for action in ACTIONS if key in action.keys), None)


def action_for_words(words: str) -> Action | None:
    """The action for typed words, in any case; a single character counts as the key of that name."""
    said = " ".join(words.lower().split())
    named = next((action for action in ACTIONS if said in action.words), None)
    return named or next((a for a in ACTIONS if said in {shown_key(key).lower() for key in a.keys}), None)
