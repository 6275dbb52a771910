"""Reading YAML: data files of our own packages, and typed files of the person with their mistakes named.

YAML is read as version 1.2 means it: ``off``, ``no`` and ``yes`` are words, ``1:30`` and ``2018-06-18`` are
text. Only ``true`` and ``false`` are booleans. Word lists would lose "No" and "on" otherwise.
"""

import functools
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from readaloud.model.errors import UsageError

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

T = TypeVar("T")

_HINT = "Correct the file and try again."
_PLAIN_VALUES = (
    ("tag:yaml.org,2002:null", r"(?:~|null|Null|NULL|)\Z", ("~", "n", "N", "")),
    ("tag:yaml.org,2002:bool", r"(?:true|True|TRUE|false|False|FALSE)\Z", tuple("tTfF")),
    ("tag:yaml.org,2002:int", r"[-+]?(?:0|[1-9][0-9]*)\Z", tuple("-+0123456789")),
    (
        "tag:yaml.org,2002:float",
        r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z|[-+]?[0-9]+[eE][-+]?[0-9]+\Z",
        tuple("-+0123456789."),
    ),
    ("tag:yaml.org,2002:merge", r"<<\Z", ("<",)),
)


def read_data(package: str, name: str) -> Any:
    """The data file ``name`` inside the package, parsed: ``read_data("readaloud.clean", "rules/ads.yaml")``.

    Each call parses anew: who needs it twice compiles it once and keeps that.
    """
    data = pkgutil.get_data(package, name)
    if data is None:
        raise FileNotFoundError(f"{package} has no data file {name}")
    return _parse(data.decode(), f"{package}/{name}")


def load_typed(path: Path, wanted: type[T]) -> T:
    """The YAML file as a value of the type, a msgspec Struct.

    Raises:
        UsageError: the file cannot be read or a value is wrong; the message names file and line and says
            what is allowed. Every mistake is named, one a line.
    """
    return typed(read_text(path), path, wanted)


def typed(text: str, path: Path, wanted: type[T]) -> T:
    """What stands, or is to stand, in the file, as a value of the type. Raises: as ``load_typed``."""
    import msgspec

    data = _parse(text, str(path))
    try:
        return msgspec.convert({} if data is None else data, wanted)
    except msgspec.ValidationError as error:
        from readaloud.config.mistakes import mistakes

        found = mistakes(compose(text, str(path)), wanted)
        raise wrong_file(path, [(m.line, m.message) for m in found] or [(1, str(error))]) from error


def read_text(path: Path) -> str:
    """The file's text; UsageError in plain words when it cannot be had."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{path} could not be read ({error.strerror or error}).") from error


def wrong_file(path: Path, found: list[tuple[int, str]]) -> UsageError:
    """The error for mistakes in a file, each with its line."""
    lines = [f"{path}, line {line}: {message}." for line, message in sorted(found)]
    return UsageError("\n".join(lines), _HINT)


def compose(text: str, name: str) -> "Node | None":
    """The file as nodes that know their lines; for naming mistakes."""
    import yaml

    try:
        return yaml.compose(text, Loader=_loader())
    except yaml.YAMLError as error:
        raise _not_yaml(name, error) from error


def _parse(text: str, name: str) -> Any:
    from readaloud.config.parsed import keep_parsed, parsed_before

    data = parsed_before(text)
    if data is None:
        data = _parse_anew(text, name)
        keep_parsed(text, data)
    return data


def _parse_anew(text: str, name: str) -> Any:
    import yaml

    try:
        return yaml.load(text, Loader=_loader())  # a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _not_yaml(name, error) from error


def _not_yaml(name: str, error: Exception) -> UsageError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return UsageError(f"{name}, line {line}: this cannot be read as YAML: {problem}.", _HINT)


@functools.cache
def _loader() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is some ten times as fast
    parts = {"yaml_implicit_resolvers": {}, "construct_mapping": _mapping_without_double_keys(base)}
    loader: Any = type("Yaml12Loader", (base,), parts)
    for tag, pattern, first in _PLAIN_VALUES:
        loader.add_implicit_resolver(tag, re.compile(pattern), first)
    return loader


def _mapping_without_double_keys(base: Any) -> Any:
    """YAML libraries silently take the last of two equal keys; a person wants to know."""
    from yaml.constructor import ConstructorError

    def construct_mapping(self: Any, node: "MappingNode", deep: bool = False) -> Any:
        seen: dict[str, int] = {}
        for key, _ in node.value:
            first = seen.setdefault(str(key.value), key.start_mark.line + 1)
            if first != key.start_mark.line + 1:
                problem = f"the key {key.value!r} stands in line {first} already"
                raise ConstructorError(None, None, problem, key.start_mark)
        return base.construct_mapping(self, node, deep=deep)

    return construct_mapping
