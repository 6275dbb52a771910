"""The page that plays itself."""
