"""The article, its plan and its times as JSON."""
