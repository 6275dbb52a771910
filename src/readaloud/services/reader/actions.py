"""What a person can do while an article is read: one table for the app, the linear reader and their help.

The table holds names, groups, shapes and keys; titles, help and words to type are in ``narrate/interface``.
Keys are named as Textual names them ("space", "shift+tab", "question_mark"); a capital letter is Shift with
it. Every action has a key that needs no arrow and no modifier but Shift, and words to type where there are
no single keys (a pipe). Letters move by kind as in screen readers: h, q, v, i, l, t, with Shift backwards.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from readaloud.narrate.interface import Words

Keys = tuple[str, ...]


class Row(Struct, frozen=True):
    """An action as the table has it."""

    name: str
    group: str  # playing | moving | finding | sound | article | reader
    keys: Keys
    asks: bool = False  # a line has to be typed
    offers: str = ""  # one of a list has to be chosen: what that does, a key of ``list.chooses``


class Action(Struct, frozen=True):
    """One thing a person can do, in that person's language. ``name`` is stable.

    An action is done at once, or ``asks`` a question whose answer is its text, or ``offers`` a list.
    """

    name: str
    title: str  # a few words: footer, palette
    help: str  # one sentence
    keys: Keys
    words: tuple[str, ...]  # the first is the one that help shows
    group: str
    asks: str = ""
    offers: str = ""


TABLE: tuple[Row, ...] = (
    Row("toggle", "playing", ("space",)),
    Row("stop", "playing", ("s",)),
    Row("repeat", "playing", ("r",)),
    Row("stop_at_section", "playing", ("Z",)),
    Row("sleep", "playing", ("z",), asks=True),
    Row("next_sentence", "moving", ("right", "n")),
    Row("previous_sentence", "moving", ("left", "b")),
    Row("next_paragraph", "moving", ("down", "right_square_bracket")),
    Row("previous_paragraph", "moving", ("up", "left_square_bracket")),
    Row("next_section", "moving", ("tab", "right_curly_bracket")),
    Row("previous_section", "moving", ("shift+tab", "left_curly_bracket")),
    Row("beginning", "moving", ("home", "0")),
    Row("end", "moving", ("end", "dollar_sign")),
    Row("next_heading", "moving", ("h",)),
    Row("previous_heading", "moving", ("H",)),
    Row("next_quotation", "moving", ("q",)),
    Row("previous_quotation", "moving", ("Q",)),
    Row("next_video", "moving", ("v",)),
    Row("previous_video", "moving", ("V",)),
    Row("next_image", "moving", ("i",)),
    Row("previous_image", "moving", ("I",)),
    Row("next_list", "moving", ("l",)),
    Row("previous_list", "moving", ("L",)),
    Row("next_table", "moving", ("t",)),
    Row("previous_table", "moving", ("T",)),
    Row("next_by_speaker", "moving", ("full_stop",)),
    Row("previous_by_speaker", "moving", ("comma",)),
    Row("speakers", "moving", ("S",), offers="go"),
    Row("percent", "moving", ("percent_sign", "g"), asks=True),
    Row("back", "moving", ("u", "backspace")),
    Row("escape", "moving", ("e", "escape")),
    Row("search", "finding", ("slash",), asks=True),
    Row("next_match", "finding", ("greater_than_sign",)),
    Row("previous_match", "finding", ("less_than_sign",)),
    Row("contents", "finding", ("c",), offers="go"),
    Row("links", "finding", ("k",), offers="go"),
    Row("open_link", "finding", ("O",), offers="open"),
    Row("article_back", "finding", ("U",)),
    Row("bookmark", "finding", ("B",), asks=True),
    Row("bookmarks", "finding", ("apostrophe",), offers="go"),
    Row("remove_bookmark", "finding", ("quotation_mark",), offers="remove"),
    Row("library", "finding", ("o",), offers="open"),
    Row("search_articles", "finding", ("F",), asks=True),
    Row("found_articles", "finding", ("at",), offers="open"),
    Row("queue", "finding", ("j",), offers="queue"),
    Row("next_article", "finding", ("G",)),
    Row("faster", "sound", ("plus", "equals_sign")),
    Row("slower", "sound", ("minus",)),
    Row("pauses", "sound", ("vertical_line",), offers="take"),
    Row("louder", "sound", ("right_parenthesis",)),
    Row("quieter", "sound", ("left_parenthesis",)),
    Row("mute", "sound", ("m",)),
    Row("two_voices", "sound", ("M",)),
    Row("skim", "sound", ("f",), offers="take"),
    Row("profile", "sound", ("P",), offers="take"),
    Row("voice", "sound", ("N",), offers="take"),
    Row("kinds", "sound", ("K",), offers="change"),
    Row("say_as", "sound", ("R",), asks=True),
    Row("feedback", "sound", ("E",), offers="take"),
    Row("where", "article", ("w",)),
    Row("spell", "article", ("W",)),
    Row("ledger", "article", ("d",), offers="put_back"),
    Row("transcript", "article", ("a",), offers="read"),
    Row("attach", "article", ("A",), asks=True),
    Row("copy_sentence", "article", ("y",)),
    Row("copy_quotation", "article", ("Y",)),
    Row("export", "article", ("X",), asks=True),
    Row("exports", "article", ("J",), offers="cancel"),
    Row("help", "reader", ("question_mark", "f1")),
    Row("input_help", "reader", ("1",)),
    Row("command", "reader", ("colon", "ctrl+p"), asks=True),
    Row("keys", "reader", ("number_sign",), offers="take"),
    Row("look", "reader", ("D",), offers="change"),
    Row("switch", "reader", ("p",)),
    Row("quit", "reader", ("x", "ctrl+q")),
)

VIM: Mapping[str, Keys] = {
    "next_sentence": ("right", "j"),
    "previous_sentence": ("left", "k"),
    "next_paragraph": ("down", "right_curly_bracket"),
    "previous_paragraph": ("up", "left_curly_bracket"),
    "next_section": ("tab", "right_square_bracket"),
    "previous_section": ("shift+tab", "left_square_bracket"),
    "beginning": ("home", "g"),
    "end": ("end", "G"),
    "percent": ("percent_sign",),
    "next_match": ("n",),
    "previous_match": ("N",),
    "bookmark": ("m",),
    "links": ("greater_than_sign",),
    "mute": ("b",),
    "voice": ("asterisk",),
    "exports": ("C",),
    "queue": ("semicolon",),
    "next_article": ("ampersand",),
}

# What asks for a line that has to say something; the others take an empty one for an answer too.
NEEDS_A_LINE = {row.name for row in TABLE if row.asks} - {"bookmark", "search", "sleep"}

# What would be wrong while only the first part of a long article is open.
OF_THE_WHOLE = frozenset({"percent", "end", "search", "export", "where", "contents"})

PRESETS: Mapping[str, Mapping[str, Keys]] = {"default": {}, "vim": VIM}

_CHARACTERS = {"hyphen_minus": "minus", "plus_sign": "plus", "solidus": "slash", "commercial_at": "at"}


def actions(
    words: Words, preset: str = "default", own: Mapping[str, Sequence[str]] | None = None
) -> tuple[Action, ...]:
    """Every action with its words and keys; ``own`` keys of a person go before those of the preset.

    A key that a person gives to one action is taken from the others; of two that they give it to, the first
    has it.
    """
    given: dict[str, Keys] = {}
    taken: set[str] = set()
    for name, keys in (own or {}).items():
        given[name] = tuple(key for key in keys if key not in taken)
        taken.update(keys)
    return tuple(_action(row, words, given.get(row.name) or _free(row, preset, taken)) for row in TABLE)


def key_trouble(words: Words, own: Mapping[str, Sequence[str]]) -> str:
    """What is wrong with a person's own keys, in one sentence; empty when nothing is."""
    names = {row.name for row in TABLE}
    unknown = next((name for name in own if name not in names), "")
    if unknown:
        return words.say("trouble.no_such_action", name=unknown)
    given: dict[str, str] = {}
    for name, keys in own.items():
        for key in keys:
            if given.setdefault(key, name) != name:
                return words.say(
                    "trouble.key_twice", key=shown_key(key, words), first=given[key], second=name
                )
    return ""


def _free(row: Row, preset: str, taken: set[str]) -> Keys:
    return tuple(key for key in PRESETS[preset].get(row.name, row.keys) if key not in taken)


def _action(row: Row, words: Words, keys: Keys) -> Action:
    entry = words.entry(f"actions.{row.name}")
    return Action(
        name=row.name,
        title=entry["title"],
        help=entry["help"],
        keys=keys,
        words=tuple(entry["words"]),
        group=row.group,
        asks=entry["asks"] if row.asks else "",
        offers=row.offers,
    )


def key_of(character: str) -> str:
    """The name of the key that writes a character: "right_square_bracket" for "]"."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace(" ", "_").replace("-", "_")
    return _CHARACTERS.get(name, name)


def shown_key(key: str, words: Words) -> str:
    """A key as a person reads it on the keyboard: "]" for "right_square_bracket", "Leertaste" for "space"."""
    modifier, _, plain = key.rpartition("+")
    if modifier:
        return f"{words.say(f'keys.{modifier}')}+{shown_key(plain, words).title()}"
    if words.has(f"keys.{key}"):
        return words.say(f"keys.{key}")
    return _WRITTEN.get(key, key if len(key) == 1 else key.title())


def shown_keys(keys: Iterable[str], words: Words) -> str:
    """Keys as a person reads them: "Right or n"."""
    return words.say("lines.or").join(shown_key(key, words) for key in keys)


_WRITTEN = {key_of(character): character for character in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}


def action_named(known: Iterable[Action], name: str) -> Action:
    """The action of that name; KeyError when there is none."""
    for action in known:
        if action.name == name:
            return action
    raise KeyError(name)


def action_for_key(known: Iterable[Action], key: str) -> Action | None:
    """The action that a key (in Textual's naming) stands for."""
    return next((action for action in known if key in action.keys), None)


def action_for_words(known: Sequence[Action], words: str) -> Action | None:
    """The action for typed words, in any case; a single character counts as the key of that name.

    An action's own name always counts, whatever the language.
    """
    said = " ".join(words.split())
    lower = said.lower()
    named = next((a for a in known if lower in a.words or lower == a.name.replace("_", " ")), None)
    return named or (action_for_key(known, key_of(said)) if len(said) == 1 else None)
