"""Naming the mistakes in a typed YAML file: the line of each, and what is allowed there."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, inspect
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_LEAST_PART = 3  # letters of a part of a name that tell which is meant


class Mistake(Struct, frozen=True):
    """One thing wrong in a file, in words for a person."""

    line: int
    message: str


def mistakes(node: Node | None, wanted: Any) -> list[Mistake]:
    """Everything in the file that does not fit the type, in the order of the file."""
    kind = inspect.type_info(wanted)
    if node is None:
        node = MappingNode("tag:yaml.org,2002:map", [])
    return sorted(_in_node(node, kind, "the file"), key=lambda mistake: mistake.line)


def line_of(node: Node) -> int:
    """The line of a node, from 1."""
    return int(node.start_mark.line) + 1 if node.start_mark else 1


def nearest(word: str, allowed_words: Iterable[str]) -> str:
    """A suggestion for a mistyped word, as a part of a sentence; empty when nothing is near."""
    words = list(allowed_words)
    holding = (one for one in words if len(word) >= _LEAST_PART and word.lower() in one.lower())
    close = [*difflib.get_close_matches(word, words, 1), *holding]
    return f" (did you mean {close[0]!r}?)" if close else ""


def allowed(wanted: inspect.Type) -> str:
    """What a value of the type may be, in words."""
    match wanted:
        case inspect.LiteralType():
            return "one of " + ", ".join(str(value) or "empty" for value in wanted.values)
        case inspect.IntType():
            return "a whole number" + _bounds(wanted.ge, wanted.le)
        case inspect.FloatType():
            return "a number" + _bounds(wanted.ge, wanted.le)
        case inspect.BoolType():
            return "true or false"
        case inspect.StrType():
            return "text"
        case inspect.NoneType():
            return "empty"
        case inspect.UnionType():
            return " or ".join(allowed(part) for part in wanted.types)
        case _:
            return _allowed_collection(wanted)


def _allowed_collection(wanted: inspect.Type) -> str:
    match wanted:
        case inspect.VarTupleType() | inspect.ListType():
            return f"a list, each entry {allowed(wanted.item_type)}"
        case inspect.StructType():
            return "a mapping with the keys " + ", ".join(field.encode_name for field in wanted.fields)
        case inspect.DictType():
            return f"a mapping, each value {allowed(wanted.value_type)}"
        case _:
            return "of another type"


def _bounds(least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f" from {least:g} to {most:g}"
    if least is not None:
        return f" of at least {least:g}"
    return f" of at most {most:g}" if most is not None else ""


def _in_node(node: Node, wanted: inspect.Type, name: str) -> Iterator[Mistake]:
    match wanted, node:
        case inspect.StructType(), MappingNode():
            yield from _in_struct(node, wanted, name)
        case inspect.DictType(), MappingNode():
            for key, value in node.value:
                yield from _in_node(value, wanted.value_type, str(key.value))
        case ((inspect.VarTupleType() | inspect.ListType()), SequenceNode()):
            for value in node.value:
                yield from _in_node(value, wanted.item_type, f"an entry of {name}")
        case _, ScalarNode() if _fits(node, wanted):
            return
        case _:
            yield Mistake(line_of(node), f"{name} must be {allowed(wanted)}{_instead(node)}")


def _in_struct(node: MappingNode, wanted: inspect.StructType, name: str) -> Iterator[Mistake]:
    fields = {field.encode_name: field for field in wanted.fields}
    for key, value in node.value:
        if key.value in fields:
            yield from _in_node(value, fields[key.value].type, str(key.value))
        else:
            hint = nearest(str(key.value), fields)
            yield Mistake(line_of(key), f"unknown key {key.value!r}{hint}; allowed here: {', '.join(fields)}")
    present = {key.value for key, _ in node.value}
    for field in wanted.fields:
        if field.required and field.encode_name not in present:
            yield Mistake(line_of(node), f"{name} needs the key {field.encode_name!r}")


def _instead(node: Node) -> str:
    if isinstance(node, MappingNode):
        return ", not a mapping"
    if isinstance(node, SequenceNode):
        return ", not a list"
    return f", not {node.value!r}" if node.value else ", not empty"


def _fits(node: ScalarNode, wanted: inspect.Type) -> bool:
    kind = node.tag.rpartition(":")[2]
    match wanted:
        case inspect.UnionType():
            return any(_fits(node, part) for part in wanted.types)
        case inspect.LiteralType():
            return node.value in {str(value) for value in wanted.values}
        case inspect.IntType():
            return kind == "int" and _within(float(node.value), wanted.ge, wanted.le)
        case inspect.FloatType():
            return kind in {"int", "float"} and _within(float(node.value), wanted.ge, wanted.le)
        case inspect.StrType() | inspect.BoolType():
            return kind == {"StrType": "str", "BoolType": "bool"}[type(wanted).__name__]
        case inspect.NoneType():
            return kind == "null"
        case _:
            return False


def _within(value: float, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def allowed_for(struct: Any, name: str) -> str:
    """What the field of that name may be, in words."""
    kind = inspect.type_info(struct)
    fields = kind.fields if isinstance(kind, inspect.StructType) else ()
    return next(allowed(field.type) for field in fields if field.name == name)
