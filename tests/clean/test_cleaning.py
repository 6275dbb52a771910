"""A whole capture through cleaning: what stays, in which order, and what the ledger says."""

from readaloud.clean import clean
from readaloud.extract.plain.lines import extract_plain
from readaloud.model.article import Article, Kind

CAPTURE = """\
Advertisement

Ferry crews walk off the job in two harbours on the north shore

Click to play video: 'Ferry crews walk off the job on the north shore'
Ferry crews walk off the job on the north shore
WATCH: Commuters were left waiting on the quay on Tuesday as the first boats stayed tied up – Mar 4, 2025

Crews of eleven ferries stayed on shore on Tuesday morning, and no boat left either harbour before noon.

“We told them in the autumn that it would come to this,” said the head of the crews’ union.

WATCH: What passengers on the quay have to say

Click to play video: 'What passengers on the quay have to say'
What passengers on the quay have to say

Story continues below advertisement

The company says that it has offered six per cent over two years and will not go further than that.

Get the day's top stories delivered to your inbox every morning.
By providing your email address, you have read and agree to the Terms and Conditions and Privacy Policy.

Talks go on tomorrow, and buses will take passengers around the bay until they have come to an end.

Sponsored content

AdChoices
"""


def cleaned(text: str) -> Article:
    return clean(extract_plain(text))


def texts(article: Article, kind: Kind) -> list[str]:
    return [block.text for block in article.blocks if block.kind is kind]


def test_a_capture_keeps_its_body_word_for_word_and_in_order() -> None:
    body = texts(cleaned(CAPTURE), Kind.PARAGRAPH)
    assert [text.split()[0] for text in body] == ["Crews", "“We", "The", "Talks"]
    assert all(text in CAPTURE for text in body)


def test_a_capture_has_one_headline() -> None:
    assert texts(cleaned(CAPTURE), Kind.HEADLINE) == [
        "Ferry crews walk off the job in two harbours on the north shore"
    ]


def test_each_video_is_one_block_with_its_title_once() -> None:
    videos = [block for block in cleaned(CAPTURE).blocks if block.kind is Kind.VIDEO]
    assert [video.text for video in videos] == [
        "Ferry crews walk off the job on the north shore",
        "What passengers on the quay have to say",
    ]


def test_a_dated_teaser_under_a_title_is_the_caption_and_the_date_of_the_video() -> None:
    media = next(block.media for block in cleaned(CAPTURE).blocks if block.media)
    assert media.caption.startswith("Commuters were left waiting")
    assert media.caption.endswith("tied up")
    assert media.date == "2025-03-04"


def test_the_source_of_a_video_covers_its_teaser_play_label_and_title() -> None:
    article = cleaned(CAPTURE)
    video = [block for block in article.blocks if block.kind is Kind.VIDEO][1]
    said = [article.reading[r.start : r.end] for r in video.source]
    assert said == [
        "WATCH: What passengers on the quay have to say",
        "Click to play video: 'What passengers on the quay have to say'",
        "What passengers on the quay have to say",
    ]


def test_every_removal_is_one_line_with_its_rule_and_reason() -> None:
    removed = [(r.line, str(r.reason), r.rule) for r in cleaned(CAPTURE).removed]
    assert removed == [
        (1, "ad", "ad-label"),
        (18, "ad", "story-continues"),
        (22, "newsletter", "newsletter-prompt"),
        (23, "legal", "agreement"),
        (27, "ad", "ad-label"),
        (29, "footer", "ad-choices"),
    ]
