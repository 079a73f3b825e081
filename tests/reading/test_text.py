"""Plain text: encodings, lines, tab-separated and pipe tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.core.documents import Grid, Paragraph
from jixiao.reading import read_bytes, read_path

FORM = "项目支出绩效自评表\n\n项目名称\t\t信息化运维\n数量指标\t培训人次\t≥120人次\t118人次\n\n注：以万元为单位。\n"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def _grids(data: bytes, name: str = "表.txt") -> list[Grid]:
    (document,) = read_bytes(data, name)
    return [block for block in document.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_every_encoding_gives_the_same_document(encoding: str) -> None:
    (document,) = read_bytes(FORM.encode(encoding), "表.txt")
    assert document.format == "txt"
    assert document.blocks == read_bytes(FORM.encode(), "表.txt")[0].blocks
    assert document.findings == ()


def test_lines_and_fields_are_the_places() -> None:
    (document,) = read_bytes(FORM.encode(), "表.txt")
    title, grid, note = document.blocks
    assert isinstance(title, Paragraph)
    assert isinstance(note, Paragraph)
    assert isinstance(grid, Grid)
    assert (title.place.line, grid.place.line, note.place.line) == (1, 3, 6)
    cell = grid.at(2, 4)
    assert cell is not None
    assert (cell.text, cell.place.line, cell.place.column, cell.place.text) == (
        "118人次",
        4,
        4,
        "118人次",
    )
    empty = grid.at(1, 2)
    assert empty is not None
    assert empty.text == ""
    assert grid.at(1, 4) is None
    assert not grid.merged_known


def test_windows_line_ends_do_not_shift_lines() -> None:
    assert (
        read_bytes(FORM.replace("\n", "\r\n").encode(), "a.txt")[0].blocks
        == read_bytes(FORM.encode(), "a.txt")[0].blocks
    )


def test_converter_tags_are_taken_off_and_inequalities_kept() -> None:
    (grid,) = _grids(
        "目标\t<p>保障发放，</p><br/>按时\n上访率\t<0.1% 且 >0\n差额\t&lt;1&nbsp;%\n".encode()
    )
    assert [cell.text for cell in grid.cells if cell.column == 2] == [
        "保障发放，\n按时",
        "<0.1% 且 >0",
        "<1\xa0%",
    ]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ("<b>加粗</b>\t&amp;\t<0.1%", ["<b>加粗</b>", "&amp;", "<0.1%"]),
        ("<b>加粗</b>\t甲&amp;乙", ["<b>加粗</b>", "甲&amp;乙"]),
        ("<b>加粗</b>\t甲&amp;乙\t<b>10</b>", ["加粗", "甲&乙", "10"]),
        ("<b>加粗</b>\t甲&amp;乙\t<p>按时</p>", ["加粗", "甲&乙", "按时"]),
        ("<b>加粗</b>\t&ge;95%", ["加粗", "≥95%"]),
        ("<b>甲</b>\t<b>乙</b>\t<b>丙</b>\t<b>丁</b>", ["甲", "乙", "丙", "丁"]),
    ],
)
def test_tags_are_the_cells_own_words_where_nothing_shows_a_converter(
    cells: str, read: list[str]
) -> None:
    (grid,) = _grids(f"名称\t{cells}\n其他\t1\n".encode())
    assert [cell.text for cell in grid.cells if cell.row == 1][1:][: len(read)] == read


def test_a_blank_line_ends_a_grid_and_a_line_of_tabs_does_not() -> None:
    assert [grid.rows for grid in _grids(b"a\t1\n\t\nb\t2\n\nc\t3\n")] == [3, 1]


def test_tabs_that_only_indent_are_no_table() -> None:
    (document,) = read_bytes("\t一、基本情况\n\t本年支出12万元。\n".encode(), "a.txt")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "一、基本情况",
        "本年支出12万元。",
    ]


def test_a_pipe_table_is_a_grid() -> None:
    (grid,) = _grids("| 指标 | 目标 |\n| --- | :-: |\n| 覆盖率 | ≥95% |\n".encode(), "a.md")
    assert [(cell.row, cell.column, cell.text, cell.place.line) for cell in grid.cells] == [
        (1, 1, "指标", 1),
        (1, 2, "目标", 1),
        (2, 1, "覆盖率", 3),
        (2, 2, "≥95%", 3),
    ]


def test_a_quoted_cell_with_line_breaks_is_one_cell() -> None:
    (grid,) = _grids('目标\t"一、保障发放；\n二、说""准"""\t完成\n指标\t1\t2\n'.encode())
    assert (grid.rows, grid.columns) == (2, 3)
    assert grid.cells[1].text == '一、保障发放；\n二、说"准"'
    assert grid.cells[5].place.line == 3


def test_an_html_table_in_the_text_keeps_merges_and_lines() -> None:
    table = (
        '<table>\n<tr><td rowspan="2">产出</td><td>数量</td></tr>\n<tr><td>质量</td></tr></table>'
    )
    (grid,) = _grids(f"# 自评表\n说明\n{table}\n完\n".encode(), "a.md")
    assert [
        (cell.text, cell.row_span, cell.place.line, cell.place.column) for cell in grid.cells
    ] == [
        ("产出", 2, 4, 1),
        ("数量", 1, 4, 2),
        ("质量", 1, 5, 2),
    ]


def test_a_few_spoilt_bytes_are_told_and_the_rest_is_read() -> None:
    data = ("预算执行情况说明。" * 20).encode() + b"\xff\xfe" + "完成率98%".encode()
    (document,) = read_bytes(data, "a.txt")
    assert document.blocks
    assert [(each.code, each.severity, document.readable) for each in document.findings] == [
        ("R101", "warning", True)
    ]


@pytest.mark.parametrize("data", [b"1\t" * 3_000_000, b"a\n" * 3_000_000, b"|a|b|\n" * 500_000])
def test_a_mass_of_lines_or_fields_is_refused(data: bytes) -> None:
    (document,) = read_bytes(data, "a.txt")
    assert [(each.code, document.readable) for each in document.findings] == [("R106", False)]


@given(
    st.lists(
        st.lists(st.text("预算执行0123456789.%≥ ", max_size=8), min_size=2, max_size=5),
        min_size=1,
        max_size=6,
    )
)
def test_fields_come_back_in_their_line_and_column(rows: list[list[str]]) -> None:
    """Whatever stands in tab-separated fields is found again at its line and column."""
    rows = [["头", "尾"], *rows]
    (grid,) = _grids("\n".join("\t".join(row) for row in rows).encode())
    found = {(cell.place.line, cell.place.column): cell.text for cell in grid.cells}
    assert found == {
        (line, column): field.strip()
        for line, row in enumerate(rows, 1)
        for column, field in enumerate(row, 1)
    }


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents are not beside the project")
def test_real_documents_have_their_tables() -> None:
    grids = {
        path.name[:3]: [
            (block.place.line, block.rows, block.columns)
            for block in read_path(path)[0].blocks
            if isinstance(block, Grid)
        ]
        for path in sorted(SEEDS.glob("*.txt"))
    }
    assert grids["001"][:2] == [(25, 13, 8), (159, 21, 6)]
    assert len(grids["001"]) == 9
    assert [rows for _, rows, _ in grids["002"]] == [21, 21, 29, 25]
    assert grids["004"] == [(7, 44, 11)]
