"""Frozen values that every part of readaloud speaks in; no effects, no other package of ours."""
