"""Needs something that is not there."""

raise ImportError("libspeech.so.7: cannot open shared object file")
