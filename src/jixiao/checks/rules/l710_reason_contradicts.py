"""L710: a reason that says less where there is more, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.judging.criteria import QUANTITATIVE

_LESS = regex(
    r"(?:小于|低于|少于|未达到?|不足|没有完成|未完成)(?:年初|全年|年度)?(?:预算数?|目标值?|指标值?|预期|计划数?)"
)
_MORE = regex(
    r"(?:大于|高于|多于|超过|超出|超额完成)(?:了)?(?:年初|全年|年度)?(?:预算数?|目标值?|指标值?|预期|计划数?)"
)


@check(
    "L710",
    "偏差原因与完成值相反",
    "the reason contradicts the result",
    over="form",
    source="arithmetic",
)
def reason_contradicts(view: FormView) -> Iterator[Verdict]:
    """
    查什么：偏差原因写“小于预算数”“未达目标”，而完成值大于指标值；或写“超过预期”，而完成值小于指标值。
    为什么：原因多半是从别的行复制来的。
    依据：同一行前后一致。
    已知例外：只看原因里明说大小的；完成值与指标值不能比的不查。
    """
    for row in named_rows(view):
        reason, value = row.text("reason"), row.attainment.value
        bound = row.criterion.low if row.criterion.low is not None else row.criterion.high
        if not reason or value is None or bound is None or row.criterion.kind not in QUANTITATIVE:
            continue
        upper = row.criterion.high if row.criterion.high is not None else bound
        match = _contradiction(reason, value, bound, upper)
        if match is None:
            yield held("L710", row.address("reason"))
        else:
            yield _finding(row, match)


def _contradiction(reason: str, value: Decimal, low: Decimal, high: Decimal) -> str | None:
    less, more = _LESS.search(reason), _MORE.search(reason)
    if less is not None and more is None and value > high:
        return less.group()
    if more is not None and less is None and value < low:
        return more.group()
    return None


def _finding(row: Row, words: str) -> Verdict:
    message = Text(
        f"{row.label}：原因写“{words}”，而指标值{row.text('target')}、"
        f"完成{row.text('actual')}，正好相反",
        f"“{row.label}”: the reason says “{words}”, yet the target is {row.text('target')} and the"
        f" result {row.text('actual')}",
    )
    related = (row.place("actual"), row.place("target"))
    return broken(
        "L710",
        row.address("reason"),
        row.place("reason"),
        Severity.WARNING,
        message,
        printed=words,
        related=related,
    )
