"""Second section: each fund's income, expenditure and balance against budget and last year, with
parts, flows between levels and months payable.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.drafting.circumstances import explained, prepaid, relief, serious_illness
from jixiao.drafting.draft import MONTHS, Block, Chart, Line
from jixiao.drafting.figures import Account, Amount, Fund, Months, ReportFigures, Side
from jixiao.drafting.model import ACTUAL_YEAR, NEXT_BUDGET, ReportData
from jixiao.drafting.printing import (
    change_of,
    execution_of,
    joined,
    months,
    ordinal,
    sentence,
    to_fill,
)
from jixiao.drafting.spans import span_of
from jixiao.drafting.wording import Wording


def operation(data: ReportData, figures: ReportFigures, words: Wording) -> Iterator[Block]:
    """The whole second section."""
    yield Line(
        (
            f"二、各项{data.subject}预算完成及运行情况"
            if len(figures.funds) > 1
            else f"二、{data.subject}预算完成及运行情况"
        ),
        "h1",
    )
    for number, fund in enumerate(figures.funds, start=1):
        yield Line(f"（{ordinal(number)}）{fund.account.name}预算完成及运行情况", "h2")
        for side in fund.account.sides():
            yield Line(_side(data, fund, side, words))
        yield from (Line(each) for each in balances(data, fund, words) if each)
    payable = [
        account.months
        for fund in figures.funds
        for account in (fund.account, *fund.accounts)
        if account.months is not None
    ]
    if payable:
        band = "，灰色为合理区间" if any(each.band is not None for each in payable) else ""
        yield Chart(MONTHS, f"{figures.total.name}累计结余可支付月数（个月{band}）")


def _side(data: ReportData, fund: Fund, side: Side, words: Wording) -> str:
    account, money, amount = fund.account, words.detail, side.amount
    text = f"{data.year}年，{data.area}{account.name}{side.side}{money.text(amount.actual)}（不含上下级往来），"
    text += joined([change_of(amount, money), execution_of(amount, money)]) + "。"
    if side.parts:
        text += parts_of(side, words)
    income = side is account.income
    beside = (
        prepaid(fund, money, span_of(data)) + relief(fund, money, span_of(data))
        if income
        else serious_illness(fund, money)
    )
    if side.reason:
        return f"{text}{beside}{sentence(f'{side.side}变动的主要原因是{side.reason}')}"
    asked = words.asks_why(amount) and not (income and explained(fund))
    why = f"主要原因是{to_fill(_why(account, side, words))}。" if asked else ""
    return f"{text}{beside}{why}"


def parts_of(side: Side, words: Wording, *, before: str = "上年") -> str:
    """All parts of income or expenditure, each beside its budget and last year."""
    listed = "；".join(_part(part, words, before) for part in side.parts)
    return f"其中：{listed}，{'以上各项' if len(side.parts) > 1 else ''}构成全部{side.side}。"


def _part(part: Amount, words: Wording, before: str) -> str:
    return joined(
        [
            f"{part.name}{words.detail.text(part.actual)}",
            change_of(part, words.detail, before=before),
            execution_of(part, words.detail),
        ]
    )


def _why(account: Account, side: Side, words: Wording) -> str:
    outside = words.outside(side.amount)
    fact = {"low": "执行率偏低", "high": "执行率偏高"}.get(outside, "与上年相比变动较大")
    return f"{account.name}{side.side}{fact}的原因"


def balances(data: ReportData, fund: Fund, words: Wording) -> Iterator[str]:
    """What came in and went out, flows between levels, balances and months payable; sub-accounts."""
    closing = span_of(data).closing
    account, money = fund.account, words.detail
    text = f"收支相抵，{account.name}当期结余{money.text(account.current)}"
    if account.has_flows:
        yield _flows(account, words)
        text = _with_flows(account, words)
    if account.opening is not None:
        text += f"，年初累计结余{money.text(account.opening)}"
    if account.cumulative is None:
        yield f"{text}。{to_fill(f'{account.name}{closing}累计结余')}"
    else:
        yield f"{text}，{closing}累计结余{money.text(account.cumulative)}。" + _payable(
            data, account, account.months, words
        )
    for each in fund.accounts:
        yield _sub_account(data, each, words)


def _flows(account: Account, words: Wording) -> str:
    money = words.detail
    listed = [
        f"{flow.name}{money.text(flow.actual)}" for side in account.sides() for flow in side.flows
    ]
    return (
        f"不含上下级往来，{account.name}当期结余{money.text(account.current)}。"
        f"上下级往来方面，{'，'.join(listed)}。"
    )


def _with_flows(account: Account, words: Wording) -> str:
    money = words.detail
    return (
        f"含上下级往来计算，{account.name}总收入{money.text(account.income.with_flows)}，"
        f"总支出{money.text(account.expenditure.with_flows)}，"
        f"当期结余{money.text(account.current_with_flows)}"
    )


def _sub_account(data: ReportData, account: Account, words: Wording) -> str:
    money, scope = words.detail, "（不含上下级往来）" if account.has_flows else ""
    before = span_of(data).before
    clauses = [
        f"{side.side}{money.text(side.amount.actual)}{scope}，"
        + joined([change_of(side.amount, money, before=before), execution_of(side.amount, money)])
        for side in account.sides()
    ]
    text = f"{account.name}{'；'.join(clauses)}；当期结余{money.text(account.current)}{scope}"
    if account.has_flows:
        text += f"。{_with_flows(account, words)}"
    if account.opening is not None:
        text += f"，年初累计结余{money.text(account.opening)}"
    if account.cumulative is not None:
        text += f"，累计结余{money.text(account.cumulative)}"
    return text + "。" + _payable(data, account, account.months, words)


def _payable(data: ReportData, account: Account, payable: Months | None, words: Wording) -> str:
    if payable is None or account.cumulative is None:
        return ""
    basis = {ACTUAL_YEAR: f"{span_of(data).words}实际", NEXT_BUDGET: f"{data.year + 1}年预算"}.get(
        payable.denominator, f"{data.year}年年初以来"
    )
    text = (
        f"{account.name}按{basis}月均支出{words.detail.text(payable.monthly)}（不含上下级往来）测算，"
        f"累计结余可支付{months(payable.months)}"
    )
    return (
        text
        + {
            "low": "，低于合理区间",
            "high": "，高于合理区间",
            "excessive": "，结余明显偏多",
        }.get(payable.side_of_band, "")
        + "。"
    )
