"""What a person keeps and drops on a site, from one article to the next: a small file in the data folder."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from readaloud.clean import restore
from readaloud.clean.rules.phrases import words_of
from readaloud.clean.site import host_of
from readaloud.model.article import Article, Meta
from readaloud.model.errors import OutputError, UsageError

T = TypeVar("T")

_FILE = "sites.json"
_ID = re.compile(r"r\d+")
_VERBS = ("kept", "kept", "dropped")


class KeptLine(Struct, frozen=True):
    """One removal that is put back wherever the same words are removed again."""

    text: str
    rule: str  # that took it when it was kept; for a person who looks at the list


class Choices(Struct, frozen=True):
    """What is kept and dropped on one site. ``name`` is the site, or the file for an article without one."""

    name: str = ""
    rules: tuple[str, ...] = ()  # that take nothing
    lines: tuple[KeptLine, ...] = ()
    drop: tuple[str, ...] = ()  # patterns

    def __bool__(self) -> bool:
        """Whether there is anything to apply."""
        return bool(self.rules or self.lines or self.drop)

    def sentences(self) -> list[str]:
        """The choices in words, one each."""
        return [
            *(f"keep what the rule {rule} takes" for rule in self.rules),
            *(f"keep the line “{line.text}” (rule {line.rule})" for line in self.lines),
            *(f"drop lines with {pattern!r}" for pattern in self.drop),
        ]


def is_removal(name: str) -> bool:
    """Whether ``--keep`` names one removal by its id, not a rule."""
    return bool(_ID.fullmatch(name))


def site_of(meta: Meta) -> str:
    """What choices are remembered under: the host of the address, else the site's name, else the input."""
    return host_of(meta.url) or meta.site.strip().casefold() or meta.digest


def choices_for(meta: Meta) -> Choices:
    """What is remembered for the article's site.

    Raises:
        UsageError: the file of choices is damaged.
    """
    return all_choices().get(site_of(meta), Choices())


def all_choices() -> dict[str, Choices]:
    """Everything that is remembered, by site; nothing when nothing can be kept on this machine.

    Raises:
        UsageError: the file of choices is damaged.
    """
    try:
        data = _path().read_bytes()
    except (OSError, OutputError):
        return {}
    try:
        return msgspec.json.decode(data, type=dict[str, Choices])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"What was remembered of sites cannot be read: {_path()} ({error}).",
            "Correct or delete that file.",
        ) from error


def remember(article: Article, *, keep: Collection[str], drop: Sequence[str]) -> Choices:
    """Add to what is remembered for the article's site, and say what that is now.

    ``keep`` names rules, and removals of this article by id: of these, the words are remembered.

    Raises:
        UsageError: the article has no removal of that id.
        OutputError: the file could not be written.
    """
    key, known = site_of(article.meta), all_choices()
    old = known.get(key, Choices())
    removed = {removal.id: removal for removal in article.removed}
    ids = [name for name in keep if is_removal(name)]
    if missing := [name for name in ids if name not in removed]:
        raise UsageError(
            f"Nothing that was removed has the id {missing[0]}.", "`readaloud check SOURCE` lists the ids."
        )
    lines = [KeptLine(" ".join(removed[name].text.split()), removed[name].rule) for name in ids]
    new = Choices(
        host_of(article.meta.url) or article.meta.site or Path(article.meta.source).name,
        _added(old.rules, [name for name in keep if not is_removal(name)]),
        _added(old.lines, lines),
        _added(old.drop, drop),
    )
    _write({**known, key: new})
    return new


def forget(name: str, *, keep: Collection[str] = (), drop: Collection[str] = ()) -> Choices | None:
    """Take back what is remembered under a site: all of it, or only these; None when nothing is.

    ``keep`` names rules, or words of a kept line. Returns what was forgotten.
    """
    known = all_choices()
    key = next((key for key, c in known.items() if name and name in (key, c.name)), None)
    if key is None:
        return None
    old = known.pop(key)
    left = Choices(old.name)
    if keep or drop:
        wanted = [words_of(text) for text in keep]
        left = replace(
            old,
            rules=tuple(rule for rule in old.rules if rule not in keep),
            lines=tuple(line for line in old.lines if not any(_begins(line, words) for words in wanted)),
            drop=tuple(pattern for pattern in old.drop if pattern not in drop),
        )
    _write({**known, key: left} if left else known)
    return replace(
        old,
        rules=tuple(rule for rule in old.rules if rule not in left.rules),
        lines=tuple(line for line in old.lines if line not in left.lines),
        drop=tuple(pattern for pattern in old.drop if pattern not in left.drop),
    )


def with_kept_lines(article: Article, choices: Choices) -> Article:
    """The article with every removal put back that says what one of the kept lines says."""
    wanted = {words_of(line.text) for line in choices.lines}
    for removal in article.removed if wanted else ():
        if words_of(removal.text) in wanted:
            article = restore(article, removal.id)
    return article


def applied(choices: Choices) -> str:
    """The one line that says that choices were applied."""
    counts = ((len(choices.rules), "rule"), (len(choices.lines), "line"), (len(choices.drop), "pattern"))
    said = [
        f"{count} {what}{'s' * (count != 1)} {verb}"
        for (count, what), verb in zip(counts, _VERBS, strict=True)
        if count
    ]
    return f"Cleaned as remembered for {choices.name}: {', '.join(said)}."


def _added(old: tuple[T, ...], new: Sequence[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _begins(line: KeptLine, words: tuple[str, ...]) -> bool:
    return bool(words) and words_of(line.text)[: len(words)] == words


def _path() -> Path:
    from readaloud.config.folders import data_folder

    return data_folder() / _FILE


def _write(choices: dict[str, Choices]) -> None:
    from readaloud.config.whole_file import write_whole

    data = msgspec.json.format(msgspec.json.encode(choices), indent=1)
    path = _path()
    try:
        write_whole(path, data + b"\n", durable=True)
    except OSError as error:
        raise OutputError(
            f"What to keep and drop could not be remembered in {path} ({error.strerror or error}).",
            "Free some space, or make the folder writable.",
        ) from error
