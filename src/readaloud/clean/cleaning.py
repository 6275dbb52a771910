"""Cleaning: pieces become blocks, sections and a ledger of removals, one judging step after another."""

import re
from collections.abc import Collection, Mapping

from readaloud.clean.assembly import blocks_of, removals_of
from readaloud.clean.diagnosis import diagnose
from readaloud.clean.draft import Draft
from readaloud.clean.inline import lines_of
from readaloud.clean.keeping import refuse_unknown, removal_ids, rule_names
from readaloud.clean.metadata import completed
from readaloud.clean.restoring import restore
from readaloud.clean.rules.own import OwnRule, own_rules_for
from readaloud.clean.rules.rules import Rules, with_own
from readaloud.clean.sections import sections_of
from readaloud.clean.steps.bare_titles import find_bare_title
from readaloud.clean.steps.captions import join_captions
from readaloud.clean.steps.cards import remove_cards, remove_cards_below, remove_links
from readaloud.clean.steps.closing import name_author_notes, name_lone_video
from readaloud.clean.steps.forms import remove_forms, remove_pitches
from readaloud.clean.steps.furniture import remove_furniture
from readaloud.clean.steps.head import below_head, find_head, finish_head, name_head
from readaloud.clean.steps.mail import remove_mail_head
from readaloud.clean.steps.outside import is_markup, remove_outside, zones_of
from readaloud.clean.steps.pictures import find_pictures
from readaloud.clean.steps.quotations import join_quotations
from readaloud.clean.steps.repeats import remove_repeats
from readaloud.clean.steps.structure import find_structure
from readaloud.clean.steps.tail import remove_lists, remove_tags, remove_tail
from readaloud.clean.steps.video_lines import name_video_lines
from readaloud.clean.steps.videos import find_media
from readaloud.clean.steps.zones import find_zones, is_framed, possible_hits
from readaloud.extract.pieces import Extracted
from readaloud.model.article import Article, Diagnostic
from readaloud.model.errors import UsageError


def clean(
    extracted: Extracted,
    *,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    own: Collection[OwnRule] = (),
) -> Article:
    """The article in the pieces, and the ledger of everything that is no part of it.

    Args:
        extracted: what one input holds; nothing of it is lost, the sources of blocks and removals together
            are those of the pieces.
        keep: names of rules that take nothing, and ids of removals that are put back.
        drop: regular expressions; a line in which one is found is removed.
        own: rules of the person's, beside those of the program; those of other sites are left out.

    Raises:
        UsageError: a pattern to drop is no regular expression, or there is nothing of a name to keep.
    """
    draft, ids = numbered(extracted, keep=keep, drop=drop, own=own)
    return article_of(extracted, draft, ids, keep)


def numbered(
    extracted: Extracted, *, keep: Collection[str], drop: Collection[str], own: Collection[OwnRule]
) -> tuple[Draft, dict[int, str]]:
    """The lines with their verdicts, and the ids of those that were taken out; all as in ``clean``."""
    draft = judged(extracted, keep=keep, drop=drop, own=own)
    plain = judged(extracted, keep=(), drop=(), own=own) if keep or drop else draft
    ids = removal_ids(draft, plain)
    refuse_unknown(keep, rule_names(own), ids.values())
    return draft, ids


def judged(
    extracted: Extracted, *, keep: Collection[str], drop: Collection[str], own: Collection[OwnRule]
) -> Draft:
    """The lines of the input with a verdict on each; arguments as in ``clean``."""
    draft = _draft(extracted, with_own(own_rules_for(own, extracted.meta)), frozenset(keep))
    draft.run(_drop, drop)
    _judge(draft)
    return draft


def article_of(extracted: Extracted, draft: Draft, ids: Mapping[int, str], keep: Collection[str]) -> Article:
    """The article that the verdicts come to; removals whose ids are kept are put back."""
    blocks = blocks_of(draft)
    article = Article(
        meta=completed(extracted.meta, blocks),
        blocks=blocks,
        sections=sections_of(blocks),
        removed=removals_of(draft, ids),
        diagnostics=_diagnostics(extracted, draft),
        reading=extracted.reading,
    )
    for removal in [r for r in article.removed if r.id in keep]:
        article = restore(article, removal.id)
    return article


def _diagnostics(extracted: Extracted, draft: Draft) -> tuple[Diagnostic, ...]:
    """What extraction and cleaning have to say, each kind from the first that says it."""
    said = {diagnostic.code for diagnostic in extracted.diagnostics}
    found = (*draft.diagnostics, *diagnose(draft))
    return extracted.diagnostics + tuple(diagnostic for diagnostic in found if diagnostic.code not in said)


def _draft(extracted: Extracted, rules: Rules, kept: frozenset[str]) -> Draft:
    parts = [part for piece in extracted.pieces for part in lines_of(piece, rules, extracted.reading)]
    draft = Draft(tuple(line for line, _ in parts), rules, extracted.meta, kept)
    for i, (_, rule) in enumerate(parts):
        if rule:
            draft.remove(i, rule)
    return draft


def _drop(draft: Draft, patterns: Collection[str]) -> None:
    for pattern in patterns:
        try:
            wanted = re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise UsageError(
                f"{pattern!r} is not a pattern that can be searched for ({error}).",
                "Give words as they stand in the line, or a regular expression.",
            ) from error
        for i in list(draft.open()):
            if wanted.search(draft.lines[i].text):
                draft.remove(i, "dropped")


def _judge(draft: Draft) -> None:
    """The steps, from the surest to the one that needs all others."""
    if is_markup(draft):
        draft.run(name_head)
        draft.run(join_captions)
        draft.run(remove_outside)
        draft.run(remove_furniture, zones_of(draft))
        draft.run(remove_cards)
        draft.run(remove_cards_below)
        draft.run(remove_links)
        draft.run(remove_repeats)
        draft.run(name_author_notes)
        draft.run(name_video_lines)
    else:
        _judge_text(draft)
    draft.run(join_quotations)


def _judge_text(draft: Draft) -> None:
    hits = possible_hits(draft.lines, draft.rules)
    draft.run(remove_mail_head)
    draft.run(find_media)
    draft.run(find_pictures)
    zones = draft.run(find_zones, hits)
    draft.story = range(zones.start, zones.end)
    headline = draft.run(find_head, zones, hits)
    zones = below_head(draft, headline, zones)
    draft.run(remove_furniture, zones)
    draft.run(remove_cards)
    draft.run(finish_head, headline)
    draft.run(remove_forms)
    draft.run(remove_pitches)
    draft.run(remove_lists, zones)
    draft.run(remove_tags, zones)
    draft.run(remove_tail, zones, is_framed(draft.lines, hits, zones))
    draft.run(remove_repeats)
    draft.run(name_author_notes)
    draft.run(name_lone_video)
    draft.run(find_structure, zones.end)
    draft.run(find_bare_title, zones.end)
