"""An article that attacks the terminal, the style of the page, or patience."""

import time

import pytest
from courier import HEADLINE, NO_LABELS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from running_app import play
from textual.style import Style

from readaloud.model.article import Article, Block, Kind, Media, Meta, Section, Table
from readaloud.services.reader.values import Choice
from readaloud.tui.block_text import show
from readaloud.tui.lines import lines_of
from readaloud.tui.painting import GUTTER, Marking, paint

ATTACK = (
    "\x1b]0;owned\x07 \x1b[31mred\x1b[0m \x9b2J [bold]markup[/bold] [@click=app.quit]press[/] "
    "\u202eesrever\u202c \u2066isolated\u2069 a\u0301\u0301\u0301 漢字 👩\u200d🔧 ❤\ufe0f "
    "\ud800 \x00\x08\x7f end"
)


def article_of(*blocks, title="Attack"):
    section = Section("s1", ATTACK, "top", 1, tuple(block.id for block in blocks))
    return Article(meta=Meta(title=title, site=ATTACK), blocks=blocks, sections=(section,))


def attacks():
    table = Table(ATTACK, (ATTACK, "b"), (("c", ATTACK),))
    media = Media("video", title=ATTACK, caption=f"caption {ATTACK}", alt=f"alt {ATTACK}", credit=ATTACK)
    cells = ATTACK.replace("\t", " ").replace("\n", " ")
    return (
        Block(id="a", kind=Kind.HEADLINE, text=ATTACK),
        Block(id="b", kind=Kind.PARAGRAPH, text=ATTACK),
        Block(id="c", kind=Kind.VIDEO, text=ATTACK, media=media),
        Block(id="d", kind=Kind.TABLE, text=f"{cells}\tb\nc\t{cells}", table=table),
        Block(id="e", kind=Kind.CODE, text=f"\t{ATTACK}\n{ATTACK}"),
    )


@pytest.mark.parametrize("columns", [40, 100])
def test_nothing_reaches_the_terminal_but_text(columns):
    written = []

    async def act(stage):
        await stage.hears(ATTACK[:5], "markup")
        await stage.pilot.press("w")
        await stage.settle()
        written.append(stage.frame)
        update = stage.app.screen._compositor.render_full_update()
        written.append(update.render_segments(stage.app.console))

    play(act, article=article_of(*attacks(), title=ATTACK), size=(columns, 60))
    frame, sequence = written
    assert not set(frame) & {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n"}
    assert "[bold]markup[/bold] [@click=app.quit]press[/]" in frame.replace("\n", " ") or columns == 40
    for forbidden in ("\x1b]", "\x9b", "\u202e", "\u2066", "\x07", "\x1b[2J"):
        assert forbidden not in sequence
    sequence.encode()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.integers(12, 60))
def test_a_painted_line_is_as_wide_as_it_says(text, width):
    block = Block(id="b", kind=Kind.IMAGE, text=text, media=Media("image", alt=text))
    for line in lines_of(show(block, None, NO_LABELS), width):
        content = paint(line, lambda look: Style(), width, Marking(band="ground"))
        assert content.cell_length == cell_len(content.plain) == GUTTER + width + 1


def test_markup_in_an_article_is_text_and_no_action():
    async def act(stage):
        row = next(n for n, line in enumerate(stage.frame.splitlines()) if "press" in line)
        await stage.pilot.click(offset=(stage.frame.splitlines()[row].index("press"), row))
        await stage.settle()
        assert stage.app.is_running

    _, reader = play(act, article=article_of(*attacks()), size=(100, 30))
    assert reader.told[-1][0] == "go_to"


def test_a_megabyte_on_one_line_does_not_hold_up_the_app():
    long = Block(id="a", kind=Kind.PARAGRAPH, text="word " * 200_000 + "漢" * 1000)
    after = Block(id="b", kind=Kind.PARAGRAPH, text=HEADLINE)

    async def act(stage):
        begun = time.process_time()
        await stage.pilot.press("pagedown")
        assert time.process_time() - begun < 3.0  # it takes 0.3 of the processor

    play(act, article=article_of(long, after))


def test_a_hundred_thousand_blocks_are_shown_at_once_and_measured_between_keys():
    blocks = [Block(id=f"b{n}", kind=Kind.PARAGRAPH, text=f"{n} {HEADLINE}") for n in range(100_000)]

    async def act(stage):
        assert f"20 {HEADLINE[:20]}" not in stage.frame
        assert f"3 {HEADLINE[:20]}" in stage.frame
        await stage.pilot.press("pagedown")
        await stage.settle()
        assert "9 Harbour" in stage.frame

    play(act, article=article_of(*blocks))


def test_an_article_without_any_block_is_an_empty_page():
    async def act(stage):
        await stage.pilot.press("pagedown", "space", "w")
        assert stage.page_lines == []

    play(act, article=Article(meta=Meta(title="Nothing"), blocks=()))


def test_a_hostile_list_is_text_and_a_long_one_is_no_wait():
    choices = tuple(Choice(f"r{n}", ATTACK if n % 2 else "x" * 5000, ATTACK) for n in range(5_000))

    async def act(stage):
        begun = time.process_time()
        await stage.pilot.press("d", "end")
        await stage.settle()
        assert time.process_time() - begun < 5.0  # it takes one of the processor
        sequence = stage.app.screen._compositor.render_full_update().render_segments(stage.app.console)
        for forbidden in ("\x1b]", "\x9b", "\u202e", "\u2066", "\x07", "\x1b[2J"):
            assert forbidden not in sequence
        assert "[bold]markup[/bold]" in stage.frame

    play(act, size=(120, 30), before=lambda reader: reader.offers.update(ledger=choices))
