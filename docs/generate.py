"""Write what is made from the program: a page for each command, and the README's screenshot.

python docs/generate.py            # write
python docs/generate.py --check    # say what is out of date, exit 1 if anything is
"""

import sys
from pathlib import Path

import click

from readaloud.cli.group import COMMANDS, readaloud

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "commands"


def page(name: str) -> str:
    """The page of one command: its help, as the terminal shows it at 80 columns."""
    group = click.Context(
        readaloud,
        info_name="readaloud",
        max_content_width=80,
        terminal_width=80,
        help_option_names=["-h", "--help"],
    )
    command = readaloud.get_command(group, name)
    assert command is not None
    context = click.Context(
        command,
        info_name=name,
        parent=group,
        max_content_width=80,
        terminal_width=80,
        help_option_names=["-h", "--help"],
    )
    return (
        f"# readaloud {name}\n\n{COMMANDS[name].capitalize()}.\n\n```text\n{command.get_help(context)}\n```\n"
    )


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    listing = "".join(f"- [{name}]({name}.md): {what}\n" for name, what in COMMANDS.items())
    written = {PAGES / f"{name}.md": page(name) for name in COMMANDS}
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


def write_screenshot() -> None:
    """Have the app draw a bundled article into the picture that the README shows."""
    from readaloud.config.profiles import load_profile
    from readaloud.services.opening import open_article
    from readaloud.tui import screenshot

    article = open_article(str(ROOT / "content" / "river-sensors.html"))
    screenshot(article, profile=load_profile("newsroom"), path=ROOT / "docs" / "app.svg", size=(96, 30))


if __name__ == "__main__":
    if "--check" in sys.argv:
        late = out_of_date()
        print("\n".join(f"out of date: {path.relative_to(ROOT)}" for path in late) or "docs are up to date")
        sys.exit(bool(late))
    write_pages()
    write_screenshot()
