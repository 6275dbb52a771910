"""How words are said: the lexicons of a person, for everything, for a site, for an article.

They are small YAML files in ``lexicons/`` of the configuration folder; the closest one wins. A profile may
name further ones, of the person or shipped with it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from readaloud.config.folders import config_file, config_folder
from readaloud.config.lexicons import add_entries, load_lexicon, remove_entries
from readaloud.config.resources import shipped
from readaloud.model.article import Article, Locator, Meta
from readaloud.model.errors import UsageError
from readaloud.model.profile import Profile
from readaloud.model.script import Rewrite, Role, Script, Utterance
from readaloud.model.speech import EngineInfo, Phonemes, Speech
from readaloud.text.lexicon import Entry, Lexicon, longest_first
from readaloud.text.sanitise import safe_file_name
from readaloud.text.spoken import spoken_form

_FOLDER = "lexicons"


class Scope(NamedTuple):
    """Where a word is said so: in everything, on one site, in one article."""

    kind: str = "all"  # all | site | article
    name: str = ""  # host, or key of the article
    title: str = ""  # for a person

    @property
    def path(self) -> Path:
        """The lexicon of the scope, below the folder of lexicons."""
        if self.kind == "all":
            return Path("all.yaml")
        return Path(f"{self.kind}s") / f"{safe_file_name(self.name)}.yaml"

    @property
    def words(self) -> str:
        """The scope in words, as the end of a sentence."""
        return {"all": "everywhere", "site": f"on {self.name}", "article": f"in “{self.title}”"}[self.kind]


class Found(NamedTuple):
    """An entry and the file that it stands in."""

    entry: Entry
    path: Path


class Form(NamedTuple):
    """A word as it is said, and what makes it so: a file, ``OUR_RULES``, or "" for as it is written."""

    spoken: str
    source: str
    phonemes: tuple[Phonemes, ...] = ()


EVERYTHING = Scope()
OUR_RULES = "rules"


def site_scope(host: str) -> Scope:
    """What is said on the pages of a host; an address stands for its host."""
    name = host.strip().lower().partition("://")[2] or host.strip().lower()
    name = name.partition("/")[0].removeprefix("www.")
    if not name:
        raise UsageError("No site was named.", "Name its host, such as example.org.")
    return Scope("site", name)


def article_scope(article: Article) -> Scope:
    """What is said in one article; a page is known by its address, which outlives its adverts."""
    meta = article.meta
    return Scope("article", _article_key(meta), meta.title or meta.source)


def lexicon_for(article: Article, profile: Profile) -> Lexicon:
    """How the words of an article are said; its own lexicon wins over the site's, that over the person's.

    What the profile names comes last. A file of the person's with a mistake is passed over: see ``mistakes``.

    Raises:
        UsageError: a lexicon that the profile names has a mistake, or is not there.
    """
    own = [entries for entries in map(_read, _paths_of(article.meta)) if not isinstance(entries, UsageError)]
    named = [load_lexicon(_named(name)) for name in profile.lexicons]
    return Lexicon(entry for entries in (*own, *named) for entry in longest_first(entries))


def mistakes(meta: Meta) -> list[str]:
    """What is wrong with the person's lexicons for an article, for each that is passed over a sentence."""
    return [str(found) for found in map(_read, _paths_of(meta)) if isinstance(found, UsageError)]


def narrated(article: Article, profile: Profile, *, language: str | None = None) -> Script:
    """The narration plan of an article, with its words said as the person wants them."""
    from readaloud.narrate import narrate

    return narrate(article, profile, language=language, lexicon=lexicon_for(article, profile))


def add(entry: Entry, scope: Scope = EVERYTHING) -> Path:
    """Add an entry to the lexicon of a scope, in place of one for the same word; the file that it is in.

    Raises: as ``add_all``.
    """
    return add_all([entry], scope)


def add_all(new: Sequence[Entry], scope: Scope = EVERYTHING) -> Path:
    """Add entries to the lexicon of a scope, in place of those for the same words; the file that they are in.

    Raises:
        UsageError: an entry, or the file, has a mistake.
        OutputError: the file could not be written.
    """
    path = config_folder() / _FOLDER / scope.path
    add_entries(path, new, f"How words are said {scope.words}. See docs/lexicons.md of readaloud.")
    return path


def remove(word: str, scope: Scope | None = None) -> tuple[Found, ...]:
    """Take the entries for a word out of the lexicon of a scope, or of all lexicons; what was taken out."""
    paths = list(_own_paths()) if scope is None else [_own_folder() / scope.path]
    return tuple(Found(entry, path) for path in paths for entry in remove_entries(path, word))


def entries() -> tuple[Found, ...]:
    """Every entry of the person's own lexicons, file by file."""
    return tuple(Found(entry, path) for path in _own_paths() for entry in load_lexicon(path))


def find(word: str, scope: Scope = EVERYTHING, profile: Profile | None = None) -> Found | None:
    """The entry that decides how a word is said in a scope, and its file; None when there is none."""
    scopes = dict.fromkeys((scope, EVERYTHING))
    paths = [
        *(_own_folder() / each.path for each in scopes),
        *map(_named, profile.lexicons if profile else ()),
    ]
    for path in paths:
        entry = Lexicon(longest_first(load_lexicon(path))).entry_for(word)
        if entry:
            return Found(entry, path)
    return None


def form_of(word: str, scope: Scope, profile: Profile, language: str = "en") -> Form:
    """How a word is said at present, and why.

    Raises:
        UsageError: a lexicon has a mistake.
    """
    found = find(word, scope, profile)
    spoken, rewrites = spoken_form(word, language, lexicon=Lexicon([found.entry] if found else []))
    source = str(found.path) if found else "" if spoken == word else OUR_RULES
    return Form(spoken, source, tuple(one for rewrite in rewrites for one in rewrite.phonemes))


def spoken_word(
    form: Form, profile: Profile, language: str = "en", engine: str | None = None
) -> tuple[Speech, EngineInfo]:
    """A word as it is said, and the engine that says it.

    Raises:
        EngineError: no engine works.
    """
    from readaloud.audio.cache import open_cache
    from readaloud.audio.synthesis import Synthesiser
    from readaloud.engines.choice import choose_engine

    said = Utterance(
        id="u1",
        sentence=1,
        role=Role.BODY,
        voice="narrator",
        text=form.spoken,
        spoken=form.spoken,
        alignment=(Rewrite(0, len(form.spoken), 0, len(form.spoken), form.phonemes),),
        language=language,
        locator=Locator("", 0, 0),
        own_words=True,
    )
    host, voices, _ = choose_engine([engine] if engine else profile.engines, language=language)
    try:
        return Synthesiser(host, profile, open_cache(), voices=voices).speech(said), host.info
    finally:
        host.close()


def _paths_of(meta: Meta) -> Iterator[Path]:
    """The person's lexicons for an article, the closest first."""
    key = _article_key(meta)
    if key:
        yield _own_folder() / Scope("article", key).path
    if meta.url:
        yield _own_folder() / site_scope(meta.url).path
    yield _own_folder() / EVERYTHING.path


def _read(path: Path) -> tuple[Entry, ...] | UsageError:
    """The entries of a lexicon, none when there is no such file; or what is wrong with it."""
    try:
        return _read_as_of(path, path.stat().st_mtime_ns)
    except OSError:
        return ()


@lru_cache(maxsize=16)
def _read_as_of(path: Path, changed_ns: int) -> tuple[Entry, ...] | UsageError:
    try:
        return load_lexicon(path)
    except UsageError as error:
        return error


def _article_key(meta: Meta) -> str:
    return hashlib.sha256(meta.url.encode()).hexdigest()[:16] if meta.url else meta.digest[:16]


def _own_folder() -> Path:
    return config_file().parent / _FOLDER


def _own_paths() -> Iterator[Path]:
    yield from sorted(_own_folder().rglob("*.yaml"))


def _named(name: str) -> Path:
    """A lexicon that a profile names: the person's own before a shipped one."""
    for folder in (_own_folder(), shipped("voices") / _FOLDER):
        path = folder / f"{name}.yaml"
        if safe_file_name(name) == name and path.is_file():
            return path
    raise UsageError(
        f"The profile names a lexicon {name!r} that is not there.",
        f"Put {name}.yaml into {_own_folder()}, or take the name out of the profile.",
    )
