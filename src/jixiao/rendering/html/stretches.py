"""The words of a cell or paragraph cut where a mark begins or ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from jixiao.rendering.html.marks import Box, Mark, worst


class Stretch(msgspec.Struct, frozen=True):
    """Words under the same marks. ``level`` is the gravest severity of the findings that have their
    place here; ``first`` lists their numbers, ``also`` those of findings that are only related.
    """

    text: str
    level: str = ""
    first: str = ""
    also: str = ""


def stretches(text: str, marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    """The text in stretches; overlapping marks share their common part."""
    if not marks:
        return (Stretch(text),) if text else ()
    edges = sorted(
        {
            0,
            len(text),
            *(edge for mark in marks for edge in (mark.start, mark.end) if 0 <= edge <= len(text)),
        }
    )
    return tuple(
        _stretch(text[start:end], [each for each in marks if each.start < end and each.end > start])
        for start, end in pairwise(edges)
    )


def _stretch(text: str, marks: Sequence[Mark]) -> Stretch:
    severity = worst(marks)
    return Stretch(
        text,
        severity.value if severity else "",
        numbers(marks, primary=True),
        numbers(marks, primary=False),
    )


def numbers(marks: Sequence[Mark | Box], *, primary: bool) -> str:
    """The numbers of the findings that have a place here, each once, parted by blanks."""
    return " ".join(dict.fromkeys(str(each.number) for each in marks if each.primary is primary))
