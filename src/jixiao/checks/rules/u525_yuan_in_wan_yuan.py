"""U525: a form in 元 that says 万元."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.magnitudes import by_heads, is_ten_thousandfold, looks_like_yuan, total_budget
from jixiao.checks.pairs import placed, years
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import DossierView, FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.places import Place
from jixiao.core.ties import Operand

_SEE = Text(
    "请核实金额的单位：按元填的，全表换算成万元，或把单位改为元",
    "See the unit of the amounts: put all of them into ten thousands of yuan, or let the form say yuan.",
)


@check(
    "U525",
    "全表金额疑似按元填报",
    "a form in ten thousands of yuan whose amounts seem to be in yuan",
    over="dossier",
    source="practice",
)
def yuan_in_wan_yuan(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：单位写“万元”的表，金额是不是按元填的：人数×人均标准正好等于按元看的预算数；同一项目的预算是上年的一万倍上下；县区和基层单位的项目，各项金额全是十万以上、末两位为00的整数。
    为什么：整张表都按元填，表内勾稽全对得上，只有和人数、上年、常识比才看得出来。
    依据：数量级判断，区间取得很宽，只用来发现一万倍的差错。
    已知例外：社会保险基金的表不看金额大小；省、市一级的单位不看；只凭金额大小的只作提示。
    """
    told: set[str] = set()
    for form in view.forms():
        budget = total_budget(form)
        if budget is not None:
            verdict = _by_itself(form, budget)
            if verdict is not None:
                told.add(budget.address)
                yield verdict
    for before, after in years(view):
        yield from _by_last_year(view, before, after, told)


def _by_itself(form: FormView, budget: Operand) -> Verdict | None:
    """What a form's own people and prices, or the size of its amounts, say of its unit."""
    rows = by_heads(form, budget)
    if rows is not None:
        heads, price = rows
        said = Text(
            f"“{heads.label}”{heads.text('target')}、“{price.label}”{price.text('target')}，"
            f"相乘与{budget.figure.text}元相当，而表的单位是万元",
            f"“{heads.label}” times “{price.label}” is about {budget.figure.text} yuan, the form says"
            " ten thousands of yuan",
        )
        beside = (heads.place("target"), price.place("target"))
        return _told(budget, Severity.WARNING, said, beside)
    if looks_like_yuan(form):
        said = Text(
            f"单位是万元，金额却全是十万以上的整百数（{budget.figure.text}万元），像是按元填的",
            f"all amounts are whole hundreds from 100,000 on ({budget.figure.text} ten thousand yuan):"
            " they look like yuan",
        )
        return _told(budget, Severity.REMARK, said, ())
    return None


def _by_last_year(
    view: DossierView, before: FormView, after: FormView, told: set[str]
) -> Iterator[Verdict]:
    """The larger of the budgets of two years that are ten thousand times apart."""
    first, second = total_budget(before), total_budget(after)
    if first is None or second is None:
        return
    pairs = ((second, first, before, after), (first, second, after, before))
    for large, small, other, own in pairs:
        if large.address in told or not is_ten_thousandfold(large, small):
            continue
        told.add(large.address)
        said = Text(
            f"{own.form.year}年预算数{large.figure.text}万元，同一项目{other.form.year}年是"
            f"{small.figure.text}万元，相差约一万倍，像是按元填的",
            f"{large.figure.text} in {own.form.year}, {small.figure.text} in {other.form.year}, both in ten"
            " thousands of yuan: ten thousand times apart",
        )
        yield _told(large, Severity.WARNING, said, (placed(view, other, small.place),))


def _told(budget: Operand, severity: Severity, said: Text, related: tuple[Place, ...]) -> Verdict:
    return broken(
        "U525",
        budget.address,
        budget.place,
        severity,
        said,
        printed=budget.figure.text,
        related=related,
        operands=(budget,),
        advice=_SEE,
    )
