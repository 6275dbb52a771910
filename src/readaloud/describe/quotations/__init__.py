"""Quotations: where their marks stand, and which of them are speech."""
