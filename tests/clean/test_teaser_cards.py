"""Cards and links of other stories go by their form; sub-headings and sentences that look alike stay."""

from readaloud.clean import clean
from readaloud.extract.html.page import extract_html
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article

PROSE = (
    "The ferry to the outer islands will sail twice a day from the first of May, it said on Tuesday.",
    "Its captain has waited three winters for the second engine, and he has not yet heard it run under load.",
    "Tickets cost four crowns more than last year, which the company puts down to the price of the new hull.",
    "Nobody on the islands has complained so far, except for a man who sells his own seats in a rowing boat.",
)


def page(*elements: str) -> Article:
    body = "".join(elements)
    return clean(
        extract_html(f"<html><body><article><h1>Two ferries a day</h1>{body}</article></body></html>")
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def link(text: str) -> str:
    return f'<a href="/x">{text}</a>'


def test_titles_printed_twice_with_a_teaser_each_are_other_stories() -> None:
    cards = [
        "Old pier sinks by another inch Old pier sinks by another inch",
        "Engineers had warned of it since the great flood of ninety-one.",
        "Who will buy the last lighthouse Who will buy the last lighthouse",
        "The state wants to be rid of it before the winter comes again.",
    ]
    article = clean(extract_plain("\n\n".join(["Two ferries a day to the islands", *PROSE, *cards])))
    assert texts(article)[1:] == list(PROSE)
    assert [removal.text for removal in article.removed] == cards


def test_one_title_printed_twice_is_not_taken_for_a_list() -> None:
    odd = "Never again never again was her song Never again never again was her song"
    article = clean(
        extract_plain("\n\n".join(["Two ferries a day to the islands", *PROSE[:2], odd, *PROSE[2:]]))
    )
    assert odd in texts(article)


def test_a_paragraph_that_is_one_link_and_no_sentence_is_another_story() -> None:
    other = "How the old ferry ended on a sandbank"
    article = page(paragraphs(*PROSE[:2], link(other), *PROSE[2:]))
    assert other not in texts(article)
    assert [r.rule for r in article.removed if r.text == other] == ["related-link"]


def test_a_linked_sentence_and_a_link_inside_a_sentence_stay() -> None:
    sentence = "The company has published the whole timetable."
    article = page(paragraphs(*PROSE[:2], link(sentence), f"{PROSE[2]} {link('See the list of all fares')}"))
    assert sentence in texts(article)
    assert any(text.startswith(PROSE[2]) for text in texts(article))


def test_a_list_of_links_goes_only_when_every_item_is_one() -> None:
    items = ["Old pier sinks by another whole inch", "Who will ever buy the last lighthouse"]
    linked = "".join(f"<li>{link(item)}</li>" for item in items)
    assert not set(items) & set(
        texts(page(paragraphs(*PROSE[:3]), f"<ul>{linked}</ul>", paragraphs(PROSE[3])))
    )
    mixed = f"<li>{items[0]}</li><li>{link(items[1])}</li>"
    assert set(items) <= set(texts(page(paragraphs(*PROSE[:3]), f"<ul>{mixed}</ul>", paragraphs(PROSE[3]))))


def test_a_menu_of_titles_glued_to_their_teasers_is_not_the_story() -> None:
    menu = [
        "* News",
        "Old Pier Sinks Another InchEngineers had warned of it since the flood of ninety-one.",
        "Who Will Buy The Last LighthouseThe state wants to be rid of it before the winter comes.",
        "Ten Soups For A Cold HarbourOur cook has tried them all so that you do not have to.",
        "* Sport",
        "Rowers Win By Half A BoatThe crew of the north shore was ahead from the first stroke on.",
        "* Weather",
    ]
    article = clean(
        extract_plain("\n\n".join([*menu, "Two ferries a day to the islands", "By Ada Moss", *PROSE]))
    )
    assert texts(article) == ["Two ferries a day to the islands", "By Ada Moss", *PROSE]


def test_a_box_that_is_named_as_a_sign_up_form_goes_as_a_whole() -> None:
    box = '<div class="signup"><h4>The Harbour Letter</h4><p>All the ferries, every Friday.</p></div>'
    article = page(paragraphs(*PROSE[:3]), box, paragraphs(PROSE[3]))
    assert texts(article) == ["Two ferries a day", *PROSE]
    assert {r.rule for r in article.removed} == {"page-box"}


def test_a_story_inside_a_box_of_that_name_stays() -> None:
    article = page(f'<div class="newsletter">{paragraphs(*PROSE)}</div>')
    assert texts(article) == ["Two ferries a day", *PROSE]
