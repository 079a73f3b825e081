"""Where a value of a report's data stands, in words: the field, the fund or form that it is of, the cell
of a fact sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jixiao.core.findings import Text
from jixiao.drafting.fields import names_of, steps_of

NO_CELLS: Mapping[str, str] = MappingProxyType({})


def said_where(
    path: str,
    raw: dict[str, Any],
    cells: Mapping[str, str] = NO_CELLS,
    *,
    gathered: bool = False,
) -> Text:
    """A path with its field's Chinese name and the fund or form that it stands in; of a fact sheet
    the cell with that name. Of data that were ``gathered`` from forms nobody knows the path.
    """
    steps = steps_of(path)
    names = [_WITHIN.get(each, each) if raw.get("period") else each for each in names_of(steps)]
    row = _row(steps, raw)
    if path in cells:
        of_fund = not row or any(row == each.get("fund") for each in raw.get("funds", ()))
        called = "".join(names[-2:]) if of_fund else f"{row}{names[-1]}"
        return Text(f"{cells[path]}（{called}）：", f"{cells[path]} ({path})")
    english = f"{path}{f', {row}' if row else ''}"
    if not names:
        return Text(f"{path}：", english)
    own = [each for each in names if not (row and each in _GROUPS)] or names
    called = "，".join(each for each in (row, "、".join(own[-2:])) if each)
    return Text(f"{called}：" if gathered else f"{called}（{path}）：", english)


_WITHIN = {"本年数": "本期累计", "上年数": "上年同期", "预算数": "年度预算数"}
"""What amounts of a period within the year are called."""
_GROUPS = ("各项基金", "自评表")
"""Names of lists, which say nothing beside the name of what stands in them."""


def _row(steps: list[str], raw: dict[str, Any]) -> str:
    """Of which fund or form, in words."""
    at: Any = raw
    named = ""
    for step in steps:
        at = (
            at[int(step)]
            if isinstance(at, list) and step.isdigit() and int(step) < len(at)
            else at.get(step)
            if isinstance(at, dict)
            else None
        )
        if isinstance(at, dict):
            named = next(
                (
                    str(at[key])
                    for key in ("fund", "project", "name", "item")
                    if isinstance(at.get(key), str)
                ),
                named,
            )
    return named
