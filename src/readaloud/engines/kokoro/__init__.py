"""Kokoro's voices."""
