"""M911: a row with a result to date, and no completion."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.judging.monitoring.completion import lacks_completion, solve_missing
from jixiao.knowledge.prompts import says_no_value

_NOT_COUNTED = ("，不计入总体完成率", ", so it does not count")


@check(
    "M911",
    "有完成值而没有完成率",
    "a result without a completion",
    over="form",
    source="practice",
    kinds=(MONITORING,),
    of_absence=True,
    may_stand_open=True,
)
def completion_open(view: FormView) -> Iterator[Verdict]:
    """
    查什么：监控表里写了完成值的行，指标完成率是否空着。
    为什么：空着的行不计入总体完成率，平均数就不是全部指标的。
    依据：监控表的基本栏目。
    已知例外：完成值写“待统计”“N/A”的，请填数；完成率写“/”的、完成值写没有到考核时点的不算空；整栏空着的由R131报一次；空着的那一行能由总体完成率反推的由M903报；没有规则可算的行（文字说明、区间口径不定的）由填表人估计。
    """
    rows = named_rows(view)
    without = [row for row in rows if says_no_value(row.text("actual"))]
    yield from map(_without_value, without)
    rows = tuple(row for row in rows if row not in without)
    if not any(row.text("completion") for row in rows):
        return
    solved = solve_missing(view.form, view.result.indicators)
    for row in rows:
        if not lacks_completion(row.indicator, row.result):
            yield held("M911", row.address("completion"))
        elif row.text("actual") and (solved is None or solved.index != row.index):
            yield _open(row)


def _open(row: Row) -> Verdict:
    ruled = row.result.completion
    span = f"，按规则为{ruled:f}%" if ruled is not None else "，没有规则可算，请填写"
    english = f"; the rule gives {ruled:f}%" if ruled is not None else "; no rule gives it"
    return broken(
        "M911",
        row.address("completion"),
        row.to_fill("completion", "actual"),
        Severity.WARNING,
        Text(
            f"{row.label}：完成值{row.text('actual')}，完成率空着，不计入总体完成率{span}",
            f"“{row.label}”: “{row.text('actual')}”, no completion, so it does not count{english}",
        ),
        related=(row.place("actual"),),
    )


def _without_value(row: Row) -> Verdict:
    """A row whose result says in words that there is none."""
    said, rate = row.text("actual"), row.text("completion")
    given = (f"，却填了完成率{rate}", f", and a completion of {rate}") if rate else _NOT_COUNTED
    return broken(
        "M911",
        row.address("actual"),
        row.place("actual"),
        Severity.WARNING,
        Text(
            f"{row.label}：完成值写的是“{said}”，不是到监控时点的数{given[0]}",
            f"“{row.label}”: “{said}” is no result up to the monitoring point{given[1]}",
        ),
        printed=said,
        advice=Text(
            "请填到监控时点的数；没有到考核时点的写“未达监控节点”",
            "give the result to date; write “未达监控节点” where it is not due",
        ),
    )
