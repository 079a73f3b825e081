"""What filling works with: fields that nothing can be computed with, texts as numbers, rows with
some fields changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.core.errors import fault
from jixiao.core.fieldvalues import money_figure, points_figure
from jixiao.core.figures import fold
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding, Text
from jixiao.core.formdata import FormData, FundingData, flat
from jixiao.core.words import beginning
from jixiao.knowledge.labels import where


def unfit(address: str, given: str, zh: str, en: str) -> Finding:
    """What nothing can be computed with, with its field and row before what is expected."""
    at = where(address)
    shown = beginning(given, 30)
    said = Text(f"（填的是“{shown}”）", f" (given: {shown!r})") if shown else Text("", "")
    return fault(
        "E012", f"{at.zh}{said.zh}：{zh}", f"{at.en}{said.en}: {en}", f"0:form1.{address}", given
    )


def number(text: str) -> Decimal | None:
    """A text as a plain number of points; None for anything else."""
    figure = points_figure(text)
    return figure.value if figure is not None else None


def amount(text: str, unit: str) -> Decimal | None:
    """A text as an amount in the form's unit of money; None for anything else, and for an amount with
    a unit of its own in a form without one.
    """
    scale = money_unit(unit)
    figure = money_figure(fold(text), scale)
    if figure is None or figure.unit is None:
        return figure.value if figure is not None else None
    return figure.base / scale.factor if scale is not None else None


def replaced_row(
    rows: tuple[FundingData, ...], at: int, changes: dict[str, str]
) -> tuple[FundingData, ...]:
    """The rows with some fields of one changed."""
    return (*rows[:at], msgspec.structs.replace(rows[at], **changes), *rows[at + 1 :])


def filled(before: FormData, after: FormData) -> Iterator[str]:
    """The addresses that are empty in one form and not in the other."""
    given = dict(flat(before))
    yield from (address for address, text in flat(after) if text and not given.get(address))
