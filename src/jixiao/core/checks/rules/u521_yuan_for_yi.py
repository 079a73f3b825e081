"""U521: 元 where the amount must be 万元 or 亿元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.checks.prose import Prose, is_money
from jixiao.core.checks.registry import check
from jixiao.core.checks.verdicts import broken
from jixiao.core.checks.views import DocumentView
from jixiao.core.figures.units import WAN_YUAN, YI_YUAN, Unit
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.items import side_of
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, Statement

_A_FUNDS_AMOUNT = Decimal(1_000_000)
_TOO_SMALL = Decimal(10_000)
_PER_HEAD = ("人均", "每人", "标准", "月均", "均", "起付线", "限额", "单价", "筹资", "/", "增加养老金")


@check("U521", "“元”应为“万元”或“亿元”", "元 where 万元 or 亿元 must be meant", over="document", source="arithmetic")
def yuan_for_yi(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：基金收入、支出、结余及其增减额写成几元、几十元，而同句同类的数是万元、亿元的。
    为什么：漏写“亿”“万”字，数额差一万倍到一亿倍。
    依据：同一句、同一段里同类金额的数量级。
    已知例外：人均、标准、限额等本来就以元计的不查。
    例（错）：总收入24.63亿元，较上年减少2.61元。
    例（对）：总收入24.63亿元，较上年减少2.61亿元。
    """
    prose = Prose.of(view)
    for statement in view.statements():
        unit = statement.figure.unit
        if statement.basis not in (ACTUAL, BUDGET, CHANGE) or unit is None or unit.symbol != "元" or not is_money(statement):
            continue
        if statement.figure.value == 0 or abs(statement.figure.base) >= _TOO_SMALL or any(word in statement.words for word in _PER_HEAD):
            continue
        beside = _amounts_beside(prose, statement)
        supposed = _unit_meant(statement, beside)
        if supposed is not None:
            yield _slip(view, statement, supposed, beside)


def _amounts_beside(prose: Prose, statement: Statement) -> list[Statement]:
    """Amounts of the same sentence that the figure belongs with: its subject, or parts and totals of a fund, or the list it stands in."""
    subject = prose.by_address.get(statement.about or "")
    if subject is not None:
        return [subject] if is_money(subject) else []
    known = bool(side_of(statement.item)) or statement.item.endswith("结余")
    return [
        each for each in prose.statements
        if each is not statement and each.sentence == statement.sentence and is_money(each) and each.figure.unit != statement.figure.unit
        and (known or (each.item == statement.item and each.clause == statement.clause))
    ]


def _unit_meant(statement: Statement, beside: list[Statement]) -> Unit | None:
    large = [each for each in beside if abs(each.figure.base) >= _A_FUNDS_AMOUNT or each.item == statement.item]
    for unit in (YI_YUAN, WAN_YUAN):
        if any(each.figure.unit and each.figure.unit.factor == unit.factor for each in large):
            return unit
    return None


def _slip(view: DocumentView, statement: Statement, unit: Unit, beside: list[Statement]) -> Verdict:
    right = statement.figure.text.replace("元", unit.symbol)
    return broken(
        "U521", view.address(statement), statement.place, Severity.ERROR,
        Text(
            f"“{statement.words or statement.item}{statement.figure.text}”单位应为{unit.symbol}（同句其他数以{unit.symbol}计）",
            f"“{statement.figure.text}” must be in {unit.symbol}, as the other amounts of the sentence",
        ),
        printed=statement.figure.text, expected=right, unit=unit.symbol, related=tuple(each.place for each in beside[:3]),
        correction=Correction(text=right, safe=True),
    )
