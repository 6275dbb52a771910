"""Write what is made from the program: a page for each command, the schema of profiles, the pictures.

python docs/generate.py            # write
python docs/generate.py --check    # say what is out of date, exit 1 if anything is
"""

import json
import sys
from pathlib import Path

import click

from readaloud.cli.group import COMMANDS, readaloud

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "commands"
SCHEMA = ROOT / "voices" / "profile.schema.json"


def page(name: str) -> str:
    """The page of one command: its help and that of its own commands, as shown at 80 columns."""
    command = readaloud.get_command(_context(readaloud, "readaloud"), name)
    assert command is not None
    own = command.commands if isinstance(command, click.Group) else {}
    helps = [_help(command, name)] + [_help(part, f"{name} {word}") for word, part in own.items()]
    shown = "\n".join(f"```text\n{text}\n```\n" for text in helps)
    return f"# readaloud {name}\n\n{COMMANDS[name].capitalize()}.\n\n{shown}"


def _help(command: click.Command, words: str) -> str:
    return command.get_help(_context(command, words, _context(readaloud, "readaloud")))


def _context(command: click.Command, words: str, parent: click.Context | None = None) -> click.Context:
    return click.Context(
        command,
        info_name=words,
        parent=parent,
        max_content_width=80,
        terminal_width=80,
        help_option_names=["-h", "--help"],
    )


def pages() -> dict[Path, str]:
    """Every generated file with its text."""
    from readaloud.config.profile_schema import profile_schema

    schema = json.dumps(profile_schema(), indent=2) + "\n"
    listing = "".join(f"- [{name}]({name}.md): {what}\n" for name, what in COMMANDS.items())
    written = {PAGES / f"{name}.md": page(name) for name in COMMANDS}
    written[SCHEMA] = schema
    return {PAGES / "README.md": f"# Commands\n\nMade from the help by `make docs`.\n\n{listing}", **written}


def out_of_date() -> list[Path]:
    """The pages that do not say what the program's help says."""
    return [
        path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf8") != text
    ]


def write_pages() -> None:
    """Write every page."""
    PAGES.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf8")


def write_pictures() -> None:
    """Have the app draw a bundled article into the pictures that the README shows."""
    from readaloud.config.profiles import load_profile
    from readaloud.services.opening.opening import open_article
    from readaloud.services.reader.look import Look
    from readaloud.tui import screenshot

    article = open_article(str(ROOT / "content" / "river-sensors.html"))
    profile = load_profile("newsroom")
    focus = Look(theme="light", width=56, spacing=1, focus=True, ruler=True, word="underline")
    for name, size, look, keys in (
        ("app", (112, 30), Look(), ()),
        ("focus", (80, 22), focus, ()),
        ("ledger", (80, 22), Look(), ("d",)),
    ):
        screenshot(article, profile, ROOT / "docs" / f"{name}.svg", size=size, look=look, keys=keys)


if __name__ == "__main__":
    if "--check" in sys.argv:
        late = out_of_date()
        print("\n".join(f"out of date: {path.relative_to(ROOT)}" for path in late) or "docs are up to date")
        sys.exit(bool(late))
    write_pages()
    write_pictures()
