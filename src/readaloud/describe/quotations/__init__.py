"""Quotations: where their marks stand, which of them are speech, and the quotes of an article."""
