"""Years and monitoring points of what is filled in, and last year's form as the start of this one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import openpyxl
import pytest

from jixiao.api import review
from jixiao.application.filling import FilledForm, fill
from jixiao.application.sources import Source
from jixiao.application.templates.making import template_for
from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.core.formdata import FormData, FundingData, IndicatorData
from jixiao.paths.forms import load_forms
from jixiao.paths.named import load_layout
from tests.application.filling_data import FORM, filled, forms_in, written

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("value", ["二〇二四年", "2024年度", date(2024, 12, 31)])
def test_a_year_is_read_as_clerks_write_it(tmp_path: Path, value: object) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_for("self_evaluation", None, "工伤保险"))
    book = openpyxl.load_workbook(path)
    column = next(head.column_letter for head in book["基本情况"][1] if head.value == "年度")
    book["基本情况"][f"{column}2"] = value
    book.save(path)
    assert load_forms(path)[0].data.year == 2024


def test_an_existing_form_is_the_start_of_this_years(tmp_path: Path) -> None:
    out = tmp_path / "今年.xlsx"
    filled(EXAMPLES / "yanchi-2024.docx", out, year=2025, draft=True)  # its points do not add up
    (old,), (new,) = forms_in(EXAMPLES / "yanchi-2024.docx"), forms_in(out)
    assert new.year == 2025
    assert [row.target for row in new.indicators if row.name] == [
        row.target for row in old.indicators if row.name
    ]
    assert not any(row.actual or row.score for row in new.indicators)
    assert new.funding[0].executed == ""


@pytest.mark.parametrize("spelled", ["2023-06", "2023-Q2", "2023-05..06", "2023年4—6月", "2023.6"])
def test_a_monitoring_point_is_the_same_in_any_spelling(spelled: str, tmp_path: Path) -> None:
    raw = {**FORM, "kind": "monitoring", "as_of": spelled}
    [read] = load_forms(written(tmp_path, "a.json", raw))
    value = msgspec.structs.replace(read.data, as_of=spelled)
    result = fill([value], "docx", draft=True)
    again = review([Source("a.docx", result.files[0].content)]).documents[0].view.forms[0].form
    assert (read.data.as_of, result.forms[0].data.as_of, str(again.as_of)) == ("2023-06",) * 3


@pytest.mark.parametrize("as_value", [True, False])
def test_a_point_says_the_year_and_one_of_another_year_is_told_however_the_form_comes(
    tmp_path: Path, as_value: bool
) -> None:
    def filled_by(**changes: object) -> FilledForm:
        raw = {**FORM, "kind": "monitoring", "as_of": "2022年6月", **changes}
        path = written(tmp_path, "数据.json", raw)
        data = msgspec.convert(raw, FormData, strict=False)
        return fill([data] if as_value else load_forms(path), "docx", draft=True).forms[0]

    yearless = filled_by(year=None)
    assert (yearless.data.year, yearless.data.as_of) == (2022, "2022-06")
    assert "D603" not in {each.code for each in yearless.findings}
    assert [each.severity for each in filled_by().findings if each.code == "D603"] == [
        Severity.ERROR
    ]


TITLED = {
    "kind": "self_evaluation",
    "title": "2024年度项目支出绩效自评表（财预〔2021〕5号）",
    "project": "某项目",
    "implementing_unit": "某局",
    "indicators": [
        {"level1": "满意度指标（10分）", "level2": "满意度", "name": "甲", "target": "≥90%", "actual": "95%", "points": "10"},
        {"level1": "产出指标", "level2": "数量指标", "name": "人次", "target": "≥320人次", "actual": "320人次"},
        {"level1": "满意度指标（10分）", "level2": "满意度", "name": "乙", "target": "≥90%", "actual": "95%", "points": "6"},
    ],
}  # fmt: skip


@pytest.mark.parametrize("as_value", [True, False])
def test_the_year_that_a_title_says_is_the_forms(tmp_path: Path, as_value: bool) -> None:
    """It is judged as its print will be: nothing is told that a given year keeps silent."""

    def filled_by(**changes: object) -> FilledForm:
        raw = {**TITLED, **changes}
        path = written(tmp_path, "数据.json", raw)
        data = msgspec.convert(raw, FormData, strict=False)
        return fill([data] if as_value else load_forms(path), "docx", draft=True).forms[0]

    yearless, given = filled_by(), filled_by(year=2024)
    assert yearless.data.year == 2024
    assert [each.message.zh for each in yearless.findings] == [
        each.message.zh for each in given.findings
    ]
    assert not any("“年度”" in each.message.zh for each in yearless.findings)


def test_a_year_that_the_dates_speak_against_is_told_once() -> None:
    """The year of data is the line that its print has under the title: both are judged alike."""
    rows = tuple(
        IndicatorData(
            level1="产出指标", level2="时效指标", name=name, target="2024年12月底前", actual="2024年12月25日"
        )
        for name in ("<b>甲</b>完成时间", "<b>乙</b>完成时间")
    )  # fmt: skip
    data = FormData(
        kind="monitoring", year=2020, as_of="2024-06", project="<b>某</b>", indicators=rows
    )
    (form,) = fill([data], "docx", draft=True).forms
    assert [each.code for each in form.findings if each.code.startswith("D6")] == ["D604"]


def test_last_years_form_with_its_year_in_the_title_alone_is_carried_over() -> None:
    row = IndicatorData(
        level1="产出指标", level2="时效指标", name="完成时间", target="2024.12前", actual="2024.11"
    )
    data = FormData(
        kind="self_evaluation",
        title="2024年度项目支出绩效自评表",
        project="某项目",
        implementing_unit="某局",
        funding=(FundingData(source="2024年中央财政拨款", budget="100"),),
        indicators=(row,),
    )
    (form,) = fill([data], "docx", year=2025, draft=True).forms
    assert (form.data.year, form.data.title) == (2025, "2025年度项目支出绩效自评表")
    assert form.data.funding[0].source == "2025年中央财政拨款"
    assert form.data.indicators[0].target == "2025.12前"
    assert [each.code for each in form.findings if each.code.startswith("D6")] == []


@pytest.mark.parametrize(
    "target",
    ["2024.12前", "2024/12前", "2024.1-2024.12", "2024 . 12", "2024.12", "2023年7月至2024年6月",
     "2023、2024年", "执行2024年版目录", "2024年级学生", "2024-12万元", "2024.12万元"],
)  # fmt: skip
def test_another_year_makes_no_wrong_date_of_its_own(target: str) -> None:
    row = IndicatorData(level1="产出指标", level2="时效指标", name="完成时间", target=target)
    data = FormData(kind="self_evaluation", year=2024, project="某", indicators=(row,))
    for year in (2025, 2027):
        (form,) = fill([data], "docx", year=year, draft=True).forms
        assert [each.code for each in form.findings if each.code == "D601"] == []


@pytest.mark.parametrize("as_of", ["2023年9月至2024年8月", "2024-1-8", "去年"])
def test_a_point_that_is_no_month_of_one_year_is_refused(as_of: str, tmp_path: Path) -> None:
    raw = {**FORM, "kind": "monitoring", "year": "2024", "as_of": as_of}
    with pytest.raises(UserError) as told:
        load_forms(written(tmp_path, "数据.json", raw))
    assert [each.address for each in told.value.findings] == ["as_of"]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "txt"])
def test_the_cell_of_the_year_is_read_as_the_year_of_data_is(tmp_path: Path, ending: str) -> None:
    data = FormData(
        kind="monitoring",
        title="社保基金支出绩效监控情况表（2024年）",
        year=2020,
        as_of="2024-06",
        project="医保经办经费",
        funding=(FundingData(source="总额", role="total", budget="100.00", executed="50.00"),),
        indicators=(IndicatorData(level1="产出指标", name="次数", target="≥10次", actual="5次"),),
    )
    layout = load_layout("xinjiang-monitoring-2020")
    result = fill([data], ending, layout=layout, draft=True)
    told = {each.id for each in result.forms[0].findings if each.code == "D604"}
    assert len(told) == 1
    out = tmp_path / f"监控表.{ending}"
    out.write_bytes(result.files[0].content)
    read = review([out]).documents[0].findings
    assert {each.id for each in read if each.code == "D604"} == told


def test_years_that_are_not_carried_over_are_told_by_their_rows() -> None:
    rows = tuple(
        IndicatorData(level1="产出指标", name=name, target=target)
        for name, target in (
            ("完成时间", "2023年12月31日前"),
            ("验收时间", "2024年3月底前"),
            ("增长率", "较2022年增长5%"),
            ("收入执行率", "≥95%或≤105%"),
            ("改造进度", "2022—2025年完成总量60%"),
        )
    )
    data = FormData(kind="self_evaluation", year=2023, project="经费", indicators=rows)
    (form,) = fill([data], "docx", year=2024, draft=True).forms
    assert [row.target for row in form.data.indicators] == [
        "2024年12月31日前",
        "2024年3月底前",
        "较2022年增长5%",
        "95%~105%",
        "2022—2025年完成总量60%",
    ]
    told = [form.told(each).zh for each in form.findings if each.code == "E062"]
    assert told == [
        "E062 “验收时间”指标值：“2024年3月底前”里的2024年没有换成新的年度，请核对",
        "E062 “增长率”指标值：“较2022年增长5%”里的2022年没有换成新的年度，请核对",
        "E062 “改造进度”指标值：“2022—2025年完成总量60%”里的2022—2025年是跨年度的期间，照旧没有换；2024年要达到的数请核对",
    ]
