"""T231: the 其中 parts of a sentence against their total."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jixiao.checks.prose import Prose, comparable, is_amount
from jixiao.checks.registry import check
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import DocumentView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.statements import BUDGET, EXECUTION_RATE, Statement
from jixiao.core.ties import Judged, Outcome, Tie, judge, total
from jixiao.knowledge.items import ITEMS, TOTALS
from jixiao.knowledge.labels import in_english


@check(
    "T231",
    "正文分项与总数不符",
    "parts in a sentence do not add up to their total",
    over="document",
    source="arithmetic",
    relation="parts",
)
def parts_in_prose(view: DocumentView) -> Iterator[Verdict]:
    """
    查什么：正文“……其中：……”“（……）”里的分项相加，是否等于前面的总数；分项旁写明的预算相加，是否大于总数的预算。
    为什么：总数沿用上年、分项更新，或分项多写一位，读者最先发现的就是这里。
    依据：算术关系，按印出位数的区间比较。
    已知例外：“其中”可以只举主要项目，分项之和小于总数只作提示，只举保险费、财政补贴等主要收支项目且相差不到五分之一的不提示；分项之和大于总数必有一处错，报错误。单位不同的分项不相加。
    """
    prose = Prose.of(view)
    for amount in prose.totals():
        parts = [
            part
            for part in prose.parts(amount)
            if is_amount(part) and part.basis == amount.basis and comparable(part, amount)
        ]
        if (
            not parts
            or not is_amount(amount)
            or (
                len(parts) == 1 and not amount.parts_complete and not _exceeds(prose, amount, parts)
            )
        ):
            continue
        verdict = _verdict(prose, amount, parts)
        if verdict is not None:
            yield verdict
        if verdict is None or verdict.finding is None:  # else the list itself is in doubt
            yield from _budgets(prose, amount, parts)


def _exceeds(prose: Prose, amount: Statement, parts: list[Statement]) -> bool:
    judged = judge(_tie(prose, amount, parts))
    return judged is not None and judged.outcome is Outcome.IMPOSSIBLE and not _is_gap(judged)


def _budgets(prose: Prose, amount: Statement, parts: list[Statement]) -> Iterator[Verdict]:
    """保费收入1100万元，完成年度预算900万元的122%: what the parts were planned to bring is not more
    than what the whole was; that it is less says nothing, since not every part has its budget told.
    """
    whole = _budget(prose, amount)
    planned = [found for part in parts if (found := _budget(prose, part)) is not None]
    if whole is None or not planned or not all(comparable(each, whole) for each in planned):
        return
    verdict = of_tie(_tie(prose, whole, planned))
    if verdict is not None and _exceeds(prose, whole, planned):
        yield verdict


def _budget(prose: Prose, amount: Statement) -> Statement | None:
    """The budget that an amount is set against."""
    stated = [prose.by_address.get(each.compared_with or "") for each in _rates(prose, amount)]
    found = [each for each in stated if each is not None and each.basis == BUDGET]
    return found[0] if len(found) == 1 and is_amount(found[0]) else None


def _rates(prose: Prose, amount: Statement) -> list[Statement]:
    return prose.about(amount, EXECUTION_RATE)


def _tie(prose: Prose, amount: Statement, parts: list[Statement]) -> Tie:
    return prose.tie("T231", amount, parts, total([1] * len(parts)))


def _is_gap(judged: Judged) -> bool:
    return abs(judged.computed) < abs(judged.tie.result.figure.base)


def _is_large(judged: Judged) -> bool:
    """A fifth of the total and more is not named."""
    whole = judged.tie.result.figure.base
    return abs(whole - judged.computed) * 5 > abs(whole)


def _chief_parts(amount: Statement, parts: list[Statement]) -> bool:
    """收入…其中：保险费收入…，财政补贴收入… names the chief items of an account, and no 其他 that
    would close the list.
    """
    known = all(
        part.item in ITEMS and part.item != amount.item and part.fund == amount.fund
        for part in parts
    )
    return (
        known and amount.item in TOTALS and not any(part.item.startswith("其他") for part in parts)
    )


def _verdict(prose: Prose, amount: Statement, parts: list[Statement]) -> Verdict | None:
    tie = _tie(prose, amount, parts)
    judged = judge(tie)
    if judged is None:
        return None
    if judged.outcome is not Outcome.IMPOSSIBLE or not _is_gap(judged) or amount.parts_complete:
        return of_tie(tie)
    if _chief_parts(amount, parts) and not _is_large(judged):
        return Verdict(code="T231", outcome=Outcome.COMPATIBLE, address=tie.result.address)
    return _gap(tie, judged)


def _gap(tie: Tie, judged: Judged) -> Verdict | None:
    """A list that does not name everything: said once, outside the network of ties, since nothing
    is proved wrong.
    """
    printed = tie.result.figure
    missing = printed.show(printed.base - judged.computed)
    unit = printed.unit.symbol if printed.unit else ""
    message = Text(
        f"{tie.result.name}{printed.text}，所列分项合计{judged.expected}{unit}，"
        f"另有{missing}{unit}没有列出",
        f"{in_english(tie.result.name)} is {printed.text}; the parts listed come to {judged.expected}{unit},"
        f" {missing}{unit} is not accounted for",
    )
    advice = Text(
        "请核对是否漏列项目，或改为列全各项。",
        "Check whether a part is missing, or list all parts.",
    )
    verdict = of_tie(tie, severity=Severity.REMARK, message=message, advice=advice)
    if verdict is None:
        return None
    finding = verdict.finding
    if finding is not None:
        finding = msgspec.structs.replace(
            finding, expected=None, expected_interval=None, difference=None, correction=None
        )
    return Verdict(
        code=verdict.code, outcome=Outcome.COMPATIBLE, address=verdict.address, finding=finding
    )
