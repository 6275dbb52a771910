"""How much is added to the author's words, and how often the voice changes, in every bundled article."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readaloud import open_article
from readaloud.audio.synthesis import Synthesiser
from readaloud.config.profiles import load_profile
from readaloud.config.resources import shipped
from readaloud.engines.process.host import EngineHost
from readaloud.model.article import Article
from readaloud.model.script import Pause, Role, Script, Utterance
from readaloud.narrate import narrate
from readaloud.narrate.quote_voices import voice_changes
from readaloud.text.spoken import spoken_form

ADDED_PER_HUNDRED = 8.0
CHANGES_A_MINUTE = 6.0

# Captions, descriptions and dates that a page shows elsewhere are the page's words, not ours.
_OF_THE_PAGE = (Role.CAPTION, Role.DESCRIPTION, Role.BYLINE)

_SEED = Path(__file__).parents[3] / "shared/corpus/seed/seed.txt"  # only on the developers' machines


def sources() -> Iterator[Path]:
    yield from sorted(p for p in shipped("content").iterdir() if p.suffix in (".txt", ".html", ".md"))
    if _SEED.exists():
        yield _SEED


def words_added(article: Article, script: Script) -> tuple[int, int]:
    """Words of ours and of the author. Names of columns are the author's once, and ours when repeated."""
    ours = author = 0
    for said in script.utterances:
        words = len(said.text.split())
        if said.own_words and said.role not in _OF_THE_PAGE:
            ours += words
        else:
            author += words
            ours += _around_cells(said)
    named = sum(len(cell.split()) for b in article.blocks if b.table for cell in b.table.header)
    return ours - named, author + named


def _around_cells(said: Utterance) -> int:
    """The words of a row of a table that are not in its cells."""
    if said.role is not Role.TABLE:
        return 0
    return len(said.spoken.split()) - len(spoken_form(said.text, said.language)[0].split())


@pytest.fixture(scope="module")
def espeak() -> Iterator[EngineHost]:
    with EngineHost("espeak") as host:
        yield host


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: path.name)
def test_few_words_are_added_and_the_voice_seldom_changes(path: Path, espeak: EngineHost) -> None:
    profile, article = load_profile("newsroom"), open_article(str(path))
    script = narrate(article, profile, language="en")
    ours, author = words_added(article, script)
    length = minutes_heard(script, Synthesiser(espeak, profile))
    added, changes = 100 * ours / author, voice_changes(script) / length
    print(f"{path.name}: {added:.1f} words added per hundred; {changes:.1f} voice changes a minute", end="")
    print(f" ({ours} to {author} words; {voice_changes(script)} in {length:.1f} minutes)")
    assert added <= ADDED_PER_HUNDRED
    assert changes <= CHANGES_A_MINUTE


def minutes_heard(script: Script, voice: Synthesiser) -> float:
    """Of the speech, and of the pauses between."""
    pauses_s = sum(item.ms for item in script.items if isinstance(item, Pause)) / 1000
    return (sum(voice.speech(said).seconds for said in script.utterances) + pauses_s) / 60


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_missing_is_said_all_the_same(language: str) -> None:
    article = open_article(str(shipped("content") / "river-sensors.html"))
    script = narrate(article, load_profile("newsroom"), language=language)
    said = [u.text for u in script.utterances if u.own_words]
    missing = {"en": "No transcript available.", "de": "Kein Transkript"}[language]
    assert sum(text.startswith(missing) for text in said) == 3
    described = {"en": "No description available.", "de": "Keine Beschreibung"}[language]
    assert sum(text.startswith(described) for text in said) == 1
