"""What a book is known by in any catalogue: its name, the same whenever it is made again, and its day."""

import datetime
import uuid

from readaloud.export.material.recording import Manuscript
from readaloud.model.article import Article


def identifier_of(manuscript: Manuscript) -> str:
    """A name for the book that is the same whenever the same article is exported with the same profile."""
    meta = manuscript.article.meta
    words = (meta.url, meta.source, meta.digest, manuscript.title, manuscript.script.profile)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(10).join(words))}"


def day_of(article: Article) -> str:
    """The article's date as YYYY-MM-DD, or "" when it is not known that exactly."""
    day = (article.meta.updated or article.meta.date)[:10]
    parts = day.split("-")
    exact = [len(part) for part in parts] == [4, 2, 2] and all(part.isdecimal() for part in parts)
    return day if exact else ""


def published(article: Article) -> str:
    """The day of a book that must bear one: the article's, else that on which the book is made."""
    return day_of(article) or datetime.date.today().isoformat()
