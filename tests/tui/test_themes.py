"""Every look can be read: contrast of 7 to 1 wherever text stands, and nothing by colour alone."""

import pytest
from running_app import play
from textual.color import Color

from readaloud.services.reader.look import Look
from readaloud.tui.theme import ACCESSIBLE, CONTRAST, DARK, LIGHT, NAMES, themes

ON_GROUND = {
    "page-page": ("foreground", "page-quiet", "page-heading", "page-label"),
    "page-ground": ("foreground", "page-quiet", "page-label"),
    "page-bar": ("foreground", "page-label"),
    "page-ruler": ("foreground", "page-quiet", "page-heading"),
}


def contrast(one, other):
    """The contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def colours(theme):
    return {"foreground": theme.foreground, "page-page": theme.background, **theme.variables}


@pytest.mark.parametrize("theme", [t for t in themes() if not t.ansi], ids=lambda theme: theme.name)
def test_text_has_a_contrast_of_seven_to_one(theme):
    named = colours(theme)
    pairs = [
        (named["page-sentence-text"], named["page-sentence"]),
        (named["page-word-text"], named["page-word"]),
        (named["page-match-text"], named["page-match"]),
    ]
    pairs += [(named[text], named[ground]) for ground, texts in ON_GROUND.items() for text in texts]
    for text, ground in pairs:
        assert contrast(text, ground) >= 7, (text, ground)


@pytest.mark.parametrize(("name", "ratio"), [(DARK, 4.5), (LIGHT, 4.5), (CONTRAST, 7), (ACCESSIBLE, 7)])
def test_text_that_is_dimmed_can_still_be_read(name, ratio):
    named = next(colours(theme) for theme in themes() if theme.name == name)
    for ground in ("page-page", "page-ground"):
        assert contrast(named["page-dimmed"], named[ground]) >= ratio


@pytest.mark.parametrize("theme", [t for t in themes() if not t.ansi], ids=lambda theme: theme.name)
def test_the_scroll_bar_can_be_seen(theme):
    named = colours(theme)
    assert contrast(named["page-thumb"], named["page-page"]) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_the_heard_word_is_marked_without_colour_too(name):
    async def act(stage):
        await stage.hears("The ferry that", "school")
        widget = stage.page
        segments = [
            s for strip in widget.render_lines(widget.size.region) for s in strip if s.text == "school"
        ]
        assert [bool(s.style.bold and (s.style.underline or s.style.reverse)) for s in segments] == [True]
        sign = ">" if name == ACCESSIBLE else "▎"
        assert any(line.startswith(sign) for line in stage.page_lines)

    play(act, look=Look(theme=name))


def test_another_look_can_be_taken_while_reading():
    async def act(stage):
        backgrounds = []
        for name in (DARK, LIGHT, CONTRAST):
            stage.app.theme = name
            await stage.settle()
            backgrounds.append(stage.app.screen.styles.background.hex)
        assert backgrounds == ["#17181B", "#FAF8F3", "#000000"]

    play(act)
