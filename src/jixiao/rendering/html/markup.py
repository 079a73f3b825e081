"""HTML made safe: every text escaped, every attribute quoted, and the words of a cell with their
marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from jixiao.rendering.html.marks import Mark, worst
from jixiao.rendering.words import printable


def text(value: str) -> str:
    """Text content, escaped, without control characters."""
    return escape(printable(value), quote=True)


def attributes(**values: object) -> str:
    """Attributes with a blank before each; None and False are left out, True stands bare; ``_``
    becomes ``-`` and a trailing one is dropped.
    """
    parts: list[str] = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        parts.append(f" {key}" if value is True else f' {key}="{text(str(value))}"')
    return "".join(parts)


def element(tag: str, *content: str, **values: object) -> str:
    """An element with content that is markup already."""
    return f"<{tag}{attributes(**values)}>{''.join(content)}</{tag}>"


def numbers(marks: Sequence[Mark], *, primary: bool) -> str | None:
    """The numbers of the findings that have a place here, as an attribute's list; None where there
    is none.
    """
    found = dict.fromkeys(str(mark.number) for mark in marks if mark.primary is primary)
    return " ".join(found) or None


def marked(value: str, marks: Sequence[Mark]) -> str:
    """The text with each marked stretch in an element; overlapping stretches share their common
    part.
    """
    if not marks:
        return text(value)
    edges = sorted(
        {
            0,
            len(value),
            *(edge for mark in marks for edge in (mark.start, mark.end) if 0 <= edge <= len(value)),
        }
    )
    parts: list[str] = []
    for start, end in pairwise(edges):
        parts.append(
            _stretch(
                value[start:end], [mark for mark in marks if mark.start < end and mark.end > start]
            )
        )
    return "".join(parts)


def _stretch(value: str, marks: Sequence[Mark]) -> str:
    if not marks:
        return text(value)
    severity = worst(marks)
    first = numbers(marks, primary=True)
    if severity is None:
        return element("span", text(value), class_="also", data_r=numbers(marks, primary=False))
    return element(
        "mark",
        text(value),
        class_=severity.value,
        data_f=first,
        data_r=numbers(marks, primary=False),
        tabindex="0",
    )
