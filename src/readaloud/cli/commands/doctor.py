"""``readaloud doctor``: what works on this machine."""

import click

from readaloud.cli import stdout
from readaloud.services.doctor import examine

NEEDED = (
    "program",
    "package",
    "settings",
    "lexicons",
    "rules",
    "cache",
    "engine espeak",
    "ffmpeg",
)  # the rest is good to have


@click.command("doctor")
def command() -> int:
    """Try everything that readaloud needs here: engines and voices, sound, ffmpeg, folders, terminal.

    One line each, "works" or "does not work" first, and what to do next. Exit code 5 when something
    that every reading needs does not work.
    """
    failed = []
    for finding in examine():
        verdict = "works" if finding.works else "does not work"
        advice = "" if finding.works or not finding.advice else f" {finding.advice}"
        stdout.write_text(f"{finding.what}: {verdict}. {finding.found.rstrip('.')}.{advice}")
        stdout.flush()
        if not finding.works and finding.what.startswith(NEEDED):
            failed.append(finding.what)
    if failed:
        stdout.write_text(f"To be mended before readaloud can work as it should: {', '.join(failed)}.")
    return 5 if failed else 0
