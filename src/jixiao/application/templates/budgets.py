"""How the full-year budgets of a filling template came about: added up where they are left open, held
against what they are made of where they are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from jixiao.core.errors import fault
from jixiao.core.figures import shown
from jixiao.core.findings import Finding
from jixiao.filling.values import amount
from jixiao.judging.budgeting import full_year_budget
from jixiao.writing.template.columns import SOURCES

_INITIAL, _BUDGET = "initial_budget", "budget"
_LABEL = {_INITIAL: "年初预算数", _BUDGET: "全年预算数"} | SOURCES


class BudgetLine(msgspec.Struct, frozen=True):
    """A row of money: what of its budget came or went in the year, and its cells by field."""

    sources: Mapping[str, str]
    cells: Mapping[str, str]

    def cell(self, name: str) -> str:
        """Where one of its amounts stands."""
        return self.cells.get(f"{'budget' if name in SOURCES else 'funding'}.{name}", "")


def with_full_year(
    lines: Sequence[BudgetLine], raw: dict[str, Any], unit: str, wrong: list[Finding]
) -> Iterator[Finding]:
    """Puts the full-year budgets that are left open into the rows of money of ``raw``, and gives what
    differs from its sources (an error). Amounts that are none are added to ``wrong``. The total is
    left to its parts, unless its own row says how it came about.
    """
    rows = raw["funding"]
    alone = sum(bool(row.get(_INITIAL) or line.sources) for row, line in _paired(rows, lines)) < 2
    for row, line in _paired(rows, lines):
        given = {_INITIAL: str(row.get(_INITIAL, "")), **line.sources}
        values = {name: amount(text, unit) for name, text in given.items() if text}
        unread = [name for name, value in values.items() if value is None and name in SOURCES]
        wrong += [_unread(row, line, name, given[name], unit) for name in unread]
        if any(value is None for value in values.values()):
            continue
        total = full_year_budget(*(values.get(name) for name in (_INITIAL, *SOURCES)))
        if total is None:
            continue
        places = max(-int(each.as_tuple().exponent) for each in values.values() if each is not None)
        computed = shown(total, max(0, places))
        if row.get(_BUDGET):
            yield from _differing(row, line, given, total, computed, unit)
        elif line.sources or row["role"] != "total" or alone:
            row[_BUDGET] = computed


def _paired(
    rows: Sequence[dict[str, Any]], lines: Sequence[BudgetLine]
) -> Iterator[tuple[dict[str, Any], BudgetLine]]:
    return zip(rows, lines, strict=True)


def _differing(
    row: Mapping[str, Any],
    line: BudgetLine,
    given: Mapping[str, str],
    total: Decimal,
    computed: str,
    unit: str,
) -> Iterator[Finding]:
    """A budget that is not the sum of what it is made of; without changes it may be another than the
    initial one, which is told by a check.
    """
    budget = amount(row[_BUDGET], unit)
    if budget is None or budget == total or not line.sources:
        return
    signs = {"reduced": "－"}
    said = "".join(
        f"{signs.get(name, '＋')}{_LABEL[name]}{text}" for name, text in given.items() if text
    ).lstrip("＋")
    yield fault(
        "E021",
        f"{line.cell(_BUDGET)} “{row['source']}”全年预算数填的是{row[_BUDGET]}，按{said}应为{computed}",
        f"{line.cell(_BUDGET)} “{row['source']}”: the full-year budget is {row[_BUDGET]}, what it is"
        f" made of gives {computed}",
        given=row[_BUDGET],
    )


def _unread(row: Mapping[str, Any], line: BudgetLine, name: str, text: str, unit: str) -> Finding:
    cell = line.cell(name)
    return fault(
        "E021",
        f"{cell} “{row['source']}”{_LABEL[name]}（填的是“{text}”）：应为金额（{unit}），如 20.5",
        f"{cell} “{row['source']}” {_LABEL[name]} (given: {text!r}): an amount is expected",
        address=cell,
        given=text,
    )
