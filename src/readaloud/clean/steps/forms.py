"""Lines that stand together without a blank line between them: a form of several lines is one thing."""

from collections.abc import Iterator

from readaloud.clean.draft import Draft
from readaloud.model.article import Reason

MAX_WORDS = 40  # of a line in a form that no rule knows
PITCH_WORDS = 25  # of the line that says what a newsletter is
_FORM = frozenset({Reason.NEWSLETTER, Reason.LEGAL, Reason.PAYWALL, Reason.CONSENT})


def remove_forms(draft: Draft) -> None:
    """Take out what stands between the lines of a form, where most of its lines are known as such."""
    for group in groups(draft):
        known = [i for i in group if (rule := draft.rule_at(i)) and rule.reason in _FORM]
        if len(known) < 2:
            continue
        between = list(draft.open(known[0], known[-1]))
        if between and len(between) < len(known) and all(draft.lines[i].count <= MAX_WORDS for i in between):
            for i in between:
                draft.remove(i, "newsletter-form")


def remove_pitches(draft: Draft) -> None:
    """Take out the one line that praises a newsletter between its prompt and the field for the address."""
    for i in list(draft.open(1, len(draft.lines) - 1)):
        above, below = draft.rule_at(i - 1), draft.rule_at(i + 1)
        asked = above is not None and above.id == "newsletter-prompt"
        if (
            asked
            and below is not None
            and below.id == "newsletter-form"
            and draft.lines[i].count <= PITCH_WORDS
        ):
            draft.remove(i, "newsletter-form")


def groups(draft: Draft) -> Iterator[range]:
    """The runs of lines without a blank line in them; none when the input has no blank lines."""
    start = 0
    for i in range(1, len(draft.lines) + 1):
        if i == len(draft.lines) or draft.lines[i].gap:
            if draft.spaced:
                yield range(start, i)
            start = i
