"""A folder with a form in several formats: it counts once, and what its copies contradict each other
in is told.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from jixiao.application.reports.reporting import Reported, made_report
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData, IndicatorData, form_of
from jixiao.core.keys import keyed
from jixiao.drafting.copies import Found, left_out, one_of_each
from jixiao.knowledge.layouts import layout_for
from jixiao.paths.reports import load_report, load_report_data
from jixiao.writing.files import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.page import Cell, Page, Paragraph, Table
from tests.drafting.making import form_for

TABLE = """险种|工伤保险|失业保险|合计
预算|基金收入小计|1.37|1.53|2.90
|基金支出小计|1.67|0.80|2.47
2022年|基金收入小计|1.38|1.63|3.01
|基金支出小计|1.27|0.84|2.11
2021年|基金收入小计|1.72|1.64|3.36
|基金支出小计|1.55|0.45|2.00"""
ROWS = (
    IndicatorData(
        level1="产出指标", level2="数量指标", name="参保人数", target="≥100人", actual="120人"
    ),
)
FORM = form_for("工伤保险", Decimal(16658), Decimal(12713), ROWS)


def written(form: FormData, path: Path) -> None:
    path.write_bytes(made([pages_of(form, layout_for(form))], path.suffix[1:]))


def table_in(path: Path, text: str = TABLE) -> None:
    lines = [line.split("|") for line in text.splitlines()]
    lines[0].insert(1, "")
    cells = tuple(
        Cell(row=row, column=column, text=text)
        for row, texts in enumerate(lines, start=1)
        for column, text in enumerate(texts, start=1)
    )
    title = Paragraph(text="2022年东和市社会保险基金收支分析表", style="title")
    unit = Paragraph(text="单位：亿元", style="right")
    blocks = (title, unit, Table(cells=cells, rows=len(lines), columns=5))
    path.write_bytes(made([Page(name="收支表", blocks=blocks)], path.suffix[1:]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    table_in(tmp_path / "收支分析表.xlsx")
    return tmp_path


def drafted(folder: Path) -> Reported:
    return made_report(load_report(folder), "txt", charts=False, draft=True)


def of_folder(made: Reported) -> list[Finding]:
    return [each for each in made.findings if each.code.startswith("E")]


def test_copies_of_a_form_count_once(folder: Path) -> None:
    written(FORM, folder / "工伤.xlsx")
    once = drafted(folder)
    for ending in ("docx", "pdf", "html", "txt"):
        written(FORM, folder / f"工伤.{ending}")
    several = drafted(folder)
    assert several.content == once.content
    [told] = of_folder(several)
    assert (told.code, told.severity) == ("E016", Severity.REMARK)
    assert "用了 工伤.xlsx 的表（工伤保险基金支出项目）" in told.message.zh
    for ending in ("docx", "pdf", "html", "txt"):
        assert f"工伤.{ending}" in told.message.zh


def test_copies_with_other_figures_are_an_error_that_names_them(folder: Path) -> None:
    written(FORM, folder / "工伤.docx")
    [row] = FORM.funding
    other = msgspec.structs.replace(row, executed="12731")
    written(msgspec.structs.replace(FORM, funding=(other,)), folder / "工伤（旧）.pdf")
    [told] = of_folder(drafted(folder))
    assert (told.code, told.severity) == ("E015", Severity.ERROR)
    assert "工伤.docx 与 工伤（旧）.pdf 是同一张表" in told.message.zh
    assert "“全年执行数” 12713万元 / 12731万元" in told.message.zh
    assert told.place.document == "工伤.docx"
    assert [each.place.document for each in told.related] == ["工伤（旧）.pdf"]
    assert made_report(load_report(folder), "txt", charts=False).content == b""
    with pytest.raises(UserError, match="是同一张表"):
        load_report_data(folder)


def test_a_rounded_copy_does_not_contradict(folder: Path) -> None:
    [row] = FORM.funding
    finer = msgspec.structs.replace(row, executed="12713.40")
    written(FORM, folder / "工伤.docx")
    written(msgspec.structs.replace(FORM, funding=(finer,)), folder / "工伤.xlsx")
    assert [each.severity for each in of_folder(drafted(folder))] == [Severity.REMARK]


def test_the_fuller_copy_is_used() -> None:
    scored = msgspec.structs.replace(
        FORM, indicators=(msgspec.structs.replace(ROWS[0], points="10", score="10"),)
    )
    found = [
        Found(form=keyed(form_of(FORM)), file="空.xlsx", format="xlsx"),
        Found(form=keyed(form_of(scored)), file="全.txt", format="txt"),
    ]
    kept, told = one_of_each(found)
    assert [each.file for each in kept] == ["全.txt"]
    assert [each.severity for each in told] == [Severity.REMARK]


def test_forms_of_other_units_are_no_copies() -> None:
    two = [
        keyed(form_of(msgspec.structs.replace(FORM, implementing_unit=unit)))
        for unit in ("甲县社保中心", "乙县社保中心")
    ]
    kept, told = one_of_each([Found(form=form, file="表.xlsx") for form in two])
    assert (len(kept), told) == (2, ())


def test_fund_tables_that_contradict_each_other_are_told(folder: Path) -> None:
    written(FORM, folder / "工伤.docx")
    table_in(folder / "收支分析表.docx")
    assert of_folder(drafted(folder)) == []
    table_in(folder / "收支分析表（旧）.docx", TABLE.replace("1.27|0.84", "1.27|0.48"))
    told = of_folder(drafted(folder))
    assert {each.severity for each in told} == {Severity.ERROR}
    assert any("失业保险支出（2022年）0.84亿元 / 0.48亿元" in each.message.zh for each in told)


def test_what_is_no_funds_form_is_left_out_and_said(folder: Path) -> None:
    written(FORM, folder / "工伤.docx")
    for project, why in (
        ("东和市本级职工基本医疗保险基金支出项目", "报告的数据里没有这项基金"),
        ("信息系统运维项目", "是部门或项目的表"),
    ):
        written(msgspec.structs.replace(FORM, project=project), folder / "其他.docx")
        made = drafted(folder)
        [told] = of_folder(made)
        assert (told.code, told.severity) == ("E016", Severity.WARNING)
        assert told.message.zh.startswith(f"其他.docx 里的“{project}”没有附上")
        assert why in told.message.zh
        assert project not in made.content.decode()


def test_a_form_that_nothing_names_is_left_out_without_a_name() -> None:
    bare = msgspec.structs.replace(FORM, project="", title="", implementing_unit="")
    told = left_out("其他.docx", form_of(bare), "看不出是哪项基金", "is of no known fund")
    assert told.message.zh.startswith("其他.docx 里的表没有附上")
