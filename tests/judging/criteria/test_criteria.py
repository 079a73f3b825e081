"""Targets in every notation that forms use, and actual values set against them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.judging.criteria import (
    Attainment,
    CriterionKind,
    Stage,
    attain,
    parse_criterion,
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
≤5天            | 3个工作日     | True  | 1
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
    ("target", "actual", "attained"),
    [
        ("不发生", "未发生", True),
        ("无", "未发现", True),
        ("无违规", "未发生违规", True),
        ("杜绝", "未出现", True),
        ("按时完成", "未延期", True),
        ("不允许", "未超范围", True),
        ("不超过3起", "未收到投诉", True),
        ("按时完成", "未完成", False),
        ("显著提升", "未达预期", False),
        ("显著提升", "未发现明显变化", None),
    ],
)
def test_what_was_not_wanted_and_did_not_happen_is_attained(
    target: str, actual: str, attained: bool | None
) -> None:
    criterion = parse_criterion(target, name="安全事故")
    assert attain(criterion, actual).attained is attained
