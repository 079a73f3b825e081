"""The fields of a form that demand a figure: where one holds something else, nothing can be computed
with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from jixiao.core.fieldvalues import MONEY_FIELDS
from jixiao.core.figures import parse_unit
from jixiao.core.findings import Text
from jixiao.core.forms import FUND_STATEMENT, Entry, Form
from jixiao.core.words import unsaid

DEMANDING = (*MONEY_FIELDS, "forecast", "rate", "points", "score")
"""How the names of such fields end."""
Wanted = Literal["amount", "rate", "points"]
WORDS: dict[Wanted, Text] = {
    "amount": Text("金额", "amount"),
    "rate": Text("百分比", "percentage"),
    "points": Text("数", "number"),
}
"""What is demanded, in words."""


def demanded(form: Form) -> Iterator[tuple[str, Entry, Wanted]]:
    """Each field that says something and demands a figure, with what kind of one."""
    if form.kind == FUND_STATEMENT:
        return
    for field, entry, wanted in _fields(form):
        if entry is not None and _says_something(entry.text):
            yield field, entry, wanted


def _says_something(text: str) -> bool:
    """Whether a cell is filled: a dash, 无, or a unit that waits for its figure (%) is not."""
    return not unsaid(text) and parse_unit(text) is None


def unread(form: Form) -> Iterator[str]:
    """The fields that demand a figure and hold none."""
    return (field for field, entry, _ in demanded(form) if entry.figure is None)


def _fields(form: Form) -> Iterator[tuple[str, Entry | None, Wanted]]:
    for index, row in enumerate(form.funding):
        for name in (*MONEY_FIELDS, "forecast"):
            yield f"funding[{index}].{name}", getattr(row, name), "amount"
        yield f"funding[{index}].rate", row.rate, "rate"
        for name in ("points", "score"):
            yield f"funding[{index}].{name}", getattr(row, name), "points"
    for index, indicator in enumerate(form.indicators):
        for name in ("points", "score", "review_score"):
            yield f"indicators[{index}].{name}", getattr(indicator, name), "points"
    for index, heading in enumerate(form.level_points):
        yield f"level_points[{index}].points", heading.points, "points"
    if form.total is not None:
        yield "total.points", form.total.points, "points"
        yield "total.score", form.total.score, "points"
        yield "total.review_score", form.total.review_score, "points"
