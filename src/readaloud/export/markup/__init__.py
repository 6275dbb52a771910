"""Elements of XML and HTML, and the text of an article as elements."""
