"""What stands on the screen, as text: kept files, rewritten with READALOUD_GOLDEN=write."""

import asyncio
import os
from pathlib import Path

import pytest
from courier import ARTICLE
from lxml import etree
from running_app import play

from readaloud.model.profile import Profile
from readaloud.services.reader_look import Look
from readaloud.tui.running import drawn
from readaloud.tui.theme import PLAIN

KEPT = Path(__file__).parent / "golden"


def check(name, frames):
    text = f"\n{'-' * 20}\n".join(frames) + "\n"
    kept = KEPT / f"{name}.txt"
    if os.environ.get("READALOUD_GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(("columns", "rows"), [(40, 24), (80, 24), (120, 40)])
def test_the_page_from_top_to_end_is_the_golden_one(columns, rows):
    frames = []

    async def act(stage):
        await stage.hears("“We were told", "tender")
        frames.append(stage.frame)
        await stage.hears("Two men lower", "engine")
        frames.append(stage.frame)
        await stage.hears("The council votes", "Thursday")
        frames.append(stage.frame)

    play(act, size=(columns, rows))
    check(f"page-{columns}", frames)


def test_contents_and_help_are_the_golden_ones():
    frames = []

    async def act(stage):
        await stage.pilot.press("c")
        await stage.settle()
        frames.append(stage.frame)
        await stage.pilot.press("escape", "question_mark")
        await stage.settle()
        frames.append(stage.frame)

    play(act, size=(40, 24))
    check("contents-and-help-40", frames)


def test_the_look_without_colour_has_the_same_text():
    frames = {}

    async def act(stage):
        await stage.hears("The ferry that", "school")
        frames[stage.app.theme] = stage.frame

    play(act, look=Look(theme=PLAIN))
    play(act)
    coloured, plain = frames["dark"], frames[PLAIN]
    assert plain.replace("▅", "").split() == coloured.replace("▅", "").split()


def test_a_screenshot_is_an_svg_that_shows_the_word_that_is_heard():
    svg = asyncio.run(drawn(ARTICLE, Profile(name="t", title="T"), (100, 32), Look(theme="light")))
    texts = [text.replace("\xa0", " ") for text in etree.fromstring(svg.encode()).itertext()]
    assert "Voice off." in " ".join(texts)
    assert any("Ellison." in text for text in texts)
