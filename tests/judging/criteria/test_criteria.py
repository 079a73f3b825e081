"""Targets in every notation that forms use, and actual values set against them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.judging.criteria import (
    Attainment,
    CriterionKind,
    Due,
    Stage,
    attain,
    parse_criterion,
    shown_criterion,
)

AT_LEAST, AT_MOST, EXACT, BETWEEN = "at_least", "at_most", "exact", "between"

LIMITS = """
≥95%                    | at_least | 0.95
≥50000人次              | at_least | 50000
≥34.83万人              | at_least | 348300
>=21933人               | at_least | 21933
=>21933人               | at_least | 21933
≧735                    | at_least | 735
≥ ９５．５ ％           | at_least | 0.955
≥100百分比              | at_least | 1
$\\geq 99\\%$           | at_least | 0.99
\\\\geq 99\\%           | at_least | 0.99
$\\geqslant 99 \\%$     | at_least | 0.99
不低于95%               | at_least | 0.95
不少于6种               | at_least | 6
至少 12 次              | at_least | 12
大于等于85%             | at_least | 0.85
达到95%以上             | at_least | 0.95
90%以上                 | at_least | 0.90
90%（含）以上           | at_least | 0.90
30家及以上              | at_least | 30
满意度不低于百分之九十  | at_least | 0.9
≥2000元/人/年           | at_least | 2000
（≥）95%                | at_least | 0.95
≥(大于等于)95%          | at_least | 0.95
3600㎡以上              | at_least | 3600
≥95％。                 | at_least | 0.95
&gt;=95%                | at_least | 0.95
＞ 90%                  | at_least | 0.90
$> 90\\%$               | at_least | 0.90
≤90万元                 | at_most  | 900000
<=5300元/户             | at_most  | 5300
≦5%                     | at_most  | 0.05
≤620万/月               | at_most  | 6200000
≤ 0                     | at_most  | 0
$\\leq 1\\%$            | at_most  | 0.01
$< 0.1\\%$              | at_most  | 0.001
不超过15万元            | at_most  | 150000
不超过预算15万元        | at_most  | 150000
控制在5%以内            | at_most  | 0.05
控制在100万元内         | at_most  | 1000000
5%以内                  | at_most  | 0.05
低于3‰                  | at_most  | 0.003
上访率控制在0.1%以内，维护社会稳定 | at_most | 0.001
=8个                    | exact    | 8
=100%                   | exact    | 1
═100                    | exact    | 100
﹦72890                 | exact    | 72890
等于3次                 | exact    | 3
"""


def _table(text: str) -> list[tuple[str, ...]]:
    return [
        tuple(part.strip() for part in line.split(" | ") if part.strip())
        for line in text.strip().splitlines()
    ]


@pytest.mark.parametrize(
    ("printed", "kind", "bound"),
    [(a.replace("\\\\", "\\"), b.strip(" |"), c) for a, b, c in _table(LIMITS)],
)
def test_limits(printed: str, kind: str, bound: str) -> None:
    criterion = parse_criterion(printed)
    assert criterion.kind == kind
    assert criterion.direction_stated
    assert (criterion.high if kind == AT_MOST else criterion.low) == Decimal(bound)


@pytest.mark.parametrize(
    ("printed", "strict"),
    [("> 90%", True), ("< 0.1%", True), ("高于3次", True), ("≥90%", False), ("≤3天", False)],
)
def test_strict_bounds_do_not_attain_themselves(printed: str, strict: bool) -> None:
    assert parse_criterion(printed).strict is strict


RANGES = [
    "105%≤≥95%",
    "95%≤≥105%",
    "≥95%或≤105%",
    "≥95%且≤105%",
    "≥95%，≤105%",
    "≤105%或≥95%",
    "95%-105%",
    "95%~105%",
    "95%～105%",
    "95%—105%",
    "95%至105%",
    "95-105%",
    "[95%,105%]",
    "【95%，105%】",
    "95%≤执行率≤105%",
    "95%≤X≤105%",
    "不低于95%且不高于105%",
    "95%以上105%以下",
    "95%（含）至105%",
    "95%到105%",
    r"$\geq 95\%$ 或 $\leq 105\%$",
    r"$95\% \leq x \leq 105\%$",
    "９５％－１０５％",
    "全年预算支出执行目标95%至105%以上",
    "≥95% 或 ≤105%",
    "≥95%、≤105%",
    "大于等于95%小于等于105%",
]


@pytest.mark.parametrize("printed", RANGES)
def test_every_notation_of_one_range_means_the_same(printed: str) -> None:
    criterion = parse_criterion(printed)
    assert (criterion.kind, criterion.low, criterion.high) == (
        CriterionKind.BETWEEN,
        Decimal("0.95"),
        Decimal("1.05"),
    )


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("≥6个月或≤9个月", "6", "9"),
        ("≥ 6 个月或 ≤ 9 个月", "6", "9"),
        ("6-9个月", "6", "9"),
        ("≥-10%或≤10%", "-0.1", "0.1"),
        ("±10%", "-0.1", "0.1"),
        (r"$\geq -10\%$ 或 $\leq 10\%$", "-0.1", "0.1"),
        ("3.3-3.5万人", "33000", "35000"),
        ("-10%~10%", "-0.1", "0.1"),
        ("正负5%", "-0.05", "0.05"),
    ],
)
def test_other_ranges(printed: str, low: str, high: str) -> None:
    criterion = parse_criterion(printed)
    assert (criterion.kind, criterion.low, criterion.high) == (
        CriterionKind.BETWEEN,
        Decimal(low),
        Decimal(high),
    )


@pytest.mark.parametrize(
    ("target", "operator", "unit", "kind", "low", "high"),
    [
        ("95", "≥", "%", AT_LEAST, "0.95", None),
        ("95", "≥", "百分比", AT_LEAST, "0.95", None),
        ("95", "≥", "%(百分比)", AT_LEAST, "0.95", None),
        ("15", "≤", "万元", AT_MOST, None, "150000"),
        ("8", "＝", "个", EXACT, "8", "8"),
        ("100", "≥", "元/人", AT_LEAST, "100", None),
        ("100", "大于等于", "人次", AT_LEAST, "100", None),
        ("95", "≥%", "", AT_LEAST, "0.95", None),
        ("≥95%", "≥", "%", AT_LEAST, "0.95", None),
    ],
)
def test_operator_and_unit_in_columns_of_their_own(
    target: str, operator: str, unit: str, kind: str, low: str | None, high: str | None
) -> None:
    criterion = parse_criterion(target, operator=operator, unit=unit)
    assert criterion.kind == kind
    assert (criterion.low, criterion.high) == (
        Decimal(low) if low else None,
        Decimal(high) if high else None,
    )


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("2021年12月31日前", Due(2021, 12, 31)),
        ("2023年12月31日之前", Due(2023, 12, 31)),
        ("2021年底前", Due(2021, 12, 31)),
        ("12月底前", Due(None, 12, 31)),
        ("2021年12月完成", Due(2021, 12, 31)),
        ("2019年1月-2019年12月", Due(2019, 12, 31)),
        ("2023.12.31前", Due(2023, 12, 31)),
        ("2024-06-30前", Due(2024, 6, 30)),
        ("2024年2月底前", Due(2024, 2, 29)),
        ("2020年12月31日", Due(2020, 12, 31)),
        ("6月30日前完成", Due(None, 6, 30)),
        ("11月上旬前", Due(None, 11, 10)),
        ("年底前", Due(None, 12, 31)),
    ],
)
def test_deadlines(printed: str, due: Due) -> None:
    criterion = parse_criterion(printed)
    assert (criterion.kind, criterion.due) == (CriterionKind.DEADLINE, due)


@pytest.mark.parametrize(
    "printed",
    [
        "每月25日前",
        "每月 25 日前",
        "每月25日前足额发放",
        "1次/月",
        "每季度结束后的,15日内",
        "每年度结束后的,20日内",
        "每季度末15日内",
        "每月底前",
        "次月15日前",
        "≥1次/月",
    ],
)
def test_periodic_targets(printed: str) -> None:
    assert parse_criterion(printed).kind is CriterionKind.PERIODIC


@pytest.mark.parametrize(
    ("printed", "limit", "unit"),
    [
        ("30日内完成审核拨付", "30", "日"),
        ("2周内", "2", "周"),
        ("≤20个工作日", "20", "个工作日"),
        ("3天以内", "3", "天"),
        ("两周内", "2", "周"),
        ("不超过5个工作日", "5", "个工作日"),
        ("<30分钟", "30", "分钟"),
    ],
)
def test_durations(printed: str, limit: str, unit: str) -> None:
    criterion = parse_criterion(printed)
    assert criterion.kind is CriterionKind.WITHIN
    assert criterion.high == Decimal(limit)
    assert criterion.unit is not None
    assert criterion.unit.symbol == unit


@pytest.mark.parametrize(
    "printed",
    [
        "有效",
        "长期",
        "效果明显",
        "及时",
        "优良中低差",
        "优、良、中、差",
        "充分发挥社会保险的职能作用",
        "按标准审核后足额发放",
        "是",
        "满意",
        "合规",
    ],
)
def test_words_are_qualitative(printed: str) -> None:
    assert parse_criterion(printed).kind is CriterionKind.QUALITATIVE


def test_the_operator_column_may_say_qualitative() -> None:
    assert parse_criterion("优良中低差", operator="定性").kind is CriterionKind.QUALITATIVE
    assert parse_criterion("95", operator="定性").kind is CriterionKind.QUALITATIVE


@pytest.mark.parametrize("printed", ["", " ", "无", "—", "-", "/", "——", "　"])
def test_nothing_is_asked_for(printed: str) -> None:
    assert parse_criterion(printed).kind is CriterionKind.NONE


@pytest.mark.parametrize(
    ("printed", "supposed"),
    [
        ("290%", "≥90%"),
        ("290$", "≥90%"),
        ("工5%", "≥15%"),
        ("%=99", "≥99"),
        ("M.8", "14.8"),
        ("IO", "10"),
        ("95$", "95%"),
    ],
)
def test_damage_is_said_and_not_repaired(printed: str, supposed: str) -> None:
    criterion = parse_criterion(printed)
    assert criterion.doubt == supposed
    assert criterion.kind is CriterionKind.UNREADABLE or criterion.low == Decimal("2.90")


@pytest.mark.parametrize("printed", ["10", "100%", "200%", "210人", "2.9%", "10人", "1000元"])
def test_sound_numbers_raise_no_doubt(printed: str) -> None:
    assert parse_criterion(printed).doubt is None


@pytest.mark.parametrize(
    ("name", "level2", "target", "kind"),
    [
        ("参保缴费人数", "数量指标", "74272人", AT_LEAST),
        ("服务对象满意度", "满意度指标", "95%", AT_LEAST),
        ("印刷慢性病病历成本", "成本指标", "3万元", AT_MOST),
        ("离退休人员上访率", "可持续影响指标", "0.1%", AT_MOST),
        ("违规使用基金情况", "社会效益指标", "0", AT_MOST),
        ("安全事故发生率", "质量指标", "1%", AT_MOST),
        ("信访件办结率", "质量指标", "100%", AT_LEAST),
        ("投诉处理及时率", "时效指标", "100%", AT_LEAST),
        ("城镇登记失业率", "社会效益指标", "4.5%", AT_MOST),
        ("成本节约率", "成本指标", "5%", AT_LEAST),
        ("个人缴费标准", "数量指标", "280元/人", EXACT),
        ("单位能耗", "生态效益指标", "20%", AT_MOST),
        ("事项办理时限", "时效指标", "15个工作日", AT_MOST),
        ("机构数", "数量指标", "0", AT_MOST),
        ("监督检查费用", "成本指标", "2万元", AT_MOST),
    ],
)
def test_direction_of_a_bare_number(name: str, level2: str, target: str, kind: str) -> None:
    criterion = parse_criterion(target, name=name, level2=level2)
    assert criterion.kind == kind
    assert not criterion.direction_stated
    assert criterion.direction_reason.startswith("指标值")


ATTAINED = """
105%≤≥95%       | 95%           | True  | 1
105%≤≥95%       | 92.45         | False | 0.973
105%≤≥95%       | 105.62%       | False | 0.994
≥410.07万人     | 409.33        | False | 0.998
≥410.07万人     | 4200700人     | True  | 1.024
0.036万人       | 0.0008万人    | False | 0.022
15万元          | 149800元      | False | 0.999
≥95%            | ≥95%          | True  | 1
≥90%            | 95%以上       | True  | 1.056
≥90%            | 已完成100%    | True  | 1.111
≥90%            | 达成预期指标  | True  | 1
≥90%            | 达成年度指标  | True  | 1
≥90%            | 完成          | True  | 1
100%            | 1             | True  | 1
100%            | 0.98          | False | 0.98
100%            | 100           | True  | 1
≥95             | 97%           | True  | 1.021
≤ 0             | 0             | True  | 1
0起             | 无            | True  | 1
<0.1%           | 0%            | True  | 1
<0.1%           | 0.1%          | False | 1
≤3%             | 6%            | False | 0.5
≥-10%或≤10%     | 17.01%        | False | 0.588
≥6个月或≤9个月  | 9个月         | True  | 1
≤5天            | 3个工作日     | True  | 1.667
2周内           | 2周内         | True  | 1
2周内           | 10天          | True  | 1.4
0.6万元/次      | 0.6万元/次    | True  | 1
≥580元/人       | 580元         | True  | 1
5次             | 4次           | False | 0.8
上访率控制在0.1%以内，维护稳定 | 上访率0，维护稳定 | True | 1
2023年12月31日前 | 2023年12月31日之前 | True | 1
2023年12月31日前 | 2023年11月5日 | True | 1
12月底前        | 11月30日      | True  | 1
每月25日前      | 每月20日      | True  | 1
每月25日前      | 每月25日前    | True  | 1
及时            | 及时          | True  | 1
"""


@pytest.mark.parametrize(
    ("target", "actual", "attained", "ratio"), _table(ATTAINED.replace("  ", " "))
)
def test_attainment(target: str, actual: str, attained: str, ratio: str) -> None:
    found = attain(parse_criterion(target), actual)
    assert str(found.attained) == attained
    assert found.ratio is not None
    assert f"{found.ratio:.3f}" == f"{Decimal(ratio):.3f}"


@pytest.mark.parametrize(
    ("target", "actual", "attained", "stage"),
    [
        ("每月25日前", "未达成预期指标且效果较差", False, Stage.MISSED),
        ("充分发挥作用", "部分达成年度指标并具有一定效果", False, Stage.PARTLY),
        ("12次", "未完成", False, Stage.MISSED),
        ("≥95%", "未达监控节点", None, Stage.NOT_DUE),
        ("≥95%", "/", None, Stage.NOT_DUE),
        ("≥95%", "", None, None),
        ("效果明显", "好", None, None),
        ("2023年12月31日前", "2024年1月5日", False, None),
        ("长期", "长期", True, Stage.MET),
        ("有效", "95%", None, Stage.MET),
        ("有效", "100%", True, Stage.MET),
        ("有效", "50%", None, Stage.MISSED),
    ],
)
def test_results_in_words_and_stages(
    target: str, actual: str, attained: bool | None, stage: Stage | None
) -> None:
    found = attain(parse_criterion(target), actual)
    assert (found.attained, found.stage) == (attained, stage)


def test_an_echoed_limit_is_no_measurement() -> None:
    assert attain(parse_criterion("≥95%"), "≥95%") == Attainment(
        attained=True,
        ratio=Decimal(1),
        reason="完成值照抄指标值，没有实际数值",
        echoed=True,
        stage=Stage.MET,
    )
    assert not attain(parse_criterion("100%"), "100%").echoed


def test_event_driven_rows_are_not_judged() -> None:
    found = attain(parse_criterion("1520人"), "3320人", event_driven=True)
    assert found.attained is None
    assert found.ratio is not None


def test_a_doubtful_target_never_fails_a_row() -> None:
    found = attain(parse_criterion("290%"), "95%")
    assert found.attained is None
    assert "≥90%" in found.reason


def test_units_that_cannot_be_compared_are_said() -> None:
    assert attain(parse_criterion("≥100人"), "5万元").reason == "完成值与指标值的单位不能比较"


UNITS = st.sampled_from(["%", "人", "万人", "万元", "元/人", "个", "次", "亿元", "", "‰"])


@given(
    number=st.decimals("0.01", "99999", places=2),
    unit=UNITS,
    glyph=st.sampled_from(["≥", "≤", "=", ">", "<"]),
)
def test_a_shown_limit_reads_back(number: Decimal, unit: str, glyph: str) -> None:
    criterion = parse_criterion(f"{glyph}{number}{unit}")
    again = parse_criterion(shown_criterion(criterion))
    assert (again.kind, again.low, again.high, again.strict) == (
        criterion.kind,
        criterion.low,
        criterion.high,
        criterion.strict,
    )
    assert criterion.figure is not None
    assert criterion.figure.value == number


@given(
    low=st.integers(0, 500),
    width=st.integers(1, 500),
    unit=st.sampled_from(["%", "人", "万元", "个月"]),
)
def test_range_notations_agree(low: int, width: int, unit: str) -> None:
    a, b = f"{low}{unit}", f"{low + width}{unit}"
    forms = (
        f"{b}≤≥{a}",
        f"≥{a}或≤{b}",
        f"{a}-{b}",
        f"{a}~{b}",
        f"{a}至{b}",
        f"[{a},{b}]",
        f"≥{a}，≤{b}",
        f"$\\geq {low}$ {unit} 或 $\\leq {low + width}$ {unit}",
    )
    found = [parse_criterion(form) for form in forms]
    assert {(each.kind, each.low, each.high) for each in found} == {
        (CriterionKind.BETWEEN, found[0].low, found[0].high)
    }
    assert parse_criterion(shown_criterion(found[0])).high == found[0].high


@given(
    target=st.integers(1, 10**7),
    actual=st.integers(0, 10**7),
    glyph=st.sampled_from(["≥", "≤", ">", "<"]),
)
def test_attainment_is_the_comparison(target: int, actual: int, glyph: str) -> None:
    compare = {
        "≥": actual >= target,
        "≤": actual <= target,
        ">": actual > target,
        "<": actual < target,
    }
    assert attain(parse_criterion(f"{glyph}{target}人"), f"{actual}人").attained is compare[glyph]


@given(text=st.text(max_size=40))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    criterion = parse_criterion(text)
    assert criterion.text == text
    attain(criterion, text)


@given(
    target=st.text(
        alphabet="0123456789.%≥≤<>=或且-~至万元人月日年内前每以上下不低于,，() 　", max_size=24
    ),
    actual=st.text(alphabet="0123456789.%万元人年月日≥以上未完成/ ", max_size=16),
)
def test_any_mix_of_the_fields_marks_is_read_without_a_crash(target: str, actual: str) -> None:
    criterion = parse_criterion(target, operator="≥", unit="%", name="执行率")
    found = attain(criterion, actual)
    assert criterion.kind is not CriterionKind.BETWEEN or criterion.low <= criterion.high
    assert found.ratio is None or found.ratio == found.ratio


@pytest.mark.parametrize(
    ("target", "actual", "attained", "stage"),
    [
        ("优良中低差", "优", True, Stage.MET),
        ("优良中低差", "良", None, Stage.MET),
        ("优良中低差", "中", False, Stage.PARTLY),
        ("优良中低差", "差", False, Stage.MISSED),
        ("及时", "及时完成", True, Stage.MET),
        ("效果明显", "明显", True, Stage.MET),
        ("满意", "不满意", False, Stage.MISSED),
        ("及时", "不够及时", None, None),
    ],
)
def test_answers_in_the_targets_words(
    target: str, actual: str, attained: bool | None, stage: Stage | None
) -> None:
    found = attain(parse_criterion(target), actual)
    assert (found.attained, found.stage) == (attained, stage)


def test_of_several_figures_the_one_in_the_targets_unit_counts() -> None:
    assert attain(parse_criterion("≥12次"), "开展12次，培训300人").attained is True
    assert attain(parse_criterion("≥12次"), "开展11次，培训300人").attained is False


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("2023年1-12月", Due(2023, 12, 31)),
        ("2021-12", Due(2021, 12, 31)),
        ("12月31日", Due(None, 12, 31)),
        ("1—6月", Due(None, 6, 30)),
        ("2024年1月—2月", Due(2024, 2, 29)),
    ],
)
def test_stretches_of_months_end_with_their_last_day(printed: str, due: Due) -> None:
    assert parse_criterion(printed).due == due


@pytest.mark.parametrize(
    ("target", "name", "level2", "actual", "attained"),
    [
        ("=0次", "安全事故次数", "质量指标", "2次", False),
        ("=0次", "安全事故次数", "质量指标", "0次", True),
        ("=3万元", "印刷成本", "成本指标", "3.5万元", False),
        ("=3万元", "印刷成本", "成本指标", "2.5万元", True),
        ("=8个", "建设站点", "数量指标", "9个", True),
        ("=8个", "建设站点", "数量指标", "7个", False),
    ],
)
def test_an_exact_target_is_judged_on_the_side_that_matters(
    target: str, name: str, level2: str, actual: str, attained: bool
) -> None:
    assert attain(parse_criterion(target, name=name, level2=level2), actual).attained is attained


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("事故应急演练次数", AT_LEAST),
        ("违法案件查办件数", AT_LEAST),
        ("污染防治面积", AT_LEAST),
        ("差额补助人数", AT_LEAST),
        ("投诉率", AT_MOST),
        ("误差率", AT_MOST),
        ("重复参保人数占比", AT_MOST),
    ],
)
def test_dealing_with_unwanted_things_is_wanted(name: str, kind: str) -> None:
    assert parse_criterion("12", name=name, level2="数量指标").kind == kind


@pytest.mark.parametrize(
    ("target", "actual", "year", "attained"),
    [
        ("12月底前", "2024年11月", 2024, True),
        ("12月底前", "2026年1月", 2024, False),
        ("12月底前", "2025年1月", 2024, False),
        ("12月底前", "2023-12", 2024, True),
        ("12月底前", "2026年1月", None, True),
        ("3月底前", "2025年3月", 2024, None),
        ("3月底前", "2026年3月", 2024, False),
        ("2025年3月底前", "2025年3月", 2024, True),
    ],
)
def test_a_deadline_without_a_year_lies_in_the_forms(
    target: str, actual: str, year: int | None, attained: bool | None
) -> None:
    assert attain(parse_criterion(target), actual, year=year).attained is attained


@pytest.mark.parametrize(
    ("target", "actual", "attained"),
    [
        ("每月25日前", "每月20日", True),
        ("每月25日前", "每月28日", False),
        ("每月25日前", "每季度结束后15日内", None),
        ("每季度结束后15日内", "每季度结束后20日内", False),
        ("1次/月", "2次/季", None),
    ],
)
def test_periods_of_another_cycle_are_not_compared(
    target: str, actual: str, attained: bool | None
) -> None:
    assert attain(parse_criterion(target), actual).attained is attained
