"""What pages print around a story in captures without blank lines: what goes, and what stays."""

from readaloud.clean import clean
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article

FIRST = "The lamp on Gull Rock went out on Monday for the first time since it was lit by hand in 1871."
SPOKEN = "“I thought that I had gone blind,” said Ada Moss, who has kept it for thirty years and a day."
LAST = (
    "A diver is to look at the cable on Friday, weather and the council's purse permitting, the office said."
)
HEAD = ["Lamp on Gull Rock goes out", "By Una Firth", "3 May 2026"]


def cleaned(*lines: str) -> Article:
    return clean(extract_plain("\n".join(lines)))


def body(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind in ("paragraph", "heading", "list_item")]


def test_buttons_counts_and_clocks_below_the_bylines_go() -> None:
    buttons = ["Listen to this story", "0:00 / 4:12", "4.8", "(312)", "41 reviews", "Share", "187"]
    article = cleaned(*HEAD, *buttons, FIRST, SPOKEN, LAST)
    assert body(article) == [FIRST, SPOKEN, LAST]
    assert {r.rule for r in article.removed} == {"bare-number", "recipe-tool", "menu-word", "frame-words"}


def test_the_hour_of_a_post_and_a_number_of_the_story_are_no_counts() -> None:
    article = cleaned(*HEAD, FIRST, "15:42", SPOKEN, "12", LAST)
    assert {"15:42", "12"} <= {block.text for block in article.blocks}


def test_whom_somebody_told_something_is_no_credit() -> None:
    told = "The rock had been given up, Navy Cmdr. Bo Finn told The Associated Press."
    assert body(cleaned(*HEAD, FIRST, told, SPOKEN, LAST)) == [FIRST, told, SPOKEN, LAST]


def test_a_credit_behind_three_dots_makes_the_sentence_above_it_a_caption() -> None:
    caption = "The lamp in April. It had been cleaned for the Queen's visit."
    article = cleaned(HEAD[0], caption, "Credit...Bo Finn for The Tidal Post", *HEAD[1:], FIRST, SPOKEN, LAST)
    media = [block.media for block in article.blocks if block.media]
    assert [(m.caption, m.credit) for m in media] == [(caption, "Bo Finn for The Tidal Post")]
    assert body(article) == [FIRST, SPOKEN, LAST]


def test_a_label_for_one_other_story_ends_no_short_story() -> None:
    article = cleaned(*HEAD, FIRST, SPOKEN, "Anzeige", "Lesen Sie auch", "Leuchtturm: Was er kostet", LAST)
    assert body(article) == [FIRST, SPOKEN, LAST]


def test_the_one_headline_below_a_label_is_no_sub_heading() -> None:
    article = cleaned(*HEAD, FIRST, SPOKEN, "Más información", "El último farero de la isla", LAST)
    assert body(article) == [FIRST, SPOKEN, LAST]


def test_a_sub_heading_behind_the_headlines_below_a_label_stays() -> None:
    titles = ["Related stories", "Divers find a bell that nobody has missed", "What happened at night"]
    assert body(cleaned(*HEAD, FIRST, SPOKEN, *titles, LAST)) == [
        FIRST,
        SPOKEN,
        "What happened at night",
        LAST,
    ]


def test_a_note_on_the_age_of_a_page_parts_no_headline_from_its_deck() -> None:
    deck = "It was lit by hand in 1871. It took a crab and a Monday to put it out again"
    article = cleaned(HEAD[0], "This article is more than 1 month old", deck, *HEAD[1:], FIRST, SPOKEN, LAST)
    assert [b.text for b in article.blocks if b.kind == "headline"] == [HEAD[0]]


def test_a_prompt_to_write_to_the_newsroom_ends_no_story() -> None:
    prompts = ["Do you know more about this story?", "Contact the newsroom"]
    assert body(cleaned(*HEAD, FIRST, *prompts, SPOKEN, LAST)) == [FIRST, SPOKEN, LAST]


def test_what_stands_in_the_place_of_a_post_is_named() -> None:
    notices = [
        "Empfohlener redaktioneller Inhalt",
        "An dieser Stelle finden Sie einen externen Inhalt von Tidegram, der den Artikel ergänzt.",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
    ]
    article = cleaned(*HEAD, FIRST, *notices, SPOKEN, LAST)
    assert body(article) == [FIRST, SPOKEN, LAST]
    assert [r.rule for r in article.removed] == ["embed-notice"] * 3


def test_the_buttons_of_a_recipe_go_and_its_steps_stay() -> None:
    steps = ["Heat the oven to 220 degrees.", "1. Melt the butter until it smells of nuts, about 5 minutes."]
    buttons = ["Jump to recipe", "1x", "2x", "Add to shopping list", "Keep screen awake", "I made it"]
    article = cleaned(*HEAD, FIRST, SPOKEN, *buttons, *steps, LAST)
    assert [text for text in body(article) if text in buttons] == []
    assert [step for step in steps if not any(step[3:] in text for text in body(article))] == []


def test_three_topics_between_a_story_and_its_share_bar_go_and_a_list_that_is_announced_stays() -> None:
    topics = ["gull rock", "lighthouses", "crabs"]
    assert body(cleaned(*HEAD, FIRST, SPOKEN, LAST, *topics, "Facebook", "Email")) == [FIRST, SPOKEN, LAST]
    announced = LAST[:-1] + ", and after it these three:"
    kept = body(cleaned(*HEAD, FIRST, SPOKEN, announced, *topics, "Facebook", "Email"))
    assert kept[-3:] == topics
