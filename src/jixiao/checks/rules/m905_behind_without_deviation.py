"""M905: 无偏差 while execution stands far behind time progress."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.wording import NO_DEVIATION, claims
from jixiao.core.figures import HUNDRED, shown
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.judging.monitoring.limits import Behind, behind, execution_limited


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
    查什么：偏差栏写“无偏差”，而预算执行率低于规则包规定的该月最低执行率，或（该月没有规定的）比序时进度（监控月份÷12）落后超过规则包的界限。
    为什么：监控就是要早发现支出进度慢，写无偏差就没有措施。
    依据：规则包规定的各月最低执行率；没有规定的月份，规则包的序时进度界限。
    已知例外：没有监控月份、规则包没有界限的不查；没有写“无偏差”的由F802给警告；按两位小数比较。
    """
    entry, share = view.form.conclusion, funding.execution(view)
    where = funding.execution_place(view)
    if entry is None or share is None or where is None:
        return
    match = claims(NO_DEVIATION, entry.text)
    if match is None or not execution_limited(view.form, view.pack):
        return
    late = behind(view.form, view.pack, share * HUNDRED)
    if late is None:
        yield held("M905", view.address("conclusion"))
        return
    expected, formula = _reckoned(late)
    said = late.said()
    yield broken(
        "M905",
        view.address("conclusion"),
        entry.place.narrowed(*match.span()),
        Severity.WARNING,
        Text(
            f"写“{match.group()}”，而{said.zh}，应说明原因和措施",
            f"“{match.group()}”, yet {said.en}",
        ),
        printed=match.group(),
        expected=expected,
        related=(where.place,),
        operands=(where,),
        formula=formula,
        quote=entry.text.strip()[:20],
    )


def _reckoned(late: Behind) -> tuple[str, str]:
    """What would be expected instead, and the arithmetic."""
    rate = f"{shown(late.rate, 2)}%"
    if late.least is not None:
        return f"执行率低于{late.least}%", f"{rate}<{late.least}%"
    return (
        f"落后序时进度{shown(-late.gap, 2)}个百分点",
        f"{rate}-{shown(late.progress, 2)}%={shown(late.gap, 2)}个百分点",
    )
