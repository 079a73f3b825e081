"""What the template watches while it is filled in: lists to choose from, numbers within their bounds,
and red where figures do not agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from jixiao.core.periods import YEARS
from jixiao.writing.template.columns import (
    BUDGET,
    FUNDING,
    INDICATORS,
    Column,
    is_amount,
    is_points,
)

_STRICT = frozenset({"kind", "funding.role", "level_points.level", "layout", "fund", "money_unit"})
_MOST_POINTS = 100
_LARGEST = 10**12


def watched(sheet: Any, at: int, column: Column, last: int, options: Mapping[str, str]) -> None:
    """Lists and bounds of a column; ``options`` are the ranges of the lists by field."""
    rule = _listed(column, options) if column.choices else _bounded(column)
    if rule is not None:
        sheet.data_validation(1, at, last, at, {"ignore_blank": True, **rule})


def _listed(column: Column, options: Mapping[str, str]) -> dict[str, Any]:
    strict = column.field in _STRICT
    return {
        "validate": "list",
        "source": options[column.field],
        "error_type": "stop" if strict else "warning",
        "error_title": column.head,
        "error_message": "请从下拉列表中选择" if strict else "不在列表里，确定要这样填吗？",
    }


def _bounded(column: Column) -> dict[str, Any] | None:
    if column.field == "year":
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": YEARS[0],
            "maximum": YEARS[-1],
            "error_title": column.head,
            "error_message": "年度填四位数字，如 2024",
        }
    if is_points(column.field):
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": _MOST_POINTS,
            "error_title": column.head,
            "error_message": "分值、得分填0到100的数，不带“分”字",
        }
    if is_amount(column.field):
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": _LARGEST,
            "error_type": "warning",
            "error_title": column.head,
            "error_message": "金额填数字，不带单位，一般不小于0。确定要这样填吗？",
        }
    return None


def shown_red(
    sheet: Any, name: str, columns: Sequence[Column], last: int, red: Any, money: Sequence[Column]
) -> None:
    """Red in the sheet of that name where a total differs from its parts, a full-year budget from what
    it is made of, and the points of a form from a hundred. ``money`` are the columns of the money.
    """
    at = {column.field: xl_col_to_name(number) for number, column in enumerate(columns)}
    if name == FUNDING:
        for number, column in enumerate(columns):
            if is_amount(column.field):
                _red(sheet, number, last, _unlike_parts(at, column.field, last), red)
        if f"{BUDGET}added" in at:
            number = [column.field for column in columns].index("funding.budget")
            _red(sheet, number, last, _unlike_sources(at), red)
    if name == INDICATORS and "indicators.points" in at:
        number = [column.field for column in columns].index("indicators.points")
        execution = {each.field: xl_col_to_name(n) for n, each in enumerate(money)}
        _red(sheet, number, last, _no_hundred(at, execution.get("funding.points"), last), red)


def _red(sheet: Any, at: int, last: int, formula: str, red: Any) -> None:
    sheet.conditional_format(
        1, at, last, at, {"type": "formula", "criteria": formula, "format": red}
    )


def _own(column: str, last: int, sheet: str = "") -> str:
    """Which rows are of the same form as the second row of this sheet."""
    return f'({sheet}${column}$2:${column}${last + 1}&""=$A2&"")'


def _unlike_parts(at: Mapping[str, str], field: str, last: int) -> str:
    role, amount = at["funding.role"], at[field]
    rows = f'{_own("A", last)}*(${role}$2:${role}${last + 1}="部分")'
    amounts = f"{amount}$2:{amount}${last + 1}"
    filled = f'SUMPRODUCT({rows}*({amounts}<>""))'
    total = f"SUMPRODUCT({rows},{amounts})"
    return f'=AND(${role}2="总额",ISNUMBER({amount}2),{filled}>0,ABS({amount}2-{total})>0.000001)'


def _unlike_sources(at: Mapping[str, str]) -> str:
    """A budget beside sources that it is not the sum of; where none is filled in it may be another
    than the initial one for reasons of its own.
    """
    first, budget = at["funding.initial_budget"], at["funding.budget"]
    added, reduced, carried = (at[f"{BUDGET}{each}"] for each in ("added", "reduced", "carried"))
    given = f"COUNT(${added}2,${reduced}2,${carried}2)>0"
    total = f"N(${first}2)+N(${added}2)-N(${reduced}2)+N(${carried}2)"
    return f"=AND({given},ISNUMBER(${budget}2),ABS(${budget}2-({total}))>0.000001)"


def _no_hundred(at: Mapping[str, str], execution: str | None, last: int) -> str:
    """Points of a form that are all filled in and no hundred, with those of the execution: ten where
    they are left open.
    """
    name, points = at["indicators.name"], at["indicators.points"]
    rows = f'{_own("A", last)}*(${name}$2:${name}${last + 1}<>"")'
    column = f"${points}$2:${points}${last + 1}"
    open_ = f'SUMPRODUCT({rows}*({column}=""))'
    total = f"SUMPRODUCT({rows},{column})"
    money = "0"
    if execution is not None:
        of_money = f"{FUNDING}!${execution}$2:${execution}${last + 1}"
        money = f"SUMPRODUCT({_own('A', last, f'{FUNDING}!')}*1,{of_money})"
    whole = f"({total}+{money})"
    return (
        f'=AND(${name}2<>"",{open_}=0,ABS({whole}-100)>0.000001,'
        f"NOT(AND({money}=0,ABS({whole}-90)<0.000001)))"
    )
