"""Where the files that travel with readaloud stand: narration profiles and sample articles."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(folder: str) -> Path:
    """The folder of shipped files of that name, "voices" or "content".

    In an installed wheel they lie inside the package, in a checkout at the root of the repository.
    """
    installed = _PACKAGE / "_shipped" / folder
    return installed if installed.is_dir() else _PACKAGE.parent.parent / folder
