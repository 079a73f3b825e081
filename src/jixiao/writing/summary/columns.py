"""Columns that several tables of a summary have."""

from __future__ import annotations

import msgspec

from jixiao.core.findings import Text
from jixiao.writing.summary.listing import MONEY_UNIT, Column

NO_UNIT = Text("（未写单位）", "(no unit)")
NO_GRADE = Text("未评等级", "not graded")
YES, NO = Text("是", "yes"), Text("否", "no")
TOTAL = Text("合计", "Total")
_RATE = 'IF(AND(ISNUMBER([budget]),ISNUMBER([executed])),IF([budget]>0,ROUND([executed]/[budget],4),""),"")'


def money_head(zh: str, en: str) -> Text:
    """The head of a column of amounts, with their unit."""
    return Text(f"{zh}（{MONEY_UNIT.symbol}）", f"{en} ({MONEY_UNIT.symbol})")


NUMBER = Column(name="number", head=Text("序号", "No."), kind="count", width=6)
UNIT = Column(name="unit", head=Text("单位", "Unit"), width=26)
PROJECT = Column(name="project", head=Text("项目", "Project"), width=30)
FILE = Column(name="file", head=Text("文件", "File"), width=26)
BUDGET = Column(name="budget", head=money_head("预算数", "Budget"), kind="money", width=13)
EXECUTED = Column(name="executed", head=money_head("执行数", "Executed"), kind="money", width=13)
RATE = Column(
    name="rate", head=Text("执行率", "Rate"), kind="percent", width=9, live=_RATE, live_total=_RATE
)


def as_wide(column: Column, width: int) -> Column:
    """A column of another width."""
    return msgspec.structs.replace(column, width=width)


def adding_up(column: Column, live: str = "", lives: tuple[str, ...] = ()) -> Column:
    """A column whose sum stands below it."""
    return msgspec.structs.replace(column, live=live, lives=lives, live_total="", adds_up=True)
