"""Web pages to pieces.

``page`` has the steps in their order. ``walk`` makes a draft of every text and every medium; ``body`` finds
which drafts are the article; ``media`` brings together what is about one picture or one player. ``names`` and
``markup`` know what tags, roles and class names mean.
"""

from readaloud.extract.html.page import extract_html as extract_html

__all__ = ["extract_html"]
