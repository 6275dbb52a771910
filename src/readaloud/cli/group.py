"""The command group: commands load when called, and a first word that is no command is a source."""

import importlib

import click

COMMANDS = {
    "article": "the cleaned article as data",
    "check": "what was removed, guessed or is missing",
    "config": "settings and where each value comes from",
    "doctor": "what works on this machine, and what to do about the rest",
    "export": "save the reading as audio, captions, book or page",
    "feed": "a podcast of what was exported to a folder",
    "library": "what was opened, and where you were",
    "open": "read and listen (the command when none is named)",
    "queue": "what is to be read next",
    "read": "the linear reader: plain lines for screen reader, braille or pipe",
    "say-as": "how a word is said: hear it, change it, list what was changed",
    "script": "the narration plan as data",
    "text": "the cleaned text",
    "verify": "check a file that export wrote",
    "voices": "the voices there are; install, try or remove one",
}


class SourceGroup(click.Group):
    """``readaloud SOURCE`` and ``readaloud --plain SOURCE`` are ``readaloud open …``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands by name, without loading one."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"readaloud.cli.commands.{cmd_name.replace('-', '_')}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``open`` before arguments that begin with neither a command nor an option of the group."""
        own = {option for parameter in self.get_params(ctx) for option in parameter.opts}
        at = next((i for i, word in enumerate(args) if word not in own), len(args))
        asked = {"--help", "--version"} & set(args[:at])
        if not asked and (at == len(args) or args[at] not in COMMANDS):
            args = [*args[:at], "open", *args[at:]]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table above, so that help loads none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=SourceGroup,
    invoke_without_command=False,
    subcommand_metavar="[SOURCE | COMMAND ...]",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 2 wrong usage, 3 source could not be read, 4 nothing readable in it, "
    "5 engine or voice missing, 6 could not write, 7 some sources or a verification failed, 130 interrupted.",
)
@click.version_option(package_name="readaloud-reader", message="readaloud %(version)s")
@click.option("--debug", is_flag=True, help="Print a traceback when something fails.")
def readaloud(debug: bool) -> None:
    """Read news articles aloud: cleaned, described, navigable.

    SOURCE is a path, - for standard input, or a web address. `readaloud SOURCE` opens the app on a terminal
    and the linear reader elsewhere; a command's name wins over a file of that name (write ./voices).
    """
