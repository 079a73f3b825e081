"""X432: the execution rate that the goal's words state, against the form's own budget and
execution.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.rates import execution_tie, percentage_in
from jixiao.checks.registry import check
from jixiao.checks.scores import untied
from jixiao.checks.verdicts import of_tie
from jixiao.checks.views import FormView
from jixiao.core.figures import scan
from jixiao.core.figures.units import RATIO
from jixiao.core.findings import Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.regex import regex
from jixiao.core.ties import Operand

_BEFORE = regex(
    r"(?:完成(?:了)?(?:全年|年度|年初|本年)?(?:支出)?预算(?:数|资金|支出)?[^，。"
    r"；,;\d]{0,8}的?|(?:预算|支出|资金)(?:执行|支付)?(?:执行率|进度|支付率)[^，。；,;\d]{0,6})$",
)
_OTHER = regex(r"收入|征缴|征收|其中|目标|不低于|超过", needs="不其征收目超")


@check(
    "X432",
    "目标完成情况中的执行率与本表不符",
    "execution rate in the goal's words contradicts the form",
    over="form",
    source="arithmetic",
)
def rate_in_goal(view: FormView) -> Iterator[Verdict]:
    """
    查什么：年度目标完成情况里写的“完成年度预算的97.51%”“预算执行率50.01%”，是否等于本表执行数÷预算数。
    为什么：文字部分常常从别处抄来，数改了文字没改。
    依据：算术关系，按文字里印出的位数判断。
    已知例外：写明是收入的，或前面带“目标”“不低于”的不查。
    """
    for index, goal in enumerate(view.form.goals):
        if goal.actual is None:
            continue
        for printed in _rates(goal.actual, view.address(f"goals[{index}].actual")):
            judged = execution_tie(view, "X432", printed)
            if judged is None:
                continue
            message = Text(
                f"完成情况写“{printed.figure.text}”，"
                f"本表{judged.tie.shown()}应为{judged.expected}%，差{judged.difference}个百分点",
                f"the words say {printed.figure.text}; this form's {judged.tie.shown()} gives"
                f" {judged.expected}%",
            )
            verdict = of_tie(judged.tie, message=message)
            if verdict is not None:
                yield untied(verdict)


def _rates(entry: Entry, address: str) -> Iterator[Operand]:
    for span in scan(entry.text):
        before = entry.text[max(0, span.start - 24) : span.start]
        clause = regex(r"[，。；,;]").split(before)[-1]
        if (
            span.figure.unit is None
            or span.figure.unit.dimension != RATIO
            or not _BEFORE.search(before)
            or _OTHER.search(clause)
        ):
            continue
        yield percentage_in(entry, span.figure, span.start, span.end, address, "完成情况中的执行率")
