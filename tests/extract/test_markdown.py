"""Markdown to pieces."""

from hypothesis import given, settings
from hypothesis import strategies as st
from partition import assert_partitions

from readaloud.extract.markdown.document import extract_markdown
from readaloud.model.article import Kind

ARTICLE = """\
---
title: "The quiet harbour"
authors:
  - Anna Holm
  - 'Per Lind'
date: 2024-05-02
lang: sv-SE
draft: no  # a comment
---

# The quiet harbour

The *boats* came back on [Friday](https://example.org/x).
They stayed.[^1]

![A crane over the water](crane.jpg "The crane, seen from the quay")

![Boats](boats.jpg)
*Two boats at dawn*

![Opening day](opening.mp4)

[The mayor speaks](mayor.mp3)

- one
- two
  1. nested

| Year | Boats |
|------|-------|
| 2020 | 4 |
| 2021 | 5 |

> A quoted thing.

```py
if x:
    y()
```

<p>Raw <script>alert(1)</script><b>HTML</b> &amp; more\x1b[31m</p>

[^1]: A note.
"""


def test_every_kind_of_block_is_found_with_its_line():
    pieces = extract_markdown(ARTICLE).pieces
    assert [(p.kind, p.line, p.text) for p in pieces][1:] == [
        (Kind.HEADLINE, 11, "The quiet harbour"),
        (Kind.PARAGRAPH, 13, "The boats came back on Friday. They stayed.[1]"),
        (Kind.IMAGE, 16, "A crane over the water"),
        (Kind.IMAGE, 18, "Boats"),
        (Kind.VIDEO, 21, "Opening day"),
        (Kind.AUDIO, 23, "The mayor speaks"),
        (Kind.LIST_ITEM, 25, "one"),
        (Kind.LIST_ITEM, 26, "two"),
        (Kind.LIST_ITEM, 27, "nested"),
        (Kind.TABLE, 29, "Year\tBoats\n2020\t4\n2021\t5"),
        (Kind.QUOTE, 34, "A quoted thing."),
        (Kind.CODE, 36, "if x:\n    y()"),
        (Kind.PARAGRAPH, 36, "Raw HTML & more"),
        (Kind.FOOTNOTE, 43, "A note."),
    ]


def test_captions_come_from_titles_and_from_a_line_in_emphasis():
    media = [p.media for p in extract_markdown(ARTICLE).pieces if p.kind is Kind.IMAGE]
    assert [(m.alt, m.caption) for m in media if m] == [
        ("A crane over the water", "The crane, seen from the quay"),
        ("Boats", "Two boats at dawn"),
    ]


def test_front_matter_is_metadata_and_stays_in_the_reading_text():
    extracted = extract_markdown(ARTICLE)
    meta = extracted.meta
    assert (meta.title, meta.authors, meta.date) == (
        "The quiet harbour",
        ("Anna Holm", "Per Lind"),
        "2024-05-02",
    )
    assert (meta.language, meta.format) == ("sv", "markdown")
    hidden = extracted.pieces[0]
    assert (hidden.place, hidden.body) == ("hidden", False)
    assert "draft: no" in hidden.text
    assert_partitions(extracted)


def test_a_title_in_the_front_matter_is_the_headline_of_a_text_without_one():
    extracted = extract_markdown("---\ntitle: Wall\n---\n\nIt stands.\n")
    assert [(p.kind, p.text) for p in extracted.pieces if p.body] == [
        (Kind.HEADLINE, "Wall"),
        (Kind.PARAGRAPH, "It stands."),
    ]


def test_a_text_that_begins_with_a_rule_has_no_front_matter():
    extracted = extract_markdown("---\n\nIt stands.\n\n---\n\nStill.\n")
    assert [p.text for p in extracted.pieces] == ["It stands.", "Still."]


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab #*_-[]()!|`>~<&\\\n\n.:1^\"'\x1b\u202e"), max_size=200))
def test_no_markdown_makes_it_fail_or_loses_its_pieces(text):
    assert_partitions(extract_markdown("Word.\n\n" + text))
