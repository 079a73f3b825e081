"""A list of projects read, whatever file it is in."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from jixiao.application.sources import Source
from jixiao.application.summaries.project_list import ProjectList, projects_in
from jixiao.core.errors import UserError
from tests.application.summing_data import project_list


def workbook(*rows: tuple[object, ...], merged: str = "") -> Source:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "清单"
    for row in rows:
        sheet.append(row)
    for cells in filter(None, merged.split(",")):
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return Source("清单.xlsx", out.getvalue())


def told(found: ProjectList) -> list[str]:
    return [each.message.zh for each in found.findings]


def test_a_workbook_with_a_title_a_unit_above_and_sums_below() -> None:
    found = projects_in(
        workbook(
            ("某县2024年项目预算批复表",),
            ("", "", "", "单位：万元"),
            ("项目编码", "项目名称", "预算单位", "预算数"),
            ("640001", "参保扩面经费", "某县医保中心", 12.5),
            ("", "合计", "", 12.5),
        )
    )
    (one,) = found.projects
    assert (one.code, one.name, one.unit) == ("640001", "参保扩面经费", "某县医保中心")
    assert (one.amount, one.at, found.amounts_known) == (Decimal(125000), "清单!B4", True)


def test_an_amount_over_several_columns_is_their_whole() -> None:
    found = projects_in(
        workbook(
            ("项目名称", "单位", "预算安排（元）", ""),
            ("", "", "其中：中央", "合计"),
            ("参保扩面经费", "某县医保中心", 5, 12),
            merged="C1:D1",
        )
    )
    assert [(each.name, each.amount) for each in found.projects] == [("参保扩面经费", Decimal(12))]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_comma_separated_values(encoding: str) -> None:
    text = '项目编码,项目名称,预算单位,预算数（万元）\n640001,"参保,扩面",某县医保中心,"1,200.50"\n'
    (one,) = projects_in(Source("清单.csv", text.encode(encoding))).projects
    assert (one.name, one.amount) == ("参保,扩面", Decimal(12005000))


def test_rows_of_one_project_are_put_together_and_that_is_said() -> None:
    found = projects_in(
        project_list(
            "1\t校舍维修\t某县一中\t10", "1\t校舍维修\t某县一中\t5", "2\t培训\t某县一中\t1"
        )
    )
    assert [(each.name, each.amount) for each in found.projects] == [
        ("校舍维修", Decimal(150000)),
        ("培训", Decimal(10000)),
    ]
    assert "“校舍维修”有2行" in told(found)[0]


def test_an_amount_that_is_no_number_is_told_with_its_place() -> None:
    found = projects_in(project_list("1\t校舍维修\t某县一中\t待定"))
    assert found.projects[0].amount is None
    assert "“校舍维修”的金额“待定”读不出" in told(found)[0]


def test_amounts_without_a_unit_are_not_taken_for_yuan() -> None:
    found = projects_in(
        project_list("1\t校舍维修\t某县一中\t10", head="编码\t项目名称\t单位\t预算数")
    )
    assert not found.amounts_known
    assert "没有写单位" in told(found)[-1]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source("清单.txt", "姓名\t年龄\n甲\t5\n".encode()), "没有找到表头"),
        (Source("清单.txt", "没有表格的文字\n".encode()), "文件里没有表格"),
        (project_list(), "下面没有项目"),
        (Source("清单.xlsx", b"PK\x03\x04"), "清单.xlsx"),
    ],
)
def test_what_is_no_list_is_refused(source: Source, said: str) -> None:
    with pytest.raises(UserError) as caught:
        projects_in(source)
    assert caught.value.code == "E071"
    assert said in str(caught.value)


HEADS = ("预算单位", "项目名称", "预算数（万元）")


@pytest.mark.parametrize("below", ["", "同上", "〃", "—"])
def test_a_unit_written_once_is_that_of_the_rows_below_it_and_that_is_told(below: str) -> None:
    found = projects_in(
        workbook(
            HEADS,
            ("某县医保中心", "参保扩面经费", 12),
            (below, "异地核查经费", 3),
            ("小计", "", 15),
            ("某县社保中心", "社保卡制发", 5),
            (below, "待遇认证经费", 6),
        )
    )
    units = [each.unit for each in found.projects]
    assert units == ["某县医保中心", "某县医保中心", "某县社保中心", "某县社保中心"]
    (said,) = told(found)
    assert "有2行没有写单位（清单!B3、清单!B6）" in said


def test_merged_cells_of_a_unit_are_its_rows() -> None:
    found = projects_in(
        workbook(
            HEADS,
            ("某县医保中心", "参保扩面经费", 12),
            (None, "异地核查经费", 3),
            merged="A2:A3",
        )
    )
    assert [each.unit for each in found.projects] == ["某县医保中心"] * 2
    assert told(found) == []


def test_a_blank_in_a_list_that_writes_its_units_in_every_row_stays_one() -> None:
    found = projects_in(
        workbook(
            HEADS,
            ("某县医保中心", "参保扩面经费", 12),
            ("某县医保中心", "异地核查经费", 3),
            ("", "社保卡制发", 5),
            ("某县社保中心", "待遇认证经费", 6),
        )
    )
    assert [each.unit for each in found.projects][2] == ""
    assert told(found) == []


WITH_CODES = ("项目编码", "项目名称", "预算数（万元）")


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        # the sum of its projects beside the unit
        (
            (
                ("", "一、某县教育局", 30),
                ("001", "校舍维修", 10),
                ("002", "教师培训", 20),
                ("", "二、某县卫生健康委员会", 5),
                ("003", "巡回医疗", 5),
            ),
            "",
        ),
        # nothing beside it
        (
            (
                ("", "某县教育局", ""),
                ("", "校舍维修", 10),
                ("", "教师培训", 20),
                ("", "某县卫生健康委员会（小计）", ""),
                ("", "巡回医疗", 5),
            ),
            "",
        ),
        # one cell over all columns
        (
            (
                ("某县教育局", "", ""),
                ("001", "校舍维修", 10),
                ("002", "教师培训", 20),
                ("某县卫生健康委员会", "", ""),
                ("003", "巡回医疗", 5),
            ),
            "A2:C2,A5:C5",
        ),
    ],
)
def test_a_unit_in_a_row_of_its_own_is_no_project(
    rows: tuple[tuple[object, ...], ...], merged: str
) -> None:
    found = projects_in(workbook(WITH_CODES, *rows, merged=merged))
    assert [(each.unit, each.name) for each in found.projects] == [
        ("某县教育局", "校舍维修"),
        ("某县教育局", "教师培训"),
        ("某县卫生健康委员会", "巡回医疗"),
    ]
    assert len(told(found)) == 1


def test_a_heading_over_all_columns_is_no_project() -> None:
    rows = (("一、民生类", "", "", ""), ("001", "校舍维修", 10, "某县教育局"))
    found = projects_in(workbook((*WITH_CODES, "单位"), *rows, merged="A2:D2"))
    assert [(each.unit, each.name) for each in found.projects] == [("某县教育局", "校舍维修")]


@pytest.mark.parametrize(
    "rows",
    [
        (("001", "社会福利中心", 10), ("002", "救助站", 7)),
        (("001", "县妇联", 10), ("002", "春节慰问", 10)),
        (("001", "政务服务中心", 12), ("002", "窗口改造", 5), ("003", "设备购置", 4)),
    ],
)
def test_a_project_that_is_called_like_a_unit_stays_one(
    rows: tuple[tuple[object, ...], ...],
) -> None:
    found = projects_in(workbook(WITH_CODES, *rows))
    assert [each.name for each in found.projects] == [str(row[1]) for row in rows]
    assert told(found) == []
