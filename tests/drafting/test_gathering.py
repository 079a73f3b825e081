"""A report from a folder: the fund table and the forms as they lie there, completed by 报告.yaml."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from jixiao.api import review
from jixiao.application.checking import checkable
from jixiao.application.reports.reporting import made_report, report_pages
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData
from jixiao.core.keys import keyed_forms
from jixiao.drafting.copies import Found
from jixiao.drafting.gathering import gathered_data
from jixiao.knowledge.funds import UNEMPLOYMENT, WORK_INJURY
from jixiao.knowledge.layouts import layout_for
from jixiao.paths.reports import load_report, load_report_data
from jixiao.writing.files import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.page import Cell, Page, Paragraph, Table
from tests.drafting.making import form_for

ROWS = (
    ("险种", "", "工伤保险", "失业保险", "合计"),
    ("预算", "基金收入小计", "1.37", "1.53", "2.90"),
    ("", "基金支出小计", "1.67", "0.80", "2.47"),
    ("2022年", "基金收入小计", "1.38", "1.63", "3.01"),
    ("", "基金支出小计", "1.27", "0.84", "2.11"),
    ("2021年", "基金收入小计", "1.72", "1.64", "3.36"),
    ("", "基金支出小计", "1.55", "0.45", "2.00"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(ROWS, start=1)
        for column, text in enumerate(texts, start=1)
    )
    table = Table(cells=cells, rows=len(ROWS), columns=5)
    title = Paragraph(text="2022年东和市社会保险基金收支分析表", style="title")
    page = Page(name="收支表", blocks=(title, Paragraph(text="单位：亿元", style="right"), table))
    (tmp_path / "收支分析表.xlsx").write_bytes(made([page], "xlsx"))
    form = form_for("工伤保险", Decimal(16658), Decimal(12713))
    (tmp_path / "工伤自评表.docx").write_bytes(made([pages_of(form, layout_for(form))], "docx"))
    return tmp_path


def test_amounts_come_from_the_table_and_the_finer_ones_from_the_forms(folder: Path) -> None:
    data = load_report_data(folder)
    assert [fund.fund for fund in data.funds] == ["工伤保险", "失业保险"]
    injury, unemployment = data.funds
    assert (injury.income.budget, injury.income.actual, injury.income.last_year) == (
        13700,
        13800,
        17200,
    )
    assert (injury.expenditure.budget, injury.expenditure.actual) == (16658, 12713)
    assert unemployment.expenditure.actual == 8400
    assert (data.year, data.unit) == (2022, "东和市社会保险中心")
    assert len(data.forms) == 1


def test_what_people_wrote_goes_before_what_was_read(folder: Path) -> None:
    (folder / "报告.yaml").write_text(
        "area: 东和市本级\nfunds:\n  - fund: 失业保险\n    expenditure: {reason: 稳岗补贴增加}\n   "
        " plan: [继续发放稳岗补贴]\n",
        encoding="utf-8",
    )
    data = load_report_data(folder)
    assert data.area == "东和市本级"
    unemployment = data.funds[1]
    assert (unemployment.expenditure.reason, unemployment.expenditure.actual) == (
        "稳岗补贴增加",
        8400,
    )
    assert unemployment.plan == ("继续发放稳岗补贴",)


def test_the_report_of_a_folder_stands_its_own_review(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    out.write_bytes(made(report_pages(load_report_data(folder), charts=False), "docx"))
    found = [finding for document in review([out]).documents for finding in document.findings]
    assert {finding.code for finding in found if finding.severity is not Severity.REMARK} <= {
        "L704",
        "F801",
    }


def test_a_form_that_contradicts_the_table_is_told(folder: Path) -> None:
    wrong = form_for("失业保险", Decimal(8016), Decimal(9354))
    content = made([pages_of(wrong, layout_for(wrong))], "docx")
    (folder / "失业自评表.docx").write_bytes(content)
    report = made_report(load_report(folder), "txt", charts=False)
    (told,) = [each for each in report.findings if each.code == "X401"]
    assert told.address == "forms[0].funding[0].executed"
    assert "“自评表执行数”为9354万元，收支表“支出”为8400万元，两处不一致" in told.message.zh


def test_an_empty_folder_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有认出基金收支表"):
        load_report_data(tmp_path)


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("2022年东和市本级社会保险基金收支分析表", "东和市本级"),
        ("东和市2022年度工伤保险基金绩效自评表", "东和市"),
        (
            "（2022年度）广西壮族自治区南宁市城乡居民基本医疗保险基金绩效自评表",
            "广西壮族自治区南宁市",
        ),
        ("2022年度社会保险基金绩效自评表", ""),
        ("全县社会保险基金绩效自评表", ""),
    ],
)
def test_the_area_is_what_titles_say_and_no_unit(title: str, area: str) -> None:
    form = titled(WORK_INJURY, title)
    raw = gathered_data(found_in(form), {}, "a").raw
    assert raw["unit"] == "某中心"
    assert raw.get("area", "") == area


def found_in(*forms: FormData) -> list[Found]:
    keyed = keyed_forms(checkable(each, number) for number, each in enumerate(forms, start=1))
    return [Found(form=each, file=f"{each.id}.docx", format="docx") for each in keyed]


def titled(fund: str, title: str) -> FormData:
    form = form_for(fund, Decimal(1000), Decimal(1000))
    return msgspec.structs.replace(form, title=title, implementing_unit="某中心")


def test_titles_of_several_areas_leave_it_to_be_asked() -> None:
    forms = [
        titled(fund, f"{area}社会保险基金绩效自评表")
        for fund, area in ((WORK_INJURY, "东和市"), (UNEMPLOYMENT, "西河县"))
    ]
    assert "area" not in gathered_data(found_in(*forms), {}, "a").raw
