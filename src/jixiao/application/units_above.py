"""Lists that write a unit once, in the first of its rows: the rows below are of that unit too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jixiao.core.errors import fault
from jixiao.core.findings import Finding, Severity
from jixiao.core.series import series

_MOST_PLACES = 5  # of rows that a message names


def is_written_once(units: Sequence[str], above: Sequence[str]) -> bool:
    """Whether the rows of a list without a unit are of the one ``above`` them; a list that writes its
    units in every row means a blank.
    """
    open_ = sum(bool(not unit and last) for unit, last in zip(units, above, strict=True))
    again = sum(bool(unit) and unit == last for last, unit in pairwise(units))
    return open_ > 0 and again < open_


def as_above(code: str, name: str, places: Sequence[str]) -> Finding:
    """That rows of a list, named by their places, are taken for the unit above them."""
    named = series(places, _MOST_PLACES)
    return fault(
        code,
        f"{name}：有{len(places)}行没有写单位（{named.zh}），按上面写着的单位算；不是的请在清单里写明",
        f"{name}: {len(places)} rows name no unit ({named.en}); they are taken for the unit above them",
        severity=Severity.REMARK,
    )
