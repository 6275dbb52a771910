"""Pictures, players and galleries: which drafts of a page are about one medium, and what they say of it."""
