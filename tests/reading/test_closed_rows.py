"""Tables saved from web pages: cells closed by pipes, no pipe before the first."""

from __future__ import annotations

from jixiao.core.documents import Grid
from jixiao.reading import read_bytes


def _grids(text: str) -> list[list[list[str]]]:
    (document,) = read_bytes(text.encode(), "网页.txt")
    return [
        [[cell.text for cell in row] for row in block.by_row()]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def test_cells_closed_by_pipes_are_a_grid_and_the_filling_up_is_dropped() -> None:
    text = (
        "自评表 | ||||\n项目名称 | 河道清淤 | |||\n数量指标 | 清淤长度 | ≥12公里 | 12.5公里 | |\n"
    )
    assert _grids(text) == [
        [["自评表"], ["项目名称", "河道清淤"], ["数量指标", "清淤长度", "≥12公里", "12.5公里"]]
    ]


def test_a_row_that_a_line_break_in_a_cell_parted_is_one_row_again() -> None:
    text = (
        "自评表 | ||||\n绩效指标 | 一级 |\n二级指标 | 三级指标 | 指标值 |\n产 出 |\n数量指标 | 植树"
        " | ≥300株 | |\n"
    )
    assert _grids(text) == [
        [
            ["自评表"],
            ["绩效指标", "一级", "二级指标", "三级指标", "指标值"],
            ["产 出", "数量指标", "植树", "≥300株"],
        ]
    ]


def test_a_wider_row_begins_another_table() -> None:
    text = "索引号 | 0001 |\n收支表 | |||\n项目 | 预算数 | 执行数 | |\n"
    assert _grids(text) == [[["索引号", "0001"]], [["收支表"], ["项目", "预算数", "执行数"]]]


def test_rows_that_only_separate_their_cells_need_three_alike() -> None:
    rows = "项目 | 预算数 | 执行数\n收入 | 31 | 29\n支出 | 28 | 27\n"
    assert _grids(rows) == [
        [["项目", "预算数", "执行数"], ["收入", "31", "29"], ["支出", "28", "27"]]
    ]
    assert _grids("首页 | 新闻 | 公开\n正文。\n") == []


def test_one_cell_to_a_line_is_no_grid() -> None:
    assert _grids("项目名称 |\n河道清淤 |\n主管部门 |\n水利局 |\n") == []


def test_one_cell_to_a_line_is_a_row_where_a_lone_pipe_closes_it() -> None:
    text = (
        "项目名称 |\n河道清淤 |\n|\n数量指标 |\n清淤长度 |\n≥12公里 |\n|\n护岸长度 |\n≥3公里 |\n|\n"
    )
    assert _grids(text) == [
        [["项目名称", "河道清淤"], ["数量指标", "清淤长度", "≥12公里"], ["护岸长度", "≥3公里"]]
    ]


def test_many_lines_of_one_cell_are_read_once() -> None:
    text = "".join(f"单元格{number} |\n" for number in range(15_000))
    (document,) = read_bytes(text.encode(), "网页.txt")
    assert len(document.blocks) == 15_000


def test_a_row_that_several_line_breaks_parted_is_one_row_again() -> None:
    text = (
        "监控表 | ||||||\n绩效指标 | 一级指标 | 指标名称 | 指标值 |\n半年度 执行情况 |\n完成可能性"
        " | 备注 |\n"
        "产 出 |\n植树 | ≥300株 | 160株 | 确定能 | ||\n时效 | 6月底前 | |||||\n"
    )
    assert _grids(text) == [
        [
            ["监控表"],
            ["绩效指标", "一级指标", "指标名称", "指标值", "半年度 执行情况", "完成可能性", "备注"],
            ["产 出", "植树", "≥300株", "160株", "确定能"],
            ["时效", "6月底前"],
        ]
    ]


def test_one_cell_to_a_line_is_in_its_place_where_all_rows_have_the_same_number_of_pipes() -> None:
    text = (
        "自评表 |\n||||\n项目名称 |\n植树 |\n|||\n资金 |\n|\n预算数 |\n执行数 |\n|\n|\n年度资金总额"
        " |\n30 |\n28 |\n|\n"
        "|\n其他资金 |\n|\n|\n|\n一级指标 |\n二级指标 |\n指标值 |\n||\n"
    )
    assert _grids(text) == [
        [
            ["自评表"],
            ["项目名称", "植树"],
            ["资金", "", "预算数", "执行数"],
            ["", "年度资金总额", "30", "28"],
            ["", "其他资金"],
            ["一级指标", "二级指标", "指标值"],
        ]
    ]
