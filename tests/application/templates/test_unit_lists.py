"""Lists of units that templates are made for: columns by their usual heads, rows that cannot be used
told with their cells.
"""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from jixiao import Source
from jixiao.application.templates.for_units import templates_for_units
from jixiao.application.templates.unit_lists import units_in
from jixiao.core.errors import UserError
from jixiao.core.figures.units import money_unit
from jixiao.core.formdata import FormData, FundingData
from jixiao.paths.forms import load_forms

START = FormData(
    kind="self_evaluation", funding=(FundingData(source="年度资金总额", role="total"),)
)


def book(*rows: tuple[object, ...]) -> Source:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "清单"
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return Source("清单.xlsx", out.getvalue())


def told(source: Source) -> list[str]:
    with pytest.raises(UserError) as caught:
        units_in(source, START)
    return [each.message.zh for each in caught.value.findings]


def test_columns_are_known_by_their_usual_heads() -> None:
    heads = ("序号", "预算单位", "项目", "主管部门", "年初预算数（元）", "险种", "年度")
    (data,), _ = units_in(
        book(heads, (1, "甲社保中心", "经办经费", "人社局", 120500, "工伤", "2024年")), START
    )
    assert (data.implementing_unit, data.project, data.year) == ("甲社保中心", "经办经费", 2024)
    assert (data.supervising_department, data.fund) == ("人社局", "工伤保险")
    assert (data.money_unit, data.funding[0].initial_budget) == ("元", "120500")


@pytest.mark.parametrize(
    "text", ["甲社保中心\n乙医保中心\n", "单位名称,项目名称\n甲社保中心,一\n乙医保中心,二\n"]
)
def test_a_text_has_a_unit_in_each_line(text: str) -> None:
    made = units_in(Source("清单.txt", text.encode()), START).forms
    assert [each.implementing_unit for each in made] == ["甲社保中心", "乙医保中心"]


def test_all_rows_that_cannot_be_used_are_told_with_their_cells() -> None:
    heads = ("单位名称", "项目名称", "年初预算数", "年度")
    rows = [
        ("甲", "一", "约百万", 2024),
        ("", "", 10, 2024),
        ("乙", "三", 10, "今年"),
        ("甲", "一", 10, 2024),
    ]
    assert told(book(heads, *rows)) == [
        "清单!C2 填的是“约百万”，应为金额（万元），如 1200.50",
        "清单!A3 这一行没有单位名称",
        "清单!D4 填的是“今年”，应为四位年份，如 2024",
        "清单!A5 “甲、一”与 清单!A2 重复",
    ]


def test_heads_that_are_not_known_or_doubled_are_told() -> None:
    assert told(book(("单位名称", "单位", "血型"), ("甲", "乙", "A")))[-1].startswith(
        "清单!C1 不认得“血型”一栏"
    )
    assert "要有“单位名称”一栏" in told(book(("名字", "项目名称"), ("甲", "一")))[0]
    assert told(Source("空.txt", b"")) != []


def test_templates_are_made_one_a_unit_or_all_in_one(tmp_path: Path) -> None:
    source = book(("单位名称", "项目名称", "年初预算数"), ("甲/中心", "一", 12.5), ("乙", "二", 8))
    apart = templates_for_units("自评表", None, "工伤保险", source, apart=True).files
    assert list(apart) == ["1_甲中心_一.xlsx", "2_乙_二.xlsx"]
    one = templates_for_units("自评表", None, "工伤保险", source, apart=False)
    (whole,) = one.files.values()
    for name, content, units in (
        ("一份.xlsx", apart["1_甲中心_一.xlsx"], ["甲/中心"]),
        ("一本.xlsx", whole, ["甲/中心", "乙"]),
    ):
        (tmp_path / name).write_bytes(content)
        forms = [each.data for each in load_forms(tmp_path / name)]
        assert [each.implementing_unit for each in forms] == units
        assert forms[0].funding[0].initial_budget == "12.5"
        assert forms[0].indicators


def test_a_title_above_and_a_total_below_are_no_units() -> None:
    source = book(
        ("2024年预算单位清单",),
        ("", "", "单位：元"),
        ("序号", "单位名称", "年初预算数"),
        (1, "甲社保中心", 120500),
        (2, "乙医保中心", 30000),
        ("", "合计", 150500),
        ("填表人：张三", "", ""),
        ("注：预算数为年初批复数。", "", ""),
    )
    made = units_in(source, START).forms
    assert [each.implementing_unit for each in made] == ["甲社保中心", "乙医保中心"]
    assert made[0].money_unit == "元"


def test_a_list_of_one_column_may_have_a_title() -> None:
    source = Source("清单.txt", "全县单位清单\n单位名称\n甲社保中心\n".encode())
    made = units_in(source, START).forms
    assert [each.implementing_unit for each in made] == ["甲社保中心"]


def test_rows_of_data_without_heads_are_no_title() -> None:
    (said,) = told(book(("甲社保中心", "经办经费", 5), ("单位名称", "项目", "预算数")))
    assert "第1行应为表头" in said


def test_a_formula_without_a_result_is_told() -> None:
    (said,) = told(book(("单位名称", "年初预算数"), ("甲社保中心", "=VLOOKUP(1,别处!A:B,2)")))
    assert "清单!B2" in said


def test_a_unit_written_once_is_that_of_the_rows_below_it() -> None:
    text = (
        "主管部门,单位名称,项目名称,预算数（千元）\n财政局,甲局,项目一,10\n,,项目二,20\n"
        ",同上,项目三,5\n民政局,乙局,项目四,30\n"
    )
    made, findings = units_in(Source("清单.csv.txt", text.encode()), START)
    assert [(each.supervising_department, each.implementing_unit) for each in made] == [
        *[("财政局", "甲局")] * 3,
        ("民政局", "乙局"),
    ]
    assert {each.money_unit for each in made} == {"千元"}
    (told,) = findings
    assert "有2行没有写单位" in told.message.zh


def test_a_blank_among_units_that_are_written_in_every_row_is_one() -> None:
    text = "单位名称,项目名称\n甲局,项目一\n甲局,项目二\n,项目三\n乙局,项目四\n"
    with pytest.raises(UserError, match="没有单位名称"):
        units_in(Source("清单.txt", text.encode()), START)


def test_units_of_money_are_known_in_whichever_characters_they_are_typed() -> None:
    text = "单位名称,预算数（萬元）\n甲局,10\n"
    (data,), _ = units_in(Source("清单.txt", text.encode()), START)
    assert money_unit(data.money_unit) == money_unit("万元")


@pytest.mark.parametrize("between", [",", "\t", "，"])
def test_a_comma_in_a_name_parts_no_columns_where_others_do(between: str) -> None:
    name = (
        "2024年资金（含结转、第二批）项目"
        if between == "，"
        else "2024年资金（含结转，第二批）项目"
    )
    rows = (("单位名称", "项目名称", "预算"), ("县教育局", name, "120.5"))
    text = "\n".join(between.join(row) for row in rows)
    (data,), _ = units_in(Source("清单.txt", text.encode()), START)
    assert (data.implementing_unit, data.project) == ("县教育局", name)
    assert data.funding[0].initial_budget == "120.5"
