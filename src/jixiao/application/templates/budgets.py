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
from jixiao.core.findings import Finding, Severity
from jixiao.core.forms import PART
from jixiao.core.regex import regex
from jixiao.filling.values import amount
from jixiao.judging.budgeting import full_year_budget
from jixiao.writing.template.columns import SOURCES

_INITIAL, _BUDGET = "initial_budget", "budget"
_LABEL = {_INITIAL: "年初预算数", _BUDGET: "全年预算数"} | SOURCES
_CARRIED = regex(r"结转|结余")
_FAR = 1_000
"""How many times the initial budget a change of it is hardly ever, unless it is in another unit."""


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
    carried = _carried_row(rows, lines)
    for row, line in _paired(rows, lines):
        given = {_INITIAL: str(row.get(_INITIAL, "")), **line.sources}
        values = {name: amount(text, unit) for name, text in given.items() if text}
        unread = [name for name, value in values.items() if value is None and name in SOURCES]
        wrong += [_unread(row, line, name, given[name], unit) for name in unread]
        if any(value is None for value in values.values()):
            continue
        negative = [name for name in ("reduced", "carried") if (values.get(name) or 0) < 0]
        yield from (_negative(row, line, name, given[name]) for name in negative)
        yield from _twice(row, line, values, given, carried)
        yield from _far(row, line, values, given, unit)
        if negative:  # whichever sum it is meant for is not known
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


def _carried_row(
    rows: Sequence[dict[str, Any]], lines: Sequence[BudgetLine]
) -> tuple[dict[str, Any], BudgetLine] | None:
    """The row of its own that the carried money has, where that says any amount."""
    return next(
        (
            (row, line)
            for row, line in _paired(rows, lines)
            if row["role"] == PART
            and _CARRIED.search(row["source"])
            and (row.get(_INITIAL) or row.get(_BUDGET) or line.sources)
        ),
        None,
    )


def _negative(row: Mapping[str, Any], line: BudgetLine, name: str, text: str) -> Finding:
    """Money that was taken away written with a minus, which would be added."""
    plus = "，要加的填在“追加”" if name == "reduced" else ""
    return fault(
        "E021",
        f"{line.cell(name)} “{row['source']}”{_LABEL[name]}填的是{text}，应填不带负号的数{plus}",
        f"{line.cell(name)} “{row['source']}” {_LABEL[name]}: {text} is given, a number without a"
        " minus is expected",
        address=line.cell(name),
        given=text,
    )


def _twice(
    row: Mapping[str, Any],
    line: BudgetLine,
    values: Mapping[str, Decimal | None],
    given: Mapping[str, str],
    carried: tuple[Mapping[str, Any], BudgetLine] | None,
) -> Iterator[Finding]:
    """Carried money that is counted twice: in another row beside its own, or in its own row as the
    initial budget too.
    """
    amount_, cell = values.get("carried"), line.cell("carried")
    if not amount_ or carried is None or row["role"] != PART:
        return
    own, own_line = carried
    if row is not own:
        where = own_line.cell("source")
        zh = f"{where} 已有“{own['source']}”一行，这里又填了，会加两次；请只留一处"
        en = f"{where} has the row {own['source']} already: it would be added twice, keep one"
        severity = Severity.ERROR
    elif values.get(_INITIAL):
        zh = f"同一行的年初预算数已填了{given[_INITIAL]}，两数会相加；是同一笔的只填一处"
        en = f"the initial budget of the row is {given[_INITIAL]} already: both are added"
        severity = Severity.ERROR if values[_INITIAL] == amount_ else Severity.WARNING
    else:
        return
    yield fault(
        "E021",
        f"{cell} “{row['source']}”结转填的是{given['carried']}：{zh}",
        f"{cell} “{row['source']}” 结转 {given['carried']}: {en}",
        address=cell,
        given=given["carried"],
        severity=severity,
    )


def _far(
    row: Mapping[str, Any],
    line: BudgetLine,
    values: Mapping[str, Decimal | None],
    given: Mapping[str, str],
    unit: str,
) -> Iterator[Finding]:
    """A warning for a change of the budget that is so far beyond it that it may be in another unit."""
    initial = values.get(_INITIAL)
    for name in SOURCES:
        value = values.get(name)
        if initial and value is not None and abs(value) >= _FAR * abs(initial):
            yield fault(
                "E021",
                f"{line.cell(name)} “{row['source']}”{_LABEL[name]}填的是{given[name]}，"
                f"是年初预算数{given[_INITIAL]}的{_FAR}倍以上；金额单位是{unit}，请核对是不是填成了元",
                f"{line.cell(name)} “{row['source']}” {_LABEL[name]} {given[name]} is more than"
                f" {_FAR} times the initial budget; the unit is {unit}",
                address=line.cell(name),
                given=given[name],
                severity=Severity.WARNING,
            )


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
