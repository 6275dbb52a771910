"""Speech to timeline and samples: cache, tempo, gaps, encoding."""
