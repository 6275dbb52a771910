"""Spoken forms: what an engine is given to say where it would read the written form wrong.

``spoken_form`` is pure and keeps, for every piece that differs, its offsets in both texts, so that a word
that is heard can be found on the screen. What engines read right is left alone. One file a family of rules.
"""

from readaloud.text.spoken.rewriting import spoken_form

__all__ = ["spoken_form"]
