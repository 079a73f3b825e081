"""S322: what the form itself tells how to compute, and leaves open: the total score, the execution's
rate and its score.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.rows import is_blank, named_rows, plain_figure
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import shown
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, MONITORING, SELF_EVALUATION, FundingRow
from jixiao.core.places import Place
from jixiao.judging.execution import rate_of, total_index
from jixiao.judging.totals import added, execution_again

_FEWEST = 2
_FILL_IN = Text("请补填", "fill it in")


@check(
    "S322",
    "算得出的总分、执行率空着",
    "a total or a rate that can be computed is missing",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, DEPARTMENT, MONITORING),
    of_absence=True,
)
def computed_open(view: FormView) -> Iterator[Verdict]:
    """
    查什么：各行都打了分，总分行的得分是否空着；预算数、执行数都填了，别的资金行有执行率，资金总额的执行率是否空着；资金总额有分值、有执行率，预算执行的得分是否空着。
    为什么：这几格是算出来的，也是等级、排名和汇总表要用的，空着就要退回补填。
    依据：自评表、监控表的基本栏目；数按表上的各行算。
    已知例外：有的行还没有打分的，由S317报；没有总分行的表（总分写在别处或在下一页）不查；有复核得分合计的，总分在复核一栏；没有执行率一栏的表不查；预算执行另列为一行指标并打了分的，资金行的得分可以空着；预算为0的没有执行率。
    """
    yield from _total(view)
    at = total_index(view.form)
    if at is not None and not funding.shifted(view):
        yield from _rate(view, at)
        yield from _score(view, at)


def _total(view: FormView) -> Iterator[Verdict]:
    """The total row without a score, below rows that have one."""
    total = view.form.total
    scored = [row for row in named_rows(view) if row.text("score")]
    if total is None or total.review_score is not None or len(scored) < _FEWEST:
        return
    if not is_blank(total.score):
        yield held("S322", view.address("total.score"))
        return
    sum_ = added(view.form, view.pack, "score")
    if sum_ is None:
        return  # S317 tells what the total waits for
    value = shown(sum_.total, 2)
    yield _open(
        view,
        "total.score",
        total.score.place if total.score is not None else total.place,
        Text("总分没有得分", "the total has no score"),
        Text(f"各项得分合计{value}", f"the scores come to {value}"),
    )


def _rate(view: FormView, at: int) -> Iterator[Verdict]:
    """The total of the money without a rate, where another row of it has one."""
    row = view.form.funding[at]
    has_column = any(each.rate is not None for each in view.form.funding)
    share = rate_of(row)
    if not has_column or share is None:
        return
    if not is_blank(row.rate):
        yield held("S322", view.address(f"funding[{at}].rate"))
        return
    value = shown(share, 2) + "%"
    yield _open(
        view,
        f"funding[{at}].rate",
        _beside(row, "rate", "executed", "budget"),
        Text(f"“{row.source}”没有执行率", f"“{row.source}” has no execution rate"),
        Text(f"按执行数÷预算数应为{value}", f"executed ÷ budget is {value}"),
    )


def _score(view: FormView, at: int) -> Iterator[Verdict]:
    """The execution's points without a score, where its rate is known."""
    row, points = view.form.funding[at], plain_figure(view.form.funding[at].points)
    scored = any(each.text("score") for each in named_rows(view))
    if points is None or not points.value or not scored or execution_again(view.form) is not None:
        return
    if not is_blank(row.score):
        yield held("S322", view.address(f"funding[{at}].score"))
        return
    rate, score = view.result.execution_rate, view.result.execution_score
    if rate is None or score is None:
        return
    at_rate, value = shown(rate, 2) + "%", shown(score, 2)
    yield _open(
        view,
        f"funding[{at}].score",
        _beside(row, "score", "points", "rate"),
        Text(
            f"预算执行分值{points.text}，没有得分",
            f"the execution has {points.text} points and no score",
        ),
        Text(f"执行率{at_rate}，按规则应得{value}", f"at {at_rate} the rule gives {value}"),
    )


def _open(view: FormView, field: str, place: Place, lacks: Text, told: Text) -> Verdict:
    message = Text(f"{lacks.zh}；{told.zh}", f"{lacks.en}; {told.en}")
    return broken("S322", view.address(field), place, Severity.WARNING, message, advice=_FILL_IN)


def _beside(row: FundingRow, name: str, *names: str) -> Place:
    """Where a field of the money stands empty, else the place of the first of the others there."""
    entries = (getattr(row, each) for each in (name, *names))
    return next((entry.place for entry in entries if entry is not None), row.place)
