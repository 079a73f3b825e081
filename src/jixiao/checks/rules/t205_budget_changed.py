"""T205: a budget changed much during the year, and no word about it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.wording import CHANGE_EXPLAINED
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.judging.execution import total_index

_MUCH = Decimal("0.2")


@check(
    "T205",
    "预算调整较大而未作说明",
    "budget changed much without an explanation",
    over="form",
    source="practice",
)
def budget_changed(view: FormView) -> Iterator[Verdict]:
    """
    查什么：全年预算数与年初预算数相差两成以上，而全表没有一处提到调整、追加、压减的原因。
    为什么：预算编制偏差率是管理类指标，年中调整应当说明原因和批复情况。
    依据：实际工作中的要求（预算编制偏差率超过20%需要说明），各地标准不一，只作提示。
    已知例外：年初预算数为0的（年中新增项目）不查。
    """
    index = total_index(view.form)
    if index is None:
        return
    initial, budget = (
        funding.amount(view, index, "initial_budget"),
        funding.amount(view, index, "budget"),
    )
    if initial is None or budget is None or initial.figure.value <= 0:
        return
    share = abs(budget.figure.base - initial.figure.base) / initial.figure.base
    if share <= _MUCH or _explained(view):
        yield held("T205", budget.address)
        return
    message = Text(
        f"全年预算数{budget.figure.text}与年初预算数{initial.figure.text}相差{share * 100:.0f}%，"
        "表中没有说明调整原因",
        f"the budget went from {initial.figure.text} to {budget.figure.text} ({share * 100:.0f}%)"
        " and nothing explains it",
    )
    yield broken(
        "T205",
        budget.address,
        budget.place,
        Severity.REMARK,
        message,
        printed=budget.figure.text,
        related=(initial.place,),
        operands=(budget, initial),
    )


def _explained(view: FormView) -> bool:
    return any(
        CHANGE_EXPLAINED.search(entry.text)
        for address, entry in view.entries()
        if address.endswith((".reason", ".actual", "conclusion")) or address.startswith("notes")
    )
