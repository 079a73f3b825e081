"""What stands around tables: titles, several forms in one file, one form in several tables, and
tables that are no forms.
"""

from __future__ import annotations

import layouts
import pytest
from layout_tables import document, fields, merged, tabbed

from jixiao.core.documents import Document
from jixiao.core.forms import Form
from jixiao.recognition import recognise
from jixiao.recognition.forms import recognise_forms

NATIONAL = layouts.NATIONAL.strip().splitlines()
SHORT = """
项目名称|某项目|<|<|<
一级指标|二级指标|三级指标|年度指标值|实际完成值
产出指标|数量指标|培训人数|≥50人|52人
"""


def only(doc: Document) -> Form:
    (form,) = recognise_forms(doc)
    return form


def text(value: object) -> str | None:
    return getattr(value, "text", None)


def test_lines_above_the_table() -> None:
    form = only(
        document(
            "全县社会保障工作平稳推进，各项待遇按时足额发放。",
            "附件2：",
            "某县本级社保基金绩效自评表",
            "（2022 年度）",
            "填报单位（公章）：某县社会保险中心　填报日期：2023年3月1日",
            "金额单位：万元",
            tabbed(SHORT),
        )
    )
    assert text(form.title) == "某县本级社保基金绩效自评表"
    assert (form.year, form.money_unit, form.scope) == (2022, "万元", "本级")
    assert text(form.implementing_unit) == "某县社会保险中心"
    assert text(form.filed_on) == "2023年3月1日"
    assert form.span == (1, 7)


def test_places_of_values_in_lines_point_at_the_value() -> None:
    form = only(document("项目支出绩效自评表", "填报单位：某县医疗保障局", tabbed(SHORT)))
    assert form.implementing_unit is not None
    place = form.implementing_unit.place
    assert place.text[place.start : place.end] == "某县医疗保障局"


def test_narrative_before_and_behind_stays_outside() -> None:
    form = only(
        document(
            "五、附表",
            "项目支出绩效自评表",
            tabbed(SHORT),
            "备注：定性指标分三档。",
            "2. 得分不得高于分值。",
            "下一步将继续做好基金运行分析。",
        )
    )
    assert form.span == (1, 5)
    assert [note.text for note in form.notes] == ["备注：定性指标分三档。", "2. 得分不得高于分值。"]


def test_monitoring_point_and_project_from_labels() -> None:
    table = "一、基本情况|项目名称|城乡居民基本医疗保险|监控时点|2021年1-9月\n" + "\n".join(
        SHORT.strip().splitlines()[1:]
    )
    form = only(document("某县社保基金支出绩效监控情况表", tabbed(table)))
    assert (form.kind, str(form.as_of), form.year, form.fund) == (
        "monitoring",
        "2021-09",
        2021,
        "城乡居民基本医疗保险",
    )
    assert text(form.as_of_entry) == "2021年1-9月"


@pytest.mark.parametrize("make", [merged, tabbed])
@pytest.mark.parametrize("repeated", [False, True])
def test_a_form_broken_over_pages_is_one_form(make: object, repeated: bool) -> None:
    assert callable(make)
    last = [
        *([NATIONAL[9]] if repeated else []),
        *("|" + row[2:] if row.startswith("^") else row for row in NATIONAL[13:]),
    ]
    pages = [make("\n".join(rows)) for rows in (NATIONAL[:7], NATIONAL[7:13], last)]
    broken = only(
        document(
            "项目支出绩效自评表", "（2023年度）", pages[0], "- 1 -", pages[1], "第 2 页", pages[2]
        )
    )
    whole = only(document("项目支出绩效自评表", "（2023年度）", make(layouts.NATIONAL)))
    assert fields(broken) == fields(whole)
    assert broken.tables == (2, 4, 6)


HEADED = """
项目名称|某项目|<|<|<|<
产出指标（40分）|二级指标|三级指标|年度指标值|实际完成值|分值
|数量指标（30分）|培训人数|≥50人|52人|20
||培训场次|≥5场|5场|10
|质量指标（10分）|合格率|≥90%|92%|10
"""


@pytest.mark.parametrize("at", [2, 3, 4])
def test_a_header_printed_again_with_the_level_in_it_opens_no_other(at: int) -> None:
    rows = HEADED.strip().splitlines()
    again = [*rows[:at], rows[1], *rows[at:]]
    whole, broken = (
        only(document("项目支出绩效自评表", tabbed("\n".join(each)))) for each in (rows, again)
    )
    assert [(each.name, each.indicators, each.parent) for each in broken.level_points] == [
        ("产出指标", (0, 1, 2), None),
        ("数量指标", (0, 1), 0),
        ("质量指标", (2,), 0),
    ]
    assert fields(broken) == fields(whole)


def test_parts_under_headings_of_their_own_are_one_form() -> None:
    form = only(
        document(
            "项目支出绩效自评表",
            "一、基本情况",
            tabbed("\n".join(NATIONAL[:2])),
            "二、预算执行情况",
            tabbed("\n".join(NATIONAL[2:7])),
            "三、绩效指标完成情况",
            tabbed("\n".join(NATIONAL[9:])),
        )
    )
    assert len(form.funding) == 4
    assert len(form.indicators) == 7


def test_two_forms_in_one_table_and_in_one_file() -> None:
    second = layouts.SPREADSHEET.replace("饮水安全巩固", "河道保洁").replace("2022", "2021")
    forms = recognise_forms(
        document(merged(layouts.SPREADSHEET + second), "项目支出绩效自评表", tabbed(SHORT))
    )
    assert [(form.id, text(form.project), form.year) for form in forms] == [
        ("form1", "饮水安全巩固", 2022),
        ("form2", "河道保洁", 2021),
        ("form3", "某项目", None),
    ]


def test_label_and_value_in_one_cell() -> None:
    form = only(
        document(
            "项目支出绩效自评表",
            tabbed(
                "项目名称：河道保洁|主管部门：某县水务局|实施单位：某镇\n"
                + "\n".join(SHORT.strip().splitlines()[1:])
            ),
        )
    )
    assert (
        text(form.project),
        text(form.supervising_department),
        text(form.implementing_unit),
    ) == ("河道保洁", "某县水务局", "某镇")


STATISTICS = """
指标名称|计量单位|2019年|2020年
参保人数|万人|12.3|12.9
"""
LIST = """
序号|项目名称|预算数|执行数|执行率
1|道路养护|100|98|98%
2|河道保洁|50|50|100%
"""
FUNDS = """
险种|<|企业养老保险|工伤保险|失业保险|合计
预算|基金收入小计|16.18|1.37|1.53|19.08
^|基金支出小计|22.26|1.67|0.80|24.73
2020年|基金收入小计|17.09|1.38|1.63|20.10
^|基金支出小计|21.71|1.27|0.84|23.82
"""
STAFF = """
姓名|职务|电话
张三|主任|1234567
"""


@pytest.mark.parametrize("table", [STATISTICS, LIST, FUNDS, STAFF])
@pytest.mark.parametrize("title", ["情况表", "2020年度项目支出绩效自评情况汇总表"])
def test_other_tables_are_no_forms(table: str, title: str) -> None:
    assert recognise_forms(document(title, tabbed(table))) == ()
    assert recognise_forms(document(title, merged(table))) == ()


def test_a_table_of_another_kind_ends_the_form_before_it() -> None:
    form = only(document("项目支出绩效自评表", tabbed(SHORT), tabbed(STAFF)))
    assert [text(row.name) for row in form.indicators] == ["培训人数"]
    assert form.tables == (1,)


def test_a_form_with_money_and_no_indicators_yet() -> None:
    form = only(
        document(
            "项目支出绩效目标申报表",
            "（2024年度）",
            merged(
                "项目名称|某项目|<\n主管部门|某局|<\n项目资金（万元）|年度资金总额|100\n^|其中：财政拨款|100"
            ),
        )
    )
    assert (form.kind, len(form.indicators), [row.role for row in form.funding]) == (
        "target_declaration",
        0,
        ["total", "part"],
    )


def test_all_forms_are_numbered_in_the_order_of_the_document() -> None:
    recognised = recognise(
        document("2020年社保基金收支分析表", tabbed(FUNDS), "项目支出绩效自评表", merged(SHORT, 2))
    )
    assert [(form.id, form.kind) for form in recognised.forms] == [
        ("form1", "fund_statement"),
        ("form2", "self_evaluation"),
    ]


def test_an_empty_document_has_no_forms() -> None:
    assert recognise_forms(document()) == ()
    assert recognise_forms(document(tabbed(" | "), merged("|"))) == ()


def test_what_stands_once_over_several_forms_of_a_table_holds_for_all() -> None:
    second = "\n".join(layouts.SPREADSHEET.strip().splitlines()[3:]).replace(
        "饮水安全巩固", "河道保洁"
    )
    first, other = recognise_forms(document(merged(layouts.SPREADSHEET + second)))
    assert (other.year, other.money_unit, text(other.title), text(other.project)) == (
        first.year,
        "万元",
        text(first.title),
        "河道保洁",
    )
    assert other.funding[0].budget is not None
    assert other.funding[0].budget.figure is not None
    assert other.funding[0].budget.figure.base == 905_000


def test_levels_printed_again_in_each_row_are_one_heading() -> None:
    table = layouts.NATIONAL.replace("^|^|时效指标", "^|产出指标（50分）|时效指标").replace(
        "^|^|成本指标", "^|产出指标（50分）|成本指标"
    )
    again, once = (
        recognise_forms(document("项目支出绩效自评表", tabbed(each)))[0]
        for each in (table, layouts.NATIONAL)
    )
    assert again.level_points[0].indicators == once.level_points[0].indicators
    assert len(again.level_points) == len(once.level_points)


def test_subtotals_are_no_indicators_and_rows_behind_a_total_are() -> None:
    rows = layouts.NATIONAL.strip().splitlines()
    form = only(
        document(
            "项目支出绩效自评表",
            tabbed("\n".join([*rows[:14], "^|小计|||||50|49.67|", *rows[14:]])),
        )
    )
    assert len(form.indicators) == 7
    assert form.total is not None
    assert text(form.total.score) == "97.75"


def test_money_named_in_a_goal_is_no_funding_row() -> None:
    table = layouts.NATIONAL.replace(
        "养护里程120公里，路况良好", "争取上级补助50万元，养护里程120公里"
    )
    table = table.replace("完成养护118公里", "到位上级补助资金50万元")
    form = only(document("项目支出绩效自评表", tabbed(table)))
    assert [text(form.goals[0].expected), text(form.goals[0].actual)] == [
        "争取上级补助50万元，养护里程120公里",
        "到位上级补助资金50万元",
    ]
    assert len(form.funding) == 4
