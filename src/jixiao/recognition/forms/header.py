"""The header of an indicator table: one or two rows of words become columns with fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.alignment import (
    CORNER,
    LONG,
    NUMBER,
    OPERATOR,
    PERCENTAGE,
    SHORT,
    Column,
    nature,
    operator_like,
    unit_like,
)
from jixiao.recognition.forms.lines import Line, Slot
from jixiao.recognition.forms.words import key

_WEAK_TARGETS = frozenset(
    {
        "绩效标准",
        "评价标准值",
        "年度目标",
        "目标",
        "年度绩效目标",
        "标准值",
        "目标任务",
        "计划情况",
        "年度指标",
    }
)
_WEAK_NAMES = frozenset(
    {
        "绩效指标",
        "指标",
        "评价指标",
        "考核指标",
        "目标",
        "绩效目标",
        "绩效指标描述",
        "指标项",
        "绩效指标名称",
    }
)
_CAUSES = (
    (
        re.compile(
            r"(?:经费|资金|制度|人员|硬件|组织|政策)(?:保障|因素|条件)?|其他|其它|(?:偏差)?原因(?:说明|分析)?"
        ),
        re.compile("原因|偏差"),
    ),
    (re.compile(r"确定能|(?:有)?可能|(?:完全)?不可?能|能"), re.compile("可能性")),
)
_RULES = re.compile(
    "(?:评价|评分|扣分|计分|打分|得分)(?:标准|办法|规则|依据)|依据"
)  # heads of rules, no targets
_GRADES = ("优", "良", "中", "差")


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of an indicator table; ``level1`` is a level-1 cell that slipped into the header
    row; ``rows`` how many lines it took.
    """

    columns: tuple[Column, ...]
    level1: Slot | None = None
    corrected: int | None = None  # index of the column with targets corrected during the year
    rows: int = 1
    corner: Slot | None = None  # the label of the block, left of the columns

    def has(self, role: str) -> bool:
        """Whether there is a column for a field."""
        return any(column.role == role for column in self.columns)


def is_header(line: Line) -> bool:
    """Whether a line is the header row of an indicator table."""
    roles = [
        role for role in (v.indicator_role(slot.text) for slot in line.slots) if role is not None
    ]
    named = set(roles)
    weak = any(slot.key in _WEAK_NAMES for slot in line.slots)
    if v.LEVEL1 in named and v.LEVEL2 in named:
        return len(named) >= 3 or len(line.slots) >= 4
    if v.NAME in named or (weak and v.LEVEL1 in named):
        return bool(named & {v.TARGET, v.ACTUAL, v.POINTS, v.SCORE}) and len(line.slots) >= 3
    return (
        weak
        and bool(named & {v.TARGET, v.ACTUAL})
        and bool(named & {v.POINTS, v.SCORE, v.ACTUAL, v.REASON})
        and len(line.slots) >= 3
    )


def read_header(line: Line, following: Sequence[Line]) -> Header:
    """The columns of a header row; ``following`` are the lines below it."""
    slots, slipped = _without_level(line)
    columns = _columns(slots, line)
    rows = 1
    if following and (opened := _opened_by(following[0], columns)):
        columns, rows = opened, 2
    elif following and _is_second_row(following[0], columns, line):
        columns = _with_second_row(columns, following[0])
        rows = 2
    columns = _guessed(_named(columns))
    columns = _split_targets(columns, following[rows - 1 :])
    corrected = next(
        (index for index, column in enumerate(columns) if v.corrected_target(column.head)), None
    )
    columns = _unique(columns)
    if not any(column.role == v.LEVEL2 for column in columns):
        columns = [
            msgspec.structs.replace(column, lone=column.role in (v.LEVEL1, v.NAME))
            for column in columns
        ]
    return Header(
        columns=tuple(columns), level1=slipped, corrected=corrected, rows=rows, corner=_corner(line)
    )


def _corner(line: Line) -> Slot | None:
    return (
        line.first
        if v.is_corner(line.first.text) and v.indicator_role(line.first.text) is None
        else None
    )


def _without_level(line: Line) -> tuple[list[Slot], Slot | None]:
    """The header's cells without a level-1 label that a lost merge put among them (and what stands
    right of it moved back).
    """
    slipped = next(
        (
            slot
            for slot in line.slots
            if v.level_of(slot.text) and v.indicator_role(slot.text) is None
        ),
        None,
    )
    if slipped is None:
        return list(line.slots), None
    at = line.slots.index(slipped)
    left, right = list(line.slots[:at]), list(line.slots[at + 1 :])
    if not line.merged_known:
        right = [
            msgspec.structs.replace(slot, start=slot.start - 1, end=slot.end - 1) for slot in right
        ]
    return left + right, slipped


def _columns(slots: Sequence[Slot], line: Line) -> list[Column]:
    found: list[Column] = []
    for index, slot in enumerate(slots):
        following = slots[index + 1].start if index + 1 < len(slots) else slot.start + 1
        end = max(slot.end, slot.start + 1) if line.merged_known else following
        role = v.indicator_role(slot.text) or v.EXTRA
        if (
            index == 0 and role in (v.EXTRA, v.ACTUAL) and v.is_corner(slot.text)
        ):  # 年度绩效目标完成情况 over the block, not over the actuals
            role = CORNER
        found.append(Column(role=role, start=slot.start, end=end, head=slot.text))
    return found


def _is_second_row(line: Line, columns: Sequence[Column], header: Line) -> bool:
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
        v.indicator_role(slot.text) is not None or slot.key in _GRADES or v.is_place(slot.text)
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


def _opened_by(line: Line, columns: Sequence[Column]) -> list[Column]:
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


def _with_second_row(columns: Sequence[Column], line: Line) -> list[Column]:
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
    if slot.key in ("合计", "总计", "小计", "全县", "全市", "全区", "总数") and column.role in (
        v.TARGET,
        v.ACTUAL,
    ):
        return column.role
    return column.role if count == 1 else v.EXTRA


def _named(columns: Sequence[Column]) -> list[Column]:
    """A column for names where only a weak word (绩效指标) stands for it; the leftmost such word is
    else a corner.
    """
    if any(column.role == v.NAME and key(column.head) not in _WEAK_NAMES for column in columns):
        return [
            (
                msgspec.structs.replace(column, role=CORNER if index == 0 else v.EXTRA)
                if key(column.head) in _WEAK_NAMES
                and column.role in (v.NAME, CORNER, v.TARGET, v.EXTRA)
                else column
            )
            for index, column in enumerate(columns)
        ]
    weak = [index for index, column in enumerate(columns) if key(column.head) in _WEAK_NAMES]
    if not weak:
        return list(columns)
    levels = [index for index, column in enumerate(columns) if column.role in (v.LEVEL1, v.LEVEL2)]
    behind = [index for index in weak if not levels or index > levels[-1]]
    chosen = behind[0] if behind else weak[-1]
    return [
        (
            msgspec.structs.replace(column, role=v.NAME)
            if index == chosen
            else (
                msgspec.structs.replace(column, role=CORNER)
                if index in weak and index == 0
                else column
            )
        )
        for index, column in enumerate(columns)
    ]


def _guessed(columns: Sequence[Column]) -> list[Column]:
    """Heads in words of their own: the column behind the levels holds names, 值 before the actual
    the target, 完成 behind it the actual.
    """
    roles = [column.role for column in columns]
    if (
        v.NAME not in roles
        and v.LEVEL2 in roles
        and (at := roles.index(v.LEVEL2) + 1) < len(roles)
        and roles[at] == v.EXTRA
    ):
        roles[at] = v.NAME
    if v.NAME in roles:
        after = range(roles.index(v.NAME) + 1, len(roles))
        for role, words in (
            (v.TARGET, ("目标", "指标值", "计划", "标准")),
            (v.ACTUAL, ("完成", "实际")),
        ):
            if role not in roles:
                heads = (
                    at
                    for at in after
                    if roles[at] == v.EXTRA and not _RULES.search(key(columns[at].head))
                )
                fitting = (
                    at for at in heads if any(word in key(columns[at].head) for word in words)
                )
                chosen = next((at for at in fitting if not v.other_period(columns[at].head)), None)
                if chosen is not None:
                    roles[chosen] = role
    return [
        msgspec.structs.replace(column, role=role)
        for column, role in zip(columns, roles, strict=True)
    ]


def _split_targets(columns: Sequence[Column], body: Sequence[Line]) -> list[Column]:
    """A wide head 年度指标值 over operator, value and unit: told apart by what stands below."""
    found: list[Column] = []
    for column in columns:
        parts = (
            _parts_below(column, body)
            if column.role == v.TARGET and column.end - column.start > 1
            else []
        )
        found.extend(parts or [column])
    return found


def _parts_below(column: Column, body: Sequence[Line]) -> list[Column]:
    below: dict[int, list[str]] = {}
    for line in body:
        for slot in line.slots:
            if column.start <= slot.start < column.end and len(line.slots) > 2:
                below.setdefault(slot.start, []).append(slot.text)
    if len(below) < 2:
        return []
    filled = max(len(texts) for texts in below.values())
    starts = sorted(start for start, texts in below.items() if len(texts) * 3 >= filled)
    roles = {start: _part_role(below[start]) for start in starts}
    if len(starts) < 2 or sum(role == v.TARGET for role in roles.values()) != 1:
        return []
    ends = [*starts[1:], column.end]
    return [
        Column(role=roles[start], start=start, end=end, head=column.head)
        for start, end in zip(starts, ends, strict=True)
    ]


def _part_role(texts: Sequence[str]) -> str:
    if 2 * sum(operator_like(text) for text in texts) > len(texts):
        return v.OPERATOR
    units = sum(unit_like(text) and nature(text) not in (NUMBER, PERCENTAGE) for text in texts)
    numbers = sum(nature(text) in (NUMBER, PERCENTAGE) for text in texts)
    return v.UNIT if units > numbers and 2 * units > len(texts) else v.TARGET


def _unique(columns: Sequence[Column]) -> list[Column]:
    """Each field once: medium-term groups, standard values and converted scores sorted out; the
    rest is extra.
    """
    columns = list(columns)
    roles = [column.role for column in columns]
    _keep_last_group(columns, roles)
    _grade_columns(columns, roles)
    _scores(columns, roles)
    for role in (v.TARGET, v.ACTUAL):
        _keep_one(
            roles,
            role,
            [
                index
                for index, column in enumerate(columns)
                if roles[index] == role and not _secondary(column)
            ],
        )
    for role in (
        v.LEVEL1,
        v.LEVEL2,
        v.NAME,
        v.OPERATOR,
        v.UNIT,
        v.POINTS,
        v.SCORE,
        v.REVIEW_SCORE,
        v.COMPLETION,
        v.REASON,
    ):
        _keep_one(roles, role, [index for index in range(len(columns)) if roles[index] == role])
    return [
        msgspec.structs.replace(column, role=role)
        for column, role in zip(columns, roles, strict=True)
    ]


def _secondary(column: Column) -> bool:
    return (
        key(column.head) in _WEAK_TARGETS
        or v.other_period(column.head)
        or v.corrected_target(column.head)
    )


def _keep_one(roles: list[str], role: str, preferred: Sequence[int]) -> None:
    having = [index for index, found in enumerate(roles) if found == role]
    if len(having) < 2:
        return
    kept = preferred[0] if preferred else having[0]
    for index in having:
        if index != kept:
            roles[index] = v.EXTRA


def _keep_last_group(columns: list[Column], roles: list[str]) -> None:
    """Medium-term and annual goals side by side: the last group of 三级指标 and 指标值 is the
    annual one.
    """
    names = [index for index, role in enumerate(roles) if role == v.NAME]
    if len(names) < 2 or v.TARGET not in roles[names[0] : names[-1]]:
        return
    groups = [index for index in range(names[-1] + 1) if roles[index] == v.LEVEL2]
    begin = groups[-1] if groups and groups[-1] > names[-2] else names[-1]
    for index in range(begin):
        if roles[index] in (v.NAME, v.TARGET, v.UNIT, v.OPERATOR) or (
            roles[index] == v.LEVEL2 and begin != names[-1]
        ):
            roles[index] = v.EXTRA
            columns[index] = msgspec.structs.replace(
                columns[index], head=f"中期{columns[index].head}"
            )


def _grade_columns(columns: Sequence[Column], roles: list[str]) -> None:
    """优, 良, 中, 差 in place of a target: the first is what full points ask for."""
    heads = [key(column.head) for column in columns]
    if v.TARGET not in roles and all(grade in heads for grade in _GRADES):
        roles[heads.index("优")] = v.TARGET


def _scores(columns: Sequence[Column], roles: list[str]) -> None:
    having = [index for index, role in enumerate(roles) if role == v.SCORE]
    if len(having) < 2:
        return
    converted = [index for index in having if "折算" in columns[index].head]
    if converted:
        for index in having:
            roles[index] = v.SCORE if index == converted[0] else v.EXTRA
    elif (
        "自评" in columns[having[0]].head
        and "自评" not in columns[having[1]].head
        and v.REVIEW_SCORE not in roles
    ):
        roles[having[1]] = v.REVIEW_SCORE
