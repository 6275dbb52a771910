"""Strategies for hypothesis: bodies, furniture and captures of our own words."""

from hypothesis import strategies as st

PARAGRAPHS = (
    "The harbour master closed the north quay on Monday after two cranes had begun to lean.",
    "“Nobody is to walk under them until we know why,” she told reporters, and left it at that.",
    "Engineers from the city will measure the ground twice a day for the rest of the month.",
    "Eleven ships wait in the bay. Three of them carry grain for the mills up the river.",
    "“It is the clay,” said Ivo Brandt, who has kept the pumps for thirty years.",
    "The company that built the quay did not answer questions about the depth of the piles.",
    "No one was hurt.",
    "In 1987 a part of the same wall sank by almost a metre, and nobody noticed for a week.",
    "A spokeswoman said that the cost of a new wall would be between 4.5 and 6 million.",
)
HEADINGS = ("What the soundings show", "A wall on clay", "The cost")
FURNITURE = (
    "Advertisement",
    "Story continues below advertisement",
    "Share on Facebook",
    "Sign up for our newsletter and get the news in your inbox.",
    "Read more: Council puts off vote on the new bridge once again",
    "By clicking subscribe you agree to our terms of use and privacy policy.",
    "Publicité",
    "Copy link",
    "Skip to main content",
    "Lire aussi : Le pont ne rouvrira pas avant l’hiver",
    "Anzeige",
    "© 2025 The Quay Gazette. All rights reserved.",
)
HEADLINE = "Cranes on the north quay begin to lean and the harbour stops"
BYLINE = "By Marta Oyelaran"

bodies = st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=8, unique=True)
furniture = st.sampled_from(FURNITURE)
odd = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\x1b\x07\u202e\u200b\t <>&*•–—“”'\"›»|:#123.ABCab\n"),
    max_size=60,
)
markup = st.sampled_from(
    (
        "<b>bold</b>",
        "[link](http://x)",
        "* item",
        "• point",
        "1. first",
        "2. second",
        "> quoted",
        "[1] note",
        "—",
    )
)
videos = st.sampled_from(
    (
        "Click to play video: 'Divers look at the piles' Divers look at the piles",
        "WATCH: Divers look at the piles",
        "2:33 Divers look at the piles Divers look at the piles – Nov 2, 2021",
        "A crane leans over the quay. Ada Moss/Harbour News",
        "A crane leans over the quay. View image in full screen",
    )
)
lines = st.sampled_from(PARAGRAPHS) | st.sampled_from(HEADINGS) | furniture | odd | markup | videos
captures = st.lists(st.tuples(lines, st.sampled_from(("\n", "\n\n"))), max_size=24).map(
    lambda parts: "".join(line + end for line, end in parts)
)
