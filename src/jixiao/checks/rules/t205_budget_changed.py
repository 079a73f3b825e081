"""T205: a budget changed much during the year, and no word about it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.wording import CHANGE_EXPLAINED
from jixiao.core.figures import shown
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.judging.execution import budget_change, change_to_explain, total_index


@check(
    "T205",
    "预算调整较大而未作说明",
    "budget changed much without an explanation",
    over="form",
    source="practice",
)
def budget_changed(view: FormView) -> Iterator[Verdict]:
    """
    查什么：全年预算数与年初预算数相差超过两成（规则包可以另定），而全表没有一处提到调整、追加、压减的原因。
    为什么：预算编制偏差率是管理类指标，年中调整应当说明原因和批复情况。
    依据：实际工作中的要求（预算编制偏差率超过20%需要说明），各地标准不一，规则包可以另定，只作提示。
    已知例外：年初预算数为0的（年中新增项目）不查。
    """
    index = total_index(view.form)
    if index is None:
        return
    initial, budget = (
        funding.amount(view, index, "initial_budget"),
        funding.amount(view, index, "budget"),
    )
    change = budget_change(view.form.funding[index])
    if initial is None or budget is None or change is None:
        return
    if change <= change_to_explain(view.pack) or _explained(view):
        yield held("T205", budget.address)
        return
    message = Text(
        f"全年预算数{budget.figure.text}与年初预算数{initial.figure.text}相差{shown(change, 0)}%，"
        "表中没有说明调整原因",
        f"the budget went from {initial.figure.text} to {budget.figure.text} ({shown(change, 0)}%)"
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
