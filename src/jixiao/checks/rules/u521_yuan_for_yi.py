"""U521: 元 where the amount must be 万元 or 亿元."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.units_meant import UnitMeant, unit_meant
from jixiao.checks.verdicts import broken
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.statements import Statement
from jixiao.core.words import ending


@check(
    "U521",
    "“元”应为“万元”或“亿元”",
    "“元” where “万元” or “亿元” must be meant",
    over="document",
    source="arithmetic",
)
def yuan_for_yi(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：基金收入、支出、结余及其增减额写成几元、几十元，而同句同类的数是万元、亿元的。
    为什么：漏写“亿”“万”字，数额差一万倍到一亿倍。
    依据：同一句、同一段里同类金额的数量级。
    已知例外：人均、每户、单次、标准、限额、手续费、滞纳金等本来就以元计的不查；总收入、总支出、结余以外的项目可能是别的单位，降为警告，不自动改。
    """
    for statement in view.statements():
        found = unit_meant(statement, view.statements())
        if found is not None:
            yield _slip(view, statement, found)


def _slip(view: DocumentView, statement: Statement, meant: UnitMeant) -> Verdict:
    unit = meant.unit
    right = statement.figure.text.replace("元", unit.symbol)
    words = statement.words or statement.item
    return broken(
        "U521",
        view.address(statement),
        statement.place,
        Severity.ERROR if meant.sure else Severity.WARNING,
        Text(
            f"“{ending(words, 12)}{statement.figure.text}”单位应为{unit.symbol}（同句其他数以{unit.symbol}计）",
            f"“{statement.figure.text}” must be in “{unit.symbol}”, as the other amounts of the"
            " sentence",
        ),
        printed=statement.figure.text,
        expected=right,
        unit=unit.symbol,
        related=tuple(each.place for each in meant.beside[:3]),
        correction=Correction(text=right, safe=meant.sure),
    )
