"""X432: the execution rate that the goal's words state, against the form's own budget and
execution.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.rates import execution_tie, percentage_in
from jixiao.checks.registry import check
from jixiao.checks.scores import untied
from jixiao.checks.told_rates import told_rates
from jixiao.checks.verdicts import gap_words, of_tie
from jixiao.checks.views import FormView
from jixiao.core.findings import Text, Verdict
from jixiao.core.forms import Entry
from jixiao.core.ties import Operand
from jixiao.judging.monitoring.own_rates import is_rate_of_use


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
    已知例外：写明是收入、其中一块、别的年度或月份的，是“不低于”“以上”“力争”这样的界限或打算的，“占预算的”前面是另一笔钱的，不查。
    """
    for index, goal in enumerate(view.form.goals):
        if goal.actual is None:
            continue
        for printed in _rates(view, goal.actual, view.address(f"goals[{index}].actual")):
            judged = execution_tie(view, "X432", printed)
            if judged is None:
                continue
            message = Text(
                f"完成情况写“{printed.figure.text}”，"
                f"本表{judged.tie.shown()}应为{judged.expected}%，{gap_words(judged, '个百分点')}",
                f"the words say {printed.figure.text}; this form's {judged.tie.shown()} gives"
                f" {judged.expected}%",
            )
            verdict = of_tie(judged.tie, message=message)
            if verdict is not None:
                yield untied(verdict)


def _rates(view: FormView, entry: Entry, address: str) -> Iterator[Operand]:
    for span, name in told_rates(view.form, entry.text):
        called = name if is_rate_of_use(name) else "执行率"
        yield percentage_in(
            entry, span.figure, span.start, span.end, address, f"完成情况中的{called}"
        )
