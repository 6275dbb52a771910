"""Utterance to speech: engines, each in a child process of our own."""
