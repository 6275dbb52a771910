"""Plain text to pieces: its lines, with wrapping and the numbers of links undone where programs made them."""
