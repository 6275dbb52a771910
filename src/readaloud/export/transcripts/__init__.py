"""The reading as text: plain, and in Markdown."""
