"""What a listener is told about things one can only see: speakers, videos, pictures, tables."""

from readaloud.describe.describing import describe as describe

__all__ = ["describe"]
