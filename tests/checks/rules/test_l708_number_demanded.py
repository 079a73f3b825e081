"""L708: where a number is demanded; one finding names the rows."""

from __future__ import annotations

import pytest

from jixiao.core.findings import Severity
from tests.checks.builders import Sheet, findings, printed

HEAD = "level2 | name | target | actual\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("数量指标 | 培训 | 开展培训 | 已开展", True),
        ("成本指标 | 培训 | 控制成本 | 已控制", True),
        ("服务对象满意度指标 | 群众评价 | 满意 | 满意", True),
        ("社会效益指标 | 群众满意度 | 满意 | 满意", True),
        ("质量指标 | 培训 | 合格 | 合格", False),
        ("数量指标 | 培训 | ≥9场 | 9场", False),
        ("数量指标 | 培训 | | 9场", False),
        ("数量指标 | 购置设备 | 20台、30套 | 20台、30套", False),
        ("数量指标 | 培训人数 | 五十人 | 五十人", False),
        ("数量指标 | 培训人数 | 不少于三百余人次 | 三百人次", False),
        ("服务对象满意度指标 | 群众评价 | 百分之九十以上满意 | 满意", False),
        ("成本指标 | 培训费 | 五万元左右 | 四万元", False),
        ("数量指标 | 培训 | 两场 | 两场", False),
        ("数量指标 | 制度 | 建立一套完整的制度 | 已建立", True),
        ("数量指标 | 参保率 | 950%～105% | 98%", True),  # no interval, so that it says no number
        ("数量指标 | 培训人数 | ≥万人次 | 9人次", True),
        ("数量指标 | 培训 | 百余人 | 百余人", False),
        ("数量指标 | 培训 | 按2024年计划开展 | 已开展", True),
        ("数量指标 | 培训 | 十分满意 | 满意", True),
        ("服务对象满意度指标 | 群众评价 | 达到国家三级标准 | 达到", True),
    ],
)
def test_where_a_number_is_demanded(row: str, told: bool) -> None:
    assert len(printed("L708", Sheet(HEAD + row))) == told


def test_six_rows_are_named_with_twelve_characters_of_their_targets() -> None:
    rows = "".join(
        f"数量指标 | {name}类培训 | 按计划开展各类培训并留存记录备查 | 已开展\n"
        for name in "甲乙丙丁戊己庚"
    )
    (found,) = findings("L708", Sheet(HEAD + rows))
    assert found.message.zh.startswith("7项指标")
    assert "己类培训（按计划开展各类培训并留存…）" in found.message.zh
    assert "庚" not in found.message.zh
    assert len(found.related) == 6


SCORED = "name | target | actual | points | score\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("培训人次 | ≥320人次 | 已完成 | 20 | 20", True),
        ("培训人次 | ≥320人次 | 已完成 | 20 | 18", True),
        ("参保率 | ≥95% | 达标 | 20 | 20", True),
        ("参保率 | ≥95% | 效果良好 | 20 | 20", True),
        ("培训成本 | ≤20万元 | 已完成 | 20 | 20", True),
        ("参保率 | 95%～105% | 达到目标 | 20 | 20", True),
        ("培训人次 | ≥320人次 | 已完成 | | ", False),  # nothing is scored
        ("培训人次 | ≥320人次 | 325人次 | 20 | 20", False),
        ("培训人次 | ≥320人次 | 已完成325人次 | 20 | 20", False),
        ("培训人次 | ≥320人次 | 三百余人次 | 20 | 20", True),
        ("培训人次 | ≥320人次 | ≥320人次 | 20 | 20", False),  # L702
        ("培训成本 | ≤20万元 | 未超过 | 20 | 20", False),
        ("投诉 | ≤2起 | 未发生 | 20 | 20", False),
        ("报告 | 1份 | 已完成 | 20 | 20", False),
        ("任务完成率 | 100% | 全部完成 | 20 | 20", False),
        ("办结时限 | 30天内 | 按期完成 | 20 | 20", False),
        ("培训完成时间 | 2020年12月31日前 | 已完成 | 20 | 20", False),
        ("发放时间 | 每月25日前 | 已完成 | 20 | 20", False),
        ("知晓度 | 有所提升 | 已完成 | 20 | 20", False),
        ("培训人次 | ≥320人次 | 未完成 | 20 | 5", False),
    ],
)
def test_results_of_numbers_that_say_none(row: str, told: bool) -> None:
    found = [each for each in findings("L708", Sheet(SCORED + row)) if "完成值" in each.message.zh]
    assert [each.severity for each in found] == [Severity.WARNING] * told
    assert all(each.printed == row.split(" | ")[2] for each in found)


def test_what_is_expected_is_said_with_the_rows() -> None:
    rows = "培训人次 | ≥320人次 | 已完成 | 20 | 20\n参保率 | ≥95% | 达标 | 10 | 10"
    (found,) = findings("L708", Sheet(SCORED + rows))
    assert found.message.zh == (
        "2项指标的完成值没有数，不能按规则算分：培训人次（≥320人次→已完成）、参保率（≥95%→达标）；"
        "应填实际完成的数"
    )
    assert len(found.related) == 1


@pytest.mark.parametrize(
    ("actual", "told"),
    [
        ("二十余个", True),
        ("近百个", True),
        ("几十个", True),
        ("二十个", False),
        ("20余个", False),
        ("一个", False),
        ("百分之九十", False),
        ("全部完成", False),
        ("千方百计完成", False),
    ],
)
def test_a_result_in_characters_is_not_passed_over(actual: str, told: bool) -> None:
    sheet = Sheet(
        f"level2 | name | target | actual | points\n数量指标 | 新建站点 | ≥46个 | {actual} | 10"
    )
    found = [each for each in findings("L708", sheet) if "用汉字写的数" in each.message.zh]
    assert bool(found) is told
