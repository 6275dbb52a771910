"""Lists of other stories: under their labels between paragraphs, and all that is below the story."""

from itertools import pairwise

from readaloud.clean.draft import Draft, Kept
from readaloud.clean.lines import SENTENCE_WORDS, Line
from readaloud.clean.rules.words import word_list
from readaloud.clean.steps.quotations import leaves_open
from readaloud.clean.steps.zones import Zones, is_frame

MAX_LIST = 14  # headlines under one label between paragraphs
TITLE_WORDS = 4  # of a title over the button of its card, at least
MIN_HEADLINE = 7  # words from which a lone line under a label is no sub-heading
OVER = 3  # signs that the story is over, from which sentences are no part of it either; an anchor is three
MIN_SHARE = 0.4  # of the headlines that must have a sentence below them
_BREAKS_OFF = (",”", ',"', ",»", ",“")  # a quotation that furniture cuts in two ends so
MIN_TAGS, TAG_WORDS = 3, 3  # topics in a row below a story, and the words of one
MIN_TEASERS = 2  # headlines with a sentence below, from which these sentences are teasers and not the story


def remove_lists(draft: Draft, zones: Zones) -> None:
    """Take out the headlines that stand under a label for other stories, between paragraphs."""
    for i in range(zones.end):
        rule = draft.rule_at(i)
        if rule is None:
            continue
        if rule.opens_list:
            for j in _headlines(draft, i + 1, min(i + 1 + MAX_LIST, len(draft.lines))):
                draft.remove(j, "related-headline")
        if not _least(draft, i) and _is_card_title(draft, i - 1):
            draft.remove(i - 1, "related-headline")


def _is_card_title(draft: Draft, i: int) -> bool:
    """Whether the line above a button is a title set close to it: no sentence, and between paragraphs."""
    if not draft.is_open(i) or _is_sentence(draft, i) or (draft.spaced and draft.lines[i + 1].gap):
        return False
    return draft.lines[i].piece.kind is None and draft.lines[i].count >= TITLE_WORDS


def remove_tail(draft: Draft, zones: Zones, framed: bool) -> None:
    """Take out what follows the story: what its labels announce, and on a page with menus all the rest."""
    over = 0
    for i in range(zones.end, len(draft.lines)):
        rule = draft.rule_at(i)
        if rule and rule.opens_list:
            _below_label(draft, i + 1)
        if rule and is_frame(rule):
            over += OVER if rule.anchor and not rule.opens_list else 1
        elif over and _is_short(draft, i):
            over += 1
        limit = 0 if framed else OVER - 1
        if draft.is_open(i) and over > limit and (not _is_sentence(draft, i) or (framed and over >= OVER)):
            draft.remove(i, "tail-zone")


def remove_tags(draft: Draft, zones: Zones) -> None:
    """Take out the topics between a story and its share bar or footer: three names in a row, or more."""
    tags = []
    for i in range(zones.end, len(draft.lines)):
        if not _is_short(draft, i) or not _may_be_tag(draft.lines[i]):
            break
        tags.append(i)
    ended = bool(tags) and draft.is_removed(tags[-1] + 1) and draft.lines[tags[0] - 1].ends_sentence
    for i in tags if ended and len(tags) >= MIN_TAGS else ():
        draft.remove(i, "tag-row")


def _may_be_tag(line: Line) -> bool:
    plain = (
        line.piece.kind is None and not line.bullet and not line.ends_sentence and line.text[-1] not in ":,;"
    )
    return plain and line.count <= TAG_WORDS and not any(character.isdigit() for character in line.text)


def _is_short(draft: Draft, i: int) -> bool:
    return draft.is_open(i) and not _is_sentence(draft, i)


def _below_label(draft: Draft, start: int) -> None:
    """The headlines below a label, and their teasers where each of several headlines has one."""
    run = _run(draft, start)
    titles = [i for i in run if not _is_sentence(draft, i)]
    teasers = [j for i, j in pairwise(run) if i in titles and j not in titles]
    spoken = any(draft.lines[i].is_speech for i in teasers)
    if spoken or len(teasers) < max(MIN_TEASERS, len(titles) * MIN_SHARE):
        teasers = []
    for i, follows in zip(run, [*run[1:], -1], strict=False):
        if i not in titles and i not in teasers:
            return
        goes_on = not teasers and follows >= 0 and follows not in titles
        if (
            goes_on
            and i >= start + _least(draft, start - 1)
            and _is_subheading(draft, i)
            and not _is_listed(draft, i)
        ):
            return
        draft.remove(i, "related-headline")


def _least(draft: Draft, label: int) -> int:
    """How many headlines stand below a label at least; its title is above the button of a card."""
    return draft.lines[label].words not in word_list("card_buttons")


def _run(draft: Draft, start: int) -> list[int]:
    """The lines from there on that nobody has judged, up to a block."""
    found = []
    for i in range(start, len(draft.lines)):
        if isinstance(draft.verdicts[i], Kept):
            break
        if draft.is_open(i) and not draft.lines[i].is_empty:
            found.append(i)
    return found


def _headlines(draft: Draft, start: int, stop: int) -> list[int]:
    """The headlines below a label; a short line behind them is the story's sub-heading."""
    found: list[int] = []
    for i in range(start, stop):
        if draft.is_removed(i):
            continue
        asks = draft.lines[i].text.endswith("?") and not draft.lines[i].is_prose
        if not draft.is_open(i) or (_is_sentence(draft, i) and not asks):
            break
        found.append(i)
    if (
        len(found) > _least(draft, start - 1)
        and _is_subheading(draft, found[-1])
        and not draft.is_removed(found[-1] + 1)
    ):
        found.pop()
    return found


def _is_listed(draft: Draft, i: int) -> bool:
    """Whether a headline stands between labels of its list: "list 2 of 2", "end of list"."""
    above = draft.rule_at(i - 1)
    return draft.is_removed(i + 1) and above is not None and above.id == "page-label"


def _is_sentence(draft: Draft, i: int) -> bool:
    line = draft.lines[i]
    if line.count >= SENTENCE_WORDS and (line.text.endswith(_BREAKS_OFF) or leaves_open(line.text)):
        return True
    return line.is_prose or (line.ends_sentence and line.count > 2 and not line.bullet)


def _is_subheading(draft: Draft, i: int) -> bool:
    """Whether a line before the story goes on is more like a sub-heading than another headline."""
    line = draft.lines[i]
    return not line.bullet and line.count < MIN_HEADLINE
