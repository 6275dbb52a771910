"""How the page looks to this person: width, spacing, focus, how the heard word is shown; kept in one file."""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from readaloud.config.whole_file import write_whole
from readaloud.model.errors import ReadaloudError
from readaloud.narrate.interface import Words
from readaloud.services.reader.values import Answer, Choice

_FILE = "look.json"

Theme = Literal["", "dark", "light", "contrast", "terminal", "plain", "accessible"]


class Look(Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of the page. Widths are terminal cells, spacing is empty lines between lines."""

    theme: Theme = ""  # empty: dark, or plain where NO_COLOR asks for it
    width: Annotated[int, Meta(ge=30, le=140)] = 72  # of a line at the most
    margin: Annotated[int, Meta(ge=1, le=20)] = 2  # left and right of the text at the least
    spacing: Annotated[int, Meta(ge=0, le=2)] = 0
    focus: bool = False  # only the sentence that is heard stands out, the rest is dimmed
    ruler: bool = False  # a band across the page on the line that is heard
    word: Literal["colour", "underline", "block", "none"] = "colour"  # how the heard word is shown
    movement: Literal["still", "line"] = "still"  # the page turns when the voice leaves it, or moves by lines
    contents: bool = True  # beside the page, where there is room


_OFFERED: dict[str, tuple[Any, ...]] = {
    "theme": ("dark", "light", "contrast", "terminal", "plain", "accessible"),
    "width": (40, 50, 60, 72, 84, 100),
    "margin": (1, 2, 4, 8, 16),
    "spacing": (0, 1, 2),
    "focus": (False, True),
    "ruler": (False, True),
    "word": ("colour", "underline", "block", "none"),
    "movement": ("still", "line"),
    "contents": (False, True),
}


def load_look() -> Look:
    """What was chosen before; what we chose where nothing was, or where the file is damaged."""
    try:
        return msgspec.json.decode(_path().read_bytes(), type=Look)
    except (OSError, ReadaloudError, msgspec.DecodeError):
        return Look()


def look_choices(words: Words) -> tuple[Choice, ...]:
    """Every setting with its value. Choosing one takes its next value."""
    look = load_look()
    return tuple(
        Choice(name, words.say(f"look.{name}.title"), _value(name, getattr(look, name), words))
        for name in _OFFERED
    )


def choose_look(choice: str, words: Words) -> Answer:
    """Take the next value of a setting ("width"), the one before ("width-"), or a named one ("width=60")."""
    name, _, value = choice.rstrip("-").partition("=")
    if name not in _OFFERED:
        return Answer(words.say("answers.no_such_choice"))
    look = load_look()
    wanted = value or _beside(name, getattr(look, name), -1 if choice.endswith("-") else 1)
    try:
        look = msgspec.convert({**msgspec.to_builtins(look), name: wanted}, Look, strict=False)
    except msgspec.ValidationError:
        return Answer(words.say("answers.no_such_choice"))
    title, shown = words.say(f"look.{name}.title"), _value(name, getattr(look, name), words)
    told = words.say("look.changed", title=title, value=shown)
    return Answer(told if _keep(look) else f"{told} {words.say('look.not_kept')}", front="look")


def _beside(name: str, value: Any, steps: int) -> Any:
    values = _OFFERED[name]
    at = values.index(value) if value in values else 0
    return values[(at + steps) % len(values)]


def _value(name: str, value: Any, words: Words) -> str:
    if isinstance(value, bool):
        return words.say("look.on" if value else "look.off")
    if name == "theme":
        return words.say(f"look.theme.values.{value or 'dark'}")
    if name in ("width", "margin"):
        return words.say(f"look.{name}.{'letters' if name == 'width' else 'cells'}", n=value)
    values = words.entry(f"look.{name}.values")
    return str(values[value])


def _path() -> Path:
    from readaloud.config.folders import data_folder

    return data_folder() / _FILE


def _keep(look: Look) -> bool:
    """Write the file; whether that went well."""
    try:
        write_whole(_path(), msgspec.json.encode(look) + b"\n")
    except (OSError, ReadaloudError):
        return False
    return True
