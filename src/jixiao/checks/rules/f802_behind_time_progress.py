"""F802: execution behind time progress at the monitoring point."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.wording import NO_DEVIATION, claims
from jixiao.core.figures import shown
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.ties import Operand
from jixiao.judging.monitoring.completion import time_progress


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
    查什么：监控时点的预算执行率比序时进度（月份÷12）落后超过规则包的界限，或低于规则包规定的该月最低执行率。
    为什么：支出进度慢是监控预警的主要内容，要分析原因、采取措施；有阶段性目标或用款计划、收支本来不均的，写明即可。
    依据：规则包的序时进度界限和各月最低执行率。
    已知例外：写了“无偏差”的由M905报，不在此重复；没有监控月份、规则包没有界限的不查。
    """
    progress, share, where, rule = (
        time_progress(view.form),
        funding.execution(view),
        funding.execution_place(view),
        view.pack.monitoring,
    )
    entry = view.form.conclusion
    if (
        progress is None
        or share is None
        or where is None
        or rule is None
        or (entry is not None and claims(NO_DEVIATION, entry.text))
    ):
        return
    month = str(view.form.as_of.month) if view.form.as_of is not None else ""
    least = rule.execution_warnings.get(month)
    by = f"（按月份{month}/12）" if progress < 1 else ""
    gap = (share - progress) * 100
    if least is not None and share * 100 < least:
        yield _finding(view, where, f"低于{month}月应达到的{least}%", share, gap)
    elif (
        least is None and rule.behind_time_progress is not None and gap < -rule.behind_time_progress
    ):
        yield _finding(
            view,
            where,
            f"比序时进度{shown(progress * 100, 2)}%{by}落后{shown(-gap, 2)}个百分点",
            share,
            gap,
        )
    else:
        yield held("F802", where.address)


def _finding(view: FormView, where: Operand, words: str, share: Decimal, gap: Decimal) -> Verdict:
    message = Text(
        f"预算执行率{shown(share * 100, 2)}%，{words}",
        f"execution is {shown(share * 100, 2)}%, {shown(-gap, 2)} points behind time progress",
    )
    related = (view.form.as_of_entry.place,) if view.form.as_of_entry is not None else ()
    return broken(
        "F802",
        where.address,
        where.place,
        Severity.WARNING,
        message,
        printed=where.figure.text,
        related=related,
        difference=shown(gap, 2),
        unit="个百分点",
    )
