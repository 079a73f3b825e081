"""Forms filled into blanks as offices send them: every value in its own cell, everything else as it
was.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import msgspec
import openpyxl
import pytest
from docx import Document as word_document

import jixiao
from jixiao.core.findings import Severity
from jixiao.core.formdata import (
    FormData,
    FundingData,
    GoalData,
    IndicatorData,
    LevelPointsData,
    differences,
)
from jixiao.reading import read_bytes
from jixiao.recognition.blanks.registers import registers_of
from tests import office_blanks as office

replace = msgspec.structs.replace


def row(first: str, second: str, name: str, target: str, actual: str) -> IndicatorData:
    return IndicatorData(level1=first, level2=second, name=name, target=target, actual=actual)


SELF = FormData(
    kind="self_evaluation",
    year=2024,
    project="养老保险经办服务",
    supervising_department="平远县财政局",
    implementing_unit="平远县社保中心",
    filed_on="2025年3月1日",
    funding=(
        FundingData(
            source="年度资金总额",
            role="total",
            initial_budget="1200.50",
            budget="1200.50",
            executed="1129.35",
        ),
        FundingData(source="当年财政拨款", initial_budget="1000", budget="1000", executed="929.35"),
        FundingData(
            source="上级补助资金", initial_budget="200.50", budget="200.50", executed="200"
        ),
    ),
    goals=(GoalData(expected="完成参保扩面。", actual="参保人数增加。"),),
    indicators=(
        row("产出指标", "数量指标", "参保人数", "≥34.8万人", "34.83万人"),
        row("产出指标", "数量指标", "领取待遇人数", "≥6.2万人", "6.3万人"),
        row("产出指标", "数量指标", "宣传场次", "≥12次", "12次"),
        row("产出指标", "数量指标", "培训人次", "≥200人次", "210人次"),
        row("产出指标", "数量指标", "核查次数", "≥4次", "4次"),
        row("产出指标", "质量指标", "发放准确率", "≥99%", "99.5%"),
        row("产出指标", "时效指标", "发放及时率", "≥100%", "100%"),
        row("产出指标", "成本指标", "人均经办成本", "≤30元/人", "28元/人"),
        row("效益指标", "社会效益指标", "政策知晓率", "≥90%", "93%"),
        row("效益指标", "生态效益指标", "无纸化办理率", "≥60%", "62%"),
        row("满意度指标", "服务对象满意度指标", "参保人满意度", "≥90%", "95%"),
    ),
)
FUND = replace(
    SELF,
    money_unit="亿元",
    funding=(FundingData(source="资金总额", role="total", budget="24.63", executed="24.10"),),
)
MONITORING = FormData(
    kind="monitoring",
    year=2024,
    as_of="2024-06",
    project="城乡居民医保补助",
    supervising_department="平远县财政局",
    implementing_unit="平远县医保中心",
    funding=(
        FundingData(
            source="年度资金总额",
            role="total",
            initial_budget="300",
            budget="300",
            executed="150",
        ),
        FundingData(source="本年财政拨款", initial_budget="300", budget="300", executed="150"),
    ),
    indicators=(
        row("产出指标", "数量指标", "参保人数", "≥20万人", "19万人"),
        row("产出指标", "数量指标", "报销人次", "≥2万人次", "1.2万人次"),
        row("产出指标", "质量指标", "拨付准确率", "≥99%", "99%"),
        row("满意度指标", "服务对象满意度指标", "满意度", "≥90%", "92%"),
    ),
)
TARGETS = replace(
    SELF,
    kind="target_declaration",
    indicators=tuple(replace(each, actual="") for each in SELF.indicators),
    goals=(GoalData(expected="完成参保扩面。"),),
    funding=(
        FundingData(source="年度资金总额", role="total", budget="500"),
        FundingData(source="财政拨款", budget="450"),
        FundingData(source="其他资金", budget="50"),
    ),
)
DEPARTMENT = replace(
    SELF,
    kind="department",
    project="",
    implementing_unit="平远县人力资源和社会保障局",
    funding=(
        FundingData(source="年度资金总额", role="total", budget="1200.50", executed="1129.35"),
    ),
)
BLANKS = {
    "national": (office.NATIONAL, "项目支出绩效自评表", SELF),
    "insurance": (office.INSURANCE, "社会保险基金绩效目标自评表", FUND),
    "monitoring": (office.MONITORING, "项目支出绩效目标运行监控表", MONITORING),
    "targets": (office.TARGETS, "项目支出绩效目标申报表", TARGETS),
    "department": (office.DEPARTMENT, "部门整体支出绩效自评表", DEPARTMENT),
    "united": (office.UNITED, "项目支出绩效自评表", SELF),
}


def filled(data: FormData, name: str, blank: bytes, **options: Any) -> jixiao.Filled:
    return jixiao.fill(data, blank=jixiao.Source(name, blank), **options)


def content_of(made: jixiao.Filled) -> bytes:
    assert len(made.files) == 1, [each.message.zh for each in made.forms[0].findings]
    return made.files[0].content


def told(made: jixiao.Filled, code: str) -> str:
    return "".join(
        each.message.zh for of in (*made.forms, made) for each in of.findings if each.code == code
    )


@pytest.mark.parametrize("fmt", ["docx", "xlsx"])
@pytest.mark.parametrize("name", BLANKS)
def test_every_value_stands_where_a_reader_finds_it(name: str, fmt: str) -> None:
    picture, title, data = BLANKS[name]
    make = office.word if fmt == "docx" else office.sheet
    made = filled(data, f"附件1.{fmt}", make(picture, title))
    (form,) = jixiao.load_forms(jixiao.Source(f"附件1.{fmt}", content_of(made)))
    assert form.kind == data.kind
    assert form.year == 2024
    places = {each: getattr(form, each) for each in ("project", "implementing_unit")}
    given = replace(data, project=data.project or data.implementing_unit)
    assert places == {each: getattr(given, each) for each in places}
    rows = {each.name: each for each in form.indicators}
    assert list(rows) == [each.name for each in sorted_as(form, data)]
    for each in data.indicators:
        read = rows[each.name]
        joined = f"{read.operator}{read.target}{read.unit}"
        assert joined == each.target
        assert not each.actual or f"{read.actual}{read.unit}" == each.actual
        assert read.level2 == each.level2
        assert read.level1.startswith(each.level1)
    amounts = {
        each.source.removeprefix("其中："): each.budget for each in form.funding if each.budget
    }
    assert len(amounts) == len(data.funding)
    assert {Decimal(each.replace(",", "")) for each in amounts.values()} == {
        Decimal(each.budget) for each in data.funding
    }


def sorted_as(form: FormData, data: FormData) -> list[IndicatorData]:
    """The data's rows in the order of the form: groups that a blank lacks come behind its own."""
    order = [each.name for each in form.indicators]
    return sorted(data.indicators, key=lambda each: order.index(each.name))


@pytest.mark.parametrize("fmt", ["docx", "xlsx"])
@pytest.mark.parametrize("prompts", ["目标1：\n目标2：\n……", "目标1：    目标2：", "1、\n2、\n3、"])
def test_several_prompts_in_one_cell_give_way_to_what_is_filled_in(prompts: str, fmt: str) -> None:
    picture = office.NATIONAL.replace("（根据年初绩效目标填写）", prompts.replace("\n", "⏎"))
    make = office.word if fmt == "docx" else office.sheet
    made = filled(SELF, f"附件1.{fmt}", make(picture))
    (form,) = jixiao.load_forms(jixiao.Source(f"附件1.{fmt}", content_of(made)))
    assert [each.expected for each in form.goals] == ["完成参保扩面。"]


@pytest.mark.parametrize("fmt", ["docx", "xlsx"])
def test_the_blank_of_our_own_layout_comes_back_as_the_data(fmt: str) -> None:
    blank = jixiao.template("self_evaluation", empty_form=fmt)
    made = filled(SELF, f"空表.{fmt}", blank)
    (form,) = jixiao.load_forms(jixiao.Source(f"空表.{fmt}", content_of(made)))
    other = {
        address
        for address, _, _ in differences(made.forms[0].data, form)
        if not address.startswith(("funding", "layout", "filed_on", "level_points"))
    }
    assert other == set()


def test_nothing_else_of_a_word_file_changes() -> None:
    blank = office.word(office.NATIONAL, cover=("项目名称：________", "填报单位：________"))
    after = content_of(filled(SELF, "附件1.docx", blank))
    before, now = office.parts(blank), office.parts(after)
    assert list(before) == list(now)
    assert [name for name in before if before[name] != now[name]] == ["word/document.xml"]
    document = word_document(io.BytesIO(after))
    assert document.paragraphs[0].text == "项目名称：养老保险经办服务"
    assert document.paragraphs[1].text == "填报单位：平远县社保中心"
    assert document.paragraphs[-1].text.endswith("填报日期：2025年3月1日")
    assert "联系电话：          " in document.paragraphs[-1].text


def test_nothing_else_of_a_workbook_changes() -> None:
    blank = office.sheet(office.NATIONAL, change=office.formats)
    after = content_of(filled(SELF, "附件1.xlsx", blank))
    before, now = office.parts(blank), office.parts(after)
    changed = {name for name in before if before[name] != now[name]}
    assert list(before) == list(now)
    assert changed == {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",  # its formula speaks of a row that moved
        "xl/workbook.xml",  # so do a name and the print area
        "xl/styles.xml",  # cells without a format got one
    }


def test_rows_put_in_keep_merges_formulas_names_and_lists_true() -> None:
    blank = office.sheet(office.NATIONAL, change=office.formats)
    after = content_of(filled(SELF, "附件1.xlsx", blank))
    book = openpyxl.load_workbook(io.BytesIO(after))
    page = book["自评表"]
    last = next(cell.row for cell in page["A"] if cell.value == "总分")
    assert last == 28  # 24, with a source of money and three rows of indicators
    merged = {str(each) for each in page.merged_cells.ranges}
    assert {"C14:C18", f"A13:A{last - 1}", "B14:B22", f"A{last}:F{last}"} <= merged
    seen: set[tuple[int, int]] = set()
    for area in page.merged_cells.ranges:
        cells = {
            (at, column)
            for at in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
        assert not cells & seen
        seen |= cells
    assert page.cell(last, 8).value == f"=SUM(H14:H{last - 1})+J6"
    assert book["填表说明"]["B1"].value == f"=自评表!H{last}"
    assert book.defined_names["总分"].attr_text == f"自评表!$H${last}"
    assert page.print_area == f"'自评表'!$A$1:$J${last + 1}"
    (choice,) = page.data_validations.dataValidation
    assert str(choice.sqref) == f"G14:G{last - 1}"
    assert page["E6"].value == 1200.5
    assert page["E6"].number_format == "#,##0.00"
    assert page["I6"].value == pytest.approx(0.9407)
    assert page["D14"].border.left.style == page["D16"].border.left.style == "thin"


def test_rows_put_in_are_joined_in_word_as_well() -> None:
    after = content_of(filled(SELF, "附件1.docx", office.word(office.NATIONAL)))
    (document,) = read_bytes(after, "附件1.docx")
    (grid,) = (each for each in document.blocks if hasattr(each, "cells"))
    spans = {cell.text: cell.row_span for cell in grid.cells if cell.text}
    assert spans["数量指标"] == 5
    assert spans["产出指标（50分）"] == 9
    assert spans["生态效益指标"] == 1
    assert spans["效益指标（30分）"] == 4


def test_headings_with_points_are_kept_and_shared_out() -> None:
    made = filled(SELF, "附件1.docx", office.word(office.NATIONAL))
    data = made.forms[0].data
    points = [Decimal(each.points) for each in data.indicators if each.level1 == "产出指标"]
    assert sum(points) == 50
    assert data.total_points == "100"


@pytest.mark.parametrize(("points", "written"), [("50", True), ("40", False)])
def test_points_of_headings_that_the_data_give_otherwise_are_told(
    points: str, written: bool
) -> None:
    given = replace(SELF, level_points=(LevelPointsData(level=1, name="产出指标", points=points),))
    made = filled(given, "附件1.docx", office.word(office.NATIONAL), draft=True)
    assert bool(made.files) is written
    assert ("印着“产出指标（50分）”，数据是“40”" in told(made, "E082")) is not written


def test_prompts_of_rows_that_are_not_needed_are_taken_out() -> None:
    few = replace(SELF, indicators=SELF.indicators[:1])
    after = content_of(filled(few, "附件1.docx", office.word(office.NATIONAL), draft=True))
    (document,) = read_bytes(after, "附件1.docx")
    texts = [cell.text for each in document.blocks if hasattr(each, "cells") for cell in each.cells]
    assert not [each for each in texts if each.startswith(("指标1", "指标2", "……", "（填写"))]
    assert "时效指标" in texts  # the office's own frame stays


def test_what_has_no_place_and_what_stays_open_is_told() -> None:
    made = filled(SELF, "附件1.docx", office.word(office.UNITED))
    assert "目标" in told(made, "E083")
    assert "项目编码" in told(made, "E084")
    few = replace(SELF, supervising_department="")
    assert "主管部门" in told(filled(few, "a.docx", office.word(office.NATIONAL)), "E084")


def test_locked_cells_are_left_and_told() -> None:
    blank = office.sheet(office.NATIONAL, change=office.protected)
    made = filled(SELF, "附件1.xlsx", blank)
    assert "锁定的格“填报日期”" in told(made, "E083")
    book = openpyxl.load_workbook(io.BytesIO(content_of(made)))
    assert book.active.protection.sheet
    assert book.active["C3"].value == "养老保险经办服务"


def closed(book: Any) -> None:
    book.active.protection.sheet = True


NO_ROWS = "\n".join(
    line for line in office.NATIONAL.splitlines() if "指标1：" not in line and "……" not in line
).replace("^ | ^ | ^ | 指标2： |  |  |  |  |  | <\n", "")
REFUSED = {
    "no form": (office.word("甲 | 乙\n丙 | 丁", "通知"), "没有认出绩效表"),
    "another kind": (office.word(office.MONITORING, "绩效运行监控表"), "是监控表"),
    "no office file": (b"nothing of the kind", "能填的是 docx 和 xlsx"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_blank_for_the_data_is_refused_by_name(name: str) -> None:
    content, words = REFUSED[name]
    with pytest.raises(jixiao.UserError) as refused:
        filled(SELF, "附件1.docx", content)
    assert "附件1.docx" in str(refused.value)
    assert words in str(refused.value)


def test_a_blank_with_two_forms_is_refused_by_name() -> None:
    def again(document: Any) -> None:
        document.add_paragraph("项目支出绩效自评表")
        office._table(document, office.NATIONAL)

    with pytest.raises(jixiao.UserError, match="里有2张表"):
        filled(SELF, "附件1.docx", office.word(office.NATIONAL, change=again))


def test_a_form_that_is_filled_in_is_refused_by_name() -> None:
    done = content_of(filled(SELF, "附件1.docx", office.word(office.NATIONAL)))
    with pytest.raises(jixiao.UserError, match=r"已经填过：.*1200\.50"):
        filled(SELF, "附件1.docx", done)


def test_a_sheet_that_is_closed_altogether_is_refused_by_name() -> None:
    with pytest.raises(jixiao.UserError, match="受保护"):
        filled(SELF, "附件1.xlsx", office.sheet(office.NATIONAL, change=closed))


@pytest.mark.parametrize("fmt", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (NO_ROWS, "没有填指标的行"),
        (office.NATIONAL.replace("万元", "元"), "金额单位是元，数据是万元"),
        (
            office.NATIONAL.replace(
                "| 时效指标 | 指标1： |  |", "| 时效指标 | 发放及时率 | ≥98% |"
            ),
            "印着“≥98%”，数据是“≥100%”",
        ),
    ],
    ids=["no row", "another unit", "another target"],
)
def test_where_the_blank_and_the_data_differ_nothing_is_written(
    picture: str, words: str, fmt: str
) -> None:
    make = office.word if fmt == "docx" else office.sheet
    made = filled(SELF, f"附件1.{fmt}", make(picture), draft=True)
    assert made.files == ()
    assert words in told(made, "E082")


def test_a_formula_that_comes_to_another_total_is_told() -> None:
    def off(book: Any) -> None:
        office.formats(book)
        page = book.active
        page.cell(page.max_row - 1, 8).value = "=J6"

    made = filled(SELF, "附件1.xlsx", office.sheet(office.NATIONAL, change=off), draft=True)
    assert made.files == ()
    assert "公式算出“9.41”" in told(made, "E082")


def test_rows_whose_names_the_office_printed_get_their_results() -> None:
    named = office.NATIONAL.replace(
        "| 时效指标 | 指标1： |  |", "| 时效指标 | 发放及时率 | ≥100% |"
    )
    after = content_of(filled(SELF, "附件1.docx", office.word(named)))
    (form,) = jixiao.load_forms(jixiao.Source("a.docx", after))
    (found,) = (each for each in form.indicators if each.name == "发放及时率")
    assert (found.target, found.actual) == ("≥100%", "100%")
    assert len(form.indicators) == len(SELF.indicators)


def test_several_forms_go_into_a_copy_each() -> None:
    other = replace(SELF, project="失业保险经办服务")
    blank = jixiao.Source("附件1.docx", office.word(office.NATIONAL))
    with pytest.raises(jixiao.UserError, match="文件夹"):
        jixiao.fill([SELF, other], blank=blank)
    made = jixiao.fill([SELF, other], blank=blank, apart=True)
    assert [each.name for each in made.files] == [
        "1_养老保险经办服务.docx",
        "2_失业保险经办服务.docx",
    ]


def listed(book: Any) -> None:
    page = book.active
    last = page.max_row - 1
    page.cell(4, 2).value = "平远县医保中心"
    page.cell(last, 4).value = f"=SUM(D4:D{last - 1})"


@pytest.mark.parametrize("fmt", ["docx", "xlsx"])
def test_a_list_gets_a_row_for_each_form_and_its_sums(fmt: str) -> None:
    forms = [
        replace(SELF, implementing_unit=unit, filed_on="")
        for unit in ("平远县社保中心", "平远县医保中心", "平远县就业中心")
    ]
    make = office.word if fmt == "docx" else office.sheet
    options: dict[str, Any] = {} if fmt == "docx" else {"change": listed}
    blank = make(office.ROLL, "绩效自评结果汇总表", ("单位：万元",), **options)
    made = jixiao.fill(forms, blank=jixiao.Source(f"附件2.{fmt}", blank))
    (document,) = read_bytes(content_of(made), f"附件2.{fmt}")
    (register,) = registers_of(document)
    units = [each.cells[1].printed for each in register.rows if each.cells[1] is not None]
    assert sorted(units) == sorted(each.implementing_unit for each in forms)
    assert register.total is not None
    total = register.total.cells[3]
    assert total is not None
    assert Decimal(total.printed) == Decimal("3601.50")
    assert "“填报单位”←实施单位" in told(made, "E085")
    assert "没有认出、留空的：“备注”" in told(made, "E085")
    if fmt == "xlsx":
        assert total.formula
        assert units[0] == "平远县医保中心"  # a listed unit stays in its row
        assert "加在后面的：平远县社保中心" in told(made, "E085")


def test_errors_of_the_forms_keep_a_list_from_being_written() -> None:
    wrong = replace(SELF, funding=(*SELF.funding[:2], replace(SELF.funding[2], budget="300")))
    blank = jixiao.Source("附件2.docx", office.word(office.ROLL, "汇总表"))
    made = jixiao.fill(wrong, blank=blank)
    assert made.files == ()
    assert made.count(Severity.ERROR) > 0
    assert jixiao.fill(wrong, blank=blank, draft=True).files != ()
