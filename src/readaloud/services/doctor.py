"""What works on this machine: a list of findings, each with what to do when it does not."""

import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

from readaloud.config.folders import cache_folder, config_file, data_folder
from readaloud.model.errors import ReadaloudError
from readaloud.model.speech import SAMPLE_BYTES

MEGABYTE = 1_000_000
SMALL_DISK = 200 * MEGABYTE  # an hour of WAV


class Finding(Struct, frozen=True):
    """One thing that was tried: what, whether it works, what was found, and what to do about it."""

    what: str
    works: bool
    found: str
    advice: str = ""


def examine() -> Iterator[Finding]:
    """Try everything that reading aloud needs on this machine, one finding at a time, cheapest first."""
    yield _program()
    yield from _libraries()
    yield _settings()
    yield _tried("lexicons", _lexicons_read)
    yield _tried("rules", _rules_read)
    yield from _folders()
    yield from _engines()
    yield _sound()
    yield _ffmpeg()
    yield _exports()
    yield _clipboard()
    yield _terminal()


def _program() -> Finding:
    python = f"Python {platform.python_version()}, {platform.platform()}"
    found = f"readaloud {version('readaloud-reader')} on {python}"
    return Finding("program", sys.version_info >= (3, 11), found, "Install Python 3.11 or newer.")


def _libraries() -> Iterator[Finding]:
    """The packages whose absence a person would notice only in the middle of something."""
    for name in (
        "textual",
        "trafilatura",
        "lxml",
        "httpx",
        "miniaudio",
        "pyttsx3",
        "pydub",
        "espeakng-loader",
    ):
        try:
            yield Finding(f"package {name}", True, version(name))
        except PackageNotFoundError:
            advice = f"Run: {shlex.quote(sys.executable)} -m pip install {name}"
            yield Finding(f"package {name}", False, "not installed", advice)


def _settings() -> Finding:
    return _tried("settings", _settings_read)


def _settings_read() -> str:
    from readaloud.config.engine_names import engine_names
    from readaloud.config.profiles import profile_names
    from readaloud.config.settings import load_settings
    from readaloud.services.preferences import chosen_profile

    profile, engine = chosen_profile(None).name, load_settings().engine
    if engine and engine not in engine_names():
        raise ReadaloudError(
            f"there is no engine {engine!r}, so the profile's read",
            f"There are: {', '.join(engine_names())}. Name one: readaloud config set engine espeak",
        )
    return f"profile {profile} of {', '.join(profile_names())}; file {config_file()}"


def _lexicons_read() -> str:
    from readaloud.services.pronouncing import entries

    found = entries()
    files = _count(len({path for _, path in found}), "file")
    return f"{_count(len(found), 'word')} in {files}" if found else "no words of your own"


def _rules_read() -> str:
    from readaloud.services.opening.opening import own_rules
    from readaloud.services.site_memory import all_choices

    sites = _count(len(all_choices()), "site")
    return f"{len(own_rules())} of your own, {sites} with what you keep or drop"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _folders() -> Iterator[Finding]:
    for what, folder in (("cache", cache_folder), ("library", data_folder)):
        yield _tried(f"{what} folder", partial(_writable, folder))


def _writable(made: Callable[[], Path]) -> str:
    folder = made()
    probe = folder / f".probe-{os.getpid()}"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise ReadaloudError(
            f"{folder}: {error.strerror}", "Give yourself the right to write there."
        ) from error
    free = shutil.disk_usage(folder).free
    if free < SMALL_DISK:
        raise ReadaloudError(f"{folder}: only {free // MEGABYTE} MB free", "Free some space.")
    return f"{folder}, {free // MEGABYTE:,} MB free"


def _engines() -> Iterator[Finding]:
    """Every engine says a word in its own process, as it would for an article."""
    from readaloud.config.engine_names import engine_names

    for name in engine_names():
        yield _tried(f"engine {name}", partial(_spoken_by, name))


def _spoken_by(name: str) -> str:
    from readaloud.engines.process.host import EngineHost
    from readaloud.model.speech import SpeechRequest

    host = EngineHost(name)
    try:
        host.start()
        speech = host.synthesise(SpeechRequest(text="Hello.", language="en"))
        voices = len(host.voices())
        about = f"{host.info.title} {host.info.version}"
        return f"{about}, {_count(voices, 'voice')}, marks {host.info.marks}, {speech.rate} Hz"
    finally:
        host.close()


def _sound() -> Finding:
    return _tried("sound", _sound_opened)


def _sound_opened() -> str:
    """Open the device that reading would use, play nothing, and close it."""
    from readaloud.player.choose import open_sound
    from readaloud.player.sink import NoSound

    try:
        sink = open_sound(22_050, lambda frames: bytes(frames * SAMPLE_BYTES))
    except NoSound as error:
        advice = (
            "Connect one, or start PulseAudio or PipeWire; exports, and reading without voice, work without."
        )
        raise ReadaloudError("no device that plays", advice) from error
    name = sink.name
    sink.close()
    return f"through {name}"


def _ffmpeg() -> Finding:
    from readaloud.audio.ffmpeg import find_ffmpeg

    return _tried("ffmpeg", lambda: _first_line([str(find_ffmpeg()), "-version"]))


def _first_line(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    return f"{command[0]}: {done.stdout.partition(chr(10))[0] or 'does not start'}"


def _exports() -> Finding:
    """Exports that were broken off: what they were is told, so that the same command can be given again."""
    from readaloud.services.exporting.jobs import unfinished_jobs

    jobs = unfinished_jobs()
    if not jobs:
        return Finding("exports", True, "none was broken off")
    told = "; ".join(f"{', '.join(job.sources)} to {', '.join(job.outputs)}" for job in jobs)
    return Finding("exports", True, f"{len(jobs)} broken off, the same command goes on where it was: {told}")


def _clipboard() -> Finding:
    programs = ("wl-paste", "xclip", "xsel", "pbpaste", "powershell.exe")
    found = [program for program in programs if shutil.which(program)]
    advice = "Only --clipboard needs one: install wl-clipboard (Wayland) or xclip (X11)."
    return Finding("clipboard", bool(found), ", ".join(found) or "no program that reads it", advice)


def _terminal() -> Finding:
    size = shutil.get_terminal_size()
    term = os.environ.get("TERM", "")
    plain = " ".join(name for name in ("ACCESSIBLE", "NO_COLOR") if os.environ.get(name))
    found = f"TERM={term or 'not set'}, {size.columns} columns, {size.lines} lines {plain}".strip()
    works = bool(term) and term != "dumb"
    return Finding("terminal", works, found, "The app needs a terminal; the linear reader works without.")


def _tried(what: str, attempt: Callable[[], str]) -> Finding:
    """What an attempt found, or why it failed and what to do."""
    try:
        return Finding(what, True, attempt())
    except ReadaloudError as error:
        return Finding(what, False, error.message, error.hint)
    except OSError as error:
        return Finding(what, False, f"{error.filename or what}: {error.strerror or error}", "Try it by hand.")
    except subprocess.SubprocessError:
        return Finding(what, False, "it did not answer in time", "Run this again when less is going on.")
