"""Which of the kinds a form is."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.forms import (
    DEPARTMENT,
    MONITORING,
    SELF_EVALUATION,
    TARGET_DECLARATION,
    Entry,
    FundingRow,
)
from jixiao.core.regex import regex
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.indicators import Table
from jixiao.recognition.forms.words import squeezed

_MONITORING = regex(r"监控|跟踪|运行情况", needs="监跟运")
_TARGETS = regex(r"目标(?:申报|批复|审[核批]|设定|备案|及指标|情况)*(?:表|$)|目标申报|绩效目标")
_DEPARTMENT = regex(
    r"(?:部门|单位|整体)(?:预算)?(?:整体)?(?:支出)?(?:预算)?整体|整体支出|部门整体|单位整体"
)
_OWN_NAME = regex(r"自评|评价")
_EVALUATION = regex(r"自评|评价|完成情况|绩效评分")


def kind_titled(words: str) -> str | None:
    """The kind of form that the name of a table names as offices print it (项目支出绩效自评表); None
    where it names none, or a list of several forms.
    """
    words = squeezed(words)
    if not words.endswith("表") or "汇总" in words:
        return None
    if _MONITORING.search(words):
        return MONITORING
    if "自评" in words:
        return DEPARTMENT if _DEPARTMENT.search(words) else SELF_EVALUATION
    return TARGET_DECLARATION if _TARGETS.search(words) else None


def kind_of_form(
    title: Entry | None,
    table: Table,
    funding: Sequence[FundingRow],
    head: Sequence[str],
    *,
    stated: bool,
    to_date: bool,
) -> str:
    """The kind, from title and columns: whether a monitoring point is ``stated``, and whether a column
    is of the year ``to_date``, which a 自评表 may have too.
    """
    words = squeezed(title.text) if title else "".join(squeezed(text) for text in head)
    roles = {column.role for column in table.columns}
    if stated or _MONITORING.search(words) or (to_date and not _OWN_NAME.search(words)):
        return MONITORING
    reached = bool(roles & {v.ACTUAL, v.SCORE})
    if _DEPARTMENT.search(words) and (
        reached or _EVALUATION.search(words) or not _TARGETS.search(words)
    ):
        return DEPARTMENT
    if not reached and not _EVALUATION.search(words) and not any(row.executed for row in funding):
        return TARGET_DECLARATION
    if (
        _TARGETS.search(words)
        and not _EVALUATION.search(words)
        and v.SCORE not in roles
        and not any(row.executed for row in funding)
    ):
        return TARGET_DECLARATION
    if (
        v.COMPLETION in roles
        and v.SCORE not in roles
        and v.POINTS not in roles
        and any(row.arrived for row in funding)
        and "自评" not in words
    ):
        return MONITORING
    return SELF_EVALUATION
