"""The walk over a page: every reading text and every medium becomes a draft, in document order."""
