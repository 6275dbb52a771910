"""``readaloud export``: save the reading."""

import time
from pathlib import Path
from typing import Any

import click

from readaloud.cli import stderr, stdout
from readaloud.cli.options import opening_options, voice_options
from readaloud.cli.signals import ended_in_order
from readaloud.export.formats import FORMATS
from readaloud.services.exporting import ExportOptions, ExportProgress, ExportReport, export_sources
from readaloud.services.preferences import chosen_engine, chosen_profile, chosen_speed

TALK_EVERY_S = 5.0  # progress is told at this pace, so that a screen reader is not flooded


@click.command(
    "export", epilog="Endings: " + "; ".join(f"{form.ending} ({form.title})" for form in FORMATS) + "."
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="PATH",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="What to write, by its ending; may be given several times. {title} in the name stands for the "
    "title; a folder is filled with MP3 files.",
)
@click.option("--captions", type=click.Choice(["vtt", "srt"]), help="Captions beside the sound.")
@click.option("--manifest", is_flag=True, help="NAME.manifest.json: every utterance and word with its times.")
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="Engine processes; 0: one a core.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@voice_options
@opening_options
def command(
    sources: tuple[str, ...],
    outputs: tuple[Path, ...],
    profile: str | None,
    engine: str | None,
    speed: float | None,
    **options: Any,
) -> None:
    """Save the reading of SOURCE... to files.

    Sound with chapters, captions in step, a book, a page, transcripts. Every file is written under another
    name and checked before it gets its own.
    """
    wanted = ExportOptions(
        profile=chosen_profile(profile),
        engine=chosen_engine(engine),
        speed=chosen_speed(speed) or 1.0,
        on_progress=_Talk().progress,
        on_note=stderr.say,
        **options,
    )
    with ended_in_order():
        report = export_sources(sources, outputs, wanted)
    _print_files(report)
    report.check()


def _print_files(report: ExportReport) -> None:
    """Each file that is there now, one a line; each source that failed, with its sentence."""
    for exported in report.exported:
        for written in exported.files:
            stdout.write_text(path_line(written.path))
    for failure in report.failures if len(report.failures) + len(report.exported) > 1 else ():
        stderr.say(f"{failure.source}: {failure.error}")


def path_line(path: Path) -> str:
    """A path on one line, whatever its name holds: who reads our output takes a line for a path."""
    return " ".join(str(path).splitlines())


class _Talk:
    """Progress as a person can follow it by ear: a line now and then, none for what takes a moment."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def progress(self, now: ExportProgress) -> None:
        """One line when some seconds have passed since the last."""
        if time.monotonic() - self._last < TALK_EVERY_S or now.step != "speaking":
            return
        self._last = time.monotonic()
        left = f", about {now.seconds_left:.0f} seconds left" if now.seconds_left else ""
        stderr.say(f"Speaking {now.source}: {now.done} of {now.total} utterances{left}.")
