"""Whatever stands in the cells, recognition ends and says nothing it has not read."""

from __future__ import annotations

import layouts
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_tables import document, fields, merged, rows_of, tabbed
from layouts import MONITORING, NATIONAL, TRANSFER, YUNNAN

from jixiao.core.forms import entries
from jixiao.recognition.forms import recognise_forms

WORDS = (
    "项目名称",
    "主管部门",
    "实施单位",
    "项目资金（万元）",
    "年初预算数",
    "全年预算数",
    "全年执行数",
    "执行率",
    "分值",
    "得分",
    "年度资金总额",
    "其中：财政拨款",
    "预算数：",
    "执行数：",
    "预期目标",
    "实际完成情况",
    "总体完成率",
    "绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "指标完成率",
    "产出指标（50分）",
    "数量指标",
    "满意度指标",
    "指标1：",
    "总分",
    "合计",
    "备注：无",
    "五、绩效目标执行出现的偏差和采取的措施",
    "≥95%",
    "105%≤≥95%",
    "100",
    "12.5万元",
    "—",
    "/",
    "",
    "",
    "^",
    "<",
    "参保人数",
    "每月25日前",
    "(",
    "（",
    "7,00.0,77",
    "年度资金总额:203 其中：财政拨款 200",
    "项目支出绩效自评表",
    "（2020年度）",
    "单位：万元",
    "优",
    "0",
    "-",
    "\u3000",
    "1-7月执行数",
    "指标性质",
)
CELLS = st.one_of(
    st.sampled_from(WORDS),
    st.text(alphabet="0123456789.,%≥≤（）()分年月度指标值一二三：:万元— \n^<", max_size=14),
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 9))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=14))
    return "\n".join(
        "|".join(cell.replace("|", " ").replace("\n", "/n") or " " for cell in row) + "|."
        for row in rows
    )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    table=tables(),
    known=st.booleans(),
    title=st.sampled_from(["项目支出绩效自评表", "说明", "绩效监控表"]),
)
def test_no_table_makes_it_fail_and_every_entry_was_printed(
    table: str, known: bool, title: str
) -> None:
    grid = merged(table) if known else tabbed(table)
    printed = [cell.text for cell in grid.cells] + [title]
    for form in recognise_forms(document(title, grid)):
        for address, entry in entries(form):
            assert any(entry.text in text for text in printed), address


@settings(max_examples=60, deadline=None)
@given(data=st.data(), table=st.sampled_from([NATIONAL, YUNNAN, TRANSFER, MONITORING]))
def test_a_row_taken_away_leaves_the_other_rows_as_they_were(
    data: st.DataObject, table: str
) -> None:
    rows = table.strip().splitlines()
    body = [at for at, row in enumerate(rows) if row.startswith("^|^|")]
    at = data.draw(st.sampled_from(body))
    whole = recognise_forms(document("项目支出绩效自评表", tabbed(table)))[0]
    less = recognise_forms(
        document("项目支出绩效自评表", tabbed("\n".join(rows[:at] + rows[at + 1 :])))
    )[0]
    names = {
        row.name.text: (row.target and row.target.text, row.score and row.score.text)
        for row in whole.indicators
        if row.name
    }
    for row in less.indicators:
        assert row.name is not None
        assert names[row.name.text] == (
            row.target and row.target.text,
            row.score and row.score.text,
        )


def test_a_document_is_read_the_same_twice() -> None:
    first, second = (
        recognise_forms(document("项目支出绩效自评表", merged(NATIONAL))) for _ in range(2)
    )
    assert [fields(form) for form in first] == [fields(form) for form in second]


FAMILIES = sorted(name for name in dir(layouts) if name.isupper())
MOVES = {
    "left": lambda row: [*row[1:], ""] if row[0] == "" else row,
    "two left": lambda row: [*row[2:], "", ""] if row[:2] == ["", ""] else row,
    "right": lambda row: ["", *row],
    "cut": lambda row: [cell for at, cell in enumerate(row) if cell or any(row[at:])],
}


def text_of(rows: list[list[str]]) -> str:
    return "\n".join("|".join(cell.replace("\n", "/n") for cell in row) for row in rows)


@settings(max_examples=150, deadline=None)
@given(data=st.data(), family=st.sampled_from(FAMILIES), move=st.sampled_from(sorted(MOVES)))
def test_rows_of_indicators_that_moved_are_read_as_if_they_had_not(
    data: st.DataObject, family: str, move: str
) -> None:
    table = getattr(layouts, family)
    (whole,) = recognise_forms(document("项目支出绩效自评表", merged(table)))
    names = {row.name.text for row in whole.indicators if row.name}
    rows = [["" if cell in ("^", "<") else cell for cell in row] for row in rows_of(table)]
    body = [at for at, row in enumerate(rows) if names & set(row)]
    moved = data.draw(st.sets(st.sampled_from(body), min_size=1, max_size=max(1, len(body) // 2)))
    shown = [MOVES[move](row) if at in moved else row for at, row in enumerate(rows)]
    (found,) = recognise_forms(document("项目支出绩效自评表", tabbed(text_of(shown))))
    assert fields(found) == fields(whole)


@pytest.mark.parametrize(
    "family",
    [
        "NATIONAL",
        "YUNNAN",
        "SICHUAN",
        "SICHUAN_FULL",
        "TRANSFER",
        "HEBEI",
        "DEPARTMENT",
        "SPREADSHEET",
    ],
)
def test_funding_rows_that_moved_left(family: str) -> None:
    table = getattr(layouts, family)
    (whole,) = recognise_forms(document("项目支出绩效自评表", merged(table)))
    sources = {row.source for row in whole.funding}
    rows = rows_of(table)
    shown = [
        (
            [*row[1:], ""]
            if row[0] == "^" and any(source in cell for cell in row[1:2] for source in sources)
            else row
        )
        for row in rows
    ]
    assert shown != rows
    plain = [["" if cell in ("^", "<") else cell for cell in row] for row in shown]
    (found,) = recognise_forms(document("项目支出绩效自评表", tabbed(text_of(plain))))
    assert fields(found)["sources"] == fields(whole)["sources"]
    assert [each for each in fields(found).items() if each[0].startswith("funding")] == [
        each for each in fields(whole).items() if each[0].startswith("funding")
    ]
