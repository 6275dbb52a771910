"""The language that a page declares, and the country of it."""

import pytest

from readaloud.extract import extract
from readaloud.sources.loaded import Loaded

TEXT = (
    "<body><article><h1>The mill closes</h1>"
    "<p>The mill on the river closed on Friday, and nobody came to see it.</p></article></body>"
)


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ('<html lang="en-GB">', ("en", "GB")),
        ('<html lang="en-gb-oxendict">', ("en", "GB")),
        ('<html lang="en"><head><meta property="og:locale" content="en_AU"></head>', ("en", "AU")),
        ('<html lang="en-Latn-CA">', ("en", "CA")),
        ('<html lang="en">', ("en", "")),
        ("<html>", ("en", "")),
    ],
)
def test_a_page_says_in_which_english_it_is_written(head, declared):
    meta = extract(Loaded((head + TEXT).encode(), "page.html", "", "text/html", "utf-8")).meta
    assert (meta.language, meta.region) == declared
