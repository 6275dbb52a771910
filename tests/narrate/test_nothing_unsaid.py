"""Whatever a page says of a medium or a table is heard, or is in the script as skipped."""

import pytest
from msgspec.structs import replace

from readaloud.config.profiles import load_profile
from readaloud.model.article import Article, Availability, Block, Kind, Media, Meta, Span, State, Table
from readaloud.model.script import Skipped
from readaloud.narrate import narrate

NONE = Availability(State.NONE)
FOUND = Availability(State.FOUND)
VIDEO = Media(
    "video",
    title="Inside the mill",
    caption="The wheel turns one last time.",
    credit="Ada Moss/Harbour News",
    captions=NONE,
    description=NONE,
    transcript=NONE,
)
TABLE = Table("Flour by year", ("Year", "Tons"), (("2020", "5"), ("2021", "4")))


def article(video: Media) -> Article:
    blocks = (
        Block(id="b1", kind=Kind.HEADLINE, text="The mill closes"),
        Block(id="b2", kind=Kind.PARAGRAPH, text="One sentence here."),
        Block(id="b3", kind=Kind.VIDEO, text=video.title, media=video),
        Block(id="b4", kind=Kind.TABLE, text="Year\tTons\n2020\t5\n2021\t4", table=TABLE),
    )
    return Article(meta=Meta(title="The mill closes"), blocks=blocks)


@pytest.mark.parametrize("profile", ["newsroom", "fast", "described"])
@pytest.mark.parametrize("switched_off", [{}, {"table": "off", "video": "off", "caption": "off"}])
@pytest.mark.parametrize("transcript", [NONE, FOUND])
def test_every_text_of_a_medium_and_a_table_is_heard_or_skipped(
    profile: str, switched_off: dict[str, str], transcript: Availability
) -> None:
    chosen = load_profile(profile)
    chosen = replace(chosen, kinds={**chosen.kinds, **switched_off})
    script = narrate(article(replace(VIDEO, transcript=transcript)), chosen)
    told = [said.text for said in script.utterances]
    told += [item.text for item in script.items if isinstance(item, Skipped)]
    for text in (
        "Inside the mill",
        "The wheel turns one last time",
        "Ada Moss/Harbour News",
        "Flour by year",
        "2020",
    ):
        assert any(text in said for said in told), text


def test_a_byline_is_never_cut_in_a_word() -> None:
    blocks = (
        Block(id="b1", kind=Kind.HEADLINE, text="The mill closes"),
        Block(id="b2", kind=Kind.BYLINE, text="By Al Li, Senior Politics Correspondent"),
        Block(id="b3", kind=Kind.PARAGRAPH, text="One sentence here."),
    )
    meta = Meta(title="The mill closes", authors=("Al Li", "Somebody with a very long name indeed"))
    for profile in ("newsroom", "fast"):
        script = narrate(Article(meta=meta, blocks=blocks), load_profile(profile))
        ends = [u.locator.end for u in script.utterances if u.locator.block == "b2" and not u.own_words]
        assert ends
        assert not any(blocks[1].text[end : end + 1].isalnum() for end in ends), profile


def test_a_heading_of_dashes_is_an_ornament_and_a_byline_is_no_link() -> None:
    blocks = (
        Block(id="b1", kind=Kind.HEADLINE, text="The mill closes"),
        Block(id="b2", kind=Kind.BYLINE, text="By Oona Marsh", spans=(Span(3, 13, "link", "/oona"),)),
        Block(id="b3", kind=Kind.PARAGRAPH, text="One sentence here."),
        Block(id="b4", kind=Kind.HEADING, text="___", level=2),
    )
    script = narrate(Article(meta=Meta(title="The mill closes"), blocks=blocks), load_profile("described"))
    said = [utterance.text for utterance in script.utterances]
    assert "link" not in said
    assert not any("Section" in text for text in said)
    assert Skipped("b4", "ornament", "___") in script.items
