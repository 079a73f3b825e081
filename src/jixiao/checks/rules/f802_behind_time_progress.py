"""F802: execution behind time progress at the monitoring point."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.wording import NO_DEVIATION, claims
from jixiao.core.figures import HUNDRED, shown
from jixiao.core.findings import Severity, Verdict
from jixiao.core.forms import MONITORING
from jixiao.judging.monitoring.limits import behind, execution_limited


@check(
    "F802",
    "预算执行落后于序时进度",
    "execution behind time progress",
    over="form",
    source="practice",
    kinds=(MONITORING,),
    needs=("monitoring",),
)
def behind_time_progress(view: FormView) -> Iterator[Verdict]:
    """
    查什么：监控时点的预算执行率，规则包规定了该月最低执行率的，是否低于它；没有规定的，比序时进度（月份÷12）落后是否超过规则包的界限。
    为什么：支出进度慢是监控预警的主要内容，要分析原因、采取措施；有阶段性目标或用款计划、收支本来不均的，写明即可。
    依据：规则包规定的各月最低执行率；没有规定的月份，规则包的序时进度界限。
    已知例外：写了“无偏差”的由M905报，不在此重复；没有监控月份、规则包没有界限的不查；按两位小数比较。
    """
    share, where = funding.execution(view), funding.execution_place(view)
    entry = view.form.conclusion
    if (
        share is None
        or where is None
        or not execution_limited(view.form, view.pack)
        or (entry is not None and claims(NO_DEVIATION, entry.text))
    ):
        return
    late = behind(view.form, view.pack, share * HUNDRED)
    if late is None:
        yield held("F802", where.address)
        return
    yield broken(
        "F802",
        where.address,
        where.place,
        Severity.WARNING,
        late.said(basis=True),
        printed=where.figure.text,
        related=(view.form.as_of_entry.place,) if view.form.as_of_entry is not None else (),
        difference=shown(late.gap, 2),
        unit="个百分点",
    )
