"""What a page shows is in a block or in the ledger, in its words and not only by its place."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readaloud.clean import clean
from readaloud.extract.html.page import extract_html
from readaloud.model.article import Article, Block

HEADLINE = "Harbour choir sings on a sandbank"
STORY = [
    "The choir of Stennick walked out at low tide on Sunday and sang until the water reached its shoes.",
    "Forty people listened from the dunes, and a coastguard boat stood by in case the tide was early.",
    "Next year the singers want to try it with a piano, said the woman who conducts them.",
]
BOXES = [
    ("video-player", ["Play Video", "{title}", "This is a modal window.", "Duration 1:58"]),
    ("lead-media", ["{title}", "The water came up faster than the last verse."]),
    ("player-placeholder", ["{title}", "1 day ago | Duration 3:05", "A coastguard films the choir."]),
    ("audio-embed", ["LISTEN", "{title}", "Morning tide 8:41"]),
    ("related video-card", ["WATCH", "{title}", "What else washed ashore this week.", "0:47"]),
    ("gallery", ["1 of 4", "The sandbank at seven.", "Photo: Mo Tarn"]),
]  # fmt: skip
MEDIA = ["", '<img src="t.jpg" alt="{title}">', "<video src=a.mp4></video>", "<button>Play</button>"]


def said_by(block: Block) -> str:
    media = block.media
    told = (media.title, media.alt, media.caption, media.credit) if media else ()
    rows = [*block.table.header, *(cell for row in block.table.rows for cell in row)] if block.table else []
    cues = (cue.text for cue in media.cues) if media else ()
    return " ".join((block.text, *told, *cues, *(cell.text for cell in rows)))


def untold(article: Article, texts: list[str]) -> list[str]:
    """The texts that no block says and no entry of the ledger shows."""
    said = [said_by(block) for block in article.blocks] + [removal.text for removal in article.removed]
    return [text for text in texts if not any(text in one for one in said)]


def opened(page: str) -> Article:
    return clean(extract_html(page))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(BOXES),
            st.sampled_from([HEADLINE, "Tide and tenors", "A choir at sea"]),
            st.sampled_from(MEDIA),
            st.booleans(),
        ),
        max_size=4,
    )
)  # fmt: skip
def test_every_text_of_a_player_is_said_or_in_the_ledger(boxes):
    parts, texts = [], [HEADLINE, *STORY]
    for (name, lines), title, medium, by_data in boxes:
        shown = [line.replace("{title}", title) for line in lines]
        texts += [text for text in shown if text != "0:47"]
        data = f' data-video-title="{escape(title)}"' if by_data else ""
        inner = medium.replace("{title}", title) + "".join(f"<div>{escape(text)}</div>" for text in shown)
        parts.append(f'<div class="{name}"{data}>{inner}</div>')
    body = "".join(f"<p>{text}</p>{''.join(parts[n::3])}" for n, text in enumerate(STORY))
    first, rest = parts[:1], body if not parts else body.replace(parts[0], "", 1)
    page = f"<body><main><h1>{HEADLINE}</h1>{''.join(first)}<article>{rest}</article></main></body>"
    assert untold(opened(page), texts) == []


@pytest.mark.parametrize("named", ["power-player", "c1x9zk"])
def test_a_lead_video_called_like_the_headline_is_kept_with_its_description(named):
    page = f"""<html><head><script type="application/ld+json">{{"@type": "VideoObject", "name": "{HEADLINE}",
    "description": "The water came up faster than the last verse.", "duration": "PT1M58S"}}</script></head>
    <body><main><h1>{HEADLINE}</h1><div class="lead-media"><div class="{named}" data-video-title="{HEADLINE}">
    <div>Play Video</div><div>This is a modal window.</div>
    <div>Beginning of dialog window. Escape will cancel and close the window.</div></div>
    <div class="caption">The water came up faster than the last verse.</div></div>
    <article>{"".join(f"<p>{text}</p>" for text in STORY)}</article></main></body></html>"""
    article = opened(page)
    videos = [block.media for block in article.blocks if block.kind == "video"]
    assert [(video.title, video.caption, video.duration) for video in videos] == [
        (HEADLINE, "The water came up faster than the last verse.", 118.0)
    ]
    assert {"Play Video", "This is a modal window."} <= {removal.text for removal in article.removed}


def test_a_page_without_head_and_body_is_read():
    article = opened(f"<html><title>{HEADLINE}</title><nav><a href=/>Home</a></nav><h1>{HEADLINE}</h1>"
                     + "".join(f"<p>{text}" for text in STORY))  # fmt: skip
    assert [block.text for block in article.blocks] == [HEADLINE, *STORY]
