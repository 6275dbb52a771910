"""What EPUB, DAISY and the page share: documents, their outline, and what is heard where."""
