"""Rows of units among the projects of a list."""

from __future__ import annotations

from decimal import Decimal

from jixiao.application.summaries.unit_rows import under_units
from jixiao.core.summaries import ListedProject


def row(name: str, amount: int | None = None, unit: str = "") -> ListedProject:
    yuan = Decimal(amount) if amount is not None else None
    return ListedProject(name=name, unit=unit, amount=yuan, step=Decimal(1), at="B2")


def test_projects_below_a_unit_are_its_and_own_units_stay() -> None:
    rows = [row("某县水务局"), row("培训", 1), row("宣传", 2, unit="某中心")]
    projects, (told,) = under_units(rows, "清单.xlsx")
    assert [(each.unit, each.name) for each in projects] == [
        ("某县水务局", "培训"),
        ("某中心", "宣传"),
    ]
    assert "某县水务局（B2）" in told.message.zh


def test_without_such_rows_nothing_is_said() -> None:
    rows = [row("培训", 1), row("宣传", 2)]
    assert under_units(rows, "清单.xlsx") == (rows, [])
