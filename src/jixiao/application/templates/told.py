"""What is told of a form that was read from a filling template and can be filled in all the same: the words and values
of its cells, each with its cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jixiao.application.templates.bounds import (
    bare_rates,
    days_as_numbers,
    marked_amounts,
    mixed_foot,
    no_day,
    odd_amounts,
    out_of_bounds,
)
from jixiao.application.templates.mixed_up import mixed_up
from jixiao.application.templates.open_parts import as_nothing_above, open_goals, without_unit
from jixiao.application.templates.typed import oddly_typed
from jixiao.application.templates.words import misspelt_sources, under_another, unknown_levels
from jixiao.core.findings import Finding
from jixiao.core.formdata import FormData

_Looks = Callable[[FormData, Mapping[str, str]], Iterable[Finding]]
_ALL: tuple[_Looks, ...] = (
    unknown_levels,
    under_another,
    misspelt_sources,
    out_of_bounds,
    no_day,
    mixed_foot,
    bare_rates,
    odd_amounts,
    days_as_numbers,
    marked_amounts,
    oddly_typed,
    mixed_up,
    open_goals,
    as_nothing_above,
    without_unit,
)


def told_of(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """All of it; ``cells`` are where the fields stand."""
    for look in _ALL:
        yield from look(data, cells)
