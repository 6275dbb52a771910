"""What the pieces of a web page are: kinds, media, body, metadata. The page is of our own writing."""

import json

import pytest

from readaloud.extract.html.page import extract_html
from readaloud.extract.pieces import Extracted, Piece
from readaloud.model.article import Kind, State

PROSE = [
    "The council voted on Tuesday to reopen the old harbour to small boats, four years after a storm.",
    "Fishermen who had waited on the quay since morning cheered when the mayor read out the result.",
    "“We never thought that it would take this long,” said Anna Holm, who sells smoked fish.",
    "The first boats are expected in May. The ferry to the islands will follow in the autumn.",
]


def story(*parts: str) -> str:
    """A page with a menu, an article whose paragraphs stand around the given parts, and a footer."""
    first, second, third, fourth = (f"<p>{text}</p>" for text in PROSE)
    return f"""<!doctype html><html lang="en"><head><title>Harbour reopens | The Tide</title></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
    <main><article><h1>Harbour reopens after four years</h1>{first}{second}
    {"".join(parts)}{third}{fourth}</article></main>
    <footer><p>All rights reserved by The Tide and its various owners, wherever they may be.</p></footer>
    </body></html>"""


def body(extracted: Extracted) -> list[str]:
    return [piece.text for piece in extracted.pieces if piece.body]


def one(extracted: Extracted, kind: Kind) -> Piece:
    found = [piece for piece in extracted.pieces if piece.kind is kind]
    assert len(found) == 1, [piece.text for piece in found]
    return found[0]


def test_the_story_is_body_and_the_furniture_is_not():
    extracted = extract_html(story())
    assert body(extracted) == ["Harbour reopens after four years", *PROSE]
    assert [(p.text, p.place) for p in extracted.pieces if not p.body][:2] == [
        ("Home", "nav"),
        ("Sea", "nav"),
    ]
    assert extracted.pieces[-1].place == "footer"


def test_a_heading_and_a_list_keep_their_place_between_the_paragraphs():
    listed = "<h2>What happens next</h2><ol><li>Paint</li><li>Ropes<ul><li>Short ones</li></ul></li></ol>"
    extracted = extract_html(story(listed))
    kinds = [(p.kind, p.text, p.level) for p in extracted.pieces if p.body][3:7]
    assert kinds == [
        (Kind.HEADING, "What happens next", 2),
        (Kind.LIST_ITEM, "Paint", 1),
        (Kind.LIST_ITEM, "Ropes", 1),
        (Kind.LIST_ITEM, "Short ones", 2),
    ]
    first, second, nested = (p.group for p in extracted.pieces if p.kind is Kind.LIST_ITEM and p.body)
    assert (first.ordered, first.index, first.count) == (True, 1, 2)
    assert (second.id, second.index) == (first.id, 2)
    assert (nested.ordered, nested.level) == (False, 2)
    assert nested.id != first.id


def test_a_figure_is_one_piece_with_alt_caption_and_credit():
    figure = """<figure><img src="a.jpg" alt="A crane over the water"><figcaption>The crane on Monday.
        <span class="credit">Photo: Per Lind</span></figcaption></figure>"""
    piece = one(extract_html(story(figure)), Kind.IMAGE)
    assert piece.media is not None
    assert (piece.text, piece.media.alt) == ("A crane over the water", "A crane over the water")
    assert (piece.media.caption, piece.media.credit) == ("The crane on Monday.", "Photo: Per Lind")
    assert piece.body
    assert len(piece.source) == 3


@pytest.mark.parametrize(
    "alt", ["IMG_2041.JPG", "DSC00123", "harbour-2024_final.jpg", "image", "Screenshot 2024", "photo"]
)
def test_an_alt_that_is_a_file_name_is_no_alt(alt):
    piece = one(extract_html(story(f'<figure><img src="a.jpg" alt="{alt}"></figure>')), Kind.IMAGE)
    assert piece.media is not None
    assert (piece.text, piece.media.alt, piece.media.decorative) == ("", "", False)


@pytest.mark.parametrize("decorative", ['alt=""', 'alt="Waves" role="presentation"'])
def test_a_decorative_picture_is_counted_and_silent(decorative):
    piece = one(extract_html(story(f'<p><img src="a.jpg" {decorative}></p>')), Kind.IMAGE)
    assert piece.media is not None
    assert piece.media.decorative
    assert piece.text == ""


def test_a_hidden_picture_and_symbols_are_none():
    symbols = """<img src="a.png" alt="Share" width="16"><img class="icon" src="b.svg" alt="x">
        <div aria-hidden="true"><img src="c.jpg" alt="y"></div>"""
    assert not [p for p in extract_html(story(symbols)).pieces if p.kind is Kind.IMAGE]


def test_an_alt_that_repeats_the_caption_is_said_once():
    figure = """<figure><img src="a.jpg" alt="The crane on Monday">
        <figcaption>The crane on Monday. Photo: Lind</figcaption></figure>"""
    piece = one(extract_html(story(figure)), Kind.IMAGE)
    assert piece.media is not None
    assert (piece.text, piece.media.alt) == ("The crane on Monday. Photo: Lind", "")


def test_a_picture_inside_a_paragraph_does_not_cut_it():
    extracted = extract_html(
        story(
            '<p>The old clock <img src="c.jpg" alt="A clock"> stopped when the great storm came ashore.</p>'
        )
    )
    texts = body(extracted)
    at = texts.index("The old clock stopped when the great storm came ashore.")
    assert texts[at + 1] == "A clock"


def test_the_pictures_of_a_gallery_are_one_group():
    pictures = "".join(
        f"""<figure><img src="{n}.jpg" alt="Boat {n}">
        <figcaption>The boat of family {n}, seen from the tower</figcaption></figure>"""
        for n in (1, 2, 3)
    )
    extracted = extract_html(story(f'<figure class="gallery">{pictures}</figure>'))
    found = [p for p in extracted.pieces if p.kind is Kind.IMAGE]
    assert [(p.group.index, p.group.count) for p in found if p.group] == [(1, 3), (2, 3), (3, 3)]
    assert len({p.group.id for p in found if p.group}) == 1


def test_a_video_tells_its_tracks_and_what_it_says_to_old_browsers_stands_beside_it():
    video = """<div class="video-player"><h3 class="video-title">Inside the harbour</h3><video src="v.mp4">
        <track kind="captions" srclang="en" src="en.vtt"><track kind="subtitles" srclang="fr" src="fr.vtt">
        <track kind="descriptions" srclang="en" src="d.vtt">Your browser cannot play it.</video>
        <span class="duration">2:05</span><p class="video-description">A walk along the new wall.</p></div>"""
    piece = one(extract_html(story(video)), Kind.VIDEO)
    media = piece.media
    assert media is not None
    assert media.captions is not None
    assert media.description is not None
    assert media.transcript is not None
    assert (piece.text, media.caption, media.duration) == (
        "Inside the harbour",
        "A walk along the new wall.",
        125.0,
    )
    assert (media.captions.state, media.captions.languages) == (State.FOUND, ("en", "fr"))
    assert media.description.state is State.FOUND
    assert media.transcript.state is State.NONE
    assert len(piece.source) == 3


def test_a_player_of_others_cannot_be_seen_into():
    frame = '<iframe src="https://www.youtube.com/embed/abc" title="YouTube video player"></iframe>'
    piece = one(extract_html(story(frame)), Kind.VIDEO)
    assert piece.media is not None
    assert (piece.text, piece.media.url) == ("", "https://www.youtube.com/embed/abc")
    assert [a.state for a in (piece.media.captions, piece.media.transcript) if a] == [
        State.UNKNOWN,
        State.UNKNOWN,
    ]


def test_a_player_that_a_script_fills_is_found_by_its_name_and_poster():
    box = """<div class="c-video" data-video-id="9"><img src="p.jpg" alt="Play video: 'Inside the harbour'">
        <span class="c-video__time">3:10</span><span class="c-video__title">Inside the harbour</span></div>"""
    piece = one(extract_html(story(box)), Kind.VIDEO)
    assert piece.media is not None
    assert (piece.text, piece.media.alt, piece.media.duration) == ("Inside the harbour", "", 190.0)


def test_structured_data_completes_a_player():
    data = """<script type="application/ld+json">{"@type": "VideoObject", "name": "Inside the harbour",
        "description": "A walk.", "uploadDate": "2024-05-02", "duration": "PT1M5S",
        "transcript": "Here we are.", "embedUrl": "https://player.example/v/77"}</script>"""
    piece = one(extract_html(story(data, '<iframe src="https://player.example/v/77"></iframe>')), Kind.VIDEO)
    media = piece.media
    assert media is not None
    assert media.transcript is not None
    assert (piece.text, media.date, media.duration) == ("Inside the harbour", "2024-05-02", 65.0)
    assert media.transcript.state is State.FOUND
    assert [cue.text for cue in media.cues] == ["Here we are."]


def test_quotes_posts_and_notes_have_their_kinds():
    parts = """<blockquote><p>A quoted paragraph of some length stands here.</p></blockquote>
        <aside class="pull-quote">It took this long</aside>
        <blockquote class="twitter-tweet"><p>The wall is up!</p>— Harbour Office</blockquote>
        <p class="correction">An earlier version gave the wrong year.</p>
        <section class="footnotes"><ol><li id="n1">First note.</li></ol></section>"""
    kinds = {p.text: p.kind for p in extract_html(story(parts)).pieces}
    assert kinds["A quoted paragraph of some length stands here."] is Kind.QUOTE
    assert kinds["It took this long"] is Kind.PULL_QUOTE
    assert kinds["An earlier version gave the wrong year."] is Kind.CORRECTION
    assert kinds["First note."] is Kind.FOOTNOTE
    assert Kind.SOCIAL in kinds.values()


def test_a_table_keeps_its_cells_its_caption_and_its_headers():
    table = """<table><caption>Boats in the harbour</caption><tr><th>Year</th><th>Boats</th></tr>
        <tr><th>2020</th><td>4</td></tr><tr><th>2021</th><td>5</td></tr></table>"""
    piece = one(extract_html(story(table)), Kind.TABLE)
    assert piece.table is not None
    assert (piece.table.caption, piece.table.header) == ("Boats in the harbour", ("Year", "Boats"))
    assert piece.table.rows == (("2020", "4"), ("2021", "5"))
    assert piece.table.row_headers
    assert piece.text == "Year\tBoats\n2020\t4\n2021\t5"


def test_cells_that_span_leave_the_columns_of_the_others_as_they_are():
    table = """<table><tr><th rowspan="2">Day</th><th colspan="2">Boats</th></tr>
        <tr><th>in</th><th>out</th></tr>
        <tr><th>Mon</th><td rowspan="2">4</td><td>5</td></tr><tr><th>Tue</th><td>6</td></tr>
        <tr><td colspan="999">closed on Wednesday</td></tr></table>"""
    piece = one(extract_html(story(table)), Kind.TABLE)
    assert piece.table is not None
    assert piece.table.header == ("Day", "Boats", "")
    assert piece.table.rows == (
        ("", "in", "out"), ("Mon", "4", "5"), ("Tue", "", "6"), ("closed on Wednesday", "", "")
    )  # fmt: skip


def test_a_table_that_lays_out_a_page_is_walked():
    page = "<table><tr><td><table><tr><td>Menu</td></tr></table></td><td>" + story() + "</td></tr></table>"
    assert PROSE[0] in [p.text for p in extract_html(page).pieces if p.kind is Kind.PARAGRAPH]


def test_hidden_nodes_are_one_piece_each():
    hidden = """<div hidden><p>One</p><p>Two</p></div><div style="display: none">Three</div>
        <p aria-hidden="true">Four</p>"""
    found = [p.text for p in extract_html(story(hidden)).pieces if p.place == "hidden"]
    assert found == ["One Two", "Three", "Four"]


def test_a_page_that_hides_its_whole_story_until_a_script_runs_still_has_it():
    more = "".join(f"<p>{text} So it was on the quay.</p>" for text in PROSE)
    page = story(more).replace("<main>", '<main style="visibility:hidden">')
    assert PROSE[0] in body(extract_html(page))


def test_a_drop_cap_stays_with_its_word():
    page = story('<p><span aria-hidden="true">T</span>he wall is as long as the street that leads to it.</p>')
    assert "The wall is as long as the street that leads to it." in body(extract_html(page))


def test_line_breaks_twice_are_a_new_paragraph_and_once_a_space():
    lines = [f"{text} So it was on the quay." for text in PROSE[:2]]
    assert body(extract_html(story(f"<p>{lines[0]}<br>And then.<br><br>{lines[1]}</p>")))[3:5] == [
        f"{lines[0]} And then.",
        lines[1],
    ]


def test_links_and_note_marks_are_spans():
    page = story(
        '<p>The <a href="/wall">new wall</a> stands<sup><a href="#n1">[1]</a></sup>'
        ' in <em lang="sv">hamnen</em> of the town.</p>'
    )
    piece = next(p for p in extract_html(page).pieces if "new wall" in p.text)
    found = {(piece.text[s.start : s.end], s.kind, s.value) for s in piece.spans}
    assert ("new wall", "link", "/wall") in found
    assert ("[1]", "noteref", "1") in found
    assert ("hamnen", "emphasis", "") in found
    assert ("hamnen", "language", "sv") in found


def test_code_keeps_its_lines():
    piece = one(extract_html(story("<pre><code>if wet:\n    go_home()\n</code></pre>")), Kind.CODE)
    assert piece.text == "if wet:\n    go_home()"


def test_metadata_comes_from_structured_data_tags_and_the_page():
    head = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{
        "@type": "NewsArticle", "headline": "Harbour &amp; wall",
        "datePublished": "2024-05-02T10:00:00Z", "dateModified": "2024-05-03",
        "author": [{"@type": "Person", "name": "Anna Holm"}, {"name": "By Per Lind"}],
        "publisher": {"name": "The Tide"}}]}</script><link rel="canonical" href="/harbour">"""
    meta = extract_html(story().replace("<title>", head + "<title>"), "https://tide.example/x?y=1").meta
    assert (meta.site, meta.authors) == ("The Tide", ("Anna Holm", "Per Lind"))
    assert (meta.date, meta.updated) == ("2024-05-02T10:00:00Z", "2024-05-03")
    assert (meta.url, meta.language, meta.format) == ("https://tide.example/harbour", "en", "html")
    assert meta.title == "Harbour reopens after four years"


@pytest.mark.parametrize(
    "data",
    ["{", "[[[[", "null", '{"@type": 5}', '{"@type":"NewsArticle","author":{"name":{}}}', "[" * 100_000],
)
def test_broken_structured_data_does_no_harm(data):
    page = story(f'<script type="application/ld+json">{data}</script>')
    assert body(extract_html(page))[1:] == PROSE


def test_the_text_decides_the_language_when_the_template_lies():
    text = (
        "Kommunen röstade i tisdags för att öppna den gamla hamnen igen, fyra år efter det att en storm kom. "
    )
    page = f'<html lang="en"><article><h1>Hamn</h1><p>{text}</p><p>{text * 2}</p></article></html>'
    extracted = extract_html(page)
    assert extracted.meta.language == "sv"
    assert {piece.language for piece in extracted.pieces} == {""}  # and no block is read by an English voice


def test_a_story_that_is_cut_in_containers_is_found_whole():
    parts = "".join(
        f'<div class="chunk"><p>{text} Part {n} goes on for a while.</p></div><div class="ad">Ad</div>'
        for n in range(6)
        for text in PROSE
    )
    page = f"<html><body><article><h1>Long</h1>{parts}</article></body></html>"
    found = body(extract_html(page))
    assert [text for text in found if "Part" in text] == [
        f"{text} Part {n} goes on for a while." for n in range(6) for text in PROSE
    ]


def test_the_better_reading_is_taken_when_the_first_finds_too_little():
    """Most of the story stands in a box whose name makes extractors leave it out."""
    lines = [f"{text} This is line {n} of the story." for n in range(3) for text in PROSE]
    told = "".join(f"<p>{text}</p>" for text in lines)
    extracted = extract_html(story(f'</article><div class="tags"><section>{told}</section></div>'))
    assert [text for text in body(extracted) if "line" in text] == lines
    assert "collapse" in [diagnostic.code for diagnostic in extracted.diagnostics]


def test_the_story_in_the_page_s_own_data_is_found_among_its_texts():
    lines = [f"{text} This is line {n} of the story." for n in range(4) for text in PROSE]
    boxes = "".join(f'<div class="comment-list"><div class="x">{text}</div></div>' for text in lines)
    data = f'{{"@type": "NewsArticle", "articleBody": "{" ".join(lines)}"}}'
    page = story(f'<script type="application/ld+json">{data}</script></article>{boxes}')
    assert [text for text in body(extract_html(page)) if "line" in text] == lines


def test_a_story_that_only_a_script_would_print_is_read_from_the_page_s_data():
    lines = [f"{text} This is line {n} of the story." for n in range(4) for text in PROSE]
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(lines)})
    head = f'<script type="application/ld+json">{data}</script>'
    page = f"<html><body>{head}<h1>Harbour</h1><div id=app>Loading</div><p>Contact us</p></body></html>"
    extracted = extract_html(page)
    assert body(extracted) == ["Harbour", *lines]
    assert [diagnostic.code for diagnostic in extracted.diagnostics] == ["collapse"]


def test_a_running_report_of_which_little_is_printed_is_read_from_its_updates():
    lines = [f"{text} This is line {n} of the report." for n in range(4) for text in PROSE]
    updates = [{"@type": "BlogPosting", "articleBody": text} for text in lines]
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Harbour", "liveBlogUpdate": updates})
    head = f'<script type="application/ld+json">{data}</script>'
    extracted = extract_html(f"<html><body>{head}<h1>Harbour</h1><p>{lines[0]}</p></body></html>")
    assert [text for text in body(extracted) if "report" in text][-len(lines) :] == lines
    assert [diagnostic.code for diagnostic in extracted.diagnostics] == ["collapse"]


def test_a_page_that_nests_deeper_than_the_parser_follows_loses_nothing_and_says_so():
    told = [f"{text} And <b>so</b> it went on." for text in PROSE]
    page = f"<html><body><h1>Harbour</h1><p>{told[0]}</p>{'<div>' * 3000}<p>{told[1]}</p>{'</div>' * 3000}"
    extracted = extract_html(page + f"<script>var tag = '<div>';</script><p>{told[2]}</p></body></html>")
    plain = [text.replace("<b>", "").replace("</b>", "") for text in told[:3]]
    assert extracted.reading.split("\n") == ["Harbour", *plain]
    assert [diagnostic.code for diagnostic in extracted.diagnostics] == ["nesting"]


def test_a_card_that_is_one_link_is_another_page_and_no_picture():
    told = "<div>The boat that could drive</div><div>How a yard in Brena sold cars that float.</div>"
    card = f'<figure class="bookmark-card"><a href="/tides">{told}<img src="t.jpg" alt=""></a></figure>'
    extracted = extract_html(story(card))
    assert [piece for piece in extracted.pieces if piece.media and piece.body] == []
    assert "The boat that could drive" not in body(extracted)


def test_a_player_and_the_length_beside_it_are_one_video_under_their_caption():
    film = """<figure class="video-card"><div class="video-container"><video src="/car.mp4"></video>
        <div class="video-time">/<span class="video-duration">0:41</span></div></div>
        <figcaption>The car that floated, filmed in 1961</figcaption></figure>"""
    found = one(extract_html(story(film)), Kind.VIDEO)
    assert found.media is not None
    assert (found.media.caption, found.media.url) == ("The car that floated, filmed in 1961", "/car.mp4")


def test_a_list_between_body_texts_is_body_and_a_list_of_links_is_not():
    told = (
        "<h2>What we are watching</h2><ul><li>Retail sales, due at noon</li><li>A vote at the port</li></ul>"
    )
    links = "<ul><li><a href='/a'>Tides and tables</a></li><li><a href='/b'>Boats for sale</a></li></ul>"
    found = body(extract_html(story(f"{told}<p>{PROSE[0]} Again.</p>{links}<p>{PROSE[1]} Again.</p>")))
    assert [text for text in found if text.startswith(("Retail", "A vote", "Tides", "Boats"))] == [
        "Retail sales, due at noon",
        "A vote at the port",
    ]


def test_the_role_of_a_heading_makes_one():
    page = story('<div role="heading" aria-level="3">How it was paid for</div>')
    assert [(p.kind, p.level) for p in extract_html(page).pieces if p.text.startswith("How it was")] == [
        (Kind.HEADING, 3)
    ]


def test_a_post_is_one_piece():
    post = """<blockquote class="twitter-tweet"><p>The wall is up!</p>— Harbour Office
        <a href="https://x.example/1">May 2</a></blockquote>"""
    assert one(extract_html(story(post)), Kind.SOCIAL).text == "The wall is up! — Harbour Office May 2"


def test_the_source_of_a_quotation_stands_in_no_footer():
    quote = "<blockquote><p>We accept that the wall was late.</p><footer>Harbour Office</footer></blockquote>"
    places = {p.text: (p.kind, p.place) for p in extract_html(story(quote)).pieces}
    assert places["Harbour Office"] == (Kind.QUOTE, "")


def test_a_first_paragraph_that_extractors_leave_out_belongs_to_its_siblings():
    """Each paragraph stands in a box without a name; those around the first one hold a player's buttons."""
    lines = [f"{text} So it was on the quay." for text in PROSE]
    boxes = "".join(f"<div><p>{text}</p></div>" for text in lines)
    page = f'<html><body><h1>Harbour</h1><div class="x1"><div id="main">{boxes}</div></div></body></html>'
    assert body(extract_html(page)) == ["Harbour", *lines]


def test_a_transcript_on_the_page_belongs_to_the_video_before_it():
    parts = """<video src="v.mp4" title="Inside"></video>
        <details class="video-transcript"><summary>Read it</summary>
        <p>Here we are, at the wall.</p></details>"""
    extracted = extract_html(story(parts))
    media = one(extracted, Kind.VIDEO).media
    assert media is not None
    assert media.transcript is not None
    assert media.transcript.state is State.FOUND
    assert "Here we are, at the wall." in [cue.text for cue in media.cues]


def test_notes_after_the_last_paragraph_are_body():
    notes = """<p class="correction">An earlier version gave the wrong year.</p>
        <section class="footnotes"><ol><li>First note.</li><li>Second note.</li></ol></section>"""
    page = story().replace("</article>", notes + "</article>")
    assert body(extract_html(page))[-3:] == [
        "An earlier version gave the wrong year.",
        "First note.",
        "Second note.",
    ]


def test_nothing_of_a_page_can_steer_a_terminal():
    hostile = """<p>The &#27;[31m wall &#x202e;of&#x9b;2J the town</p>
        <figure><img src="a" alt="A&#27;]0;x&#7;crane over the sea"></figure>"""
    extracted = extract_html(story(hostile))
    everything = extracted.reading + "".join(p.text for p in extracted.pieces) + repr(extracted.pieces)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(everything)


def test_the_buttons_beside_a_byline_are_none():
    byline = '<div class="byline"><span>By Anna Holm</span><button>Share</button><button>Save</button></div>'
    page = story().replace("</h1>", f"</h1>{byline}")
    assert [p.text for p in extract_html(page).pieces if p.kind is Kind.BYLINE] == ["By Anna Holm"]
