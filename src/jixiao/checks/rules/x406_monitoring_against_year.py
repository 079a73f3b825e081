"""X406: a later form of a project and year against the monitoring forms before it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.pairs import Both, placed, shared_indicators, stages
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView, FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, SELF_EVALUATION
from jixiao.core.ties import Operand
from jixiao.judging.execution import total_index
from jixiao.judging.monitoring.lamps import counts_up

_SINCE_JANUARY = Text(
    "请核对是不是只填了这一段的数，应填年初以来的累计数；核减过的，请写明原因。",
    "See whether it is of this stretch alone; it should be what was counted since January."
    " Give the reason where it was cut.",
)


@check(
    "X406",
    "累计数比前一时点少",
    "what counts up over the year is below what monitoring had reported",
    over="dossier",
    source="arithmetic",
)
def monitoring_against_year(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：同一项目同一年度，自评表的全年执行数、后一时点监控表的执行数是否小于前面监控表上报的；逐年累加的指标（人次、场次、件、金额）完成值是否变小；自评表与监控表的全年预算数是否相同。
    为什么：执行数、服务人次是累计数，年底不会比年中少，8月不会比6月少；预算数不同说明年中调整没有在自评表反映，或者有一处抄错。
    依据：累计数只增不减；指标可能核减过，只作警告；预算数不同可能因监控后调整，只作提示。
    已知例外：两张表都要写明年度和项目（或险种）；单位名称不同的不比；比率、时点数（参保人数）可升可降，不比。
    """
    for monitored, later in _pairs(view):
        first, last = total_index(monitored.form), total_index(later.form)
        if first is not None and last is not None:
            yield from _executed(view, monitored, later, first, last)
            if later.form.kind == SELF_EVALUATION:
                yield from _budgets(view, monitored, later, first, last)
        for both in shared_indicators(monitored, later):
            yield from _counted(view, monitored, later, both)


def _pairs(view: DossierView) -> Iterator[tuple[FormView, FormView]]:
    """A monitoring form, and a later one or the year's end."""
    yield from stages(view, MONITORING, SELF_EVALUATION)
    for one, other in stages(view, MONITORING, MONITORING):
        early, late = one.form.as_of, other.form.as_of
        if early is None or late is None or early.first_month != late.first_month:
            continue
        if early.month and late.month and early.month < late.month:
            yield one, other


def _words(form: FormView) -> str:
    """What a form is called beside another: 自评表, 6月监控表."""
    if form.form.kind == SELF_EVALUATION:
        return "自评表"
    month = form.form.as_of.month if form.form.as_of else None
    return f"{month}月监控表" if month else "监控表"


def _operands(
    monitored: FormView, later: FormView, first: str, last: str
) -> tuple[Operand, Operand] | None:
    early = monitored.operand(first, _words(monitored))
    late = later.operand(last, _words(later))
    return (
        None
        if early is None or late is None or early.figure.unit is None or late.figure.unit is None
        else (early, late)
    )


def _executed(
    view: DossierView, monitored: FormView, later: FormView, first: int, last: int
) -> Iterator[Verdict]:
    pair = _operands(monitored, later, f"funding[{first}].executed", f"funding[{last}].executed")
    if pair is None:
        return
    early, late = pair
    if late.figure.printed_interval.high >= early.figure.printed_interval.low:
        yield held("X406", late.address)
        return
    of = "全年执行数" if later.form.kind == SELF_EVALUATION else "执行数"
    before = _words(monitored).removesuffix("表")
    said = Text(
        f"{_words(later)}{of}{late.figure.text}，小于{before}时已执行的{early.figure.text}",
        f"execution {late.figure.text} is below the {early.figure.text} reported at an earlier"
        " monitoring",
    )
    yield _told(view, monitored, pair, Severity.ERROR, said)


def _counted(
    view: DossierView, monitored: FormView, later: FormView, both: Both
) -> Iterator[Verdict]:
    """A row that counts up over the year."""
    row, result = later.form.indicators[both.after], later.result.indicators[both.after]
    if counts_up(row, result) is not True:
        return
    at = f"indicators[{both.before}].actual", f"indicators[{both.after}].actual"
    pair = _operands(monitored, later, *at)
    if pair is None:
        return
    early, late = pair
    if early.figure.unit != late.figure.unit:
        return
    if late.figure.interval.high >= early.figure.interval.low:
        yield held("X406", late.address)
        return
    name = row.name.text.strip() if row.name is not None else both.name
    said = Text(
        f"{name}：{_words(later)}完成{late.figure.text}，小于{_words(monitored)}的{early.figure.text}，累计数不会减少",
        f"“{name}”: {late.figure.text} is below the {early.figure.text} of an earlier monitoring"
        " form; it counts up over the year",
    )
    yield _told(view, monitored, pair, Severity.WARNING, said, advice=_SINCE_JANUARY)


def _budgets(
    view: DossierView, monitored: FormView, evaluated: FormView, first: int, last: int
) -> Iterator[Verdict]:
    pair = _operands(monitored, evaluated, f"funding[{first}].budget", f"funding[{last}].budget")
    if pair is None:
        return
    early, late = pair
    if late.figure.printed_interval.meets(early.figure.printed_interval):
        yield held("X406", late.address)
        return
    said = Text(
        f"自评表全年预算数{late.figure.text}，监控表为{early.figure.text}；如监控后调整过预算，请说明",
        f"the budget is {late.figure.text} here and {early.figure.text} in the monitoring form",
    )
    yield _told(view, monitored, pair, Severity.REMARK, said)


def _told(
    view: DossierView,
    monitored: FormView,
    pair: tuple[Operand, Operand],
    severity: Severity,
    said: Text,
    *,
    advice: Text | None = None,
) -> Verdict:
    """The later figure against that of a monitoring form before it."""
    early, late = pair
    return broken(
        "X406",
        late.address,
        late.place,
        severity,
        said,
        printed=late.figure.text,
        related=(placed(view, monitored, early.place),),
        operands=(late, early),
        advice=advice,
    )
