"""Versions of a form aligned, whether they are data or were read."""

from __future__ import annotations

from jixiao.api import FormData, IndicatorData, matched
from jixiao.core.formdata import form_of


def form(*names: str) -> FormData:
    return FormData(
        kind="self_evaluation",
        year=2024,
        project="某项目",
        indicators=tuple(IndicatorData(name=name) for name in names),
    )


def test_a_renamed_row_is_found_and_what_went_and_came_is_said() -> None:
    old, new = (
        form("参保人数", "故障处理及时率", "甲"),
        form("故障处理的及时率", "参保人数", "乙乙乙"),
    )
    for one, other in ((old, new), (form_of(old), form_of(new)), (old, form_of(new))):
        [rows] = matched([one], [other]).rows.values()
        assert [(pair.old, pair.new) for pair in rows.pairs] == [
            ("故障处理及时率", "故障处理的及时率"),
            ("参保人数", "参保人数"),
        ]
        assert (rows.gone, rows.added) == (("甲",), ("乙乙乙",))
