"""The recording as a sound file with tags, chapters and a cover."""
