"""L705: when a column counts as filled, and which rows may stay empty."""

from __future__ import annotations

import pytest

from tests.checks.builders import Sheet, findings, printed

HEAD = "level1 | name | target | actual | score\n"
FULL = "产出指标 | {} | ≥9人 | 9人 | \n"


@pytest.mark.parametrize(
    ("full", "open_rows", "told"),
    [(1, 0, 0), (1, 1, 0), (2, 1, 1), (2, 2, 0), (3, 2, 2), (3, 3, 0)],
)
def test_a_column_is_asked_for_where_most_rows_have_it(
    full: int, open_rows: int, told: int
) -> None:
    rows = "".join(FULL.format(f"甲{n}人数") for n in range(full))
    rows += "".join(f"产出指标 | 乙{n}人数 | ≥9人 | | \n" for n in range(open_rows))
    assert len(findings("L705", Sheet(HEAD + rows))) == told


TWO = HEAD + FULL.format("甲人数") + FULL.format("乙人数") + FULL.format("丙人数")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("产出指标 | 丁人数 | ≥9人 | | ", "丁人数没有填完成值"),
        ("产出指标 | 丁人数 | | 9人 | ", "丁人数没有填指标值"),
        ("产出指标 | 丁人数 | ≥9人 | | 5", "丁人数没有填完成值，却得5分"),
        ("产出指标 | 丁人数 | | | 5", "丁人数没有填指标值和完成值，却得5分"),
        ("产出指标 | 丁人数 | | | ", None),
        ("项目管理 | 制度健全性 | | | 5", None),
        ("项目决策 | 立项依据充分性 | ≥9项 | | 5", "立项依据充分性没有填完成值，却得5分"),
        ("产出指标 | 发放12人 | | 12人 | ", "发放12人没有填指标值"),
        ("产出指标 | 满意度 | ≥90% | 未达监控节点 | ", None),
        ("产出指标 | | ≥90% | | ", None),
        ("预算执行 | 预算执行率 | | 95% | 9.5", None),  # the target is the whole budget
        ("预算执行 | 预算执行率 | | | 9.5", "预算执行率没有填完成值，却得9.5分"),
        ("预算执行 | 预算执行率 | | | ", None),
        ("产出指标 | 预算执行率 | | 95% | 9.5", "预算执行率没有填指标值，却得9.5分"),
    ],
)
def test_what_is_said_of_a_row(row: str, said: str | None) -> None:
    found = findings("L705", Sheet(TWO + row))
    assert [each.message.zh for each in found] == [said] * (said is not None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("丁人数 | ≥9人 | / | 10 | 10", "丁人数完成值写的是“/”，却得10分"),
        ("丁人数 | ≥9人 | — | 10 | ", "丁人数完成值写的是“—”，分值10没有得分，总分里没有它"),
        ("丁人数 | ≥9人 | / | 10 | /", None),
        ("丁人数 | ≥9人 | / | 10 | 0", None),
        ("丁人数 | ≥9人 | / | | ", None),
        ("丁效果 | 提升 | / | 10 | 10", None),
        # at the year's end nothing is not due any more
        ("丁率 | ≥9% | 未到考核时点 | 10 | 10", "丁率完成值写的是“未到考核时点”，却得10分"),
        ("丁效果 | 提升 | 尚未开展 | 10 | 10", "丁效果完成值写的是“尚未开展”，却得10分"),
        ("丁率 | ≥9% | 待年终统计 | 10 | 0", None),
    ],
)
def test_a_dash_is_no_result_where_there_are_points(row: str, said: str | None) -> None:
    head = "name | target | actual | points | score\n"
    full = "".join(f"{each}人数 | ≥9人 | 9人 | 10 | 10\n" for each in "甲乙丙")
    found = findings("L705", Sheet(head + full + row))
    assert [each.message.zh for each in found] == [said] * (said is not None)


def test_the_empty_cell_is_pointed_at_by_the_name() -> None:
    (found,) = findings("L705", Sheet(TWO + "产出指标 | 丁人数 | | 9人 | "))
    assert (found.address.rpartition(".")[2], found.place.text) == ("target", "丁人数")
    (found,) = findings("L705", Sheet(TWO + "产出指标 | 丁人数 | ≥9人 | | "))
    assert (found.address.rpartition(".")[2], found.place.text) == ("actual", "丁人数")


def test_a_declaration_has_no_results_to_ask_for() -> None:
    rows = TWO + "产出指标 | 丁人数 | ≥9人 | | "
    assert printed("L705", Sheet(rows, kind="target_declaration")) == []
    (found,) = findings(
        "L705",
        Sheet(rows + "戊人数 | | | ".join(("\n产出指标 | ", "5")), kind="target_declaration"),
    )
    assert found.message.zh.startswith("戊人数没有填指标值")
