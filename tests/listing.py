"""What is in a folder, hidden files too: a test of what was left behind reads it."""

from pathlib import Path


def names(folder: Path) -> list[str]:
    """The names of its files and folders, in order."""
    return sorted(entry.name for entry in folder.iterdir())
