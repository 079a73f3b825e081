"""U502: results without the unit of their target, and results in another one."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings

HEAD = "name | target | unit | actual\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("甲项 | ≥95% | | 92.45", "完成值漏写单位：甲项（≥95%→92.45）"),
        ("甲项 | ≥95人 | | 92", "完成值漏写单位：甲项（≥95人→92）"),
        ("甲项 | ≥95元 | | 92", "完成值漏写单位：甲项（≥95元→92）"),
        ("甲项 | ≥95% | | 0", None),
        ("甲项 | ≥95 | | 92", None),
        ("甲项 | ≥95% | % | 92.45", None),
        ("甲项 | ≥95% | | 很高", None),
        ("甲项 | 有所提升 | | 92", None),
        ("甲项 | ≥95人 | | 92人次", "甲项：指标值单位是人，完成值单位是人次，口径不同"),
        ("甲项 | ≥95元 | | 92人", "甲项：指标值单位是元，完成值单位是人，口径不同"),
        ("甲项 | ≥95% | | 92人", "甲项：指标值单位是%，完成值单位是人，口径不同"),
        ("甲项 | ≥95元 | | 92%", "甲项：指标值单位是元，完成值单位是%，口径不同"),
        *(
            (
                f"甲项 | ≥12场 | | {day}",
                f"甲项：指标值是≥12场，完成值“{day}”是日期，不是数；请核对，多半是表格软件把填的数改成了日期",
            )
            for day in ("2024-12-01", "2024-12-01 0:00:00", "2024/12/1", "2024年12月1日")
        ),
        ("甲项 | 2024年12月底前 | | 2024-12-01", None),
        *(
            (
                f"甲项 | {day} | | 12场",
                "甲项：完成值是12场，指标值“2024-03-04”是日期，不是数；请核对，多半是表格软件把填的数改成了日期",
            )
            for day in ("2024-03-04", "2024-03-04 0:00:00")
        ),
        ("甲项 | 2024-12-31 | | 100%", None),
        ("甲项 | 2024-12-31 | | 2024-11-20", None),
        ("甲项 | 2024年12月31日前 | | 12场", None),
        ("甲项 | ≥95天 | | 92人", None),
        ("甲项 | ≥95天 | | 92个月", None),
        ("甲项 | ≥95人 | | 92名", None),
        ("甲项 | ≥95万元 | | 92元", None),
        ("甲项 | ≥95元/人 | | 92元", None),
        ("甲项 | ≥95人 | 人次 | 92人次", None),
        ("甲项 | ≥95人 | 元 | 92人次", "甲项：指标值单位是人，完成值单位是人次，口径不同"),
    ],
)
def test_units(row: str, said: str | None) -> None:
    found = findings("U502", Sheet(HEAD + row))
    assert [each.message.zh for each in found] == [said] * (said is not None)


def test_six_missing_units_are_named_and_all_are_pointed_at() -> None:
    rows = "".join(f"{name}率 | ≥95% | | 96\n" for name in "甲乙丙丁戊己庚")
    (found,) = findings("U502", Sheet(HEAD + rows))
    assert found.message.zh.endswith("己率（≥95%→96）")
    assert len(found.related) == 6


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        ("0.952", "执行率写成0.952，应写95.2%"),
        ("0.9", "执行率写成0.9，应写90%"),
        ("95.2%", None),
        ("95.2", None),
        ("1", None),
        ("0", None),
        ("0.5%", None),
    ],
)
def test_a_rate_that_is_written_as_a_factor(rate: str, said: str | None) -> None:
    sheet = Sheet(
        "name | target | actual\n甲项 | ≥95% | 96%",
        funding=f"source | role | rate\n总额 | total | {rate}",
    )
    assert [each.message.zh for each in findings("U502", sheet)] == [said] * (said is not None)
