"""Players that no name and no data tell: a button's label, a length, a title beside them."""

import pytest

from readaloud.clean import clean
from readaloud.extract.html.page import extract_html
from readaloud.model.article import Block, Kind

FIRST = "The bees of the town hall moved into the clock on Friday, and since then it is always noon in Marle."
LAST = "The mayor will wait until autumn, he says, for nobody in the town has been late for lunch this week."
BUTTON = '<button aria-label="Play video"></button>'
TITLE = "Bees in the clockwork of Marle"


def players(box: str) -> list[Block]:
    page = (
        f"<body><main><h1>Always noon in Marle</h1><article><p>{FIRST}</p>{box}<p>{LAST}</p></article></main>"
    )
    article = clean(extract_html(page))
    assert [block.text for block in article.blocks if block.kind is Kind.PARAGRAPH] == [FIRST, LAST]
    return [block for block in article.blocks if block.kind in {Kind.VIDEO, Kind.AUDIO}]


@pytest.mark.parametrize(
    ("box", "kind", "seconds"),
    [
        (f"<div><button>Play Video. Duration: 41 seconds</button><div>{TITLE}</div></div>", "video", 41),
        (f"<div><div>LISTEN |</div><div>{TITLE}</div><div>Morning round 8:41</div></div>", "audio", None),
        (f"<div><div>{TITLE}</div><div>2 hours ago | Duration 3:05</div></div>", "video", 185),
        (f"<div><span>Abspielen</span><h3>{TITLE}</h3><span>Dauer: 1:02:03</span></div>", "video", 3723),
        (f'<div><img src=t.jpg alt="{TITLE}">{BUTTON}<div>{TITLE}</div></div>', "video", None),
    ],
)
def test_a_player_is_told_by_its_button_or_its_length(box, kind, seconds):
    assert [(p.kind, p.text, p.media.duration if p.media else 0) for p in players(box)] == [
        (kind, TITLE, seconds)
    ]


@pytest.mark.parametrize(
    "box",
    [
        "<div><span>Listen</span><span>5 min</span></div>",  # the page's own reading voice
        f"<div><span>Watch</span> <a href=/other>{TITLE}</a></div>",  # leads to another page
        f'<div class="related"><span>Play video</span><div>{TITLE}</div></div>',
        "<div><span>Audio</span><p>The town hall has recorded the hum, and sells it.</p></div>",
    ],
)
def test_what_only_looks_like_a_player_is_none(box):
    page = (
        f"<body><main><h1>Always noon in Marle</h1><article><p>{FIRST}</p>{box}<p>{LAST}</p></article></main>"
    )
    kinds = {block.kind for block in clean(extract_html(page)).blocks}
    assert kinds.isdisjoint({Kind.VIDEO, Kind.AUDIO})
