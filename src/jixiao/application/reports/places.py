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


def said_where(path: str, raw: dict[str, Any], cells: Mapping[str, str] = NO_CELLS) -> Text:
    """A path with its field's Chinese name and the fund or form that it stands in; of a fact sheet
    the cell with that name.
    """
    steps = steps_of(path)
    names = names_of(steps)
    if path in cells:
        row = _row(steps, raw)
        of_fund = not row or any(row == each.get("fund") for each in raw.get("funds", ()))
        called = "".join(names[-2:]) if of_fund else f"{row}{names[-1]}"
        return Text(f"{cells[path]}（{called}）：", f"{cells[path]} ({path})")
    called = f"（{'、'.join(names[-2:])}）" if names else ""
    row = _row(steps, raw)
    return Text(
        f"{path}{called}{f'，{row}' if row else ''}：", f"{path}{f', {row}' if row else ''}"
    )


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
