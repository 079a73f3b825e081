"""The row 预算执行 of data among the indicators: its points and its score go to the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.formdata import FormData, IndicatorData, LevelPointsData, form_of
from jixiao.core.forms import FIELDS_OF_INDICATOR, text_of
from jixiao.core.headings import bare_heading
from jixiao.filling.values import replaced_row
from jixiao.judging.execution_row import execution_row
from jixiao.knowledge.behaviour import names_execution


def with_execution_row(data: FormData) -> tuple[FormData, int | None]:
    """The form as judging takes it, where the money has the points of such a row, and the number of
    the row that is gone, if one is.
    """
    form = form_of(data)
    found = execution_row(form.funding, form.indicators)
    if found is None:
        return data, None
    money, stays, rows = found.funding, found.stays, list(data.indicators)
    changes = {name: text_of(getattr(money, name)) for name in ("points", "score", "rate")}
    if stays is None:
        del rows[found.at]
    else:
        said = {name: text_of(getattr(stays, name)) for name in FIELDS_OF_INDICATOR}
        rows[found.at] = msgspec.structs.replace(rows[found.at], **said)
    headings = _of_the_money(data.level_points, rows) if found.moved else data.level_points
    made = msgspec.structs.replace(
        data,
        indicators=tuple(rows),
        funding=replaced_row(data.funding, found.total, changes),
        level_points=tuple(headings),
    )
    return made, found.at if stays is None else None


def _of_the_money(
    headings: Sequence[LevelPointsData], rows: Sequence[IndicatorData]
) -> Iterator[LevelPointsData]:
    """The headings, of which 预算执行 without another row is the execution's."""
    for each in headings:
        alone = all(bare_heading(row.level1) != bare_heading(each.name) for row in rows)
        own = each.level == 1 and names_execution(each.name) and alone
        yield msgspec.structs.replace(each, level=0) if own else each
