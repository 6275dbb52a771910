"""A DAISY 3 book (ANSI/NISO Z39.86-2005) as a zip file: full text and full audio.

The text is DTBook, what is heard when is SMIL 2.0, the navigation an NCX, and a package document lists them.
https://daisy.org/z3986/2005/Z3986-2005.html
"""

import zipfile
from pathlib import Path

from readaloud.export.book.archive import SOUND, put, put_sound
from readaloud.export.book.talking_book import talking_book
from readaloud.export.daisy3.navigation import navigation_control, resource_file
from readaloud.export.daisy3.package import NAVIGATION, PACKAGE, RESOURCES, TEXT, package_document
from readaloud.export.daisy3.smil import smil_file
from readaloud.export.daisy3.text import dtbook
from readaloud.export.material.recording import Manuscript, Recording


def write(manuscript: Manuscript, path: Path) -> None:
    """Write the book of a recording."""
    assert isinstance(manuscript, Recording)
    talking = talking_book(manuscript)
    with zipfile.ZipFile(path, "w") as book:
        put(book, PACKAGE, package_document(talking))
        put(book, NAVIGATION, navigation_control(talking))
        put(book, RESOURCES, resource_file(talking))
        put(book, TEXT, dtbook(talking))
        for narration in talking.spoken:
            put(book, f"{narration.document.name}.smil", smil_file(talking, narration))
        put_sound(book, SOUND, manuscript)
