"""What a person should know about a cleaned article: cut off, behind a wall, not finished yet."""

from collections.abc import Iterator

from readaloud.clean.draft import Draft, Kept
from readaloud.clean.rules.words import word_list
from readaloud.model.article import Diagnostic, Kind, Reason

NEAR = 6  # lines around the end of the story in which a subscription prompt is a wall
MIN_WORDS = 8  # of a last line that can be cut off; a shorter one is a credit or a signature
_RUNNING = frozenset({Kind.PARAGRAPH, Kind.QUOTE})


def diagnose(draft: Draft) -> Iterator[Diagnostic]:
    """What cleaning has seen of the article as a whole."""
    last = _last_text(draft)
    if last >= 0 and _is_cut_off(draft, last):
        yield Diagnostic("truncated", "The text breaks off in the middle of a sentence.")
    if last >= 0 and _wall_near(draft, last):
        yield Diagnostic(
            "paywall", "A subscription wall stands at the end: part of the story may be missing."
        )
    if any(line.words in word_list("unfinished") for line in draft.lines):
        yield Diagnostic("unfinished", "The story says itself that more is to come.")


def _last_text(draft: Draft) -> int:
    for i in range(len(draft.lines) - 1, -1, -1):
        verdict, piece = draft.verdicts[i], draft.lines[i].piece
        kind = verdict.kind if isinstance(verdict, Kept) else piece.kind or Kind.PARAGRAPH
        if (verdict is None or isinstance(verdict, Kept)) and kind in _RUNNING:
            return i
    return -1


def _is_cut_off(draft: Draft, i: int) -> bool:
    """Whether the last line stops in mid-sentence: no end mark, or three dots behind lower case."""
    line = draft.lines[i]
    if line.count < MIN_WORDS or line.words in word_list("unfinished"):
        return False
    if line.text[0] in "–—-(*":
        return False
    dots = line.text.endswith(("…", "...", "[…]", "[...]"))
    return dots or not (line.ends_sentence or line.text[-1] in ":;)]\"”’'»")


def _wall_near(draft: Draft, last: int) -> bool:
    rules = (draft.rule_at(i) for i in range(max(0, last - NEAR), min(last + NEAR, len(draft.lines))))
    return any(rule is not None and rule.reason is Reason.PAYWALL for rule in rules)
