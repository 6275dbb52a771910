"""What a person sets about the reader: keys, how they are answered, what is spoken and what is shown."""

from typing import TYPE_CHECKING, Literal

from readaloud.model.errors import ReadaloudError
from readaloud.services.reader.actions import PRESETS
from readaloud.services.reader.look import choose_look, look_choices
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import Answer, Choice

if TYPE_CHECKING:
    from readaloud.config.settings import Settings

FEEDBACK = ("sounds", "words", "off")


def presets(reader: Reader) -> tuple[Choice, ...]:
    """The sets of keys."""
    now = _settings().keys
    return tuple(Choice(name, reader.words.say(f"presets.{name}"), here=name == now) for name in PRESETS)


def preset(reader: Reader, text: str) -> Answer:
    """Take a set of keys, from the next start on for good."""
    if text not in PRESETS:
        return Answer(reader.words.say("answers.no_such_choice"))
    return _set(
        reader, "keys", text, reader.words.say("answers.keys", name=reader.words.say(f"presets.{text}"))
    )


def feedbacks(reader: Reader) -> tuple[Choice, ...]:
    """How keys can be answered."""
    now = reader.session.feedback
    return tuple(Choice(name, reader.words.say(f"feedback.{name}"), here=name == now) for name in FEEDBACK)


def feedback(reader: Reader, text: str) -> Answer:
    """Answer keys with short sounds, with words or with nothing."""
    if text not in FEEDBACK:
        return Answer(reader.words.say("answers.no_such_choice"))
    reader.session.set_feedback(text)
    return _set(
        reader,
        "feedback",
        text,
        reader.words.say("answers.feedback", name=reader.words.say(f"feedback.{text}")),
    )


def two_voices(reader: Reader, text: str) -> Answer:
    """Swap between text only, which its first word asks for, and voice only, and keep it."""
    from readaloud.services.first_start import settle
    from readaloud.services.reader.playing import said_as

    number = said_as("two_voices", text, reader)
    wanted = ("text", "voice")[reader.snapshot.muted if number is None else number]
    reader.session.set_muted(wanted == "text")
    settle("two-voices", wanted)
    reader.is_voice_only = wanted == "voice"
    return Answer(reader.words.say(f"two_voices.{wanted}"))


def _settings() -> "Settings":
    from readaloud.config.settings import load_settings

    return load_settings()


def _set(reader: Reader, name: Literal["keys", "feedback"], value: str, told: str) -> Answer:
    """Keep a setting; when that fails it holds for now, and the answer says so."""
    from readaloud.config.change import change_setting

    try:
        change_setting(name, value)
    except ReadaloudError as error:
        return Answer(f"{told} {error}", front=name)
    return Answer(told, front=name)


DOING = {
    "keys": preset,
    "feedback": feedback,
    "two_voices": two_voices,
    "look": lambda reader, text: choose_look(text, reader.words),
    "help": lambda reader, text: Answer(front="help"),
    "input_help": lambda reader, text: Answer(front="input_help"),
    "command": lambda reader, text: Answer(text, front="command"),
    "switch": lambda reader, text: Answer(front="switch"),
    "quit": lambda reader, text: Answer(front="quit"),
}
OFFERING = {"keys": presets, "feedback": feedbacks, "look": lambda reader: look_choices(reader.words)}
