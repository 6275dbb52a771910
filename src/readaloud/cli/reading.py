"""Open a source in one of the two front ends: what ``open`` and ``read`` share."""

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from readaloud.cli import stderr
from readaloud.cli.front_end import FrontEnd, OpenApp, choose
from readaloud.cli.options import Command, decorated, named_source, say_notes
from readaloud.model.errors import UsageError
from readaloud.model.profile import Profile

if TYPE_CHECKING:
    from readaloud.narrate.interface import Words
    from readaloud.services.listening.engine import WarmEngine
    from readaloud.services.opening.parts import Opened


def reading_options(command: Command) -> Command:
    """How to read, in either front end; they arrive as ``app``, ``mute``, ``voice_only``, ``at_once``."""
    return decorated(
        command,
        click.option("--app", is_flag=True, help="The app, whatever the terminal and the settings say."),
        click.option("--mute", is_flag=True, help="Print the text only: no voice of ours, no sound device."),
        click.option(
            "--voice-only", is_flag=True, help="Print where you are, not the text, while there is a voice."
        ),
        click.option(
            "--at-once/--in-time",
            default=None,
            help="With --mute: all the text at once, as in a pipe, or at reading pace, as on a terminal.",
        ),
    )


def read_with(
    source: str | None,
    *,
    plain: bool,
    app: bool,
    mute: bool,
    voice_only: bool,
    at_once: bool | None,
    profile: str | None,
    engine: str | None,
    speed: float | None,
    **opening: Any,
) -> int:
    """Open a source and read it to its end, or until the person leaves; the exit code."""
    from readaloud.services.listening.engine import warm_engine
    from readaloud.services.preferences import chosen_profile, chosen_speed

    if mute and voice_only:
        raise UsageError("--mute and --voice-only leave nothing to read with.", "Give one of them.")
    open_app: OpenApp | None = click.get_current_context().obj
    in_app = open_app if _front_end(plain=plain, app=app) is FrontEnd.APP else None
    is_asked = _greeted(app=app) if in_app else False
    if in_app:
        gc.disable()  # a tenth of the time to the first paint; behind it the app enables it again
    if not (mute or voice_only):
        mute, voice_only = _voices(in_lines=in_app is None)
    chosen, pace = chosen_profile(profile), chosen_speed(speed)
    warm = None if mute else warm_engine(chosen, engine)
    try:
        ready = _opened(source, chosen, **opening)
        code = None
        while code is None:  # else the person changes from one to the other
            if in_app:
                code = in_app(ready, chosen, warm or engine, speed=pace, mute=mute)
                if code is None:
                    _settle_on_lines(is_asked)
            else:
                code = _in_lines(ready, chosen, warm or engine, pace, mute, voice_only, source, at_once)
            warm = None  # it has been ended
            in_app, is_asked = None if in_app else open_app, False
        return code
    finally:
        gc.enable()
        if warm is not None:
            warm.close()


def _opened(source: str | None, profile: Profile, **opening: Any) -> "Opened":
    """The article; of a long one the first part: no reader need wait for all of it."""
    from readaloud.services.opening.parts import open_for_reading

    named = named_source(source, clipboard=opening.pop("clipboard", False))
    ready = open_for_reading(named, profile, **opening)
    say_notes(ready.article)
    return ready


def _in_lines(
    ready: "Opened",
    profile: Profile,
    engine: "WarmEngine | str | None",
    speed: float | None,
    mute: bool,
    voice_only: bool,
    source: str | None,
    at_once: bool | None,
) -> int | None:
    """Read in the linear reader; None when the person asks for the app."""
    from readaloud.cli.linear import SWITCH_TO_APP, run_linear

    code: int | None = None
    try:
        code = run_linear(
            ready.article,
            script=ready.script,
            whole=ready.whole,
            profile=profile,
            engine=engine,
            speed=speed,
            mute=mute,
            voice_only=voice_only,
            source_is_stdin=source == "-",
            at_once=at_once,
        )
    finally:
        if ready.whole and code != SWITCH_TO_APP:
            ready.whole.give_up()
    return None if code == SWITCH_TO_APP else code


def _settle_on_lines(is_answer: bool) -> None:
    """The person left the app for the linear reader; in answer to the first start's question, for good."""
    from readaloud.services.first_start import settle

    if is_answer:
        settle("front-end", "plain")
        stderr.say(_words().say("first_start.settled"))


def _front_end(*, plain: bool, app: bool) -> FrontEnd:
    from readaloud.config.settings import load_settings
    from readaloud.services.first_start import settled

    return choose(
        app=app,
        plain=plain,
        terminal=_is_terminal(),
        environment=os.environ,
        configured=load_settings().front_end or settled("front-end"),
    )


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _greeted(*, app: bool) -> bool:
    """Before the very first paint, one plain line, and True; later, a person's ``--app`` is kept."""
    from readaloud.services.first_start import settle, settled

    if first := not settled("front-end"):
        stderr.say(_words().say("first_start.app"))
    if first or app:
        settle("front-end", "app")
    return first


def _voices(*, in_lines: bool) -> tuple[bool, bool]:
    """On a terminal, whether the voice is off and whether the text is not printed, as a person answered.

    At the first start of the linear reader there, one plain line asks.
    """
    from readaloud.services.first_start import settle, settled_voices

    if not _is_terminal():
        return False, False
    voices = settled_voices()
    if in_lines and not voices:
        stderr.say(_words().say("first_start.voices"))
        settle("two-voices", "both")
    return voices == "text", in_lines and voices == "voice"


def _words() -> "Words":
    from readaloud.config.settings import load_settings
    from readaloud.narrate.interface import interface

    return interface(load_settings().language)
