"""The whole step: an article comes in as cleaned, and goes out with everything a listener is told about it.

Texts are never changed here: quotations and speakers are offsets and names beside them.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from readaloud.describe.images import with_images
from readaloud.describe.languages import with_passages
from readaloud.describe.media import with_media
from readaloud.describe.pull_quotes import with_repeats
from readaloud.describe.quoting import with_quotes
from readaloud.describe.transcripts.files import Attached
from readaloud.describe.transcripts.side_files import SideFile, read_side_files
from readaloud.model.article import Article


def describe(
    article: Article,
    side_files: Sequence[SideFile] | None = None,
    *,
    attached: Sequence[Attached] = (),
) -> Article:
    """The article with quotations and speakers, states and transcripts of its media, and what is missing.

    Args:
        article: as cleaned. Its texts stay as they are; transcripts become blocks behind their media.
        side_files: timed text files for its media; None for those that lie beside its source.
        attached: transcripts that a person gave; they go before those that lie beside the source.

    Raises:
        UsageError: a transcript was attached to a medium that the article does not have.
    """
    beside = read_side_files(article.meta.source) if side_files is None else side_files
    told = with_images(with_media(article, beside, attached))
    language = told.meta.language
    blocks = with_passages(with_quotes(told.blocks, language), language)
    return replace(told, blocks=with_repeats(blocks, language))
