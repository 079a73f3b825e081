"""M905: 无偏差 while execution stands far behind time progress."""

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
from jixiao.judging.monitoring.completion import time_progress


@check(
    "M905",
    "执行落后于序时进度却写“无偏差”",
    "no deviation claimed while execution is behind time progress",
    over="form",
    source="practice",
    kinds=(MONITORING,),
    needs=("monitoring",),
)
def behind_without_deviation(view: FormView) -> Iterator[Verdict]:
    """
    查什么：偏差栏写“无偏差”，而预算执行率比序时进度（监控月份÷12）落后超过规则包的界限。
    为什么：监控就是要早发现支出进度慢，写无偏差就没有措施。
    依据：规则包的序时进度界限。
    已知例外：没有监控月份、规则包没有界限的不查；没有写“无偏差”的由F802提醒。
    """
    entry, progress, share = view.form.conclusion, time_progress(view.form), funding.execution(view)
    limit = view.pack.monitoring.behind_time_progress if view.pack.monitoring is not None else None
    where = funding.execution_place(view)
    if entry is None or progress is None or share is None or limit is None or where is None:
        return
    match = claims(NO_DEVIATION, entry.text)
    if match is None:
        return
    gap = (share - progress) * 100
    if gap >= -limit:
        yield held("M905", view.address("conclusion"))
        return
    yield broken(
        "M905",
        view.address("conclusion"),
        entry.place.narrowed(*match.span()),
        Severity.WARNING,
        _message(match.group(), share, progress, gap),
        printed=match.group(),
        expected=f"落后序时进度{shown(-gap, 2)}个百分点",
        related=(where.place,),
        operands=(where,),
        formula=f"{shown(share * 100, 2)}%-{shown(progress * 100, 2)}%={shown(gap, 2)}个百分点",
        quote=entry.text.strip()[:20],
    )


def _message(words: str, share: Decimal, progress: Decimal, gap: Decimal) -> Text:
    return Text(
        f"写“{words}”，而预算执行率{shown(share * 100, 2)}%，"
        f"比序时进度{shown(progress * 100, 2)}%落后{shown(-gap, 2)}个百分点，应说明原因和措施",
        f"“{words}”, yet execution is {shown(share * 100, 2)}%, {shown(-gap, 2)} points behind time"
        " progress",
    )
