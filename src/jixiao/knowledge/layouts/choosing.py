"""Chooses the layout that a form is printed in where nobody names one."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.core.formdata import FormData
from jixiao.core.packs import RulePack
from jixiao.knowledge.funds import fund_of
from jixiao.knowledge.layouts.layout import Layout
from jixiao.knowledge.layouts.loading import layouts
from jixiao.knowledge.layouts.naming import layout_called


def layout_for(
    data: FormData,
    pack: RulePack | None = None,
    place: str = "",
    known: Mapping[str, Layout] | None = None,
) -> Layout:
    """The layout that a form is printed in: the one it names, else the pack's, else that of its
    place, else the one that has a column of the form's own, else the national one of its kind.

    ``place`` are words that name the place; the form's units and titles are read besides.
    ``known`` are the layouts to choose from, the shipped ones by default. A layout without points
    is not chosen for a form that has them.
    """
    known = layouts() if known is None else known
    named = layout_called(data.layout, known)
    if named is not None:
        return named
    of_kind = [each for each in known.values() if data.kind in each.kinds]
    fit = [each for each in of_kind if _suits(each, data)]
    words = "".join(
        (place, data.implementing_unit, data.supervising_department, data.title, data.project)
    )
    own = {f"indicators.extra.{head}" for row in data.indicators for head in row.extra}
    candidates = (
        *(each for each in fit if pack is not None and pack.id in each.packs),
        *(each for each in fit if any(region in words for region in each.regions)),
        *(each for each in fit if own & each.places()),
        *(each for each in of_kind if each.national),
        *of_kind,
        *known.values(),
    )
    return candidates[0]


def _suits(layout: Layout, data: FormData) -> bool:
    """Whether a layout is made for such a form and has a place for its points, where it has any."""
    if layout.funds_only and not (data.fund or fund_of(data.project or data.title)):
        return False
    pointed = (
        any(row.points or row.score for row in data.indicators)
        or any(row.points for row in data.funding)
        or data.level_points
    )
    return not pointed or bool({"indicators.points", "indicators.score"} & layout.places())
