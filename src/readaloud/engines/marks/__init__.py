"""Word marks: which words there are, and when each begins to be heard."""
