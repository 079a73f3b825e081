"""Writing: pages of paragraphs and tables become xlsx, docx, pdf, html and txt; forms become pages
by their layouts.
"""

from jixiao.writing.files import FORMATS, format_of, made
from jixiao.writing.pages.page import Cell, Meta, Page, Paragraph, Picture, Table

__all__ = [
    "FORMATS",
    "Cell",
    "Meta",
    "Page",
    "Paragraph",
    "Picture",
    "Table",
    "format_of",
    "made",
]
