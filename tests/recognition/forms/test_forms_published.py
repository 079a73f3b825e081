"""Structures of published forms: sources over amounts, whole-term funds beside yearly ones, levels
in words of their own, titles and totals.
"""

from __future__ import annotations

from layout_tables import document, dropped, merged, plain, tabbed

from jixiao.core.forms import Form
from jixiao.recognition.forms import recognise_forms

HEAD = "项目名称|河堤加固|<|<|<\n主管部门|某县水利局|<|实施单位|某县河务所\n"
ROWS = "一级指标|二级指标|三级指标|指标值|实际完成值\n产出指标|数量指标|加固长度|≥12公里|12.5公里\n"


def only(table: str, *head: str) -> Form:
    (form,) = recognise_forms(
        document(*(head or ("项目支出绩效自评表", "（2022年度）")), merged(table))
    )
    return form


def funds(form: Form) -> list[tuple[str, str, str | None]]:
    return [(row.source, row.role, row.budget.text if row.budget else None) for row in form.funding]


def levels(form: Form) -> list[tuple[str | None, str | None, str | None]]:
    return [
        tuple(entry.text if entry else None for entry in (row.level1, row.level2, row.name))
        for row in form.indicators
    ]  # type: ignore[misc]


def test_sources_that_stand_over_their_amounts() -> None:
    form = only(
        HEAD + "资金来源|中央（万元）|本级（万元）|合计（万元）|执行率\n^|30|50|80|95%\n" + ROWS
    )
    assert funds(form) == [("中央", "part", "30"), ("本级", "part", "50"), ("合计", "total", "80")]
    assert form.funding[2].rate
    assert form.funding[2].rate.text == "95%"


def test_the_funds_of_the_year_are_the_total_and_those_of_the_whole_term_are_not_its_parts() -> (
    None
):
    table = (
        HEAD
        + "项目资金|资金总额|900|当年资金总额|300\n^|其中：财政拨款|900|其中：当年财政拨款|300\n"
        + ROWS
    )
    assert funds(only(table)) == [
        ("资金总额", "aside", "900"),
        ("当年资金总额", "total", "300"),
        ("财政拨款", "aside", "900"),
        ("当年财政拨款", "part", "300"),
    ]


def test_what_money_is_spent_on_is_no_part_beside_where_it_comes_from() -> None:
    table = (
        HEAD
        + "总体资金情况|收入构成|财政拨款|90|<\n^|^|其他资金|10|<\n^|^|合计|100|<\n^|支出构成|基本支出|70|<\n^|^|项目支出|30|<\n"
        + ROWS
    )
    assert [(source, role) for source, role, _ in funds(only(table))] == [
        ("财政拨款", "part"),
        ("其他资金", "part"),
        ("合计", "total"),
        ("基本支出", "aside"),
        ("项目支出", "aside"),
    ]


def test_an_amount_explained_in_brackets_is_the_amount() -> None:
    form = only(
        HEAD + "资金情况（万元）|年度资金总额：|<|640万（堤防400万元，涵闸240万元）|<\n" + ROWS
    )
    assert form.funding[0].budget
    assert form.funding[0].budget.figure
    assert str(form.funding[0].budget.figure.value) == "640"


def test_funds_in_a_row_of_the_basic_block() -> None:
    form = only("项目名称|桥梁改造|本年度申请财政预算资金（万元）|120|\n" + ROWS)
    assert funds(form) == [("本年度申请财政预算资金", "total", "120")]


def test_a_second_level_with_names_of_a_first_one() -> None:
    table = (
        HEAD
        + "绩效指标|一级指标|二级指标|三级指标|指标值\n^|实施效果指标|产出指标|建成堤防|≥8公里\n^|^|^|建成涵闸|≥3座\n"
        "^|^|效益指标|受益人口|≥2万人\n"
        "^|过程管理指标|计划管理指标|计划下达及时率|100%\n"
    )
    expected = [
        ("实施效果指标", "产出指标", "建成堤防"),
        ("实施效果指标", "产出指标", "建成涵闸"),
        ("实施效果指标", "效益指标", "受益人口"),
        ("过程管理指标", "计划管理指标", "计划下达及时率"),
    ]
    for grid in (merged(table), tabbed(table), dropped(table)):
        (form,) = recognise_forms(document("项目支出绩效目标表", grid))
        assert levels(form) == expected


def test_words_of_a_second_level_are_names_where_there_is_one_level_only() -> None:
    rows = [
        ["项目名称", "展陈更新"],
        ["绩效指标", "一级指标", "指标名称", "指标值", "半年度执行情况"],
        ["", "产出指标", "成本", "≤80万元", "41万元"],
        ["", "", "时效", "6月底前", "已完成"],
    ]
    (form,) = recognise_forms(document("项目支出绩效监控表", plain(rows)))
    assert levels(form) == [("产出指标", None, "成本"), ("产出指标", None, "时效")]
    assert [row.actual.text for row in form.indicators if row.actual] == ["41万元", "已完成"]


def test_a_level_without_an_indicator_is_no_indicator() -> None:
    rows = [
        ["项目名称", "绿化"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "植树", "≥300株"],
        ["成本指标"],
        ["效益指标", "社会效益指标", "游客", "增加"],
    ]
    (form,) = recognise_forms(document("项目支出绩效目标表", plain(rows)))
    assert levels(form) == [("产出指标", "数量指标", "植树"), ("效益指标", "社会效益指标", "游客")]


def test_a_rule_column_takes_no_scores_of_a_row_that_lost_a_cell() -> None:
    table = (
        HEAD
        + "一级指标|二级指标|三级指标|分值|年度指标值|全年实际值|得分计算方法|得分\n产出指标|数量指标|清淤|20|9公里|9公里|达到得满分|20\n"
        "^|质量指标|合格率|20|95%|96%|^|20\n"
    )
    (form,) = recognise_forms(document("项目支出绩效自评表", dropped(table)))
    assert [row.score.text for row in form.indicators if row.score] == ["20", "20"]


def test_a_heading_over_the_indicators_opens_no_form() -> None:
    table = HEAD + "项目资金（万元）|资金总额|60|其中：财政拨款|60\n项目绩效指标表|<|<|<|<\n" + ROWS
    form = only(table)
    assert form.project
    assert form.project.text == "河堤加固"
    assert len(form.indicators) == 1


def test_a_title_in_the_head_of_a_page_and_one_closed_by_a_pipe() -> None:
    head = plain([["索引号：", "0001"], ["标题：", "项目支出绩效目标表"]])
    (form,) = recognise_forms(document(head, merged(HEAD + ROWS)))
    assert form.title
    assert form.title.text == "项目支出绩效目标表"
    (form,) = recognise_forms(
        document(
            "某市项目支出绩效监控表（展陈） |", "||||", "（2021年度）", "|", merged(HEAD + ROWS)
        )
    )
    assert (form.kind, form.year) == ("monitoring", 2021)


def test_a_total_beside_the_date() -> None:
    form = only("填报日期：2023年5月|<|<|总分：97分|<\n" + HEAD + ROWS)
    assert form.total
    assert form.total.score
    assert form.total.score.text == "97分"


def test_starred_labels_are_no_notes_and_labels_without_words_neither() -> None:
    form = only(HEAD + "*年度绩效总目标|加固河堤12公里|<|<|<\n" + ROWS + "说明||<|<|<\n")
    assert [goal.expected.text for goal in form.goals if goal.expected] == ["加固河堤12公里"]
    assert form.notes == ()


def test_one_target_where_all_places_share_it() -> None:
    table = (
        "项目名称|水利设施|<|<|<|<\n一级指标|二级指标|三级指标|城关镇|河东镇|山前乡\n"
        "产出指标|数量指标|建设项目|1个|1个|1个\n^|质量指标|合格率|90%|95%|95%\n"
    )
    (form,) = recognise_forms(document("项目支出绩效目标表", merged(table)))
    assert [row.target.text if row.target else None for row in form.indicators] == ["1个", None]


def test_tasks_of_a_department_with_their_amounts() -> None:
    table = (
        "部门名称|某县民政局|<|<|<|<|<\n年度主要任务|任务名称|主要内容|预算金额（万元）|<|<|执行金额（万元）\n^|^|^|总额|财政拨款|其他资金|总额\n"
        "^|养老服务|保障机构运转|320.5|320.5|0|318.2\n^|社会救助|发放低保金|1200|1180|20|1200\n^|金额合计|<|1520.5|1500.5|20|1518.2\n"
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n产出指标|数量指标|低保户数|≥3000户|3020户|100|100\n"
    )
    for grid in (merged(table), tabbed(table)):
        (form,) = recognise_forms(document("部门整体支出绩效自评表", grid))
        assert funds(form) == [
            ("养老服务", "part", "320.5"),
            ("社会救助", "part", "1200"),
            ("金额合计", "total", "1520.5"),
        ]
        assert [row.executed.text for row in form.funding if row.executed] == [
            "318.2",
            "1200",
            "1518.2",
        ]


def test_goals_left_of_their_indicators() -> None:
    table = (
        "项目名称|湿地保护|<|<|<\n绩效目标|一级指标|二级指标|三级指标|指标值\n目标1：恢复湿地|产出指标|数量指标|恢复面积|300亩\n"
        "目标2：科普宣传|产出指标|数量指标|宣传活动|12次\n"
    )
    (form,) = recognise_forms(document("项目支出绩效目标表", merged(table)))
    assert [goal.expected.text for goal in form.goals if goal.expected] == [
        "目标1：恢复湿地",
        "目标2：科普宣传",
    ]
    assert levels(form)[1] == ("产出指标", "数量指标", "宣传活动")
