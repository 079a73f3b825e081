"""Problems that the figures themselves show, each with its evidence, the cause where it is known, and
what is suggested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.drafting.attainment import MISSED, FundResults
from jixiao.drafting.figures import Account, ReportFigures, Side
from jixiao.drafting.printing import months, rate, to_fill
from jixiao.drafting.wording import Wording


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """``heading`` names the problem, ``evidence`` says what the figures show, ``cause`` why (or a place
    to fill), ``advice`` what to do.
    """

    heading: str
    evidence: str
    cause: str
    advice: str


def issues_of(
    figures: ReportFigures, results: tuple[FundResults, ...], words: Wording
) -> tuple[Issue, ...]:
    """Deficits first, then execution, months payable and targets."""
    return (
        *_deficits(figures, words),
        *_execution(figures, words),
        *_months(figures),
        *_targets(results),
    )


def _some(figures: ReportFigures) -> str:
    """How a heading speaks of the funds that it is about."""
    return "部分基金" if len(figures.funds) > 1 else "基金"


def _deficits(figures: ReportFigures, words: Wording) -> Iterator[Issue]:
    accounts = [fund.account for fund in figures.funds if fund.account.current < 0]
    if accounts:
        told = [f"{each.name}当期结余{words.detail.text(each.current)}" for each in accounts]
        yield Issue(
            heading=(
                f"{_some(figures)}当期收不抵支"
                if len(figures.funds) > len(accounts)
                else "基金当期收不抵支"
            ),
            evidence=(
                f"{'，'.join(told)}（均不含上下级往来）"
                if len(told) > 1
                else f"{told[0]}（不含上下级往来）"
            ),
            cause=to_fill("当期收不抵支的原因，以及财政补助、上级调剂的安排"),
            advice=(
                f"对{_names(accounts)}开展收支平衡测算，多渠道组织收入，"
                "按规定申请财政补助或上级调剂，确保待遇支付不出现缺口"
            ),
        )


def _execution(figures: ReportFigures, words: Wording) -> Iterator[Issue]:
    outside = [
        (fund.account, side, words.outside(side.amount))
        for fund in figures.funds
        for side in fund.account.sides()
        if words.outside(side.amount)
    ]
    for direction, heading, advice in (
        (
            "low",
            "预算执行率偏低",
            "编制预算时按近年实际和参保、待遇变化逐项测算，执行中出现较大变化的及时按程序调整预算",
        ),
        (
            "high",
            "预算执行率偏高",
            "加强预算执行按月分析，对政策调整、人数变化增加的收支及早测算，按程序调整预算",
        ),
    ):
        told = [(account, side) for account, side, way in outside if way == direction]
        if told:
            listed = "，".join(
                f"{account.name}{side.side}预算执行率{_rate(side)}" for account, side in told
            )
            verb = "低于" if direction == "low" else "高于"
            shown = f"{listed}，{verb}{words.band_words()}的控制区间"
            yield Issue(
                heading=_some(figures) + heading,
                evidence=shown,
                cause=_causes(told, direction),
                advice=advice,
            )


def _causes(told: Sequence[tuple[Account, Side]], direction: str) -> str:
    """The reasons that the data give; the others are asked for where the fund's amounts stand."""
    known = [
        f"{account.name}{side.side}一项，{side.reason.rstrip('。')}"
        for account, side in told
        if side.reason
    ]
    silent = [f"{account.name}{side.side}" for account, side in told if not side.reason]
    if silent:
        known.append(
            f"{'、'.join(silent)}执行率偏{'低' if direction == 'low' else '高'}的原因见本报告第二部分"
        )
    return "；".join(known)


def _rate(side: Side) -> str:
    return rate(side.amount.execution) if side.amount.execution is not None else ""


def _months(figures: ReportFigures) -> Iterator[Issue]:
    accounts = [
        account
        for fund in figures.funds
        for account in (fund.account, *fund.accounts)
        if account.months is not None
    ]
    short = [
        account
        for account in accounts
        if account.months is not None and account.months.side_of_band == "low"
    ]
    long = [
        account
        for account in accounts
        if account.months is not None and account.months.side_of_band in ("high", "excessive")
    ]
    if short:
        yield Issue(
            heading=f"{_some(figures)}支付能力不足",
            evidence=f"{_payable(short)}，低于合理区间",
            cause=to_fill("结余偏少的原因"),
            advice="加强基金运行监测和预警，做好支付资金调度，落实控费增收措施，逐步把可支付月数恢复到合理区间",
        )
    if long:
        yield Issue(
            heading=f"{_some(figures)}结余偏多",
            evidence=f"{_payable(long)}，高于合理区间",
            cause=to_fill("结余偏多的原因"),
            advice="在确保安全的前提下，按规定完善待遇政策，提高统筹层次，做好结余基金保值增值",
        )


def _payable(accounts: list[Account]) -> str:
    return "，".join(
        f"{each.name}累计结余可支付{months(each.months.months)}"
        for each in accounts
        if each.months is not None
    )


def _targets(results: tuple[FundResults, ...]) -> Iterator[Issue]:
    missed = [(each.fund.account, result) for each in results for result in each.having(MISSED)]
    beside = [(account, result) for account, result in missed if not result.of_execution]
    if not beside:
        return
    listed = "；".join(
        f"{account.name}{result.name}{result.actual}，未达到{result.wanted}的目标"
        for account, result in beside
    )
    known = [
        f"{result.name}一项，{result.reason.rstrip('。')}" for _, result in beside if result.reason
    ]
    silent = [result.name for _, result in beside if not result.reason]
    if silent:
        known.append(f"{'、'.join(silent)}未达到目标的原因见本报告第三部分")
    yield Issue(
        heading="个别绩效指标没有达到目标",
        evidence=listed,
        cause="；".join(known),
        advice=(
            "逐项分析未完成的指标，属于工作不到位的限期整改，"
            "属于目标设定不合理的在编制下年预算时重新测算指标值"
        ),
    )


def _names(accounts: Sequence[Account]) -> str:
    return "、".join(account.name for account in accounts)
