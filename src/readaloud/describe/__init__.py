"""What a listener is told about things one can only see: speakers, videos, pictures, tables."""
