"""What a person does to the sound: play and pause, speed, the voice on or off."""

from readaloud.player.transport import FASTEST, SLOWEST
from readaloud.services.reader import Reader
from readaloud.services.reader_values import SILENT, Answer

SPEED_STEP = 0.1


def toggle(reader: Reader, text: str) -> Answer:
    """Play or pause; the words "play" and "pause" mean what they say."""
    session = reader.session
    {"play": session.play, "go": session.play, "pause": session.pause}.get(text, session.toggle)()
    return SILENT


def stop(reader: Reader, text: str) -> Answer:
    """Stop and free the device."""
    reader.session.stop()
    return SILENT


def faster(reader: Reader, text: str) -> Answer:
    """One step faster."""
    return _changed(reader, SPEED_STEP)


def slower(reader: Reader, text: str) -> Answer:
    """One step slower."""
    return _changed(reader, -SPEED_STEP)


def _changed(reader: Reader, by: float) -> Answer:
    wanted = round(reader.snapshot.speed + by, 2)
    reader.session.change_speed(by)
    if wanted > FASTEST:
        return Answer(reader.words.say("answers.fastest", speed=f"{FASTEST:g}"))
    if wanted < SLOWEST:
        return Answer(reader.words.say("answers.slowest", speed=f"{SLOWEST:g}"))
    return SILENT


def mute(reader: Reader, text: str) -> Answer:
    """The voice off or on; the words "mute" and "unmute" mean what they say."""
    wanted = {"mute": True, "unmute": False}.get(text)
    if wanted is None:
        reader.session.toggle_muted()
    else:
        reader.session.set_muted(wanted)
    return SILENT


DOING = {"toggle": toggle, "stop": stop, "faster": faster, "slower": slower, "mute": mute}
