"""No word of a page is lost, none is said twice, and their order stays, whatever the page looks like."""

from collections import Counter
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from partition import assert_partitions, words

from readaloud.extract.html.page import extract_html
from readaloud.text.sanitise import clean_text

UNREAD = {"script", "style", "template", "noscript", "svg", "head"}
TAGS = """
div p span a b em h1 h2 h3 ul ol li dl dt dd blockquote q figure figcaption table caption tr th td
article main nav header footer aside form button label select option section details summary pre
code sup video audio iframe noscript script style svg template title textarea picture x-player
dialog address small time
""".split()  # noqa: SIM905
CLASSES = [
    "", "caption", "credit", "video-player", "image", "wp-caption", "gallery", "pullquote", "footnotes",
    "twitter-tweet",
    "correction", "byline", "related", "headline title", "audio",
]  # fmt: skip
TEXTS = [
    "The bridge opened.",
    " and ",
    "2:05",
    "x",
    "\n",
    "  ",
    "“Quote,”",
    "a\u00a0b",
    "e\u0301",
    "\u202ehidden",
    "a\x1b[31mb",
]


def leaf() -> st.SearchStrategy[str]:
    return st.one_of(
        st.sampled_from(TEXTS).map(escape),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(escape),
        st.sampled_from(
            ["<br>", "<hr>", '<img src="a.jpg">', '<img src="b.jpg" alt="">', '<iframe src="/x"></iframe>']
        ),
    )


@st.composite
def element(draw: st.DrawFn, children: st.SearchStrategy[str]) -> str:
    tag = draw(st.sampled_from(TAGS))
    names = draw(st.sampled_from(CLASSES))
    more = draw(
        st.sampled_from(
            [
                "",
                "",
                "",
                " hidden",
                ' aria-hidden="true"',
                ' style="display:none"',
                ' lang="fr"',
                ' href="#n"',
            ]
        )
    )
    inner = "".join(draw(st.lists(children, max_size=5)))
    return f'<{tag} class="{names}"{more}>{inner}</{tag}>'


PAGES = st.recursive(leaf(), element, max_leaves=30)


def text_nodes(page: str) -> str:
    """All text outside of what is never read, by another way than the program's: a plain recursion."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = html.document_fromstring(page.replace("\0", "\ufffd").encode(), parser=parser)

    def read(node: etree._Element) -> str:
        if node.tag in UNREAD:
            return ""
        return (node.text or "") + "".join(read(child) + (child.tail or "") for child in node)

    return clean_text(read(root))


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_the_pieces_hold_every_text_node_once(page):
    page = f"<html><body><p>Start.</p>{page}</body></html>"
    extracted = extract_html(page)
    assert_partitions(extracted)
    assert unmarked(extracted.reading) == unmarked(text_nodes(page))


def unmarked(text: str) -> Counter[str]:
    """How often each character stands in the text; marks of quotations not, a browser puts them around q."""
    return Counter(words(text).translate(dict.fromkeys(map(ord, "“”‘’«»‹›„‚"))))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "div", "li", "h2", "td", "section", "blockquote"]), st.sampled_from(CLASSES)
        ),
        min_size=1,
        max_size=25,
    )
)
def test_order_is_kept(blocks):
    page = "".join(f'<{tag} class="{name}">word{at} of it</{tag}>' for at, (tag, name) in enumerate(blocks))
    extracted = extract_html(f"<body>{page}</body>")
    assert words(extracted.reading) == "".join(f"word{at}ofit" for at in range(len(blocks)))
    assert_partitions(extracted)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400).map(lambda data: "<p>x" + data.decode("latin-1")))
def test_no_garbage_makes_it_fail(page):
    assert_partitions(extract_html(page))


def test_a_page_of_a_thousand_levels_keeps_its_innermost_word():
    for tags in ("<div>", "<span>", "<blockquote><ul><li>", "<table><tr><td>", "<figure class=video>"):
        page = tags * (1000 // tags.count("<")) + "innermost"
        assert "innermost" in extract_html(page).reading
