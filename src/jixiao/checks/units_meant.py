"""The unit that a fund's amount is meant in where 元 is written for 万元 or 亿元: by the amounts
beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.core.figures.units import MONEY, WAN, WAN_YUAN, YI_YUAN, Unit
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, Statement
from jixiao.knowledge.items import side_of

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
)


def unit_meant(
    statement: Statement, statements: Sequence[Statement]
) -> tuple[Unit, tuple[Statement, ...]] | None:
    """万元 or 亿元 with the amounts that show it, for an amount of a few 元 among such; None where
    元 may stand.
    """
    unit = statement.figure.unit
    if unit is None or unit.symbol != "元" or statement.basis not in (ACTUAL, BUDGET, CHANGE):
        return None
    if (
        statement.figure.value == 0
        or abs(statement.figure.base) >= WAN
        or any(word in statement.words for word in _PER_HEAD)
    ):
        return None
    beside = _amounts_beside(statement, statements)
    large = [
        each
        for each in beside
        if abs(each.figure.base) >= _A_FUNDS_AMOUNT or each.item == statement.item
    ]
    for meant in (YI_YUAN, WAN_YUAN):
        if any(each.figure.unit and each.figure.unit.factor == meant.factor for each in large):
            return meant, tuple(beside)
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
