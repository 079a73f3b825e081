"""The analysis table: budget, this year, last year, change, rate and execution for each fund and
for all together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from jixiao.drafting.draft import DraftCell, DraftTable
from jixiao.drafting.facts import Account, Amount, Facts
from jixiao.drafting.printing import Money, rate

_NONE = "—"
_Row = tuple[str, Callable[[Account], str]]


def analysis_table(year: int, facts: Facts, money: Money) -> DraftTable:
    """Rows in groups at the left, one column a fund, the total last."""
    accounts = [fund.account for fund in facts.funds]
    if len(accounts) > 1:
        accounts.append(facts.total)
    cells = [DraftCell(row=1, column=1, text="险种", column_span=2, bold=True)]
    cells += [
        DraftCell(row=1, column=column, text=_heading(each, facts), bold=True)
        for column, each in enumerate(accounts, start=3)
    ]
    row = 2
    for group, lines in _groups(year, facts, money):
        cells.append(DraftCell(row=row, column=1, text=group, row_span=len(lines)))
        for name, value in lines:
            cells.append(DraftCell(row=row, column=2, text=name))
            cells += [
                DraftCell(row=row, column=column, text=value(each))
                for column, each in enumerate(accounts, start=3)
            ]
            row += 1
    widths = (17, 17, *(13 for _ in accounts))
    return DraftTable(cells=tuple(cells), rows=row - 1, columns=len(widths), widths=widths)


def _heading(account: Account, facts: Facts) -> str:
    return "合计" if account is facts.total and len(facts.funds) > 1 else account.label


def _groups(year: int, facts: Facts, money: Money) -> Iterator[tuple[str, list[_Row]]]:
    yield "预算", _amounts(money, lambda amount: amount.budget)
    yield f"{year}年", _amounts(money, lambda amount: amount.actual)
    yield f"{year - 1}年", _amounts(money, lambda amount: amount.last_year)
    yield "收入对比分析", _comparison(money, lambda account: account.income.amount)
    yield "支出对比分析", _comparison(money, lambda account: account.expenditure.amount)
    balances: list[_Row] = [("当期结余", lambda account: money.bare(account.current))]
    if all(fund.account.cumulative is not None for fund in facts.funds):
        balances.append(("滚存结余", lambda account: _amount(account.cumulative, money)))
    yield "结余", balances


def _amounts(money: Money, of: Callable[[Amount], Decimal | None]) -> list[_Row]:
    return [
        ("基金收入小计", lambda account: _amount(of(account.income.amount), money)),
        ("基金支出小计", lambda account: _amount(of(account.expenditure.amount), money)),
    ]


def _comparison(money: Money, of: Callable[[Account], Amount]) -> list[_Row]:
    return [
        ("增长", lambda account: _amount(of(account).change, money)),
        ("增幅%", lambda account: _rate(of(account).growth)),
        ("执行预算%", lambda account: _rate(of(account).execution)),
    ]


def _amount(value: Decimal | None, money: Money) -> str:
    return _NONE if value is None else money.bare(value)


def _rate(value: Decimal | None) -> str:
    return _NONE if value is None else rate(value)
