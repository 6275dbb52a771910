"""Which way a language is written: nothing tells a reader so unless a book or a page does."""

# Of the languages that are usually written from right to left (CLDR, characterOrder), and of their scripts.
_LANGUAGES = frozenset(
    [
        "ar",
        "arc",
        "arz",
        "ckb",
        "dv",
        "fa",
        "he",
        "iw",
        "ji",
        "ks",
        "lrc",
        "mzn",
        "nqo",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    ]
)
_SCRIPTS = frozenset(["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])
_SCRIPT_LETTERS = 4


def direction(language: str) -> str:
    """``rtl`` or ``ltr``, as HTML and EPUB name it, of a BCP 47 tag; its script, if it has one, decides."""
    primary, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others[:2] if len(part) == _SCRIPT_LETTERS and part.isalpha()), "")
    return "rtl" if (script in _SCRIPTS if script else primary in _LANGUAGES) else "ltr"
