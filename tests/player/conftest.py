"""Playback tests hear through the private sound server."""

from sound import sound, sound_server

__all__ = ["sound", "sound_server"]
