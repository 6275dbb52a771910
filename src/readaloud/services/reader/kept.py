"""How an article is read, from one day to the next; lines that were put back are known by their words."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from readaloud.library.entries import Kept, State
from readaloud.model.article import Article, Removal
from readaloud.player.events import Status
from readaloud.services.reader.place import seconds_left

if TYPE_CHECKING:
    from readaloud.services.reader.reader import Reader


def with_kept(article: Article, kept: tuple[Kept, ...]) -> Article:
    """The article with every removed line put back that says what one of these says."""
    if kept:
        from readaloud.clean import restore

        for removal in article.removed:
            if _kept(removal) in kept:
                article = restore(article, removal.id)
    return article


def state_now(reader: "Reader") -> State:
    """How an article is read now, as it is kept."""
    now = reader.snapshot
    rate = reader.profile.words_per_minute * now.speed
    there = None if now.status is Status.FINISHED else reader.utterance
    return replace(
        reader.chosen,
        kept=put_back(reader.base, reader.article),
        seconds_left=seconds_left(reader.plan, there, rate) if there else 0.0,
        volume=now.volume,
    )


def put_back(base: Article, article: Article) -> tuple[Kept, ...]:
    """The lines that were removed when the article was opened and stand in it now."""
    left = {removal.id for removal in article.removed}
    return tuple(_kept(removal) for removal in base.removed if removal.id not in left)


def _kept(removal: Removal) -> Kept:
    return Kept(" ".join(removal.text.split()), removal.rule)
