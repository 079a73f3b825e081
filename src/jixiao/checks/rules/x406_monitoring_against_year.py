"""X406: the year's end against the monitoring form of the same project and year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.pairs import placed, stages
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView, FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, SELF_EVALUATION
from jixiao.core.ties import Operand
from jixiao.judging.execution import total_index


@check(
    "X406",
    "自评数与监控数倒挂",
    "the year's end is below what monitoring had reported",
    over="dossier",
    source="arithmetic",
)
def monitoring_against_year(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：同一项目同一年度，自评表的全年执行数是否小于监控表上报的年中执行数；两张表的全年预算数是否相同。
    为什么：执行数是累计数，年底不会比年中少；预算数不同说明年中调整没有在自评表反映，或者有一处抄错。
    依据：累计数只增不减；预算数不同可能因监控后调整，只作提示。
    已知例外：两张表都要写明年度和项目（或险种）；单位名称不同的不比。
    """
    for monitored, evaluated in stages(view, MONITORING, SELF_EVALUATION):
        first, last = total_index(monitored.form), total_index(evaluated.form)
        if first is None or last is None:
            continue
        yield from _executed(view, monitored, evaluated, first, last)
        yield from _budgets(view, monitored, evaluated, first, last)


def _operands(
    monitored: FormView, evaluated: FormView, first: int, last: int, field: str
) -> tuple[Operand, Operand] | None:
    early = monitored.operand(f"funding[{first}].{field}", "监控表")
    late = evaluated.operand(f"funding[{last}].{field}", "自评表")
    return (
        None
        if early is None or late is None or early.figure.unit is None or late.figure.unit is None
        else (early, late)
    )


def _executed(
    view: DossierView, monitored: FormView, evaluated: FormView, first: int, last: int
) -> Iterator[Verdict]:
    pair = _operands(monitored, evaluated, first, last, "executed")
    if pair is None:
        return
    early, late = pair
    if late.figure.printed_interval.high >= early.figure.printed_interval.low:
        yield held("X406", late.address)
        return
    point = monitored.form.as_of.month if monitored.form.as_of else None
    words = f"{point}月监控时" if point else "监控时"
    yield broken(
        "X406",
        late.address,
        late.place,
        Severity.ERROR,
        Text(
            f"自评表全年执行数{late.figure.text}，小于{words}已执行的{early.figure.text}",
            f"the year's execution {late.figure.text} is below the {early.figure.text} reported at"
            " monitoring",
        ),
        printed=late.figure.text,
        related=(placed(view, monitored, early.place),),
        operands=(late, early),
    )


def _budgets(
    view: DossierView, monitored: FormView, evaluated: FormView, first: int, last: int
) -> Iterator[Verdict]:
    pair = _operands(monitored, evaluated, first, last, "budget")
    if pair is None:
        return
    early, late = pair
    if late.figure.printed_interval.meets(early.figure.printed_interval):
        yield held("X406", late.address)
        return
    yield broken(
        "X406",
        late.address,
        late.place,
        Severity.REMARK,
        Text(
            f"自评表全年预算数{late.figure.text}，监控表为{early.figure.text}；如监控后调整过预算，请说明",
            f"the budget is {late.figure.text} here and {early.figure.text} in the monitoring form",
        ),
        printed=late.figure.text,
        related=(placed(view, monitored, early.place),),
        operands=(late, early),
    )
