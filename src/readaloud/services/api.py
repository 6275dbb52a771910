"""What Python programs outside rely on: four functions over the same parts that the commands use."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readaloud.model.article import Article
from readaloud.model.profile import Profile
from readaloud.model.script import Script
from readaloud.model.speech import Speech
from readaloud.services.opening.opening import open_article

if TYPE_CHECKING:
    from readaloud.services.exporting.exporting import ExportReport

__all__ = ["export", "narrate", "open_article", "speak"]


def narrate(article: Article, profile: Profile | str = "newsroom", *, language: str | None = None) -> Script:
    """The narration plan of an article under a profile, given as itself, by name or by path."""
    from readaloud.services.pronouncing import narrated

    return narrated(article, _profile(profile), language=language)


def speak(
    script: Script, engine: str | None = None, *, profile: Profile | str | None = None, speed: float = 1.0
) -> Iterator[Speech]:
    """The sound of each utterance of a script, in order, with word marks; made one at a time.

    Raises:
        EngineError: no engine of the profile works, or the one that was asked for does not.
    """
    from readaloud.services.speaking import speak_script

    return speak_script(script, _profile(profile or script.profile), engine=engine, speed=speed)


def export(article: Article, path: str | Path | Sequence[str | Path], **options: Any) -> "ExportReport":
    """Write the article to one or several files, each by its ending; options as in ``readaloud export``."""
    from readaloud.services.exporting.exporting import export_article

    paths = [path] if isinstance(path, str | Path) else list(path)
    return export_article(article, [Path(p) for p in paths], **options)


def _profile(profile: Profile | str) -> Profile:
    from readaloud.config.profiles import load_profile

    return profile if isinstance(profile, Profile) else load_profile(profile)
