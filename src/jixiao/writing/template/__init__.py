"""The filling template: a workbook of plain tables that a clerk fills in and ``jixiao fill`` reads
back. ``book.template`` writes it.
"""

from jixiao.writing.template.columns import (
    BASICS,
    FUNDING,
    GOALS,
    GUIDE,
    HEADINGS,
    INDICATORS,
    KINDS,
    LEVELS,
    LIBRARY,
    NOTES,
    NUMBER,
    OPTIONS,
    ROLES,
    SHEETS,
    Column,
    columns_of,
)

__all__ = [
    "BASICS",
    "FUNDING",
    "GOALS",
    "GUIDE",
    "HEADINGS",
    "INDICATORS",
    "KINDS",
    "LEVELS",
    "LIBRARY",
    "NOTES",
    "NUMBER",
    "OPTIONS",
    "ROLES",
    "SHEETS",
    "Column",
    "columns_of",
]
