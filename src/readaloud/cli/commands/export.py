"""``readaloud export``: save the reading."""

from pathlib import Path
from typing import Any

import click

from readaloud.cli import stderr, stdout
from readaloud.cli.export_talk import export_talk
from readaloud.cli.options import opening_options, voice_options
from readaloud.cli.signals import ended_in_order
from readaloud.export.formats import FORMATS
from readaloud.services.exporting.exporting import ExportOptions, ExportReport, export_sources
from readaloud.services.preferences import chosen_profile, chosen_speed

AUDIOBOOK_LUFS = -18.0


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
@click.option("--split", type=click.Choice(["section"]), help="Sound and captions: a file for each section.")
@click.option("--section", metavar="N|TITLE", default="", help="Only this section.")
@click.option("--only", type=click.Choice(["quotes"]), help="Only the sentences that quote somebody.")
@click.option(
    "--skip", multiple=True, metavar="KIND", help="Leave out captions, footnotes, images, lists, tables …"
)
@click.option("--audiobook", is_flag=True, help="As loud as audiobooks are: -18 LUFS in place of -16.")
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
    split: str | None,
    only: str | None,
    audiobook: bool,
    **options: Any,
) -> None:
    """Save the reading of SOURCE... to files.

    Sound with chapters, captions in step, a book, a page, transcripts. Every file is written under another
    name and checked before it gets its own. What was broken off is taken up by the same command. A folder as
    SOURCE stands for the articles in it.
    """
    talk = export_talk()
    wanted = ExportOptions(
        profile=chosen_profile(profile),
        engine=engine,
        speed=chosen_speed(speed) or 1.0,
        loudness=AUDIOBOOK_LUFS if audiobook else None,
        split=split or "",
        only=only or "",
        on_progress=talk.progress,
        on_note=talk.note,
        **options,
    )
    try:
        with ended_in_order():
            report = export_sources(sources, outputs, wanted)
    except KeyboardInterrupt:
        talk.note("Stopped. The same command goes on where it was.")
        raise
    finally:
        talk.end()
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
