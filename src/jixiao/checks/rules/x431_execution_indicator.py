"""X431: an execution-rate indicator against the form's own budget and execution."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.rates import execution_tie, rate_rows
from jixiao.checks.registry import check
from jixiao.checks.scores import untied
from jixiao.checks.verdicts import gap_words, of_tie
from jixiao.checks.views import FormView
from jixiao.core.findings import Text, Verdict
from jixiao.core.forms import DEPARTMENT, SELF_EVALUATION


@check(
    "X431",
    "执行率指标与本表预算数、执行数不符",
    "execution-rate indicator contradicts the form's own amounts",
    over="form",
    source="arithmetic",
    kinds=(SELF_EVALUATION, DEPARTMENT),
)
def execution_indicator(view: FormView) -> Iterator[Verdict]:
    """
    查什么：绩效指标里的“基金支出预算执行率”“预算执行率”等完成值，是否等于本表预算执行情况中的执行数÷预算数。
    为什么：同一张表里同一个率只能有一个值；多半是从报告里抄了用亿元粗算的数。
    依据：算术关系，按本表最细的数判断。
    已知例外：收入执行率没有收入预算可对，不查；另有“支出预算金额”指标行、与该行相符的不报；名称写的是别的险种（如职工医保表里的生育保险）不查。
    """
    for row, printed in rate_rows(view):
        judged = execution_tie(view, "X431", printed)
        if judged is None:
            continue
        message = Text(
            f"{row.label}填报{printed.figure.text}，"
            f"本表{judged.tie.shown()}应为{judged.expected}%，{gap_words(judged, '个百分点')}",
            f"“{row.label}” is printed {printed.figure.text}; this form's {judged.tie.shown()} gives"
            f" {judged.expected}%",
        )
        verdict = of_tie(judged.tie, message=message)
        if verdict is not None:
            yield untied(verdict)
