"""The analysis table: budget, this year, last year, change, rate and execution for each fund and
for all together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from jixiao.core.figures import half_up, shown
from jixiao.drafting.draft import DraftCell, DraftTable
from jixiao.drafting.figures import Account, Amount, ReportFigures
from jixiao.drafting.printing import RATE_PLACES, Money, rate
from jixiao.drafting.spans import Span

_NONE = "—"
_Row = tuple[str, Callable[[Account], str]]


def analysis_table(span: Span, figures: ReportFigures, money: Money) -> DraftTable:
    """Rows in groups at the left, one column a fund, the total last."""
    accounts = [fund.account for fund in figures.funds]
    if len(accounts) > 1:
        accounts.append(figures.total)
    cells = [DraftCell(row=1, column=1, text="险种", column_span=2, bold=True)]
    cells += [
        DraftCell(row=1, column=column, text=_heading(each, figures), bold=True)
        for column, each in enumerate(accounts, start=3)
    ]
    row = 2
    for group, lines in _groups(span, figures, money):
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


def _heading(account: Account, figures: ReportFigures) -> str:
    return "合计" if account is figures.total and len(figures.funds) > 1 else account.label


def _groups(span: Span, figures: ReportFigures, money: Money) -> Iterator[tuple[str, list[_Row]]]:
    yield (
        f"{span.period.year}年预算" if span.within else "预算",
        _amounts(money, lambda amount: amount.budget),
    )
    yield span.words, _amounts(money, lambda amount: amount.actual)
    yield span.words_before, _amounts(money, lambda amount: amount.last_year)
    yield "收入对比分析", _comparison(span, money, lambda account: account.income.amount)
    yield "支出对比分析", _comparison(span, money, lambda account: account.expenditure.amount)
    balances: list[_Row] = [("当期结余", lambda account: money.bare(account.current))]
    if all(fund.account.cumulative is not None for fund in figures.funds):
        balances.append(("滚存结余", lambda account: _amount(account.cumulative, money)))
    yield "结余", balances


def _amounts(money: Money, of: Callable[[Amount], Decimal | None]) -> list[_Row]:
    return [
        ("基金收入小计", lambda account: _amount(of(account.income.amount), money)),
        ("基金支出小计", lambda account: _amount(of(account.expenditure.amount), money)),
    ]


def _comparison(span: Span, money: Money, of: Callable[[Account], Amount]) -> list[_Row]:
    rows: list[_Row] = [
        ("增长", lambda account: _amount(of(account).change, money)),
        ("增幅%", lambda account: _rate(of(account).growth)),
        ("执行预算%", lambda account: _rate(of(account).execution)),
    ]
    if span.within:
        rows.append(("比序时进度", lambda account: _points(of(account).ahead(span.progress))))
    return rows


def _points(value: Decimal | None) -> str:
    """Percentage points, in words: 慢4.30. As a bare number they would be taken for money."""
    if value is None:
        return _NONE
    points = half_up(value, RATE_PLACES)
    word = "快" if points > 0 else "慢" if points < 0 else "持平"
    return f"{word}{shown(abs(points), RATE_PLACES)}" if points else word


def _amount(value: Decimal | None, money: Money) -> str:
    return _NONE if value is None else money.bare(value)


def _rate(value: Decimal | None) -> str:
    return _NONE if value is None else rate(value)
