"""The web server that the tests of this folder talk to."""

from web_server import site

__all__ = ["site"]
