"""The unit that a fund's amount is meant in where 元 is written for 万元 or 亿元: by the amounts
beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.core.figures.units import MONEY, WAN, WAN_YUAN, YI_YUAN, Unit
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, Statement
from jixiao.knowledge.items import TOTALS, side_of

_A_FUNDS_AMOUNT = 100 * WAN
_PER_HEAD = (
    "人均",
    "每人",
    "标准",
    "月均",
    "均",
    "起付线",
    "单价",
    "筹资",
    "/",
    "增加养老金",
    "待遇水平",
    "每",
    "单次",
    "单位成本",
)
_SMALL = (
    "滞纳金",
    "手续费",
    "工本费",
    "邮",
    "罚",
    "违约金",
    "结息",
    "差错",
    "误差",
    "尾差",
    "汇费",
)
"""Items that may well be a few 元 beside a fund's."""


class UnitMeant(NamedTuple):
    """The unit that 元 stands for, the amounts that show it, and whether it is sure: of a fund's total,
    of a change, and of an amount whose change is told it is; of another item another may be meant.
    """

    unit: Unit
    beside: tuple[Statement, ...]
    sure: bool


def unit_meant(statement: Statement, statements: Sequence[Statement]) -> UnitMeant | None:
    """万元 or 亿元 with the amounts that show it, for an amount of a few 元 among such; None where
    元 may stand. An item is no larger than the largest amount beside it.
    """
    unit = statement.figure.unit
    if unit is None or unit.symbol != "元" or statement.basis not in (ACTUAL, BUDGET, CHANGE):
        return None
    if (
        statement.figure.value == 0
        or abs(statement.figure.base) >= WAN
        or any(word in statement.words for word in (*_PER_HEAD, *_SMALL))
    ):
        return None
    beside = _amounts_beside(statement, statements)
    large = [
        each
        for each in beside
        if abs(each.figure.base) >= _A_FUNDS_AMOUNT or each.item == statement.item
    ]
    own = [each for each in statements if each.about == statement.address and _is_money(each)]
    total = statement.item in TOTALS or statement.about is not None or bool(own)
    most = max((abs(each.figure.base) for each in large), default=Decimal(0))
    for meant in (YI_YUAN, WAN_YUAN):
        shown = any(each.figure.unit and each.figure.unit.factor == meant.factor for each in large)
        fits = abs(statement.figure.value) * meant.factor <= most
        if (shown or not total) and large and (total or fits):
            return UnitMeant(meant, tuple(beside), sure=total and shown)
    return None


def _amounts_beside(statement: Statement, statements: Sequence[Statement]) -> list[Statement]:
    """Amounts of the same sentence that the figure belongs with: its subject, or parts and totals
    of a fund, or the list it stands in.
    """
    if statement.about is not None:
        return [each for each in statements if each.address == statement.about and _is_money(each)]
    known = bool(side_of(statement.item)) or statement.item.endswith("结余")
    return [
        each
        for each in statements
        if each is not statement
        and each.sentence == statement.sentence
        and _is_money(each)
        and each.figure.unit != statement.figure.unit
        and (known or (each.item == statement.item and each.clause == statement.clause))
    ]


def _is_money(statement: Statement) -> bool:
    return statement.figure.unit is not None and statement.figure.unit.dimension == MONEY
