"""What is told of a filled blank is told of the data's own rows; a draft is marked as in our layouts."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml
from msgspec.structs import replace

import jixiao
from jixiao.core.documents import Grid
from jixiao.core.formdata import FormData, GoalData
from jixiao.reading import read_bytes
from tests import office_blanks as office
from tests.whole.test_blanks import MONITORING, SELF

MAKERS = {"docx": office.word, "xlsx": office.sheet}


def lacking(**changes: str) -> FormData:
    """A form whose rows stand in another order than the blank's, of which two lack something."""
    rows = [SELF.indicators[-1], *SELF.indicators[:-1]]
    rows[0] = replace(rows[0], actual="")
    rows[3] = replace(rows[3], target="")
    money = (SELF.funding[0], SELF.funding[2], replace(SELF.funding[1], **changes))
    return replace(SELF, indicators=tuple(rows), funding=money)


def filled(data: FormData, fmt: str, **options: Any) -> jixiao.Filled:
    blank = jixiao.Source(f"附件1.{fmt}", MAKERS[fmt](office.NATIONAL))
    return jixiao.fill(data, blank=blank, **options)


def rows_of(made: jixiao.Filled) -> dict[str, list[str]]:
    """The rows of the filled blank by the name that stands in them."""
    (document,) = read_bytes(made.files[0].content, made.files[0].name)
    texts = [
        [cell.text for cell in cells if cell.text]
        for block in document.blocks
        if isinstance(block, Grid)
        for cells in block.by_row()
    ]
    names = ("宣传场次", "参保人满意度", "总分", "其中：当年财政拨款")
    return {name: row[row.index(name) :] for row in texts for name in names if name in row}


@pytest.mark.parametrize("fmt", MAKERS)
def test_what_is_told_names_the_row_that_it_is_of(fmt: str) -> None:
    (form,) = filled(lacking(), fmt).forms
    told = {each.address: form.told(each).zh for each in form.findings if each.code == "L705"}
    assert told == {
        "0:form1.indicators[3].target": "L705 宣传场次没有填指标值",
        "0:form1.indicators[0].actual": "L705 参保人满意度没有填完成值",
    }


@pytest.mark.parametrize("fmt", MAKERS)
def test_a_draft_is_marked_and_the_marks_are_empty_when_it_is_read_again(fmt: str) -> None:
    made = filled(lacking(), fmt, draft=True)
    rows = rows_of(made)
    assert rows["宣传场次"][:3] == ["宣传场次", "待补", "12次"]
    assert rows["参保人满意度"][1:3] == ["≥90%", "待补"]
    assert rows["总分"] == ["总分", "100", "待补"]
    (again,) = jixiao.load_forms(jixiao.Source(made.files[0].name, made.files[0].content))
    found = {each.name: each for each in again.indicators}
    assert (found["宣传场次"].target, found["参保人满意度"].actual) == ("", "")
    assert again.total_score == ""


@pytest.mark.parametrize("fmt", MAKERS)
def test_a_draft_with_an_amount_in_words_is_written_and_marked(fmt: str) -> None:
    made = filled(lacking(executed="九百"), fmt, draft=True)
    assert "九百（待补）" in rows_of(made)["其中：当年财政拨款"]


@pytest.mark.parametrize("fmt", MAKERS)
def test_what_is_no_draft_is_not_marked(fmt: str) -> None:
    assert all("待补" not in row for row in rows_of(filled(SELF, fmt)).values())


def boxed(document: Any) -> None:
    """A text box on the title with two lines to fill in."""
    lines = "".join(
        f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
        for words in ("填报单位：________　联系电话：", "填报日期：    年  月  日")
    )
    document.paragraphs[0]._p.append(
        parse_xml(
            '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
            f"<w:txbxContent>{lines}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )


def test_lines_of_a_text_box_are_filled_in_behind_their_labels() -> None:
    blank = office.word(office.NATIONAL, change=boxed, below=())
    made = jixiao.fill(SELF, blank=jixiao.Source("附件1.docx", blank))
    (document,) = read_bytes(made.files[0].content, "附件1.docx")
    words = [block.text for block in document.blocks if not isinstance(block, Grid)]
    assert words[1].startswith("填报单位：平远县社保中心")
    assert words[1].endswith("联系电话：")
    assert words[2] == "填报日期：2025年3月1日"


def labelled(fmt: str, **labels: str) -> jixiao.Filled:
    table = office.NATIONAL
    for usual, other in labels.items():
        assert usual in table
        table = table.replace(usual, other)
    return jixiao.fill(SELF, blank=jixiao.Source(f"附件1.{fmt}", MAKERS[fmt](table)), draft=True)


@pytest.mark.parametrize("fmt", MAKERS)
@pytest.mark.parametrize(
    "labels",
    [
        {"项目名称": "项目全称", "主管部门": "牵头部门", "实施单位": "经办单位"},
        {"项目名称": "项目规范名称", "主管部门": "主管处室", "实施单位": "实施科室"},
        {"主管部门": "归口管理部门", "实施单位": "责任处室"},
        {"主管部门": "分管业务科室", "实施单位": "项目承办机构"},
    ],
    ids=lambda labels: " ".join(labels.values()),
)
def test_a_unit_is_bound_by_what_it_does_whatever_it_is_called(
    labels: dict[str, str], fmt: str
) -> None:
    made = labelled(fmt, **labels)
    (document,) = read_bytes(made.files[0].content, made.files[0].name)
    texts = [cell.text for each in document.blocks if isinstance(each, Grid) for cell in each.cells]
    assert [code.code for code in made.forms[0].findings if code.code == "E083"] == []
    for words in (SELF.project, SELF.supervising_department, SELF.implementing_unit):
        assert words in texts


@pytest.mark.parametrize("fmt", MAKERS)
def test_a_label_of_no_field_is_told(fmt: str) -> None:
    made = labelled(fmt, 主管部门="对口帮扶", 实施单位="联络对象")
    told = {each.code: each.message.zh for each in made.forms[0].findings}
    assert "主管部门" in told["E083"]
    assert "“对口帮扶”" in told["E084"]
    assert "“联络对象”" in told["E084"]


def monitored(fmt: str, months: str, point: str = "监控时点") -> jixiao.Filled:
    """The monitoring blank with other words for its months and its monitoring point, filled in."""
    picture = office.MONITORING.replace("1-6月", months).replace("监控时点", point)
    content = MAKERS[fmt](picture, title="项目支出绩效目标运行监控表")
    return jixiao.fill(MONITORING, blank=jixiao.Source(f"附件2.{fmt}", content))


def heads_of(made: jixiao.Filled) -> str:
    (document,) = read_bytes(made.files[0].content, made.files[0].name)
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    return "\n".join(cell.text for grid in grids for cell in grid.cells)


@pytest.mark.parametrize("fmt", MAKERS)
@pytest.mark.parametrize("months", ["1-  月", "1—X月", "截至__月底"])
@pytest.mark.parametrize("point", ["监控时点", "备注"])
def test_the_month_is_put_into_heads_that_leave_it_open(fmt: str, months: str, point: str) -> None:
    made = monitored(fmt, months, point)
    assert made.files, [each.message.zh for form in made.forms for each in form.findings]
    text = heads_of(made)
    asked = months.replace("  ", "6").replace("X", "6").replace("__", "6")
    assert f"{asked}执行数" in text
    assert f"{asked}执行情况" in text


@pytest.mark.parametrize("fmt", MAKERS)
@pytest.mark.parametrize("point", ["监控时点", "备注"])
def test_a_blank_of_another_month_is_told(fmt: str, point: str) -> None:
    made = monitored(fmt, "1-7月", point)
    told = [each.message.zh for form in made.forms for each in form.findings]
    if point == "监控时点":
        assert "表头“1-7月执行情况”说到7月，监控时点是2024年6月" in told
    else:
        assert any("空表的表头写到2024年7月" in each for each in told)
        assert made.files == ()


@pytest.mark.parametrize("fmt", MAKERS)
@pytest.mark.parametrize("heads", ["1-6月", "截至6月底", "上半年"])
def test_a_blank_whose_heads_print_the_month_needs_no_other_place_for_it(
    fmt: str, heads: str
) -> None:
    made = monitored(fmt, heads, "备注")
    told = [each.message.zh for form in made.forms for each in form.findings]
    assert made.files
    assert not any("监控时点" in each for each in told)


UNMERGED = """
项目名称 |  |  |  | 主管部门 |  |
实施单位 |  |  |  | 监控时点 |  |
项目资金（万元） |  | 年初预算数 |  | 1-6月执行数 |  | 1-6月执行率
 | 年度资金总额 |  |  |  |  |
 | 其中：本年财政拨款 |  |  |  |  |
年度总体目标 |  |  |  |  |  |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-6月执行情况 | 偏差原因分析
 | 产出指标 | 数量指标 |  |  |  |
 |  | 质量指标 |  |  |  |
 | 满意度指标 | 服务对象满意度指标 |  |  |  |
"""


@pytest.mark.parametrize("fmt", MAKERS)
def test_a_blank_without_merged_cells_is_filled_in_the_first_cell_of_each_place(fmt: str) -> None:
    content = MAKERS[fmt](UNMERGED, title="项目支出绩效目标运行监控表")
    data = replace(MONITORING, goals=(GoalData(expected="完成参保扩面。"),))
    made = jixiao.fill(data, blank=jixiao.Source(f"附件2.{fmt}", content))
    told = [each.message.zh for form in made.forms for each in form.findings]
    assert not any("项目资金" in each or "绩效指标" in each for each in told)
    (again,) = jixiao.load_forms(jixiao.Source(made.files[0].name, made.files[0].content))
    assert (again.project, again.implementing_unit) == (data.project, data.implementing_unit)
    assert [each.executed for each in again.funding] == ["150", "150"]
    assert [each.expected for each in again.goals] == ["完成参保扩面。"]


@pytest.mark.parametrize("fmt", MAKERS)
def test_the_rates_of_sources_are_computed_where_the_blank_leaves_cells_for_them(fmt: str) -> None:
    made = filled(SELF, fmt)
    (again,) = jixiao.load_forms(jixiao.Source(made.files[0].name, made.files[0].content))
    for row in again.funding:
        if row.budget.strip("—0 ") and row.executed.strip("—0 "):
            assert row.rate.endswith("%"), row.source
    told = [each.message.zh for form in made.forms for each in form.findings]
    assert not any("“执行率”" in each for each in told)
