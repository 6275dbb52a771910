"""Lists, headings, quotes, notes, related lists, joined quotations, and what is said about the whole."""

from readaloud.clean import clean
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article, Block, Kind

FIRST = "Bees have come back to the roofs of the old town, and so have the people who look after them."
SECOND = "The first honey will be sold in August, at a price that nobody wants to name before the harvest."
LAST = "Whoever wants to learn the trade can do so in a course that begins at the end of the winter."


def cleaned(*parts: str) -> Article:
    return clean(extract_plain("\n\n".join(parts)))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in article.blocks]


def blocks(article: Article, kind: Kind) -> list[Block]:
    return [block for block in article.blocks if block.kind is kind]


def test_bullets_are_a_list_that_counts_its_items() -> None:
    items = blocks(cleaned(FIRST, "• a veil\n• a smoker\n• patience", LAST), Kind.LIST_ITEM)
    assert [item.text for item in items] == ["a veil", "a smoker", "patience"]
    assert [(item.group.index, item.group.count, item.group.ordered) for item in items if item.group] == [
        (1, 3, False),
        (2, 3, False),
        (3, 3, False),
    ]


def test_numbers_that_rise_are_an_ordered_list() -> None:
    items = blocks(cleaned(FIRST, "1. open the hive\n2. look for the queen", LAST), Kind.LIST_ITEM)
    assert [item.text for item in items] == ["open the hive", "look for the queen"]
    assert all(item.group and item.group.ordered for item in items)


def test_a_number_over_a_paragraph_stays_with_its_heading() -> None:
    article = cleaned(FIRST, "12. The roof of the opera", SECOND, "11. The roof of the mint", LAST)
    assert [b.text for b in blocks(article, Kind.HEADING)] == [
        "12. The roof of the opera",
        "11. The roof of the mint",
    ]


def test_lines_behind_angle_brackets_are_block_quotes() -> None:
    [quote] = blocks(cleaned(FIRST, "> Nothing is as loud as a hive in June.", LAST), Kind.QUOTE)
    assert quote.text == "Nothing is as loud as a hive in June."


def test_corrections_and_notes_are_what_they_say() -> None:
    article = cleaned(
        FIRST,
        LAST,
        "Correction: An earlier version of this story named the wrong roof.",
        "Editor’s note: Bees sting.",
    )
    assert len(blocks(article, Kind.CORRECTION)) == 1
    assert len(blocks(article, Kind.NOTE)) == 1


def test_a_post_keeps_its_words_and_is_social() -> None:
    post = "They are back! pic.example/x — Roof Bees (@roofbees) June 2, 2023"
    assert [b.text for b in blocks(cleaned(FIRST, post, LAST), Kind.SOCIAL)] == [post]


def test_headlines_under_a_label_go_and_the_story_goes_on() -> None:
    article = cleaned(
        FIRST,
        "Related stories",
        "Honey thieves caught in the harbour after a long night",
        "The roof",
        SECOND,
        LAST,
    )
    assert [r.rule for r in article.removed] == ["related-label", "related-headline"]
    assert ("heading", "The roof") in kinds(article)
    assert [b.text for b in blocks(article, Kind.PARAGRAPH)] == [FIRST, SECOND, LAST]


def test_the_last_sentence_behind_a_label_belongs_to_the_story() -> None:
    article = cleaned(FIRST, SECOND, "Trending Stories", "The bees were not asked.")
    assert [b.text for b in blocks(article, Kind.PARAGRAPH)] == [FIRST, SECOND, "The bees were not asked."]


def test_headlines_with_teasers_at_the_end_are_other_stories() -> None:
    article = cleaned(
        FIRST,
        SECOND,
        "Top Stories",
        "Two ministers resign over the price of sugar in spring",
        "Both said on Tuesday that they had not known how much of it was in the store.",
        "Rain stops the regatta for the third time this summer",
        "The organisers hope for the weekend, but the forecast does not.",
    )
    assert [b.text for b in blocks(article, Kind.PARAGRAPH)] == [FIRST, SECOND]


def test_a_quotation_that_an_advertisement_cuts_is_joined_again() -> None:
    article = cleaned(
        FIRST,
        "“You hear them before",
        "Story continues below advertisement",
        "you see them,” said Ivo Brandt.",
        LAST,
    )
    [joined] = [b for b in article.blocks if b.text.startswith("“You hear")]
    assert joined.text == "“You hear them before you see them,” said Ivo Brandt."
    assert len(joined.source) == 2


def test_an_advertisement_inside_a_running_paragraph_is_cut_out() -> None:
    article = cleaned(f"{FIRST} Story continues below advertisement {SECOND}", LAST)
    assert [b.text for b in blocks(article, Kind.PARAGRAPH)] == [FIRST, SECOND, LAST]
    assert [r.text for r in article.removed] == ["Story continues below advertisement"]


def test_words_of_a_prompt_inside_a_sentence_stay() -> None:
    text = f"{FIRST} He told us that the story continues below the advertisement for honey."
    assert next(b.text for b in cleaned(text, LAST).blocks) == text


def test_a_text_that_breaks_off_is_reported() -> None:
    article = cleaned(FIRST, "The first honey will be sold in August, at a price that nobo")
    assert "truncated" in [d.code for d in article.diagnostics]


def test_a_subscription_wall_is_reported() -> None:
    article = cleaned(FIRST, SECOND, "Subscribe now to continue reading this article.")
    assert "paywall" in [d.code for d in article.diagnostics]
    assert [str(r.reason) for r in article.removed] == ["paywall"]


def test_a_whole_story_gives_no_diagnostics() -> None:
    assert cleaned(FIRST, SECOND, LAST).diagnostics == ()
