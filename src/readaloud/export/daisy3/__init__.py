"""DAISY 3 books (ANSI/NISO Z39.86)."""
