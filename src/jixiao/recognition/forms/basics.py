"""The labelled fields of a form's head: those of its basic block and of the lines above its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.forms import Entry
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.entries import plain
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.title import labelled
from jixiao.recognition.forms.words import split_label


class Basics(msgspec.Struct):
    """The labelled fields of the basic block, by the pattern that names them."""

    project: Entry | None = None
    supervising: Entry | None = None
    implementing: Entry | None = None
    department: Entry | None = None
    cycle: Entry | None = None
    point: Entry | None = None
    filed_on: Entry | None = None
    filer: Entry | None = None


_FIELDS = (
    ("point", v.MONITORING_POINT),
    ("filed_on", v.FILED_ON),
    ("cycle", v.CYCLE),
    ("supervising", v.SUPERVISING),
    ("project", v.PROJECT),
    ("implementing", v.IMPLEMENTING),
    ("department", v.DEPARTMENT_NAME),
    ("filer", v.FILER),
)
_OF_THE_TABLE = ("filed_on", "department", "filer")  # the lines above are read for these elsewhere
_LABELS_END = (":", "：", "称", "门", "位", "期", "间", "点")


def read_basics(lines: Sequence[Line]) -> Basics:
    """Label and value pairs of the basic block; a line with one cell (单位名称：某某), as stands
    above other tables, fills what is left.
    """
    basics = Basics()
    for line in sorted(lines, key=lambda line: len(line.slots) == 1):
        for slot in line.slots:
            _inline(slot, basics)
            following = line.after(slot)
            if following is not None and not _is_basic_label(following):
                _put(basics, _field(slot.text), plain(following))
    return basics


def add_lines(basics: Basics, head: Sequence[Entry]) -> None:
    """Labelled lines above the table fill what its rows leave open."""
    for label, entry in labelled(head):
        field = next((name for name in _fields(label) if name not in _OF_THE_TABLE), None)
        _put(basics, field, entry)


def _fields(label: str) -> Iterator[str]:
    return (name for name, pattern in _FIELDS if v.says(pattern, label))


def _field(label: str) -> str | None:
    return next(_fields(label), None)


def _put(basics: Basics, field: str | None, entry: Entry | None) -> None:
    if field is not None and getattr(basics, field) is None:
        setattr(basics, field, entry)


def _inline(slot: Slot, basics: Basics) -> None:
    """A label and its value in one cell (项目名称：某某)."""
    split = split_label(slot.text)
    if split is None:
        return
    label, value, start = split
    start += max(slot.cell.text.find(slot.text), 0)
    place = slot.cell.place.narrowed(start, start + len(value))
    _put(basics, _field(label), Entry(text=value, place=place))


def _is_basic_label(slot: Slot) -> bool:
    return _field(slot.text) is not None and slot.text.rstrip().endswith(_LABELS_END)
