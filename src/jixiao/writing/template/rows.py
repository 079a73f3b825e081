"""The texts of forms as the rows of the template's sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jixiao.core.formdata import FormData
from jixiao.writing.layouts.printed import value_of
from jixiao.writing.template.columns import (
    BASICS,
    FUNDING,
    GOALS,
    HEADINGS,
    INDICATORS,
    KINDS,
    LAST,
    LEVELS,
    NOTES,
    ROLES,
    SHEETS,
    basic_fields,
)

_NO_TEXTS = ("extra", "points_shared", "key")
Row = dict[str, str]


def rows_of(
    forms: Sequence[FormData], names: Mapping[str, str], last: Sequence[Sequence[str]]
) -> dict[str, list[Row]]:
    """The texts of the forms, sheet by sheet, by field. ``names`` are those of the layouts by their
    ids, ``last`` the results of last year for the indicators of each form.
    """
    found: dict[str, list[Row]] = {name: [] for name in SHEETS}
    for number, data in enumerate(forms, start=1):
        own = {"": str(number)}
        basics = {field: str(getattr(data, field) or "") for field in basic_fields()}
        basics["layout"] = names.get(data.layout, data.layout)
        found[BASICS].append({**own, "kind": KINDS.get(data.kind, data.kind), **basics})
        for row in data.funding:
            texts = {f"funding.{field}": getattr(row, field) for field in row.__struct_fields__}
            found[FUNDING].append({**own, **texts, "funding.role": ROLES.get(row.role, row.role)})
        found[GOALS] += [
            {**own, **{f"goals.{field}": getattr(goal, field) for field in goal.__struct_fields__}}
            for goal in data.goals
        ]
        found[INDICATORS] += _indicators(data, own, last[number - 1] if last else ())
        found[HEADINGS] += [
            {
                **own,
                "level_points.level": LEVELS.get(str(each.level), str(each.level)),
                "level_points.name": each.name,
                "level_points.points": each.points,
            }
            for each in data.level_points
        ]
        found[NOTES] += [{**own, "notes": note} for note in data.notes]
    return found


def _indicators(data: FormData, own: Row, last: Sequence[str]) -> list[Row]:
    made = []
    for at, row in enumerate(data.indicators):
        fields = [
            *(field for field in row.__struct_fields__ if field not in _NO_TEXTS),
            *(f"extra.{head}" for head in row.extra),
        ]
        texts = {f"indicators.{field}": value_of(row, field) for field in fields}
        known = {f"{LAST}actual": last[at]} if at < len(last) else {}
        made.append({**own, **texts, **known})
    return made
