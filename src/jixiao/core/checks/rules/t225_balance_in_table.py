"""T225: income, expenditure and balances in a fund statement table."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.checks.registry import check
from jixiao.core.checks.tables import ADDITIVE, find, line_operand
from jixiao.core.checks.verdicts import of_tie
from jixiao.core.checks.views import FormView
from jixiao.core.findings import Verdict
from jixiao.core.forms import FUND_STATEMENT
from jixiao.core.statements import Statement
from jixiao.core.ties import Operand, Tie, total


@check("T225", "表中收支与结余不平", "income, expenditure and balance do not tie in the table", over="form", source="arithmetic", kinds=(FUND_STATEMENT,))
def balance_in_table(view: FormView) -> Iterator[Verdict]:
    """
    查什么：当期结余=收入-支出；年末滚存结余=上年末滚存结余+当期结余。
    为什么：结余是偿付能力的依据，收支改动后结余没有同步最常见。
    依据：算术关系，按印出位数的区间比较。
    已知例外：缺收入、支出或上年末结余的不查；不同口径（含、不含上下级往来）的数不放在一起算。
    例（错）：收入24.63，支出29.00，当期结余填4.37。
    例（对）：收入24.63，支出29.00，当期结余填-4.37。
    """
    for line in view.form.lines:
        if line.basis not in ADDITIVE:
            continue
        operands = _operands(view, line)
        if operands is None:
            continue
        signs = [1, -1] if line.item == "当期结余" else [1, 1]
        verdict = of_tie(Tie(owner="T225", result=line_operand(view, line), operands=operands, formula=total(signs)))
        if verdict is not None:
            yield verdict


def _operands(view: FormView, line: Statement) -> tuple[Operand, Operand] | None:
    if line.item == "当期结余":
        pair = find(view, line, basis=line.basis, item="收入"), find(view, line, basis=line.basis, item="支出")
    elif line.item == "滚存结余" and line.basis == "actual":
        before = find(view, line, basis=line.basis, year_offset=-1) or find(view, line, basis=line.basis, item="上年末结余")
        pair = before, find(view, line, basis=line.basis, item="当期结余")
    else:
        return None
    first, second = pair
    return None if first is None or second is None else (line_operand(view, first), line_operand(view, second))
