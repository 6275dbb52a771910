"""Narration profiles: finding them by name or path, and naming every mistake in one.

Shipped profiles lie in ``voices/``; a person's own in ``voices/`` of the configuration folder come first.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec.structs import replace

from readaloud.config.engine_names import SHIPPED, place_of
from readaloud.config.folders import config_file
from readaloud.config.resources import shipped
from readaloud.config.yaml_file import compose, load_typed, read_text, wrong_file
from readaloud.model.errors import UsageError
from readaloud.model.profile import ALWAYS_SAID, Profile
from readaloud.model.script import Role

# Kinds of announcement that a profile can set a level for, in the order of a reading.
KINDS = (
    "start",
    "headline",
    "deck",
    "byline",
    "heading",
    "quotation",
    "quote",
    "pull_quote",
    "image",
    "caption",
    "gallery",
    "video",
    "audio",
    "transcript",
    "social",
    "list",
    "table",
    "footnote",
    "note",
    "correction",
    "code",
    "embed",
    "link",
    "language",
    "removed",
    "cut_off",
    "end",
)
ROLES = tuple(str(role) for role in Role)
PERSONALITIES = ("narrator", "quote", "announcer")
ENGINES = tuple(SHIPPED)


def profile_names() -> tuple[str, ...]:
    """The names of all profiles that can be asked for, in alphabetical order."""
    return tuple(sorted({path.stem for folder in _folders() for path in folder.glob("*.yaml")}))


def load_profile(name_or_path: str) -> Profile:
    """The profile of that name, or in that file when it is a path (with a slash or ending in .yaml).

    Raises:
        UsageError: there is none, or its file has mistakes; each is named with its line and what is allowed.
    """
    path = profile_path(name_or_path)
    profile = _named(load_typed(path, Profile), path)
    found = list(_mistakes_in(profile, path))
    if found:
        raise wrong_file(path, found)
    return profile


def _named(profile: Profile, path: Path) -> Profile:
    """A profile of a person's own needs neither name nor title."""
    name = profile.name or path.stem
    return replace(profile, name=name, title=profile.title or name)


def _folders() -> tuple[Path, ...]:
    return (config_file().parent / "voices", shipped("voices"))


def profile_path(name: str) -> Path:
    """The file of the profile of that name, or that the path names. Raises UsageError when there is none."""
    if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
        return Path(name).expanduser()
    for folder in _folders():
        if (folder / f"{name}.yaml").is_file():
            return folder / f"{name}.yaml"
    raise UsageError(f"There is no profile {name!r}.", f"There are: {', '.join(profile_names())}.")


def _mistakes_in(profile: Profile, path: Path) -> Iterator[tuple[int, str]]:
    """What the types alone cannot see: names of kinds, personalities and engines, and what cannot be off."""
    engines = [*profile.engines, *profile.casting.engines]
    engines += [e for voice in profile.voices.values() for e in voice.engines]
    if wrong := [kind for kind in profile.kinds if kind not in KINDS]:
        yield from _unknown(path, "kinds", wrong, KINDS, "kind of announcement")
    if wrong := [role for role in profile.roles if role not in ROLES]:
        yield from _unknown(path, "roles", wrong, ROLES, "role")
    there = {*PERSONALITIES, *profile.voices}
    if wrong := [name for name in profile.roles.values() if name not in there]:
        yield from _unknown(path, "roles", wrong, sorted(there), "personality")
    known = set(profile.roles.values())
    if wrong := [name for name in profile.voices if not _is_personality(name) and name not in known]:
        yield from _unknown(path, "voices", wrong, PERSONALITIES, "personality")
    for key, named in (
        ("engines", engines),
        ("languages", [e for v in profile.languages.values() for e in v]),
    ):
        if wrong := [name for name in dict.fromkeys(named) if not place_of(name)]:
            yield from _unknown(path, key, wrong, ENGINES, "engine")
    for kind in sorted(ALWAYS_SAID & profile.kinds.keys()):
        if profile.kinds[kind] == "off":
            yield _line(path, kind, "kinds"), f"{kind} cannot be off, only terse, standard or verbose"


def _is_personality(name: str) -> bool:
    return name in PERSONALITIES or name.removeprefix("speaker:").isdigit()


def _unknown(
    path: Path, key: str, wrong: Collection[str], allowed: Collection[str], what: str
) -> Iterator[tuple[int, str]]:
    from readaloud.config.mistakes import nearest

    for word in wrong:
        message = f"unknown {what} {word!r}{nearest(word, allowed)}; allowed here: {', '.join(allowed)}"
        yield _line(path, word, key), message


def _line(path: Path, word: str, under: str) -> int:
    """The line of a key or value below a key; found again in the file, which is read for mistakes only."""
    from yaml.nodes import MappingNode, Node, SequenceNode

    def search(node: Node, below: bool) -> Iterator[int]:
        if isinstance(node, MappingNode):
            for key, value in node.value:
                if below and key.value == word:
                    yield key.start_mark.line + 1
                yield from search(value, below or key.value == under)
        elif isinstance(node, SequenceNode):
            for value in node.value:
                yield from search(value, below)
        elif below and node.value == word:
            yield node.start_mark.line + 1

    root = compose(read_text(path), str(path))
    return next(search(root, False), 1) if root else 1
