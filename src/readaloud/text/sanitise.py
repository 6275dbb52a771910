"""Taking out of untrusted text what could steer a terminal or hide from a reader.

After ``clean_text`` no control character but line feed and tab is left, no escape sequence, no bidi control,
no invisible character that the script or the emoji does not need. Doing it twice changes nothing more.
One-byte introducers (C1) go alone: in a text that was encoded twice they stand inside ordinary words.
Sources: ECMA-48 (control functions), xterm's ctlseqs (strings end with BEL or ST), Unicode TR36 and TR39.
"""

import re
import unicodedata

_LINE_ENDS = "\r\n|[\r\v\f\x85\u2028\u2029]"
_SEQUENCES = (
    r"\x1b[\]PX^_][^\x1b\x07\x9c\n]{0,400}(?:\x07|\x9c|\x1b\\)"  # OSC, DCS, SOS, PM, APC with their payload
    r"|\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor movement
    r"|\x1b[ -/]*[0-~]"  # two-character functions, character sets
)
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f"  # a region's flag is spelt in tag characters
# Invisible: soft hyphen, grapheme joiner, bidi marks, embeddings, overrides, isolates, zero-width space, word
# joiner, invisible operators, byte-order mark, fillers, annotation and musical format, tags.
_INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(p + 0xFFFE) + chr(p + 0xFFFF) for p in range(0, 0x110000, 0x10000)
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d\u180f"
_JOINERS = "\u200c\u200d"

_SURROGATES = "\ud800-\udfff"
_SUSPECT = re.compile(
    f"[\r\v\f\x85\u2028\u2029{_CONTROLS}{_INVISIBLE}{_NONCHARACTERS}{_SELECTORS}{_JOINERS}{_SURROGATES}]"
)
_SURROGATE = re.compile(f"[{_SURROGATES}]")
_UNWANTED = re.compile(f"({_LINE_ENDS})|({_FLAG})|{_SEQUENCES}|[{_CONTROLS}{_INVISIBLE}{_NONCHARACTERS}]")
_MODIFIERS = re.compile(f"[{_SELECTORS}{_JOINERS}]+")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
# Scripts whose letters take another shape beside a joiner: Arabic to Mandaic, Indic to Sinhala, Tibetan,
# Myanmar, Khmer, Mongolian, Meetei Mayek, and the Indic scripts of the supplementary planes.
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\uaa60-\uabff\U00010a00-\U00011fff]"
)
_EMOJI = re.compile("[\xa9\xae\u203c\u2049\u2122-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")

_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


def clean_text(text: str) -> str:
    """The text without anything that acts or hides; line ends become line feeds, tabs stay."""
    if (text.isascii() and text.isprintable()) or not _SUSPECT.search(text):
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _MODIFIERS.sub(_needed_modifiers, _UNWANTED.sub(_wanted, text))


def one_line(text: str) -> str:
    """The text cleaned, every run of white space one space, none at the ends."""
    return " ".join(clean_text(text).split())


def safe_file_name(text: str, limit: int = 120) -> str:
    """A name that every file system takes: no separators, no reserved names, at most ``limit`` UTF-8 bytes.

    Never empty, never hidden (no leading dot) and never like an option (no leading dash).
    """
    name = unicodedata.normalize("NFC", _NOT_IN_NAMES.sub(" ", one_line(text)))
    name = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(" .-")
    if len(name.encode()) > limit:
        name = name.encode()[:limit].decode(errors="ignore")
        name = (name.rpartition(" ")[0] or name).rstrip(" .-")
    return "_" + name if _RESERVED.match(name) else name or "article"


def _wanted(match: re.Match[str]) -> str:
    if match[1]:
        return "\n"
    return match[2] or ""


def _needed_modifiers(match: re.Match[str]) -> str:
    """Of a run of selectors and joiners, what its neighbours make use of: one selector, one joiner."""
    text, run = match.string, match[0]
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    after = text[match.end() : match.end() + 1]
    kept = run[0] if _SELECTOR.match(run) and before and not before.isspace() else ""
    joiner = run[len(kept) : len(kept) + 1]
    if not joiner or joiner not in _JOINERS:
        return kept
    between_emoji = joiner == "\u200d" and len(run) == len(kept) + 1 and _both_emoji(before, after)
    return kept + joiner if between_emoji or _JOINING.match(before) else kept


def _both_emoji(before: str, after: str) -> bool:
    return bool(_EMOJI.match(before) and _EMOJI.match(after))
