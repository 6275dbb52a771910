"""The removed lines of an article that a person has put back: kept by their words, not by their ids."""

from readaloud.library.entries import Kept
from readaloud.model.article import Article, Removal


def with_kept(article: Article, kept: tuple[Kept, ...]) -> Article:
    """The article with every removed line put back that says what one of these says."""
    if kept:
        from readaloud.clean import restore

        for removal in article.removed:
            if _kept(removal) in kept:
                article = restore(article, removal.id)
    return article


def put_back(base: Article, article: Article) -> tuple[Kept, ...]:
    """The lines that were removed when the article was opened and stand in it now."""
    left = {removal.id for removal in article.removed}
    return tuple(_kept(removal) for removal in base.removed if removal.id not in left)


def _kept(removal: Removal) -> Kept:
    return Kept(" ".join(removal.text.split()), removal.rule)
