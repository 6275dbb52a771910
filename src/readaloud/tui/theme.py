"""The looks of the app. Text reaches a contrast of 7 to 1 in every one that chooses its own colours.

What is heard is never shown by colour alone: its line has a sign in the gutter, its word is bold and
underlined, or reversed. ``terminal`` takes the colours that a person has given to their terminal, ``plain``
none at all (NO_COLOR), ``accessible`` is the high contrast without any sign that a screen reader would spell
out (boxes, blocks, scroll bars) and with nothing beside the text.
"""

from textual.theme import Theme

DARK, LIGHT, CONTRAST, TERMINAL, PLAIN, ACCESSIBLE = NAMES = (
    *("dark", "light", "contrast", "terminal", "plain", "accessible"),
)
_OWN = "ansi_default"  # the terminal's own foreground and background


def themes() -> tuple[Theme, ...]:
    """All looks, in the order of ``NAMES``."""
    return (_dark(), _light(), _contrast(CONTRAST), _terminal(), _plain(), _contrast(ACCESSIBLE))


def _dark() -> Theme:
    return _theme(
        DARK,
        page="#17181b",
        foreground="#e6e3dc",
        quiet="#b9b6ae",
        dimmed="#8d8b86",
        heading="#e9c680",
        label="#a9c3e2",
        ground="#222429",
        ruler="#26292f",
        sentence="#2c3746",
        sentence_text="#f2efe8",
        word="#f0cf8b",
        word_text="#17181b",
        match="#4a3b17",
        match_text="#ffe9b8",
        bar="#222429",
        thumb="#6d7480",
    )


def _light() -> Theme:
    return _theme(
        LIGHT,
        page="#faf8f3",
        foreground="#1d1e21",
        quiet="#4a4843",
        dimmed="#6b6963",
        heading="#6b3a00",
        label="#2b4a73",
        ground="#efece4",
        ruler="#ece8de",
        sentence="#dce7f5",
        sentence_text="#1d1e21",
        word="#243a5a",
        word_text="#ffffff",
        match="#f5dfa8",
        match_text="#1d1e21",
        bar="#eeebe3",
        thumb="#8b867b",
    )


def _contrast(name: str) -> Theme:
    return _theme(
        name,
        page="#000000",
        foreground="#ffffff",
        quiet="#ffffff",
        dimmed="#a0a0a0",
        heading="#ffff00",
        label="#00ffff",
        ground="#000000",
        ruler="#333333",
        sentence="#000000",
        sentence_text="#ffffff",
        sentence_style="underline",
        word="#ffff00",
        word_text="#000000",
        match="#000000",
        match_text="#00ff00",
        bar="#000000",
        thumb="#ffffff",
    )


def _terminal() -> Theme:
    """Colours by the names that every terminal has; where a ground is coloured, its text is named too."""
    return _theme(
        TERMINAL,
        page=_OWN,
        foreground=_OWN,
        quiet=_OWN,
        dimmed=_OWN,
        dimmed_style="dim",
        heading=_OWN,
        label="ansi_cyan",
        ground=_OWN,
        ruler=_OWN,
        ruler_style="underline",
        sentence=_OWN,
        sentence_text=_OWN,
        sentence_style="underline",
        word="ansi_bright_yellow",
        word_text="ansi_black",
        match="ansi_bright_cyan",
        match_text="ansi_black",
        bar=_OWN,
        thumb="ansi_cyan",
    )


def _plain() -> Theme:
    return _theme(
        PLAIN,
        page=_OWN,
        foreground=_OWN,
        quiet=_OWN,
        dimmed=_OWN,
        dimmed_style="dim",
        heading=_OWN,
        label=_OWN,
        ground=_OWN,
        ruler=_OWN,
        ruler_style="underline",
        sentence=_OWN,
        sentence_text=_OWN,
        sentence_style="underline",
        word=_OWN,
        word_text=_OWN,
        word_style="bold reverse",
        chosen_style="bold reverse",
        match=_OWN,
        match_text=_OWN,
        bar=_OWN,
        thumb=_OWN,
    )


def _theme(
    name: str,
    *,
    page: str,
    foreground: str,
    dimmed_style: str = "none",
    ruler_style: str = "none",
    sentence_style: str = "none",
    word_style: str = "bold underline",
    chosen_style: str = "bold",
    **colours: str,
) -> Theme:
    """A theme whose style sheet variables are named ``$page-quiet``, ``$page-word-text`` and so on."""
    styles = {
        "dimmed-style": dimmed_style,
        "ruler-style": ruler_style,
        "sentence-style": sentence_style,
        "word-style": word_style,
        "chosen-style": chosen_style,
    }
    named = {name.replace("_", "-"): colour for name, colour in colours.items()}
    own = page == _OWN
    return Theme(
        name=name,
        ansi=own,
        dark=name != LIGHT,
        primary=colours["label"],
        accent=colours["heading"],
        foreground=foreground,
        background=page,
        surface=colours["bar"],
        panel=colours["bar"],
        boost=page if own else None,
        variables={
            **{f"page-{key}": value for key, value in {**named, **styles}.items()},
            **_scrollbar(page, colours["thumb"], colours["label"]),
            **({"ansi-background": _OWN, "ansi-foreground": _OWN} if own else {}),
        },
    )


def _scrollbar(ground: str, thumb: str, touched: str) -> dict[str, str]:
    grounds = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return {
        "scrollbar": thumb,
        "scrollbar-hover": touched,
        "scrollbar-active": touched,
        **dict.fromkeys(grounds, ground),
    }
