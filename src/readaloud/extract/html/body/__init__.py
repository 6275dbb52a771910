"""The article on a page: which drafts are body, what belongs to them by its place, and what leads them."""
