"""What stands on every screen, as text: kept files, rewritten with READALOUD_GOLDEN=write."""

import asyncio
import os
from pathlib import Path

import pytest
from courier import ARTICLE
from lxml import etree
from running_app import play
from screens import SCREENS, lay_out

from readaloud.model.profile import Profile
from readaloud.services.reader.actions import TABLE
from readaloud.services.reader.look import Look
from readaloud.tui.running import drawn

KEPT = Path(__file__).parent / "golden"
SIZES = [(40, 20), (80, 24), (120, 30)]


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def check(name, frames):
    text = "\n".join(f"{f'== {title} '.ljust(40, '=')}\n{frame}" for title, frame in frames.items()) + "\n"
    kept = KEPT / f"{name}.txt"
    if os.environ.get("READALOUD_GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


def frames_of(size, look):
    """The page at three places, and every other screen of the app."""
    frames = {}

    async def act(stage):
        for title, part, word in (
            ("top", "“We were told", "tender"),
            ("middle", "Two men lower", "engine"),
            ("end", "The council votes", "Thursday"),
        ):
            await stage.hears(part, word)
            frames[title] = stage.frame
        screen = stage.app.screen
        screen.action_do("where")
        await stage.settle()
        frames["where"] = stage.frame
        for name in SCREENS:
            screen.action_do(name)
            await stage.settle()
            frames[name] = stage.frame
            stage.app.pop_screen()
            await stage.settle()

    play(act, size=size, look=look, before=lay_out)
    return frames


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_every_screen_is_the_golden_one(size):
    check(f"screens-{size[0]}", frames_of(size, Look()))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_without_colour_every_screen_has_the_same_words(size, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    check(f"screens-{size[0]}", frames_of(size, Look(theme="light")))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_the_accessible_look_has_no_boxes_blocks_or_second_column(size):
    frames = frames_of(size, Look(theme="accessible"))
    check(f"accessible-{size[0]}", frames)
    shown = set("".join(frames.values()))
    assert not [sign for sign in shown if "\u2500" <= sign <= "\u259f" or "\u2800" <= sign <= "\u28ff"]


def test_every_action_that_opens_a_screen_has_its_golden_frame():
    opens = {row.name for row in TABLE if row.asks or row.offers} | {"help", "input_help"}
    like_others = {
        *("sleep", "percent", "open_link", "bookmark", "remove_bookmark", "skim", "feedback"),
        *("attach", "keys", "queue", "search_articles", "found_articles"),
    }
    assert opens - like_others <= set(SCREENS)


def test_a_screenshot_is_an_svg_that_shows_the_word_that_is_heard():
    svg = asyncio.run(drawn(ARTICLE, Profile(name="t", title="T"), (100, 32), Look(theme="light")))
    texts = [text.replace("\xa0", " ") for text in etree.fromstring(svg.encode()).itertext()]
    assert "Voice on." in " ".join(texts)
    assert any("Ellison." in text for text in texts)
