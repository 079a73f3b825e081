"""The yearly fund report from data to files: complete, its own review finds nothing undeserved, bad
data are told and leave nothing behind.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from jixiao.api import review
from jixiao.application.reports.reporting import made_report, report_pages
from jixiao.core.errors import UserError
from jixiao.core.findings import Finding, Severity
from jixiao.drafting.model import ReportData
from jixiao.paths.reports import load_report_data
from jixiao.writing.files import made
from jixiao.writing.pages.page import Page, Paragraph
from tests.drafting.making import fund, report, reports, with_accounts

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "report-2020.yaml"
DESERVED = {
    "L704",
    "T203",
}  # prompts that people fill, spending above the budget


def findings(path: Path) -> list[Finding]:
    return [finding for document in review([path]).documents for finding in document.findings]


def texts(pages: tuple[Page, ...]) -> list[str]:
    return [block.text for page in pages for block in page.blocks if isinstance(block, Paragraph)]


def faults(data: ReportData, folder: Path) -> list[Finding]:
    path = folder / "report.txt"
    path.write_bytes(made(report_pages(data, charts=False), "txt"))
    return [
        finding
        for finding in findings(path)
        if finding.severity is not Severity.REMARK and finding.code not in DESERVED
    ]


@pytest.mark.parametrize("fmt", ["docx", "pdf", "html", "txt"])
def test_the_example_report_stands_its_own_review(fmt: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{fmt}"
    made = made_report(load_report_data(EXAMPLE), fmt, charts=False)
    path.write_bytes(made.content)
    found = findings(path)
    told = Counter((each.code, each.field) for each in made.findings)
    assert Counter((each.code, each.field) for each in found) <= told
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    assert {finding.code for finding in warnings} == DESERVED
    ranges = [finding for finding in found if finding.code == "F801"]  # a fund that follows events
    assert ["76.32%" in finding.message.zh for finding in ranges] == [True]


def test_the_example_report_has_every_section_and_its_forms() -> None:
    pages = report_pages(load_report_data(EXAMPLE), charts=False)
    lines = texts(pages)
    assert {
        "一、社会保险基金收支余总体情况",
        "二、各项社会保险基金预算完成及运行情况",
        "三、社会保险基金支出组织实施情况和绩效管理情况",
        "四、其他需要说明的问题",
        "五、附表",
    } <= set(lines)
    assert len(pages) == 2 + 4  # cover, body, four forms
    overview = next(line for line in lines if "各项基金总收入" in line)
    assert (
        "总收入24.63亿元（不含上下级往来），较上年减少2.61亿元，下降9.58%，"
        "完成年度预算23.69亿元的103.95%" in overview
    )
    assert "总支出28.99亿元" in overview
    assert "滚存结余11.67亿元" in overview


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=reports())
def test_reports_of_consistent_data_stand_their_own_review(
    data: ReportData, tmp_path: Path
) -> None:
    assert [f"{finding.code} {finding.message.zh}" for finding in faults(data, tmp_path)] == []


def test_a_fund_with_sub_accounts_stands_its_own_review(tmp_path: Path) -> None:
    assert [
        f"{finding.code} {finding.message.zh}"
        for finding in faults(report(with_accounts(fund())), tmp_path)
    ] == []


def written(folder: Path, text: str, name: str = "data.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


HEAD = "unit: 东和市社会保险中心\narea: 东和市本级\nyear: 2022\nfunds:\n  - fund: 工伤保险\n"
SPENDING = "    expenditure: {budget: 100, actual: 90, last_year: 80}\n"


def test_what_is_missing_hides_no_other_fault_of_a_report(tmp_path: Path) -> None:
    text = HEAD.replace("year: 2022", "year: 1").replace("工伤保险", "火星险")
    path = written(tmp_path, text + "    income: {actual: 1, last_year: 1}\n" + SPENDING)
    with pytest.raises(UserError) as told:
        load_report_data(path)
    assert [each.address for each in told.value.findings] == [
        "funds[0].income.budget", "year", "funds[0].fund",
    ]  # fmt: skip


def test_data_of_another_kind_are_told_field_by_field(tmp_path: Path) -> None:
    path = written(tmp_path, "kind: self_evaluation\nproject: 培训\n")
    with pytest.raises(UserError) as told:
        load_report_data(path)
    assert [each.address for each in told.value.findings] == [
        "kind", "project", "unit", "area", "year", "funds",
    ]  # fmt: skip


def test_a_misspelt_field_of_an_annexed_form_is_told(tmp_path: Path) -> None:
    text = f"{HEAD}    income: {{budget: 1, actual: 1, last_year: 1}}\n{SPENDING}"
    path = written(tmp_path, f"{text}forms:\n  - kind: self_evaluation\n    projekt: 培训\n")
    with pytest.raises(UserError) as told:
        load_report_data(path)
    assert [each.address for each in told.value.findings] == ["forms[0].projekt"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            HEAD + "    income: {budget: 十二, actual: 1, last_year: 1}\n" + SPENDING,
            ("funds[0].income.budget", "预算数", "工伤保险", "应为数字", "“十二”"),
        ),
        (
            HEAD + "    income: {actual: 1, last_year: 1}\n" + SPENDING,
            ("funds[0].income.budget", "预算数", "工伤保险", "没有填写"),
        ),
        (
            HEAD + "    income: {budgets: 1, budget: 1, actual: 1, last_year: 1}\n" + SPENDING,
            ("收入（funds[0].income）", "没有“budgets”这一项，是不是 budget"),
        ),
        ("area: 东和\nyear: 2022\nfunds: []\n", ("unit", "实施单位", "没有填写")),
        (HEAD + "  income: [\n", ("不是合格的 YAML", "行写法不对")),
        ("unit: 甲\nunit: 乙\n", ("第2行", "unit 在同一处写了两次")),
        (
            "unit: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
            + "".join(
                f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
                for old, new in pairwise("abcdefghi")
            ),
            ("请直接写出内容",),
        ),
        (
            HEAD + "    income: {budget: null, actual: 1, last_year: 1}\n" + SPENDING,
            ("funds[0].income.budget", "没有填写"),
        ),
        ("- a\n- b\n", ("unit（实施单位）", "funds（各项基金）")),
    ],
)
def test_bad_data_are_told_by_field_and_row(
    text: str, expected: tuple[str, ...], tmp_path: Path
) -> None:
    with pytest.raises(UserError) as caught:
        load_report_data(written(tmp_path, text))
    for words in expected:
        assert words in caught.value.text.zh


def test_json_figures_keep_every_digit(tmp_path: Path) -> None:
    side = {"budget": 100.10, "actual": 90.07, "last_year": 80}
    content = {
        "unit": "甲",
        "area": "乙",
        "year": 2022,
        "funds": [{"fund": "失业保险", "income": side, "expenditure": side}],
    }
    data = load_report_data(written(tmp_path, json.dumps(content, ensure_ascii=False), "data.json"))
    assert str(data.funds[0].income.actual) == "90.07"
    assert data.year == 2022


def test_sums_that_do_not_tie_keep_a_report_from_being_drafted(tmp_path: Path) -> None:
    text = (
        HEAD
        + "    income:\n      budget: 100\n      actual: 90\n      last_year: 80\n      parts:\n   "
        "     - {item: 保费收入, actual: 60}\n"
    )
    text += "        - {item: 利息收入, actual: 20}\n" + SPENDING
    data = load_report_data(written(tmp_path, text))
    made = made_report(data, "txt", charts=False)
    assert made.content == b""
    (told,) = [each for each in made.findings if each.severity is Severity.ERROR]
    assert (told.code, told.address) == ("T227", "funds[0].income.actual")
    assert "工伤保险2022年收入填报90，按60+20应为80万元，多10万元" in told.message.zh
    assert "90万元" in made_report(data, "txt", charts=False, draft=True).content.decode()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999999"])
def test_numbers_that_are_none_are_told(number: str, tmp_path: Path) -> None:
    text = HEAD + f"    income: {{budget: {number}, actual: 1, last_year: 1}}\n" + SPENDING
    made = made_report(load_report_data(written(tmp_path, text)), "txt", charts=False, draft=True)
    assert made.content == b""
    assert [each.address for each in made.findings] == ["funds[0].income.budget"]
    assert "不是合理的数" in made.findings[0].message.zh


def test_names_may_hold_whatever_formats_hold_special(tmp_path: Path) -> None:
    strange = "甲<b>&amp;]]>\x07#strong[x] $x$"
    for fmt in ("docx", "pdf", "html", "txt"):
        path = tmp_path / f"report.{fmt}"
        path.write_bytes(made(report_pages(report(fund(), unit=strange), charts=False), fmt))
        assert [finding for finding in findings(path) if finding.severity is Severity.ERROR] == []


def test_pages_are_numbered_from_behind_the_cover_as_official_documents_are() -> None:
    made = made_report(load_report_data(EXAMPLE), "docx", charts=False)
    document = docx.Document(io.BytesIO(made.content))
    cover, body, *annexes = document.sections
    assert "".join(each.text for each in cover.footer.paragraphs) == ""
    for foot in (body.footer, body.even_page_footer):
        assert "".join(each.text for each in foot._element.iter(qn("w:t"))) == "— 1 —"
    assert body._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert all(each.footer.is_linked_to_previous for each in annexes)
    assert all(each._sectPr.find(qn("w:pgNumType")) is None for each in annexes)
