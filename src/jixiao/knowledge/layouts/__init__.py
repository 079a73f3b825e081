"""The official layouts as pictures of tables."""
