"""Texts of cells as they are compared: without blanks; and whether they say anything."""

from __future__ import annotations

from jixiao.core.regex import regex

_BLANK = regex(r"[\s\-－–—─/／\\*…]*")


def squeezed(text: str) -> str:
    """A text without blanks and line breaks."""
    return "".join(text.split())


def blank(text: str) -> bool:
    """Whether a cell is empty or holds only dashes and slashes."""
    return _BLANK.fullmatch(text) is not None
