"""S317: which rows lack a score, and the band to choose from."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

HEAD = "name | target | actual | points | score\n甲数 | ≥9人 | 9人 | 10 | 10\n"


@pytest.mark.parametrize(
    ("row", "end"),
    [
        ("乙数 | ≥9人 | 9人 | 10 | ", "没有得分"),
        (
            "乙事 | 提升 | 部分达成年度指标并具有一定效果 | 10 | ",
            "没有得分，请在6.00～8.00分之间定分",
        ),
        ("乙时 | ≤2小时 | 3小时 | 10 | ", "没有得分，按规则应得6.67"),  # no 5.00～6.67 to choose in
        ("乙数 | ≥9人 | 已完成 | 10 | ", "没有得分，完成值填了数才能算"),
        ("乙数 | ≥9人 | #VALUE! | 10 | ", None),  # R125 tells it
        ("乙数 | ≥9人 | 9人 | 十 | ", None),  # R121 tells it
        ("乙数 | ≥9人 | 9人 | | ", None),
        ("乙数 | ≥9人 | | 10 | ", None),
        ("乙数 | ≥9人 | 9人 | 10 | 10", None),
    ],
)
def test_a_result_without_a_score(row: str, end: str | None) -> None:
    found = findings("S317", Sheet(HEAD + row))
    assert [each.message.zh.endswith(end or "") for each in found] == [True] * (end is not None)
    assert all(each.related[0].place.text == row.split(" | ")[2] for each in found)


def test_an_empty_column_is_told_elsewhere() -> None:
    sheet = Sheet(HEAD.replace("| 10 | 10", "| 10 | ") + "乙数 | ≥9人 | 9人 | 10 | ")
    assert findings("S317", sheet) == []
