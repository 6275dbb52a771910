"""Pictures in books, pages and sound files: those of the article, and the cover that we draw."""
