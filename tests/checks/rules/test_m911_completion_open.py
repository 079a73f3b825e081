"""M911: which rows lack a completion, and what the rule gives."""

from __future__ import annotations

import pytest

from tests.checks.builders import MONITORING_PACK, Sheet, findings

HEAD = "name | target | actual | completion\n甲数 | ≥9人 | 9人 | 50.00%\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("乙数 | ≥100人 | 80人 | ", "不计入总体完成率，按规则为40.00%"),
        ("乙事 | 提升 | 做了一些工作 | ", "不计入总体完成率，没有规则可算，请填写"),
        ("乙数 | ≥100人 | 待统计 | ", "“待统计”，不是到监控时点的数，不计入总体完成率"),
        ("乙数 | ≥100人 | N/A | ", "“N/A”，不是到监控时点的数，不计入总体完成率"),
        ("乙数 | ≥100人 | 80人 | 40.00%", None),
        ("乙数 | ≥100人 | 80人 | /", None),
        ("乙数 | ≥100人 | | ", None),
        ("乙数 | ≥100人 | 未达监控节点 | ", None),
        ("乙数 | ≥100人 | / | ", None),
    ],
)
def test_a_result_without_a_completion(row: str, said: str | None) -> None:
    sheet = Sheet(HEAD + row, kind="monitoring", pack=MONITORING_PACK, month=6)
    found = findings("M911", sheet)
    assert [each.message.zh.endswith(said or "") for each in found] == [True] * (said is not None)


def test_one_row_that_the_overall_completion_gives_is_told_elsewhere() -> None:
    row = "乙数 | ≥100人 | 80人 | "
    sheet = Sheet(HEAD + row, kind="monitoring", pack=MONITORING_PACK, month=6, overall="45.00%")
    assert findings("M911", sheet) == []
    sheet = sheet._replace(overall="50.00%")
    assert len(findings("M911", sheet)) == 1


def test_an_empty_column_is_told_elsewhere() -> None:
    rows = HEAD.replace("50.00%", "") + "乙数 | ≥100人 | 80人 | "
    assert findings("M911", Sheet(rows, kind="monitoring", pack=MONITORING_PACK, month=6)) == []
