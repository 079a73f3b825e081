"""The second row of a header: whether there is one, and the columns with its heads put in."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.header_fields import GRADES
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.natures import LONG, OPERATOR, SHORT, nature
from jixiao.recognition.forms.standing import Column

_CAUSES = (
    (
        regex(
            r"(?:经费|资金|制度|人员|硬件|组织|政策)(?:保障|因素|条件)?|其他|其它|(?:偏差)?原因(?:说明|分析)?"
        ),
        regex("原因|偏差"),
    ),
    (regex(r"确定能|(?:有)?可能|(?:完全)?不可?能|能"), regex("可能性")),
)

_OF_ALL = ("合计", "总计", "小计", "全县", "全市", "全区", "总数")


def is_second_row(line: Line, columns: Sequence[Column], header: Line) -> bool:
    """Whether a line is the second row of a header: short words under its wide heads."""
    name = next((column for column in columns if column.role == v.NAME), None)
    if (
        name is None
        or len(line.slots) < 2
        or (line.merged_known and line.first.start <= name.start)
    ):
        return False
    if any(
        nature(slot.text) not in (SHORT, OPERATOR, LONG) or len(slot.text) > 14
        for slot in line.slots
    ):
        return False
    known = sum(
        v.indicator_role(slot.text) is not None or slot.key in GRADES or v.is_place(slot.text)
        for slot in line.slots
    )
    wide = [column for column in _reaching(columns, header) if column.end - column.start > 1]
    if (
        not line.merged_known
        and sum(column.end - column.start for column in wide) == len(line.slots)
        and not v.level_of(line.first.text)
    ):
        return all(len(slot.text) <= 8 for slot in line.slots)
    under = all(
        any(column.start <= slot.start < column.end for column in wide) for slot in line.slots
    )
    return under or (known == len(line.slots) and not line.merged_known)


def opened_by(line: Line, columns: Sequence[Column]) -> list[Column]:
    """The columns with the heads of a second row put in, where neither row kept the width of the
    cells above; none where there is no such row.
    """
    name = next((column for column in columns if column.role == v.NAME), None)
    if line.merged_known or name is None or line.first.start > name.start or len(line.slots) < 2:
        return []
    parents = [_parent(slot, columns) for slot in line.slots]
    if None in parents or any(
        columns[at].end - columns[at].start > 1
        for at in set(parents)
        if at is not None and at < len(columns) - 1
    ):
        return []
    found: list[Column] = []
    for at, column in enumerate(columns):
        inside = [slot for slot, parent in zip(line.slots, parents, strict=True) if parent == at]
        start = found[-1].end if found else column.start
        if not inside:
            found.append(
                msgspec.structs.replace(column, start=start, end=start + column.end - column.start)
            )
        for slot in inside:
            start = found[-1].end if found else column.start
            found.append(
                Column(
                    role=_role_under(column, slot, len(inside)),
                    start=start,
                    end=start + 1,
                    head=slot.text,
                )
            )
    return found


def _parent(slot: Slot, columns: Sequence[Column]) -> int | None:
    """Which head of the first row a head of the second stands under, by its words."""
    role = v.indicator_role(slot.text)
    if role in (v.OPERATOR, v.TARGET, v.UNIT):
        return next((at for at, column in enumerate(columns) if column.role == v.TARGET), None)
    for cause, above in _CAUSES:
        if cause.fullmatch(slot.key):
            return next(
                (at for at, column in enumerate(columns) if above.search(column.head)), None
            )
    return None


def _reaching(columns: Sequence[Column], header: Line) -> list[Column]:
    """In text the last head may stand over all columns up to the table's edge."""
    if header.merged_known or not columns:
        return list(columns)
    return [
        *columns[:-1],
        msgspec.structs.replace(columns[-1], end=max(columns[-1].end, header.width + 1)),
    ]


def with_second_row(columns: Sequence[Column], line: Line) -> list[Column]:
    """The columns with the heads of a second row put in where they stand."""
    found: list[Column] = []
    columns = _reaching(columns, line)
    line = _under_wide(line, columns)
    for column in columns:
        inside = [slot for slot in line.slots if column.start <= slot.start < column.end]
        if not inside:
            found.append(column)
            continue
        for index, slot in enumerate(inside):
            end = inside[index + 1].start if index + 1 < len(inside) else column.end
            found.append(
                Column(
                    role=_role_under(column, slot, len(inside)),
                    start=slot.start,
                    end=max(end, slot.start + 1),
                    head=slot.text,
                )
            )
    return found


def _under_wide(line: Line, columns: Sequence[Column]) -> Line:
    """A second row that a lost merge moved: put under the wide heads that have its number of
    columns.
    """
    if line.merged_known or line.first.start >= min(
        (column.start for column in columns if column.end - column.start > 1), default=0
    ):
        return line
    wide = [column for column in columns if column.end - column.start > 1]
    exact = next(
        ([column] for column in wide if column.end - column.start == len(line.slots)), wide
    )
    places = [place for column in exact for place in range(column.start, column.end)]
    if len(places) != len(line.slots):
        return line
    moved = tuple(
        msgspec.structs.replace(slot, start=place, end=place + 1)
        for slot, place in zip(line.slots, places, strict=True)
    )
    return msgspec.structs.replace(line, slots=moved)


def _role_under(column: Column, slot: Slot, count: int) -> str:
    role = v.indicator_role(slot.text)
    if role is not None:
        return role
    return column.role if speaks_for(column.role, slot, count) else v.EXTRA


def speaks_for(role: str | None, slot: Slot, count: int) -> bool:
    """Whether a head that names no field is what the head of a field above it is about: the only one
    below it, or of all of several places.
    """
    return count == 1 or (role in (v.TARGET, v.ACTUAL) and slot.key in _OF_ALL)
