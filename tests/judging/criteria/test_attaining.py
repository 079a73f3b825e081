"""Actual values at the limits of their targets and beside them: stages, units, ranges, dates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.judging.criteria import Attainment, Stage, attain, parse_criterion


def found(target: str, actual: str, unit: str = "") -> Attainment:
    return attain(parse_criterion(target), actual, unit=unit)


@pytest.mark.parametrize(
    ("actual", "attained", "stage"),
    [
        ("101%", True, Stage.MET),
        ("100%", True, Stage.MET),
        ("99.9%", None, Stage.MET),
        ("80.5%", None, Stage.MET),
        ("80%", None, Stage.MET),
        ("79.9%", None, Stage.PARTLY),
        ("60.5%", None, Stage.PARTLY),
        ("60%", None, Stage.PARTLY),
        ("59.9%", None, Stage.MISSED),
        ("0%", None, Stage.MISSED),
    ],
)
def test_a_percentage_for_a_target_in_words(
    actual: str, attained: bool | None, stage: Stage
) -> None:
    got = found("效果明显", actual)
    assert (got.attained, got.stage, got.reason) == (attained, stage, "定性指标以百分比填报")
    assert got.ratio == Decimal(actual.rstrip("%")) / 100


@pytest.mark.parametrize(
    ("target", "actual", "attained", "stage", "ratio"),
    [
        ("优良中差", "优", True, Stage.MET, 1),
        ("优良中差", "良", None, Stage.MET, None),
        ("优良差", "优", True, Stage.MET, 1),
        ("优良差", "良", None, Stage.MET, None),
        ("优良差", "差", False, Stage.MISSED, None),
        ("优良中低差", "低", False, Stage.MISSED, None),
        ("优良中低差", "中", False, Stage.PARTLY, None),
        ("优良差", "中", None, None, None),  # no grade of this scale
        ("优良", "良", None, None, None),  # two grades are no scale
    ],
)
def test_a_grade_of_the_targets_own_scale(
    target: str, actual: str, attained: bool | None, stage: Stage | None, ratio: int | None
) -> None:
    got = found(target, actual)
    assert (got.attained, got.stage, got.ratio) == (attained, stage, ratio)
    assert (got.reason == "按等级填报") == (stage is not None)


@pytest.mark.parametrize(
    ("target", "actual", "attained", "ratio"),
    [
        ("14日内", "2周", True, "1"),
        ("13日内", "2周", False, "0.9286"),
        ("2周内", "14天", True, "1"),
        ("2星期内", "14天", True, "1"),
        ("2星期内", "15天", False, "0.9333"),
        ("2周内", "15日", False, "0.9333"),
        ("15天内", "15个工作日", True, "1"),
        ("15个工作日内", "15日", True, "1"),
        ("15工作日内", "16日", True, "1"),  # in sixteen days twelve are worked
        ("15工作日内", "20日", True, "1"),
        ("15工作日内", "21日", True, "1"),
        ("15工作日内", "22日", None, None),  # fifteen or sixteen, by the day it began
        ("15工作日内", "24日", False, None),
        ("15日内", "11个工作日", True, "1"),
        ("15日内", "12个工作日", None, None),
        ("15日内", "16个工作日", False, None),
        ("1个月内", "30日", True, "1"),
        ("1个月内", "31日", None, None),  # as long as the month is
        ("1个月内", "33日", False, None),
        ("1年内", "365天", True, "1"),
        ("1年内", "366天", None, None),
        ("1年内", "367天", False, None),
        ("1个季度内", "90天", True, "1"),
        ("1个季度内", "92天", None, None),
        ("1年内", "18个月", False, "0.6667"),
        ("12个月内", "1年", True, "1"),
        ("≥2年", "24个月", True, "1"),
        ("≥2年", "700天", False, None),
        ("≤2小时", "90分钟", True, "1.3333"),
        ("≤2小时", "150分钟", False, "0.8"),
        ("≤1天", "30小时", False, "0.8"),
        ("≤3个工作日", "24小时", None, None),  # hours of the clock, or of the office
        ("≤30天", "1岁", None, None),
        ("≥60岁", "61周岁", True, "1.0167"),
    ],
)
def test_durations_in_other_units(
    target: str, actual: str, attained: bool | None, ratio: str | None
) -> None:
    got = found(target, actual)
    assert got.attained is attained
    assert (f"{got.ratio:.4f}" if got.ratio is not None else None) == (
        f"{Decimal(ratio):.4f}" if ratio is not None else None
    )


@pytest.mark.parametrize(
    ("target", "actual", "unit", "ratio"),
    [
        ("≥9000元", "0.95", "万元", "1.0556"),  # the column's unit is the cell's
        ("≥9000元", "9000", "万元", "10000.0000"),
        ("≥9000元", "0.95", "", "0.0001"),
        ("≥0.9万元", "9500", "", "1.0556"),  # without any unit the nearer reading
        ("≥0.9万元", "0.95", "", "1.0556"),
        ("≥95%", "0.97", "%", "1.0211"),  # a factor under a head of %
        ("≥95%", "97", "%", "1.0211"),
        ("≥95%", "97", "", "1.0211"),
        ("≥95%", "0.97", "", "1.0211"),
        ("≥95%", "11.4", "", "0.1200"),
        ("≥95%", "-97", "", "-1.0211"),
        ("≥95%", "0", "", "0.0000"),
        ("≥95", "97%", "", "1.0211"),
        ("≥0.95", "97%", "", "1.0211"),
        ("≥2万", "2.1万人", "", "1.0500"),
        ("≥2万人", "2.1万", "", "1.0500"),
        ("≥580元/人", "600元", "", "1.0345"),
        ("≥580元", "600元/人", "", "1.0345"),
        ("≥12次", "12场", "", "1.0000"),
        ("≥12次", "1次/月", "", "1.0000"),
        ("≥12次", "每季度1次", "", "0.3333"),
    ],
)
def test_the_unit_of_an_actual_value(target: str, actual: str, unit: str, ratio: str) -> None:
    got = found(target, actual, unit)
    assert got.ratio is not None
    assert f"{got.ratio:.4f}" == ratio


@pytest.mark.parametrize(
    ("target", "actual"),
    [("≥580元", "3次/月"), ("≥580元/人", "95%"), ("≥12次", "3天"), ("30日内", "5万元")],
)
def test_units_of_different_things_are_not_set_against_each_other(target: str, actual: str) -> None:
    got = found(target, actual)
    assert (got.attained, got.value) == (None, None)
    assert got.reason == "完成值与指标值的单位不能比较"


@pytest.mark.parametrize(
    ("target", "actual", "attained", "ratio", "reason"),
    [
        (">95%且<105%", "95%", False, "1", "低于指标值"),
        (">95%且<105%", "105%", False, "1", "高于指标值"),
        (">95%且<105%", "96%", True, "1", ""),
        ("95%~105%", "95%", True, "1", ""),
        ("95%~105%", "105%", True, "1", ""),
        ("95%~105%", "76%", False, "0.8", "低于指标值"),
        ("95%~105%", "210%", False, "0.5", "高于指标值"),
        ("0次~5次", "-1次", False, "0", "低于指标值"),
        ("0次~5次", "0次", True, "1", ""),
        ("0次~5次", "10次", False, "0.5", "高于指标值"),
        ("-10%~-5%", "5%", False, "0", "高于指标值"),
        ("-10%~-5%", "0%", False, "0", "高于指标值"),
        ("-10%~-5%", "-20%", False, "0", "低于指标值"),
        ("≤-5次", "-3次", False, "0", "高于指标值"),
        ("≤-5次", "-5次", True, "1", ""),
        ("≤5次", "0次", True, "1", ""),
        ("≤5次", "-1次", True, "1", ""),
        ("≤5次", "10次", False, "0.5", "高于指标值"),
        ("<5次", "5次", False, "1", "高于指标值"),
        (">5次", "5次", False, "1", "低于指标值"),
        ("≥0次", "0次", True, "1", ""),
        ("≥0次", "-1次", False, "0", "低于指标值"),
        ("=5次", "4次", False, "0.8", "低于指标值"),
        ("=5次", "6次", True, "1.2", ""),
    ],
)
def test_limits_and_ranges(
    target: str, actual: str, attained: bool, ratio: str, reason: str
) -> None:
    got = found(target, actual)
    assert (got.attained, got.ratio, got.reason) == (attained, Decimal(ratio), reason)


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("每月25日前", "每月25日", True),
        ("每月25日前", "每月26日", False),
        ("每月底前", "每月25日", None),  # no day to set it against
        ("每月25日前", "每月底", None),
        ("1次/月", "1次/月", True),
        ("2次/月", "1次/月", False),
        ("2次/月", "2", None),  # in the month or in the year
        ("2次/月", "24人", None),
        ("12月31日前", "12月31日", True),
        ("6月30日前", "7月1日", False),
        ("2020年12月31日前", "2019年12月31日", True),
        ("2020年6月30日前", "2021年6月1日", False),
        ("2020年6月30日前", "6月1日", True),
        ("6月30日前", "2021年6月1日", True),
        ("≥12次", "年底前完成15次", True),
    ],
)
def test_dates_and_cycles(target: str, actual: str, attained: bool | None) -> None:
    assert found(target, actual).attained is attained


@pytest.mark.parametrize(
    ("target", "actual", "attained", "reason", "stage"),
    [
        ("≥95%", "无", False, "低于指标值", None),  # nothing happened: 0
        ("≤3起", "未发生", True, "", None),
        ("≥95%", "/", None, "完成值为空", Stage.NOT_DUE),
        ("≥95%", "—", None, "完成值为空", Stage.NOT_DUE),
        ("≥95%", "——", None, "完成值为空", Stage.NOT_DUE),
        ("≥95%", "-", None, "完成值为空", Stage.NOT_DUE),
        ("≥95%", "不适用", None, "完成值为空", None),
        ("≥95%", "", None, "完成值为空", None),
        ("—", "95%", None, "没有指标值", None),
        ("≥95%", "未到期", None, "未到考核时点", Stage.NOT_DUE),
        ("IO", "95%", None, "指标值无法辨认", None),
        ("≥95%", "95%以上", True, "完成值只写了界限", None),
        ("≥95%", "90%以上", False, "低于指标值；完成值只写了界限", None),
        ("及时", "及时", True, "完成值与指标值相同", Stage.MET),
        ("及时", "及时足额", True, "完成值与指标值用词相同", Stage.MET),
        ("及时", "未及时", False, "填报为未达成", Stage.MISSED),
        ("及时", "不够及时", None, "文字描述，不能据此判断是否完成", None),
        ("好", "很好", None, "文字描述，不能据此判断是否完成", None),  # one sign says too little
        ("95%~105%", "95%~105%", True, "完成值照抄指标值，没有实际数值", Stage.MET),
        ("100%", "100%", True, "", None),
    ],
)
def test_what_is_said_of_an_answer(
    target: str, actual: str, attained: bool | None, reason: str, stage: Stage | None
) -> None:
    got = found(target, actual)
    assert (got.attained, got.reason, got.stage) == (attained, reason, stage)


@pytest.mark.parametrize(
    ("actual", "attained"),
    [
        ("开展12次，培训300人", True),
        ("开展11次，培训300人", False),
        ("开展6次，又开展6次", None),  # two of the target's unit
        ("培训300人，宣传2000元", None),  # none of it
        ("12次", True),
    ],
)
def test_of_several_figures_the_only_one_in_the_targets_unit(
    actual: str, attained: bool | None
) -> None:
    assert found("≥12次", actual).attained is attained


@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(["元", "人", "次", "个月"]))
def test_a_missing_unit_is_the_targets(target: int, actual: int, unit: str) -> None:
    bare, full = (
        found(f"≥{target}{unit}", str(actual)),
        found(f"≥{target}{unit}", f"{actual}{unit}"),
    )
    assert (bare.attained, bare.ratio) == (full.attained, full.ratio)


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("≥5公里", "600米", False),
        ("≥5公里", "5000米", True),
        ("≥10吨", "9000公斤", False),
        ("≥10万吨", "1亿公斤", True),
        ("≤500克", "0.6公斤", False),
        ("≤500克", "0.4千克", True),
        ("≥2公顷", "30000平方米", True),
        ("≥2平方公里", "150公顷", False),
        ("≥100㎡", "99平方米", False),
        ("≥5亩", "1公顷", None),  # 亩 is left to itself
        ("≥5公里", "6吨", None),
        ("≥5公里", "6个", None),
        ("≥5个", "6次", True),  # things counted by one word or the other
    ],
)
def test_measures_are_converted_or_left_open(
    target: str, actual: str, attained: bool | None
) -> None:
    assert found(target, actual).attained is attained


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("100±2", "101", True),
        ("100±2", "97.9", False),
        ("100±2万元", "102万元", True),
        ("95%±5%", "99%", True),
        ("95%±5%", "100.1%", False),
        ("20℃±2℃", "21℃", True),
        ("±5%", "3%", True),
        ("±5%", "-6%", False),
    ],
)
def test_a_figure_with_what_it_may_differ_by(target: str, actual: str, attained: bool) -> None:
    assert found(target, actual).attained is attained


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("每季度1次", "4次", True),
        ("每季度1次", "2次", None),  # in a quarter, or in the year
        ("每季度2次", "1次", False),
        ("每月至少2次", "24次", True),
        ("每月至少2次", "23次", None),
        ("每半年1次", "2次", True),
        ("每季度1次", "每季度1次", True),
        ("每季度1次", "每月1次", True),
        ("1次/季度", "4次", True),
        ("每年12次", "12次", True),
        ("每年12次", "9次", False),
    ],
)
def test_times_a_cycle(target: str, actual: str, attained: bool | None) -> None:
    assert found(target, actual).attained is attained


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("不超预算", "未超预算", True),
        ("不超过预算", "未超预算", True),
        ("不延迟", "未延迟", True),
        ("不低于国家标准", "未低于国家标准", True),
        ("不得挪用", "未挪用", True),
        ("不超预算", "超预算", False),
        ("不发生", "发生1起", False),
        ("完整", "不完整", False),
        ("不断提高", "不断提高", True),
        ("不断提高", "有所提高", None),
        ("不高于上年", "低于上年", True),
    ],
)
def test_what_is_denied_is_told_by_its_own_words(
    target: str, actual: str, attained: bool | None
) -> None:
    assert attain(parse_criterion(target), actual).attained is attained


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("≥600元/人·年", "50元/人·月", True),
        ("≥600元/人·年", "49元/人·月", False),
        ("≥80元/人·月", "900元/人·年", False),
        ("≥80元/人·月", "1000元/人·年", True),
        ("≥600元/人·年", "600元/人", True),
        ("≥600元/户", "600元/人", None),  # by another thing
    ],
)
def test_standards_by_the_month_and_by_the_year(
    target: str, actual: str, attained: bool | None
) -> None:
    assert attain(parse_criterion(target), actual).attained is attained


@pytest.mark.parametrize(
    ("target", "actual"),
    [("≥1000人", "1 050人"), ("≥1000人", "10,50人"), ("≥95%", "97。5%"), ("≥1 000人", "1050人")],
)
def test_a_broken_number_is_no_smaller_number(target: str, actual: str) -> None:
    assert attain(parse_criterion(target), actual).attained is None


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("2024年12月31日前", "20241225", True),
        ("2024年12月31日前", "20250105", False),
        ("2024年12月31日前", "二〇二五年一月五日", False),
        ("二〇二四年十二月三十一日前", "2025年1月5日", False),
        ("20241231前", "2025年1月5日", False),
        ("十二月底前", "十一月底", True),
    ],
)
def test_days_in_whatever_numerals(target: str, actual: str, attained: bool) -> None:
    assert attain(parse_criterion(target), actual).attained is attained


def test_words_in_brackets_explain_the_figure_before_them() -> None:
    found = attain(parse_criterion("≥200份"), "187份（共200份）")
    assert (found.attained, found.value) == (False, 187)
    assert attain(parse_criterion("≥90%"), "95%（其中甲县93%）").attained is True


@pytest.mark.parametrize(
    ("actual", "stage"), [("未到", Stage.NOT_DUE), ("尚未到", Stage.NOT_DUE), ("未统计", None)]
)
def test_not_yet_is_no_missed_target(actual: str, stage: Stage | None) -> None:
    found = attain(parse_criterion("≥95%"), actual)
    assert (found.attained, found.stage) == (None, stage)
