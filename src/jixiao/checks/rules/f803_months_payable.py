"""F803: months payable of an indicator outside the band of its fund."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.packs import BandRule
from jixiao.core.periods import Period
from jixiao.judging.pooling import pooled_above, words_of
from jixiao.judging.ranges import months_band, side_of


@check(
    "F803",
    "可支付月数不在合理区间",
    "months payable outside the band",
    over="form",
    source="practice",
    needs=("months_payable",),
    insurance_only=True,
)
def months_payable(view: FormView) -> Iterator[Verdict]:
    """
    查什么：“可支付月数”指标的完成值是否在规则包给该险种的合理区间内（医保统筹基金如6—9个月）。
    为什么：太短有支付风险，太长是结余过多。
    依据：规则包给各险种定的区间（职工医保统筹基金6—9个月）；表上或文件印有的为警告，否则只作提示。
    已知例外：规则包没有给该险种定区间的不查；基金在上级统筹的（如医保市级统筹后的县）没有自己的结余，不查；生育保险单列的由F805报；只看指标完成值，报告正文另查。
    """
    band = months_band(view.form.fund, view.pack)
    period = view.form.as_of or (Period(view.form.year) if view.form.year else None)
    if band is None or pooled_above((view.pack,), view.form.fund, period, words_of(view.form)):
        return
    for row in named_rows(view):
        value = row.attainment.value
        if "可支付月" not in row.name or "生育" in row.name or value is None:
            continue
        if side_of(value, band) == "inside":
            yield held("F803", row.address("actual"))
        else:
            yield _finding(row, value, band)


def _finding(row: Row, value: Decimal, band: BandRule) -> Verdict:
    least = band.insufficient
    apart = {
        "insufficient": Text(
            f"，不足{least}个月，有支付风险", f": less than {least}, payment is at risk"
        ),
        "low": Text("，支付能力不足", ": too little to pay from"),
        "excessive": Text("，结余过多", ": the balance is too large"),
    }.get(side_of(value, band), Text("", ""))
    message = Text(
        f"{row.label}{row.text('actual')}，不在{band.low}—{band.high}个月的合理区间{apart.zh}",
        f"“{row.label}” {row.text('actual')} is outside the reasonable {band.low} to {band.high}"
        f" months{apart.en}",
    )
    return broken(
        "F803",
        row.address("actual"),
        row.place("actual"),
        Severity.WARNING if band.source.firm else Severity.REMARK,
        message,
        printed=row.text("actual"),
        advice=Text(
            "请核对累计结余和月均支出；填报无误的，说明原因和打算",
            "look at the balance and what is spent a month; where both are right, give the reason",
        ),
    )
