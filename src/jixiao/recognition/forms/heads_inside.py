"""Title, year, period and unit of money where they stand in the table itself, as in a spreadsheet:
in rows of their own above its parts, side by side in one row, or as lines of one cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.forms import Entry
from jixiao.recognition.forms import sectioning as d
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.sectioning import Section, Sectioned
from jixiao.recognition.forms.title import is_meta, is_short_line, is_title
from jixiao.recognition.forms.words import split_label, squeezed

_PARTS = (d.BASIC, d.FUNDING, d.GOALS, d.INDICATORS)
_HEAD = (d.TITLE, d.META, d.NOTE, d.OTHER)  # a note may stand above the title


def title_inside(sectioned: Sectioned) -> Entry | None:
    """The title that stands in the table, nearest above its first part; whose the form is may be told
    in a row above it.
    """
    found: Entry | None = None
    for at, section in enumerate(sectioned.sections):
        if section.kind not in _HEAD and not _is_row_above(section, at):
            break
        for line in section.lines if section.kind == d.TITLE else ():
            titles = [entry for entry in _entries(line.first) if is_title(entry.text)]
            found = titles[-1] if titles else found
    return found


def _is_row_above(section: Section, at: int) -> bool:
    alone = at == 0 and section.kind == d.BASIC and len(section.lines) == 1
    return alone and not d.starts_form(section.lines[0])


def head_inside(sectioned: Sectioned) -> Iterator[Entry]:
    """The lines about the form that stand in the table: above its parts also short ones of other
    words, below the indicators those with a label alone (填报日期：…), since a day there is when it
    was signed.
    """
    seen: set[str] = set()
    for section in sectioned.sections:
        seen.add(section.kind)
        for line in section.lines:
            for slot in line.slots:
                if _is_of_head(slot, line, section, seen):
                    yield from _entries(slot)


def _is_of_head(slot: Slot, line: Line, section: Section, seen: set[str]) -> bool:
    if section.kind == d.OTHER:
        return not seen.intersection(_PARTS) and is_short_line(squeezed(slot.text))
    if section.kind == d.BASIC:  # 填报单位：某某 | 2024年1-8月 | 单位：万元
        return _only_said(line)
    labelled = split_label(slot.text) is not None
    return section.kind in (d.TITLE, d.META) and (d.INDICATORS not in seen or labelled)


def _only_said(line: Line) -> bool:
    """Whether each cell of a row says something of the form by itself, and none is the value of
    another.
    """
    return len(line.slots) > 1 and all(is_meta(squeezed(slot.text)) for slot in line.slots)


def _entries(slot: Slot) -> Iterator[Entry]:
    """The lines of a cell, each at its own place in it."""
    pieces = [piece.strip() for piece in slot.text.split("\n") if piece.strip()]
    if len(pieces) == 1:
        yield Entry(text=slot.text, place=slot.cell.place)
        return
    at = 0
    for piece in pieces:
        at = max(slot.cell.text.find(piece, at), at)
        yield Entry(text=piece, place=slot.cell.place.narrowed(at, at + len(piece)))
        at += len(piece)
