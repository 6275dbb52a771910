"""What the very first start asks, and what a person has answered: small files, one an answer.

Two questions: whether the linear reader is wanted instead of the app, and whether the voice and a screen
reader would speak at once. Each is one plain line before anything is painted, and asked once.
"""

from pathlib import Path
from typing import Literal

from readaloud.model.errors import ReadaloudError

Question = Literal["front-end", "two-voices"]  # answered by app | plain, and by both | text | voice


def settled(question: Question) -> str:
    """What a person has answered last; empty before the first start."""
    try:
        return _path(question).read_text(encoding="utf8").strip()
    except (OSError, ReadaloudError):
        return ""


def settle(question: Question, answer: str) -> None:
    """Keep an answer; where nothing can be kept, the next start asks again."""
    try:
        _path(question).write_text(answer + "\n", encoding="utf8")
    except (OSError, ReadaloudError):
        return


def settled_voices() -> str:
    """``both``, ``text`` or ``voice``, as the settings say, else as it was answered; empty: not asked yet."""
    from readaloud.config.settings import load_settings

    return load_settings().two_voices or settled("two-voices")


def _path(question: Question) -> Path:
    from readaloud.config.folders import data_folder

    return data_folder() / question
