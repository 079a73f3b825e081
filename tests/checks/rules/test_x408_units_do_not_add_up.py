"""X408: three units at least, and what they come to."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings

HEAD = "source | budget | executed\n年度资金总额 | "
ERROR, REMARK = Severity.ERROR, Severity.REMARK


def form(cells: str, project: str = "失业保险基金支出", **more: object) -> Sheet:
    return Sheet(funding=HEAD + cells, fund="失业保险", project=project)._replace(**more)


def whole(cells: str, **more: object) -> Sheet:
    return form(cells, "全地区失业保险基金支出汇总", **more)


PARTS = (form("10 | 9"), form("20 | 18"), form("30 | 27"))


@pytest.mark.parametrize(
    ("cells", "parts", "told"),
    [
        ("60 | 54", PARTS, []),
        ("70 | 54", PARTS, [(REMARK, "70")]),
        ("50 | 54", PARTS, [(ERROR, "50")]),
        ("60 | 44", PARTS, [(ERROR, "44")]),
        ("70 | 64", PARTS, [(REMARK, "70"), (REMARK, "64")]),
        ("70 | 54", PARTS[:2], []),
        ("70 | 54", (*PARTS[:2], form("30 | 27", fund="工伤保险")), []),
        ("70 | 54", (*PARTS[:2], form("30 | 27", year=2019)), []),
        ("70 | 54", (*PARTS[:2], form("30 | 27", kind="monitoring", month=6)), []),
        ("70 | 54", (*PARTS[:2], form(" | 27")), []),
        ("50 | 54", (*PARTS, whole("10 | 10")), [(ERROR, "50"), (ERROR, "10"), (ERROR, "10")]),
    ],
)
def test_the_units_and_the_whole(
    cells: str, parts: tuple[Sheet, ...], told: list[tuple[Severity, str]]
) -> None:
    found = findings("X408", whole(cells), *parts)
    assert [(each.severity, each.printed) for each in found] == told


def test_a_whole_of_other_kinds_of_forms_is_none() -> None:
    kind = {"kind": "department"}
    parts = [part._replace(**kind) for part in PARTS]
    assert findings("X408", whole("50 | 54", **kind), *parts) == []


def test_what_was_not_handed_in_is_asked_for() -> None:
    (found,) = findings("X408", whole("70 | 54"), *PARTS)
    assert "本次提交的3张表合计60，请核对有没有未提交的单位" in found.message.zh
    assert [each.place.text for each in found.related] == ["10", "20", "30"]
