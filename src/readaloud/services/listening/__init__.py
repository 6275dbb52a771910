"""A listening session: an article read aloud, in a thread of its own."""
