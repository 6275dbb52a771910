"""Web pages to pieces.

``page`` has the steps in their order. ``walk`` makes a draft of every text and every medium; ``body`` finds
which drafts are the article; ``media`` brings together what is about one picture or one player. ``names`` and
``markup`` know what tags, roles and class names mean.
"""
