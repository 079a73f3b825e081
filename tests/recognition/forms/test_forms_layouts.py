"""Every layout family is read by its words: kinds of heads, levels, points and values."""

from __future__ import annotations

import layouts
from layout_forms import form_of, money, row
from layout_tables import document, merged, tabbed

from jixiao.core.figures.units import FACTOR
from jixiao.recognition.forms import recognise_forms


def test_national() -> None:
    form = form_of("NATIONAL")
    assert money(form, 0) == {
        "source": "年度资金总额",
        "role": "total",
        "initial_budget": "200",
        "budget": "198.5",
        "executed": "180.26",
        "rate": "90.81%",
        "points": "10",
        "score": "9.08",
    }
    assert [(each.source, each.role) for each in form.funding[1:]] == [
        ("当年财政拨款", "part"),
        ("上年结转资金", "part"),
        ("其他资金", "part"),
    ]
    assert row(form, "养护里程") == {
        "level1": "产出指标（50分）",
        "level2": "数量指标",
        "target": "≥120公里",
        "actual": "118公里",
        "points": "20",
        "score": "19.67",
        "reason": "雨季延误",
    }
    assert row(form, "每公里成本")["level2"] == "成本指标"
    assert row(form, "交通事故下降率")["level1"] == "效益指标（30分）"
    assert [
        (each.level, each.name, each.points.text, each.indicators) for each in form.level_points
    ] == [
        (1, "产出指标", "50", (0, 1, 2, 3)),
        (1, "效益指标", "30", (4, 5)),
        (1, "满意度指标", "10", (6,)),
    ]
    assert form.total is not None
    assert (
        form.total.points and form.total.points.text,
        form.total.score and form.total.score.text,
    ) == ("100", "97.75")
    assert form.goals[0].expected is not None
    assert form.goals[0].actual is not None
    assert (form.goals[0].expected.text, form.goals[0].actual.text) == (
        "养护里程120公里，路况良好",
        "完成养护118公里",
    )
    assert (form.year, form.money_unit) == (2023, "万元")


def test_operator_value_and_unit_under_one_head() -> None:
    form = form_of("YUNNAN")
    assert row(form, "受益学生数") == {
        "level1": "产出指标",
        "level2": "数量指标",
        "operator": ">=",
        "target": "735",
        "unit": "人",
        "actual": "742",
        "points": "25",
        "score": "25",
    }
    assert form.grade is not None
    assert form.grade.text == "优"
    assert form.money_unit == "元"
    target = form.indicators[1].target
    assert target is not None
    assert target.figure is not None
    assert target.figure.unit is not None
    assert (target.figure.unit.symbol, target.figure.exact) == ("%", True)


def test_heads_over_several_columns_without_a_second_row() -> None:
    rows = [line for line in layouts.YUNNAN.splitlines() if "指标性质" not in line]
    for grid in (merged("\n".join(rows)), tabbed("\n".join(rows))):
        form = recognise_forms(document("项目支出绩效自评表", grid))[0]
        assert row(form, "政策知晓率") == {
            "level1": "效益指标",
            "level2": "社会效益指标",
            "operator": ">=",
            "target": "90",
            "unit": "%",
            "actual": "85",
            "points": "30",
            "score": "28.33",
            "reason": "宣传不足",
        }


def test_sichuan() -> None:
    form = form_of("SICHUAN")
    assert money(form, 0) == {
        "source": "总额",
        "role": "total",
        "initial_budget": "500",
        "budget": "480",
        "executed": "475.2",
        "rate": "99%",
        "points": "10",
        "score": "9.9",
    }
    assert row(form, "服务能力")["operator"] == "定性"
    assert row(form, "新增床位") == {
        "level1": "产出指标",
        "level2": "数量指标",
        "operator": "≥",
        "target": "200",
        "unit": "张",
        "actual": "210",
        "points": "40",
        "score": "40",
    }


def test_weight_before_target_and_sub_rows_without_weight() -> None:
    form = form_of("RELIEF")
    assert row(form, "种植面积") == {
        "level1": "产出指标",
        "level2": "数量指标",
        "points": "20",
        "target": "≥500亩",
        "actual": "520亩",
        "score": "20",
    }
    assert row(form, "果树") == {
        "level1": "产出指标",
        "level2": "数量指标",
        "target": "300亩",
        "actual": "300亩",
    }
    assert money(form, 1)["points"] == "10"


def test_central_transfer_keeps_management_apart() -> None:
    form = form_of("TRANSFER")
    assert [(each.source, each.role) for each in form.funding] == [
        ("年度资金总额", "total"),
        ("中央补助", "part"),
        ("自治区资金", "part"),
        ("彩票公益金", "part"),
    ]
    assert len(form.goals) == 1
    assert len(form.indicators) == 4
    assert [note.text for note in form.notes] == ["无"]


def test_points_at_two_levels() -> None:
    form = form_of("PROCESS")
    assert [(each.level, each.name, each.points.text, each.parent) for each in form.level_points][
        :4
    ] == [
        (1, "项目决策", "10", None),
        (2, "项目立项", "4", 0),
        (2, "绩效目标", "6", 0),
        (1, "项目管理", "25", None),
    ]
    assert row(form, "预算执行率") == {
        "level1": "项目管理（25分）",
        "level2": "资金管理（25分）",
        "target": "100%",
        "actual": "96%",
        "points": "10",
        "score": "9.6",
    }


def test_execution_points_in_a_heading() -> None:
    form = form_of("HUBEI")
    execution = next(each for each in form.level_points if each.level == 0)
    assert (execution.points.text, execution.points.figure is not None) == ("20", True)
    assert money(form, 0) == {
        "source": "年度财政资金总额",
        "role": "total",
        "budget": "100",
        "executed": "80",
        "rate": "80%",
        "score": "16",
    }
    assert form.total is not None
    assert form.total.points is None
    assert form.total.score is not None
    assert form.total.score.text == "96"
    assert form.conclusion is not None
    assert form.conclusion.text == "受疫情影响支付延迟"


def test_two_scores() -> None:
    form = form_of("REVIEWED")
    assert row(form, "修剪面积") == {
        "level1": "产出指标",
        "level2": "数量指标（20分）",
        "target": "2万平方米",
        "actual": "2.1万平方米",
        "points": "7",
        "score": "7",
        "review_score": "6",
    }


def test_percent_weights_count_as_points_and_the_converted_score_is_the_score() -> None:
    form = form_of("HEBEI")
    assert row(form, "受益人口")["score"] == "27"
    assert row(form, "受益人口")["单项指标得分"] == "90"
    points = form.indicators[0].points
    assert points is not None
    assert points.figure is not None
    assert points.figure.unit is not None
    assert (points.figure.value, points.figure.unit.symbol, points.figure.exact) == (20, "分", True)
    assert money(form, 0)["arrived"] == "120"
    rate = form.funding[0].rate
    assert rate is not None
    assert rate.figure is not None
    assert rate.figure.unit is not None
    assert rate.figure.unit.symbol == "%"


def test_flat_list_with_corrected_targets_and_the_total_on_top() -> None:
    form = form_of("CHONGQING")
    assert row(form, "康复训练人数") == {
        "operator": "≥",
        "target": "180",
        "actual": "185",
        "unit": "人",
        "points": "40",
        "score": "40",
        "得分系数": "100%",
        "是否核心指标": "是",
        "年初指标值": "200",
    }
    assert row(form, "训练达标率")["target"] == "90"
    assert form.total is not None
    assert form.total.score is not None
    assert form.total.score.text == "98.2"


def test_the_first_pair_of_values_counts() -> None:
    assert row(form_of("JIANGSU"), "机械化率") == {
        "level1": "效益",
        "level2": "社会效益",
        "points": "40",
        "target": "≥90%",
        "actual": "92%",
        "标准值": "≥90%",
        "评价指标值": "92%",
        "score": "40",
        "评分规则": "达到得满分",
    }


def test_renamed_levels() -> None:
    assert row(form_of("SHANDONG_TARGET"), "发放及时率") == {
        "level1": "产出值",
        "level2": "时效值",
        "target": "100%",
    }


def test_the_annual_goal_is_the_goal() -> None:
    form = form_of("SHANXI_TARGET")
    assert row(form, "清洁取暖改造") == {
        "level1": "产出指标",
        "level2": "数量指标",
        "target": "3000户",
        "中期二级指标": "数量指标",
        "中期三级指标": "清洁取暖改造",
        "中期指标值": "9000户",
    }
    assert form.goals[0].expected is not None
    assert form.goals[0].expected.text == "优良天数达到260天"


def test_cost_as_level_one() -> None:
    assert row(form_of("GANSU_TARGET"), "对环境影响") == {
        "level1": "成本指标",
        "level2": "生态环境成本指标",
        "target": "无",
    }


def test_thresholds_of_grades() -> None:
    assert row(form_of("THRESHOLDS"), "可用率") == {
        "level1": "产出指标",
        "level2": "质量指标",
        "target": "≥99%",
        "良": "≥95%",
        "中": "≥90%",
        "差": "<90%",
    }


def test_whole_department() -> None:
    form = form_of("DEPARTMENT")
    assert form.project is not None
    assert form.project.text == "某市人力资源和社会保障局"
    assert row(form, "群众满意度") == {
        "level1": "社会效应",
        "level2": "满意度",
        "target": "≥90%",
        "actual": "94%",
        "points": "10",
        "score": "10",
    }
    assert [each.role for each in form.funding] == ["total", "part", "part"]


def test_monitoring() -> None:
    form = form_of("MONITORING")
    assert str(form.as_of) == "2023-07"
    assert money(form, 0) == {
        "source": "年度资金总额",
        "role": "total",
        "initial_budget": "80",
        "executed": "42.5",
        "rate": "53.13%",
    }
    assert row(form, "再犯罪率") == {
        "level1": "效益指标",
        "level2": "社会效益指标",
        "target": "≤0.5%",
        "actual": "0.3%",
        "全年预计完成情况": "0.5%",
        "人员保障": "√",
        "reason": "人员不足",
        "确定能": "√",
    }


def test_title_unit_and_signatures_inside_the_sheet() -> None:
    form = form_of("SPREADSHEET")
    assert form.title is not None
    assert form.implementing_unit is not None
    assert (form.year, form.money_unit, form.implementing_unit.text) == (2022, "万元", "某县供水站")
    assert form.conclusion is not None
    assert form.conclusion.text == "完成较好"
    rate = form.funding[0].rate
    assert rate is not None
    assert rate.figure is not None
    assert (rate.figure.value, rate.figure.unit) == (1, FACTOR)
