"""PDF pages with a text layer, as paragraphs and grids."""
