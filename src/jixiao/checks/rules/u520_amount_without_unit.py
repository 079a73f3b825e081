"""U520: an amount of money in prose without a unit."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.prose import Prose, is_money
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DocumentView
from jixiao.core.figures.units import MONEY
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.statements import ACTUAL, BUDGET, CHANGE, Statement
from jixiao.knowledge.items import ITEMS, side_of


@check("U520", "金额没有写单位", "an amount without a unit", over="document", source="practice")
def amount_without_unit(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文里的收入、支出、结余等金额后面没有单位。
    为什么：元、万元、亿元差一万倍，没有单位的数不能用。
    依据：公文与会计资料的书写要求。
    已知例外：表格里由表头写明单位的不查。
    """
    prose = Prose.of(view)
    for statement in view.statements():
        if statement.basis not in (ACTUAL, BUDGET, CHANGE) or not _is_amount_item(statement.item):
            continue
        if statement.figure.unit_stated:
            yield held("U520", view.address(statement))
        elif statement.figure.value != 0 and not statement.place.in_form:
            yield _missing(view, prose, statement)


def _is_amount_item(item: str) -> bool:
    known = ITEMS.get(item)
    return known.dimension == MONEY if known is not None else bool(side_of(item))


def _missing(view: DocumentView, prose: Prose, statement: Statement) -> Verdict:
    supposed = _unit_beside(prose, statement)
    if supposed is None and statement.figure.unit is not None:
        supposed = statement.figure.unit.symbol
    text = statement.figure.text + (supposed or "")
    return broken(
        "U520",
        view.address(statement),
        statement.place,
        Severity.WARNING,
        Text(
            f"“{statement.words or statement.item}{statement.figure.text}”没有写单位"
            + (f"，按上下文应为{text}" if supposed else ""),
            f"“{statement.figure.text}” has no unit"
            + (f"; by the context it is {text}" if supposed else ""),
        ),
        printed=statement.figure.text,
        expected=text if supposed else None,
        correction=Correction(text=text) if supposed else None,
    )


def _unit_beside(prose: Prose, statement: Statement) -> str | None:
    """The one unit of money that the same or a neighbouring sentence uses for figures of like size."""
    found = {
        each.figure.unit.symbol
        for each in prose.statements
        if is_money(each)
        and each.figure.unit
        and abs(each.sentence - statement.sentence) <= 1
        and each.fund == statement.fund
        and each.figure.value != 0
        and abs(each.figure.value.adjusted() - statement.figure.value.adjusted()) <= 1
    }
    return found.pop() if len(found) == 1 else None
