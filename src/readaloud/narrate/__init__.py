"""Article and profile to script: every announced word is written here and nowhere else."""

from readaloud.narrate.narrating import narrate

__all__ = ["narrate"]
