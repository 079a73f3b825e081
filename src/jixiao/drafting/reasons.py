"""Reasons of a change that contradict it: words of growth beside an amount that fell, of too much beside
one that missed its budget, or of years long past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.periods import years_in
from jixiao.core.regex import regex
from jixiao.drafting.fields import words_of
from jixiao.drafting.model import ReportData, SideData
from jixiao.drafting.printing import plain
from jixiao.knowledge.vocabulary import alternatives

_HARDLY = Decimal("0.01")
"""A change of so small a share has no direction that its reason must name."""
_UP, _DOWN = alternatives("rises"), alternatives("falls")
_ANY_UP, _ANY_DOWN = regex(_UP), regex(_DOWN)
_HOW = r"(?:较上年|比上年|较去年|同比)?(?:有所|大幅度?|略有|明显|持续|稳步|小幅)?"
_OWN = {
    side: regex(
        rf"{word}(?:总额|总量|规模)?{_HOW}(?P<up>{_UP})|{word}(?:总额|总量|规模)?{_HOW}(?P<down>{_DOWN})"
    )
    for side, word in (("income", "收入"), ("expenditure", "支出"))
}
_BEYOND = regex(r"超额(?:完成)?|超(?:过|出)了?(?:年初|全年|年度)?预算|超预算")
_MISSED = regex(r"(?:未完成|没有完成|未达到?|低于|少于)(?:年初|全年|年度)?预算")
_SINCE = regex(r"以来|年起|年开始|年印发|年出台|年实施|[〔\[(（]\s*(?:19|20)\d\d\s*[〕\])）]")


def contradicting_reasons(data: ReportData) -> Iterator[Finding]:
    """A warning (E059) for each reason that its amounts contradict, a remark for one of other years."""
    for index, fund in enumerate(data.funds):
        accounts = ((f"funds[{index}].accounts[{at}]", own) for at, own in enumerate(fund.accounts))
        for field, account in ((f"funds[{index}]", fund), *accounts):
            for name in ("income", "expenditure"):
                side: SideData = getattr(account, name)
                if side.reason.strip():
                    yield from _of_side(data, side, name, f"{field}.{name}")


def _of_side(data: ReportData, side: SideData, name: str, field: str) -> Iterator[Finding]:
    amounts = ((side.last_year, "上年数", "last year"), (side.budget, "预算数", "the budget"))
    found = (_against_change(side, name), _against_budget(side))
    for (other, head, head_en), said in zip(amounts, found, strict=True):
        if said is not None:
            yield fault(
                "E059",
                f"{words_of(data, field)}的变动原因写“{said}”，而本年数{plain(side.actual)}{data.money_unit}、"
                f"{head}{plain(other)}{data.money_unit}，正好相反，请核对",
                f"{field}: the reason says {said!r}, yet it is {plain(side.actual)} and {head_en}"
                f" {plain(other)}",
                f"{field}.reason",
                severity=Severity.WARNING,
            )
    years = set(years_in(side.reason))
    if (
        years
        and not years & {data.year - 1, data.year, data.year + 1}
        and not _SINCE.search(side.reason)
    ):
        told = "、".join(f"{year}年" for year in sorted(years))
        yield fault(
            "E059",
            f"{words_of(data, field)}的变动原因说的是{told}，本报告是{data.year}年度，请核对是不是沿用了以前的文字",
            f"{field}: the reason speaks of {', '.join(map(str, sorted(years)))}",
            f"{field}.reason",
            severity=Severity.REMARK,
        )


def _against_change(side: SideData, name: str) -> str | None:
    """What a reason says of its own amount's growth or fall, where that is the other one and nothing
    else in it is of that.
    """
    change = side.actual - side.last_year
    if not side.last_year or abs(change) < abs(side.last_year) * _HARDLY:
        return None
    way, other = ("up", _ANY_DOWN) if change < 0 else ("down", _ANY_UP)
    match = next((each for each in _OWN[name].finditer(side.reason) if each[way]), None)
    return match.group() if match is not None and not other.search(side.reason) else None


def _against_budget(side: SideData) -> str | None:
    beyond, missed = _first(_BEYOND, side.reason), _first(_MISSED, side.reason)
    if beyond is not None and missed is None and side.actual < side.budget:
        return beyond
    return missed if missed is not None and beyond is None and side.actual > side.budget else None


def _first(words: re.Pattern[str], text: str) -> str | None:
    found = words.search(text)
    return found.group() if found is not None else None
