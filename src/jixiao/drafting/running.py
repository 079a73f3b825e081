"""基金运行分析 of a period within the year: income and expenditure to date against the year's budget,
序时进度 and the same months of last year, balances, and what is behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.packs import RulePack
from jixiao.core.periods import day_words
from jixiao.drafting.circumstances import prepaid, relief, serious_illness
from jixiao.drafting.draft import EXECUTION, FLOWS, MONTHS, Block, Chart, Draft, Line
from jixiao.drafting.figures import Account, Amount, Fund, ReportFigures, Side
from jixiao.drafting.model import CountData, ReportData
from jixiao.drafting.operation import balances, parts_of
from jixiao.drafting.overview import by_fund
from jixiao.drafting.printing import (
    RATE_PLACES,
    Money,
    change_of,
    count_change,
    execution_of,
    joined,
    months,
    numbered,
    ordinal,
    plain,
    rate,
    sentence,
    to_fill,
)
from jixiao.drafting.spans import Span
from jixiao.drafting.tabling import analysis_table
from jixiao.drafting.wording import Wording, wording_of

_LINE = 19  # characters of a title on one line
_ROOM = "\u3000\u3000"  # to the right of unit and date


def title_of(data: ReportData, span: Span) -> str:
    """What the analysis is called."""
    return f"{data.area}{data.subject}{span.title}运行分析"


def running(data: ReportData, figures: ReportFigures, span: Span, pack: RulePack) -> Draft:
    """The analysis; it has no cover."""
    words = wording_of(figures)
    body = (
        *_title(data, span),
        *_overall(data, figures, span, words),
        *_by_funds(data, figures, span, words),
        *_concerns(figures, span, words, pack),
        *_measures(data, figures),
        Line(""),
        Line(f"{data.unit}{_ROOM}", "signed"),
        Line(f"{day_words(data.filed_on) or to_fill('日期')}{_ROOM}", "signed"),
    )
    return Draft(title=title_of(data, span), cover=(), body=body)


def _title(data: ReportData, span: Span) -> Iterator[Line]:
    """The title, parted where it is longer than a line."""
    whole = title_of(data, span)
    parts = (
        (f"{data.area}{data.subject}", f"{span.title}运行分析") if len(whole) > _LINE else (whole,)
    )
    yield from (Line(each, "title") for each in parts)
    yield Line("")


def _overall(
    data: ReportData, figures: ReportFigures, span: Span, words: Wording
) -> Iterator[Block]:
    total, money = figures.total, words.overview
    yield Line("一、总体情况", "h1")
    if data.situation:
        yield Line("".join(sentence(each) for each in data.situation))
    told = [
        f"{span.words}{data.area}{total.name}总{side.side}{money.text(side.amount.actual)}"
        f"（不含上下级往来），{_against(side.amount, money, span)}"
        for side in total.sides()
    ]
    ending = f"收支相抵，当期结余{money.text(total.current)}"
    if total.cumulative is not None:
        ending += f"，{span.closing}滚存结余{money.text(total.cumulative)}"
    yield Line("。".join([*told, ending]) + "。")
    if len(figures.funds) > 1:
        yield Line(by_fund(figures, before=span.before))
    yield Line(f"{span.words}{data.area}{data.subject}收支分析表", "subtitle")
    yield Line(f"单位：{money.unit}", "right")
    yield analysis_table(span, figures, money)
    due = rate(span.progress * HUNDRED)
    yield Line(
        f"注：收入、支出不含上下级往来；“比序时进度”为执行率与序时进度{due}相差的百分点；"
        "各数按原始数据计算后四舍五入。",
        "note",
    )
    yield Chart(FLOWS, f"{total.name}收入、支出与年度预算、上年同期比较（{money.unit}）")
    yield Chart(EXECUTION, f"{total.name}收入、支出预算执行率（虚线为序时进度{due}）")


def _against(amount: Amount, money: Money, span: Span) -> str:
    """An amount against the year's budget, 序时进度 and the same months of last year."""
    return joined(
        [
            execution_of(amount, money),
            _pace(amount, span),
            change_of(amount, money, before=span.before),
        ]
    )


def _pace(amount: Amount, span: Span) -> str:
    """比序时进度慢3.20个百分点; nothing where there is no budget."""
    gap = amount.ahead(span.progress)
    if gap is None:
        return ""
    points = half_up(gap, RATE_PLACES)
    if points == 0:
        return "与序时进度持平"
    return f"比序时进度{'快' if points > 0 else '慢'}{_points(gap)}个百分点"


def _points(gap: Decimal) -> str:
    return shown(abs(gap), RATE_PLACES)


def _by_funds(
    data: ReportData, figures: ReportFigures, span: Span, words: Wording
) -> Iterator[Block]:
    yield Line("二、各项基金运行情况", "h1")
    for number, fund in enumerate(figures.funds, start=1):
        yield Line(f"（{ordinal(number)}）{fund.account.name}", "h2")
        for side in fund.account.sides():
            yield Line(_side(data, fund, side, span, words))
        yield from (Line(each) for each in balances(data, fund, words) if each)
        people = "".join(_count(each, span) for each in fund.people)
        told = people + "".join(sentence(each) for each in (*fund.management, *fund.results))
        if told:
            yield Line(told)
    if any(
        account.months is not None
        for fund in figures.funds
        for account in (fund.account, *fund.accounts)
    ):
        yield Chart(MONTHS, f"{figures.total.name}累计结余可支付月数（个月）")


def _side(data: ReportData, fund: Fund, side: Side, span: Span, words: Wording) -> str:
    account, money = fund.account, words.detail
    text = (
        f"{span.words}，{data.area}{account.name}{side.side}{money.text(side.amount.actual)}"
        f"（不含上下级往来），{_against(side.amount, money, span)}。"
    )
    if side.parts:
        text += parts_of(side, words, before=span.before)
    if side is account.income:
        text += prepaid(fund, money, span) + relief(fund, money, span)
    else:
        text += serious_illness(fund, money)
    if side.reason:
        return text + sentence(f"{side.side}变动的主要原因是{side.reason}")
    if words.asks_why(side.amount) and not _is_behind(side.amount, span):
        text += f"主要原因是{to_fill(f'{account.name}{side.side}与上年同期相比变动较大的原因')}。"
    return text


def _count(count: CountData, span: Span) -> str:
    planned = f"，年度预算{plain(count.budget)}{count.unit}" if count.budget is not None else ""
    moved = count_change(count.actual, count.last_year, count.unit, before=span.before)
    return (
        f"{count.name}{plain(count.actual)}{count.unit}{planned}{f'，{moved}' if moved else ''}。"
    )


def _is_behind(amount: Amount, span: Span) -> bool:
    gap = amount.ahead(span.progress)
    return gap is not None and half_up(gap, RATE_PLACES) < 0


def _concerns(figures: ReportFigures, span: Span, words: Wording, pack: RulePack) -> Iterator[Line]:
    """What is behind and by how much, deficits, and balances that do not last."""
    yield Line("三、进度偏差和需要关注的问题", "h1")
    told = [
        *_late(figures, span, words, pack),
        *_deficits(figures, words),
        *_short(figures),
    ]
    if not told:
        yield Line("各项基金收入、支出均不慢于序时进度，当期收支均未出现缺口。")
        return
    lead = len(told) > 1
    for number, each in enumerate(told, start=1):
        yield Line(f"{ordinal(number)}是{each}" if lead else each)


def _late(figures: ReportFigures, span: Span, words: Wording, pack: RulePack) -> Iterator[str]:
    limit = pack.monitoring.behind_time_progress if pack.monitoring is not None else None
    for fund in figures.funds:
        for side in fund.account.sides():
            amount = side.amount
            gap, missing = amount.ahead(span.progress), amount.missing(span.progress)
            if gap is None or missing is None or not _is_behind(amount, span):
                continue
            name = f"{fund.account.name}{side.side}"
            far = limit is not None and half_up(-gap, RATE_PLACES) > limit
            beyond = f"，超过{plain(limit)}个百分点的提示界限" if far and limit is not None else ""
            reason = side.reason.rstrip("。") or to_fill(f"{name}慢于序时进度的原因")
            yield (
                f"{name}进度偏慢。{_pace(amount, span)}{beyond}，"
                f"与按序时进度应完成的相差{words.detail.text(missing)}。原因：{reason}。"
            )


def _deficits(figures: ReportFigures, words: Wording) -> Iterator[str]:
    accounts: list[Account] = [fund.account for fund in figures.funds if fund.account.current < 0]
    if accounts:
        listed = "，".join(
            f"{each.name}当期结余{words.detail.text(each.current)}" for each in accounts
        )
        yield (
            f"当期收不抵支。{listed}（不含上下级往来）。"
            f"原因和资金安排：{to_fill('当期收不抵支的原因，以及财政补助、上级调剂的安排')}。"
        )


def _short(figures: ReportFigures) -> Iterator[str]:
    accounts = [
        account
        for fund in figures.funds
        for account in (fund.account, *fund.accounts)
        if account.months is not None and account.months.side_of_band == "low"
    ]
    if accounts:
        listed = "，".join(
            f"{each.name}累计结余可支付{months(each.months.months)}"
            for each in accounts
            if each.months is not None
        )
        yield f"支付能力不足。{listed}，低于合理区间。原因：{to_fill('结余偏少的原因')}。"


def _measures(data: ReportData, figures: ReportFigures) -> Iterator[Line]:
    yield Line("四、下一步措施", "h1")
    plans = [*data.plan, *(each for fund in figures.funds for each in fund.plan)]
    yield Line(numbered(plans) if plans else to_fill("针对进度偏差和问题的下一步措施"))
