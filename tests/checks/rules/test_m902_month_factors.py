"""M902: which months are factors, of which rows, and what is told of them."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import MONITORING_PACK, Sheet, findings, printed

HEAD = "name | target | actual | completion\n"
RIGHT = "".join(f"甲{n}数 | ≥100人 | 80人 | 40.00%\n" for n in range(4))
MISSED = "未达成预期指标且效果较差"


def june(rows: str, month: int | None = 6) -> Sheet:
    return Sheet(HEAD + rows, kind="monitoring", pack=MONITORING_PACK, month=month)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("丁数 | ≥100人 | 60人 | 5.00%", ["5.00%"]),  # 1/12
        ("丁数 | ≥100人 | 60人 | 55.00%", ["55.00%"]),  # 11/12
        ("丁数 | ≥100人 | 60人 | 60.00%", ["60.00%"]),  # not scaled
        ("丁数 | ≥100人 | 60人 | 30.00%", []),
        ("丁数 | ≥100人 | 60人 | 31.00%", []),
        (f"丁事 | 按时发放 | {MISSED} | 33.33%", ["33.33%"]),
        (f"丁事 | 按时发放 | {MISSED} | 25.00%", []),
        (f"丁事 | 按时发放 | {MISSED} | 100.00%", []),
        (f"丁事 | 按时发放 | {MISSED} | 91.67%", ["91.67%"]),
        (f"丁事 | 按时发放 | {MISSED} | 10.00%", []),
        ("丁事 | 按时发放 | 部分达成预期指标并具有一定效果 | 33.33%", ["33.33%"]),
    ],
)
def test_months_that_are_not_the_point_of_monitoring(row: str, told: list[str]) -> None:
    assert printed("M902", june(RIGHT + row)) == told


@pytest.mark.parametrize(("month", "told"), [(12, 0), (11, 1), (None, 0)])
def test_in_december_every_factor_is_one(month: int | None, told: int) -> None:
    rows = RIGHT.replace("40.00%", "80.00%") + "丁数 | ≥100人 | 60人 | 5.00%"
    if month == 11:
        rows = RIGHT.replace("40.00%", "73.33%") + "丁数 | ≥100人 | 60人 | 5.00%"
    assert len(printed("M902", june(rows, month))) == told


@pytest.mark.parametrize(("count", "end"), [(5, "戊数"), (6, "戊数等")])
def test_five_rows_are_named_and_three_right_ones_shown(count: int, end: str) -> None:
    rows = "".join(f"{name}数 | ≥100人 | 60人 | 5.00%\n" for name in "甲乙丙丁戊己"[:count])
    (found,) = findings("M902", june(RIGHT * 2 + rows))
    assert f"{count}行完成率的月份系数是1/12（" in found.message.zh
    assert (
        f"{end}，如甲数5.00%）；监控时点是6月，表中8行用的是6/12，这一处应为30.00%"
        in found.message.zh
    )
    assert (len(found.related), found.severity) == (count - 1 + 3, Severity.ERROR)


def test_the_plain_share_beside_scaled_ones() -> None:
    (found,) = findings("M902", june(RIGHT + "丁数 | ≥100人 | 60人 | 60.00%"))
    assert "没有按月份折算" in found.message.zh


def test_without_a_right_row_it_is_a_warning() -> None:
    (found,) = findings(
        "M902", june("丁数 | ≥100人 | 60人 | 25.00%\n戊数 | ≥100人 | 84人 | 35.00%")
    )
    assert found.severity is Severity.WARNING
    assert (found.expected, len(found.related)) == ("30.00", 1)
    assert "监控时点是6月，应为6/12，这一处应为30.00%" in found.message.zh
