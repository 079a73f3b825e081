"""Which field a column of indicators holds, by its head, its neighbours and what stands below."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.lines import Line
from jixiao.recognition.forms.natures import (
    CORNER,
    NUMBER,
    PERCENTAGE,
    nature,
    operator_like,
    unit_like,
)
from jixiao.recognition.forms.standing import Column
from jixiao.recognition.forms.stretches import is_stretch, of_earlier_year
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
WEAK_NAMES = frozenset(
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
_RULES = regex(
    "(?:评价|评分|扣分|计分|打分|得分)(?:标准|办法|规则|依据)|依据"
)  # heads of rules, no targets
_REMARKS = regex("(?:完成|自评|情况|有关|其他|其它)*说明")  # behind the values: why they are so
GRADES = ("优", "良", "中", "差")


def named_columns(columns: Sequence[Column]) -> list[Column]:
    """A column for names where only a weak word (绩效指标) stands for it; the leftmost such word is
    else a corner.
    """
    if any(column.role == v.NAME and key(column.head) not in WEAK_NAMES for column in columns):
        return [
            (
                msgspec.structs.replace(column, role=CORNER if index == 0 else v.EXTRA)
                if key(column.head) in WEAK_NAMES
                and column.role in (v.NAME, CORNER, v.TARGET, v.EXTRA)
                else column
            )
            for index, column in enumerate(columns)
        ]
    weak = [index for index, column in enumerate(columns) if key(column.head) in WEAK_NAMES]
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


def guessed(columns: Sequence[Column]) -> list[Column]:
    """Heads in words of their own: the column behind the levels holds names, 值 before the actual
    the target, 完成 behind it the actual; 说明 behind all of them what explains them.
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
    if v.ACTUAL not in roles and v.TARGET in roles:
        to_date = [at for at, column in enumerate(columns) if is_stretch(column.head)]
        if len(to_date) == 1 and to_date[0] > roles.index(v.TARGET):  # 1-6月累计
            roles[to_date[0]] = v.ACTUAL
    if v.REASON not in roles and (remarks := _remarks(columns, roles)) is not None:
        roles[remarks] = v.REASON
    return [
        msgspec.structs.replace(column, role=role)
        for column, role in zip(columns, roles, strict=True)
    ]


def _remarks(columns: Sequence[Column], roles: Sequence[str]) -> int | None:
    """The column of remarks behind the results and scores, where there is one."""
    values = [at for at, role in enumerate(roles) if role in (v.ACTUAL, v.SCORE)]
    if v.ACTUAL not in roles:
        return None
    behind = range(values[-1] + 1, len(roles))
    return next(
        (at for at in behind if roles[at] == v.EXTRA and _REMARKS.fullmatch(key(columns[at].head))),
        None,
    )


def split_targets(columns: Sequence[Column], body: Sequence[Line]) -> list[Column]:
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


def unique(columns: Sequence[Column]) -> list[Column]:
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
                if roles[index] == role
                and not _secondary(column)
                and not (role == v.ACTUAL and _of_earlier_year(column, columns))
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


def _of_earlier_year(column: Column, columns: Sequence[Column]) -> bool:
    """Whether another column has the actual values of a later year; targets look ahead."""
    return of_earlier_year(
        column.head, (other.head for other in columns if other.role == column.role)
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
    if v.TARGET not in roles and all(grade in heads for grade in GRADES):
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
