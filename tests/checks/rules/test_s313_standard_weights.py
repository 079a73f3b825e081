"""S313: which splits are unusual, and which forms have no standard."""

from __future__ import annotations

import pytest

from tests.checks.builders import NINGXIA, Sheet, findings, printed

FUNDED = "source | budget | executed | points\n年度资金总额 | 100 | 100 | {}"


def form(
    *points: str, execution: str = "", names: str = "产出 效益 满意度", **more: object
) -> Sheet:
    rows = "".join(
        f"{name}指标 | 甲{number}率 | ≥9% | 9% | {value}\n"
        for number, (name, value) in enumerate(zip(names.split(), points, strict=True))
    )
    funding = FUNDED.format(execution) if execution else ""
    return Sheet("level1 | name | target | actual | points\n" + rows, funding)._replace(**more)


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (form("50", "30", "10"), None),
        (form("40", "40", "10"), "产出40、效益40、满意度10"),
        (form("50", "30", "10", execution="10"), None),
        (form("50", "30", "10", execution="20"), "预算执行20、产出50、效益30、满意度10"),
        (form("40", "40", "10", pack=NINGXIA), None),
        (form("50", "30"
              , names="产出 效益"), None),
        (form("40", "40", "10", "10", names="产出 效益 满意度 成本"), None),
        (form("40", "40", "10", "10", names="产出 效益 满意度 管理"), None),
        (form("25", "25", "30", "10", names="产出 产出 效益 满意度"), None),
        (form("25", "15", "40", "10", names="产出 产出 效益 满意度"), "产出40、效益40、满意度10"),
        (form("50", "30", "10", names="项目完成 项目效益 满意度"), None),
        (form("40", "40", "10", names="项目完成 项目效益 满意度"), "产出40、效益40、满意度10"),
        (form("0.5", "0.3", "0.1"), None),
        (form("", "", ""), None),
    ],
)  # fmt: skip
def test_the_split_of_the_points(sheet: Sheet, told: str | None) -> None:
    assert printed("S313", sheet) == [told] * (told is not None)


def test_headings_come_before_rows() -> None:
    levels = tuple(
        (1, f"{name}指标", points, (number,), None)
        for number, (name, points) in enumerate((("产出", "45"), ("效益", "35"), ("满意度", "10")))
    )
    (found,) = findings("S313", form("50", "30", "10", levels=levels))
    assert (found.printed, found.expected) == (
        "产出45、效益35、满意度10",
        "预算执行10、产出50、效益30、满意度10",
    )
    assert [found.place.text, *(each.place.text for each in found.related)] == ["45", "35", "10"]
    executed = (0, "预算执行情况", "20", (), None)
    (found,) = findings("S313", form("50", "30", "10", levels=(executed,)))
    assert found.printed == "预算执行20、产出50、效益30、满意度10"


@pytest.mark.parametrize(
    ("rows", "points", "told"),
    [
        (((0,), ()), ("50", "50"), None),  # printed twice
        (((0,), (1,)), ("50", "50"), None),  # a heading goes on behind other rows
        (((0,), (1,)), ("25", "25"), None),  # two of one name, together fifty
        (((0,), ()), ("50", "40"), "产出90、效益30、满意度10"),
        (((0, 1), (2,)), ("50", "50"), "产出100、效益30、满意度10"),
    ],
)
def test_a_heading_that_is_printed_twice_counts_once(
    rows: tuple[tuple[int, ...], ...], points: tuple[str, str], told: str | None
) -> None:
    levels = (
        (1, "产出指标", points[0], rows[0], None),
        (1, "产出 指标", points[1], rows[1], None),
        (1, "效益指标", "30", (2,), None),
        (1, "满意度指标", "10", (3,), None),
    )
    sheet = form("25", "25", "30", "10", names="产出 产出 效益 满意度", levels=levels)
    assert printed("S313", sheet) == [told] * (told is not None)
