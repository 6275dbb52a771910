"""A page whose elements say what they are: what is outside the story goes."""

from readaloud.clean.draft import Draft
from readaloud.clean.lines import Line
from readaloud.clean.rules.words import word_list
from readaloud.clean.steps.zones import Zones
from readaloud.extract.pieces import Piece
from readaloud.model.article import Kind

BOX_SHARE = 0.2  # of the words of a page that sign-up forms may hold
NEAR_NAMES = 12  # words of the names nearest to an element
HEADLINE_WORDS = 4  # of a link that is no mere topic
_PLACES = {
    "hidden": "page-hidden",
    "nav": "page-nav",
    "header": "page-nav",
    "footer": "page-footer",
    "aside": "page-aside",
    "form": "page-form",
    "dialog": "page-dialog",
    "meta": "page-meta",
    "player": "page-player",
}
_HEAD = frozenset({Kind.HEADLINE, Kind.DECK, Kind.BYLINE})


def is_markup(draft: Draft) -> bool:
    """Whether the input itself says which of its elements are the story."""
    return any(line.piece.body is not None for line in draft.lines)


def remove_outside(draft: Draft) -> None:
    """Take out every element that is no part of the story: by a rule when one fits, else by its place."""
    boxes = _form_boxes(draft)
    for i in list(draft.open()):
        piece = draft.lines[i].piece
        if i in boxes:
            draft.remove(i, "page-box")
        elif piece.place == "hidden":
            draft.remove(i, "page-hidden")
        elif not _is_story(piece) and piece.kind not in _HEAD and not _signs_quote(draft, i):
            rule = None if piece.media else draft.rules.of_line(draft.lines[i], "tail")
            draft.remove(i, rule or _PLACES.get(piece.place) or _by_box(draft.lines[i]))


def _by_box(line: Line) -> str:
    """The rule for what nobody chose, by the names around it; a headline is that of another story."""
    near = line.piece.labels[:NEAR_NAMES]
    for rule in ("page-related", "page-share", "page-comments", "page-tags"):
        if any((word,) in word_list(f"box_{rule.removeprefix('page-')}") for word in near):
            return rule
    title = line.count >= HEADLINE_WORDS and (
        line.piece.linked > len(line.text) / 2 or line.piece.kind is Kind.HEADING
    )
    return "page-related" if title and not line.ends_sentence else "not-body"


def _form_boxes(draft: Draft) -> frozenset[int]:
    """What stands in boxes whose names say that they are sign-up forms; none when they hold the story too."""
    names = {row[0] for row in word_list("form_boxes")}
    found = frozenset(i for i in draft.open() if names.intersection(draft.lines[i].piece.labels))
    held = sum(draft.lines[i].count for i in found)
    return found if held <= BOX_SHARE * sum(line.count for line in draft.lines) else frozenset()


def _is_story(piece: Piece) -> bool:
    """Whether it was chosen as body; of a menu nothing is, on a page that has nothing else to choose."""
    return bool(piece.body) and piece.place != "nav"


def _signs_quote(draft: Draft, i: int) -> bool:
    """Whether the line says, behind a dash, whose words the block quote above it is."""
    above = draft.lines[i - 1].piece if i else None
    return above is not None and above.kind is Kind.QUOTE and draft.lines[i].text[:1] in "—–"


def zones_of(draft: Draft) -> Zones:
    """The story from its first to its last prose, among what is left."""
    prose = [i for i in draft.open() if draft.lines[i].is_prose and draft.lines[i].piece.kind not in _HEAD]
    return Zones(prose[0], prose[-1] + 1) if prose else Zones(0, len(draft.lines))
