"""Pieces to article and ledger: what is the story, what is furniture, and which rule says so."""

from readaloud.clean.cleaning import clean
from readaloud.clean.restoring import restore

__all__ = ["clean", "restore"]
