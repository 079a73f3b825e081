"""Pages of paragraphs and tables, and their writers."""
