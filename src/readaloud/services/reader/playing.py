"""What a person does to the playing: play and pause, speed, volume, the voice on or off, when it stops."""

import time
from collections.abc import Callable

from readaloud.player.transport import FASTEST, SLOWEST
from readaloud.services.reader.reader import Reader
from readaloud.services.reader.values import SILENT, Answer

SPEED_STEP = 0.1
VOLUME_STEP = 10  # percent
LOUDEST = 200  # percent; above 100 the loudest samples are clipped
LONGEST_SLEEP = 24 * 60  # minutes


def toggle(reader: Reader, text: str) -> Answer:
    """Play or pause; of its words, "pause" is the first, and the others mean to play."""
    number = said_as("toggle", text, reader)
    session = reader.session
    (session.toggle if number is None else session.play if number else session.pause)()
    return SILENT


def said_as(name: str, text: str, reader: Reader) -> int | None:
    """Which of the words of an action was typed, in the person's language; None when it was a key."""
    words = reader.words.entry(f"actions.{name}")["words"]
    return words.index(text) if text in words else None


def stop(reader: Reader, text: str) -> Answer:
    """Stop and free the device."""
    reader.session.stop()
    return SILENT


def _faster(by: float) -> Callable[[Reader, str], Answer]:
    def change(reader: Reader, text: str) -> Answer:
        wanted = round(reader.snapshot.speed + by, 2)
        reader.session.change_speed(by)
        if wanted > FASTEST:
            return Answer(reader.words.say("answers.fastest", speed=FASTEST))
        if wanted < SLOWEST:
            return Answer(reader.words.say("answers.slowest", speed=SLOWEST))
        return SILENT

    return change


def _louder(by: int) -> Callable[[Reader, str], Answer]:
    def change(reader: Reader, text: str) -> Answer:
        volume = min(LOUDEST, max(0, reader.snapshot.volume + by))
        reader.session.set_volume(volume)
        return Answer(reader.words.say("answers.volume", volume=volume))

    return change


def mute(reader: Reader, text: str) -> Answer:
    """The voice off or on; its first word mutes, and its second does not."""
    number = said_as("mute", text, reader)
    if number is None:
        reader.session.toggle_muted()
    else:
        reader.session.set_muted(number == 0)
    return SILENT


def stop_at_section(reader: Reader, text: str) -> Answer:
    """Pause where this section ends; once more: go on."""
    after = _section_after(reader)
    is_on = reader.stops_at is not None and reader.index < reader.stops_at
    wanted = None if is_on else after
    reader.stops_at = wanted
    reader.session.stop_before(wanted)
    if wanted is None and after is None:
        return Answer(reader.words.say("answers.last_section"))
    return Answer(reader.words.say("answers.stop_off" if wanted is None else "answers.stop_on"))


def _section_after(reader: Reader) -> int | None:
    return next((start for start in reader.plan.starts["section"] if start > reader.index), None)


def arrange_again(reader: Reader, index: int) -> None:
    """After the session has been made anew: it stops and falls asleep as was arranged, if it has not yet.

    ``index`` is where the session before stood.
    """
    if reader.stops_at is not None:
        is_ahead = index < reader.stops_at
        reader.stops_at = _section_after(reader) if is_ahead else None
        reader.session.stop_before(reader.stops_at)
    if reader.sleeps and time.monotonic() < reader.sleeps_at:
        reader.session.sleep_in(reader.sleeps_at - time.monotonic())


def sleep(reader: Reader, text: str) -> Answer:
    """Pause after so many minutes, at the end of a sentence; nothing typed: never."""
    minutes = text.split()[0] if text.strip() else "0"
    if not minutes.isdecimal() or int(minutes) > LONGEST_SLEEP:
        return Answer(reader.words.say("answers.no_minutes", most=LONGEST_SLEEP))
    reader.sleeps = int(minutes)
    reader.sleeps_at = time.monotonic() + 60 * reader.sleeps
    reader.session.sleep_in(60.0 * reader.sleeps if reader.sleeps else None)
    if not reader.sleeps:
        return Answer(reader.words.say("answers.sleep_off"))
    return Answer(reader.words.say("answers.sleep_on", n=reader.sleeps))


DOING = {
    "toggle": toggle,
    "stop": stop,
    "faster": _faster(SPEED_STEP),
    "slower": _faster(-SPEED_STEP),
    "louder": _louder(VOLUME_STEP),
    "quieter": _louder(-VOLUME_STEP),
    "mute": mute,
    "stop_at_section": stop_at_section,
    "sleep": sleep,
}
