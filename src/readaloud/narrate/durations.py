"""How long a reading takes, roughly, before there is any sound."""

from readaloud.model.article import Article, Kind
from readaloud.model.profile import Profile

_WORDS_A_SENTENCE = 18  # of news text
_SILENT = frozenset({Kind.IMAGE})


def reading_minutes(article: Article, profile: Profile) -> int:
    """Whole minutes that the article takes under the profile, at least one; for "about 5 minutes"."""
    spoken = [block for block in article.blocks if block.kind not in _SILENT and not block.repeats]
    words = sum(len(block.text.split()) for block in spoken)
    gaps_ms = len(spoken) * profile.pauses.paragraph + words / _WORDS_A_SENTENCE * profile.pauses.sentence
    return max(1, round(words / profile.words_per_minute + gaps_ms / 60_000))
