"""The looks: light, dark, high contrast, and one without colour. Text reaches a contrast of 7 to 1 in each.

What is heard is never shown by colour alone: its line has a mark in the gutter, its word is bold and
underlined, or reversed.
"""

from textual.theme import Theme

DARK, LIGHT, CONTRAST, PLAIN = "dark", "light", "high contrast", "no colour"
NAMES = (DARK, LIGHT, CONTRAST, PLAIN)


def themes() -> tuple[Theme, ...]:
    """All looks, in the order in which they are offered."""
    return (_dark(), _light(), _contrast(), _plain())


def _dark() -> Theme:
    return Theme(
        name=DARK,
        primary="#9db8d9",
        foreground="#e6e3dc",
        background="#17181b",
        surface="#222429",
        panel="#222429",
        accent="#e9c680",
        variables=_variables(
            quiet="#b9b6ae",
            heading="#e9c680",
            label="#a9c3e2",
            ground="#222429",
            sentence="#2c3746",
            sentence_text="#f2efe8",
            word="#f0cf8b",
            word_text="#17181b",
            bar="#222429",
            thumb="#6d7480",
            page="#17181b",
        ),
    )


def _light() -> Theme:
    return Theme(
        name=LIGHT,
        primary="#2b4a73",
        foreground="#1d1e21",
        background="#faf8f3",
        surface="#eeebe3",
        panel="#eeebe3",
        accent="#6b3a00",
        dark=False,
        variables=_variables(
            quiet="#4d4b46",
            heading="#6b3a00",
            label="#2b4a73",
            ground="#efece4",
            sentence="#dce7f5",
            sentence_text="#1d1e21",
            word="#243a5a",
            word_text="#ffffff",
            bar="#eeebe3",
            thumb="#8b867b",
            page="#faf8f3",
        ),
    )


def _contrast() -> Theme:
    return Theme(
        name=CONTRAST,
        primary="#ffffff",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        accent="#ffff00",
        variables=_variables(
            quiet="#ffffff",
            heading="#ffff00",
            label="#00ffff",
            ground="#000000",
            sentence="#000000",
            sentence_text="#ffffff",
            sentence_style="underline",
            word="#ffff00",
            word_text="#000000",
            bar="#000000",
            thumb="#ffffff",
            page="#000000",
        ),
    )


def _plain() -> Theme:
    default = "ansi_default"
    return Theme(
        name=PLAIN,
        ansi=True,
        primary=default,
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        variables={"ansi-background": default, "ansi-foreground": default}
        | _variables(
            quiet=default,
            heading=default,
            label=default,
            ground=default,
            sentence=default,
            sentence_text=default,
            sentence_style="underline",
            word=default,
            word_text=default,
            word_style="bold reverse",
            chosen_style="bold reverse",
            bar=default,
            thumb=default,
            page=default,
        ),
    )


def _variables(
    *,
    sentence_style: str = "none",
    word_style: str = "bold underline",
    chosen_style: str = "bold",
    **colours: str,
) -> dict[str, str]:
    """Variables of the style sheet: ``$page-quiet`` and so on."""
    named = {f"page-{name.replace('_', '-')}": colour for name, colour in colours.items()}
    return {
        **named,
        "page-sentence-style": sentence_style,
        "page-word-style": word_style,
        "page-chosen-style": chosen_style,
        "scrollbar": colours["thumb"],
        "scrollbar-hover": colours["label"],
        "scrollbar-active": colours["label"],
        "scrollbar-background": colours["page"],
        "scrollbar-background-hover": colours["page"],
        "scrollbar-background-active": colours["page"],
    }
