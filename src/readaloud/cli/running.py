"""Run a command and turn whatever happens into one sentence and an exit code."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from readaloud.cli import stderr
from readaloud.cli.front_end import OpenApp
from readaloud.cli.group import readaloud
from readaloud.model.errors import OutputError, ReadaloudError
from readaloud.services.ending import INTERRUPTED

FAILED = 1
WRONG_USAGE = 2


def run(arguments: Sequence[str], open_app: OpenApp | None = None) -> int:
    """The exit code of ``readaloud ARGUMENTS``; every message has been written.

    ``open_app`` is the other front end; without it every article opens in the linear reader.
    """
    debug = "--debug" in arguments  # wherever a person types it
    wanted = [word for word in arguments if word != "--debug"]
    prepare_output()
    try:
        code = readaloud.main(args=wanted, prog_name="readaloud", standalone_mode=False, obj=open_app)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except (
        BrokenPipeError,
        SystemExit,
    ):  # click makes an exit of a closed pipe, with a code that we have not
        return _reader_went_away()
    except click.ClickException as wrong:
        return _wrong_usage(wrong)
    except ReadaloudError as error:
        return _explained(error, debug=debug)
    except OSError as error:  # what no part has put into words: a full disk behind stdout, a dead terminal
        return _explained(
            OutputError(f"{error.strerror or error}.", "Free some space or write elsewhere."), debug=debug
        )
    except Exception as error:  # noqa: BLE001 - the top of a front end
        return _unexpected(error, debug=debug)
    return code if isinstance(code, int) else 0


def prepare_output() -> None:
    """Stand in for an output that the caller closed; let a narrow encoding show a question mark, not fail."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 - open for good
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _explained(error: ReadaloudError, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    stderr.say_error(error)
    return error.exit_code


def _wrong_usage(wrong: click.ClickException) -> int:
    stderr.say(f"Error: {wrong.format_message()}")
    context = getattr(wrong, "ctx", None)
    if context is not None:
        stderr.say(f"See `{context.command_path} --help`.")
    return WRONG_USAGE


def _unexpected(error: Exception, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
        return FAILED
    stderr.say(
        f"Error: readaloud failed in a way that nobody foresaw ({type(error).__name__}: {error}). "
        "Run it again with --debug and report what it prints."
    )
    return FAILED


def _reader_went_away() -> int:
    """Whoever read our output has closed it: not an error, and nothing more to write at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
