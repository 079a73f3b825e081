"""F812: months payable outside the band of the rule pack."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.book import Fact, FactBook
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import DossierView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.packs import BandRule, RulePack
from jixiao.core.statements import ACTUAL
from jixiao.judging.pooling import pooled_above
from jixiao.judging.ranges import months_band, side_of
from jixiao.knowledge.funds import POOLED
from jixiao.knowledge.items import MONTHS_PAYABLE

_DENOMINATORS = {
    "actual": Text("本年实际支出", "this year's expenditure"),
    "next_budget": Text("下年预算支出", "next year's budget"),
    "year_to_date": Text("年初以来支出", "the year to date"),
}


@check(
    "F812",
    "累计结余可支付月数超出合理区间",
    "months payable outside the reasonable range",
    over="dossier",
    source="document",
)
def months_outside_band(view: DossierView) -> Iterator[Verdict]:
    """
    查什么：正文写出的可支付月数，是否在规则包规定的区间内（医疗保险统筹基金6至9个月）。
    为什么：过低有支付风险，过高说明结余偏多，都要在报告里分析。
    依据：规则包“可支付月数”一节所列来源；没有该参数的规则包不查。
    已知例外：个人账户不适用，另写了统筹基金月数的，含个人账户的合计不查；养老、工伤、失业保险按各自规则，没有参数的不查；基金在上级统筹的没有自己的结余，不查。属于运行状况，不是填报错误，只作提示。
    """
    packs = [form.pack for form in view.forms()]
    facts = FactBook.of(view).facts
    pooled = {(fact.document, fact.fund) for fact in facts if fact.item == MONTHS_PAYABLE}
    for fact in facts:
        if (
            fact.item != MONTHS_PAYABLE
            or fact.basis != ACTUAL
            or fact.fund is None
            or fact.operator is not None
            or (fact.document, f"{fact.fund}/{POOLED}") in pooled
            or pooled_above(packs, fact.fund, fact.period, fact.area or "")
        ):
            continue
        found = next(
            ((band, each) for each in packs if (band := months_band(fact.fund, each))), None
        )
        if found is None:
            continue
        band, pack = found
        if side_of(fact.figure.value, band) == "inside":
            yield held("F812", fact.operand.address)
        else:
            yield _outside(fact, band, pack)


def _outside(fact: Fact, band: BandRule, pack: RulePack) -> Verdict:
    said = _words(fact.figure.value, band)
    return broken(
        "F812",
        fact.operand.address,
        fact.operand.place,
        Severity.REMARK,
        Text(
            f"{fact.fund}可支付{fact.figure.text}，合理区间{band.low}至{band.high}个月，{said.zh}",
            f"“{fact.fund}”: {fact.figure.value} months payable, the reasonable range is {band.low}"
            f" to {band.high} months: {said.en}",
        ),
        printed=fact.figure.text,
        advice=_advice(pack),
    )


def _words(months: Decimal, band: BandRule) -> Text:
    words: dict[str, Text] = {
        "insufficient": Text("结余不足", "the balance is too small"),
        "low": Text("低于合理区间", "below it"),
        "high": Text("超出合理区间", "above it"),
        "excessive": Text("结余过多", "the balance is too large"),
    }
    return words[side_of(months, band)]


def _advice(pack: RulePack) -> Text:
    """What to write, with the denominators that the pack knows, the usual one first."""
    rule = pack.months_payable
    known = [_DENOMINATORS[name] for name in (rule.denominators if rule is not None else ())]
    if not known:
        return Text("请在报告中分析原因并提出措施。", "Analyse the cause and propose measures.")
    return Text(
        f"请在报告中写明月均支出的口径（{'、'.join(each.zh for each in known)}），分析原因并提出措施。",
        f"State the monthly spending divided by ({', '.join(each.en for each in known)}), analyse"
        " the cause and propose measures.",
    )
