"""Why the blocks of a source are in its article, and why its removals are not."""

from collections.abc import Collection

from msgspec.structs import replace

from readaloud.clean.explaining import Explained, explain
from readaloud.extract import extract
from readaloud.services.opening.opening import load, own_rules, remembered_for
from readaloud.services.site_memory import with_kept_lines


def explain_source(
    source: str,
    *,
    kind: str | None = None,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    allow_private: bool = False,
) -> Explained:
    """The article of a source with the signals that decided; arguments and errors as in ``open_article``.

    The blocks are those of cleaning: nothing has described them.
    """
    extracted = extract(load(source, allow_private=allow_private), kind)
    choices, note = remembered_for(extracted.meta)
    found = explain(extracted, keep=(*keep, *choices.rules), drop=(*drop, *choices.drop), own=own_rules())
    article = with_kept_lines(found.article, choices)
    if note:
        article = replace(article, diagnostics=(*article.diagnostics, note))
    return Explained(article, found.signals)
