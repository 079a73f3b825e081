"""The labelled fields of a form's head: those of its basic block and of the lines above its table."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.forms import Entry
from jixiao.core.regex import regex
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
    loose: set[str] = msgspec.field(default_factory=set)
    """The fields whose label also says something else where the form has the usual one too."""


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
_LOOSE = regex("牵头|归口|监管|分管|责任|负责|经办|主办|承办|落实")
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
                _put(basics, slot.text, plain(following))
    return basics


def add_lines(basics: Basics, head: Sequence[Entry]) -> None:
    """Labelled lines above the table fill what its rows leave open."""
    for label, entry in labelled(head):
        _put(basics, label, entry, without=_OF_THE_TABLE)


def _field(label: str, without: Sequence[str] = ()) -> str | None:
    found = (name for name, pattern in _FIELDS if v.says(pattern, label))
    return next((name for name in found if name not in without), None)


def _put(basics: Basics, label: str, entry: Entry | None, without: Sequence[str] = ()) -> None:
    """The first entry of a field; beside 牵头部门 a 主管部门 goes before."""
    field = _field(label, without)
    if field is None or entry is None:
        return
    loose = _LOOSE.search(label) is not None
    if getattr(basics, field) is None or (field in basics.loose and not loose):
        setattr(basics, field, entry)
        basics.loose = basics.loose | {field} if loose else basics.loose - {field}


def _inline(slot: Slot, basics: Basics) -> None:
    """A label and its value in one cell (项目名称：某某)."""
    split = split_label(slot.text)
    if split is None:
        return
    label, value, start = split
    start += max(slot.cell.text.find(slot.text), 0)
    place = slot.cell.place.narrowed(start, start + len(value))
    _put(basics, label, Entry(text=value, place=place))


def _is_basic_label(slot: Slot) -> bool:
    return _field(slot.text) is not None and slot.text.rstrip().endswith(_LABELS_END)
