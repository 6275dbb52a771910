"""Furniture rules: the YAML files, the notation of their phrases, their look-up, and people's own."""
