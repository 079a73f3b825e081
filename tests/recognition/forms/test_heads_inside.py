"""Title, year, period and unit of money mean the same in rows of the table, in one of its cells, in a
grid of their own and in paragraphs above it.
"""

from __future__ import annotations

import pytest

from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.forms import Form
from jixiao.core.places import Place
from jixiao.recognition import recognise

TITLE = "项目支出绩效运行监控表"
BODY = """
项目名称 | 城乡居民医保财政补助 | | 实施单位 | 某市医保中心
项目资金 | 年初预算数 | 执行数 | 执行率 |
年度资金总额 | 36000.00 | 25200.00 | 70.00% |
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 完成值
产出指标 | 数量指标 | 参保人数 | ≥60万人 | 59.8万人
"""
WIDTH = 5
PERIODS = [
    ("（2024年1-8月）", 2024, "2024-08"),
    ("（2024年8月）", 2024, "2024-08"),
    ("2024年1-8月", 2024, "2024-08"),
    ("（2024年上半年）", 2024, "2024-06"),
    ("2024年第三季度", 2024, "2024-09"),
    ("（截至2024年8月底）", 2024, "2024-08"),
    ("二〇二四年八月", 2024, "2024-08"),
    ("（2024.1-8）", 2024, "2024-08"),
    ("2024年1-8月累计", 2024, "2024-08"),
    ("（2024年度）", 2024, None),
    ("2024年8月31日", None, None),
    ("（2023年9月-2024年8月）", None, None),
]
ROWS = [
    f"{TITLE} | < | < | < | <\n{{period}} | < | < | < | <",
    f"{TITLE}\n{{period}}",
    f"| | {TITLE}\n| {{period}}",
    f"{TITLE}\n| | | {{period}}",
    f"{TITLE} | < | < | < | <\n{{period}} | | | 单位：万元",
    f"{TITLE} | < | < | < | <\n填报单位：某市医保中心 | | {{period}} | | 单位：万元",
    f"附件3\n\n{TITLE} | < | < | < | <\n\n{{period}} | < | < | < | <",
    f"{{period}} | < | < | < | <\n{TITLE} | < | < | < | <",
    f"{TITLE}↵{{period}} | < | < | < | <",
]


def grid(picture: str, table: int = 1) -> Grid:
    """A table drawn in lines; ``<`` goes on to the right, ``↵`` breaks a line in a cell."""
    cells: list[Cell] = []
    lines = picture.split("\n")
    for row, line in enumerate(lines, start=1):
        for column, piece in enumerate(line.split("|"), start=1):
            text = piece.strip().replace("↵", "\n")
            place = Place(table=table, row=row, column=column, text=text)
            if text == "<":
                last = cells.pop()
                span = last.column_span + 1
                cells.append(
                    Cell(
                        row=row, column=last.column, column_span=span, text=last.text,
                        place=last.place,
                    )
                )  # fmt: skip
            elif text:
                cells.append(Cell(row=row, column=column, text=text, place=place))
    return Grid(cells=tuple(cells), rows=len(lines), columns=WIDTH, place=Place(table=table))


def paragraph(text: str, number: int) -> Paragraph:
    return Paragraph(text=text, place=Place(paragraph=number, text=text))


def form_of(*blocks: Block) -> Form:
    document = Document(path="a", format="docx", sha256="", blocks=blocks)
    [form] = recognise(document).forms
    return form


def said(form: Form) -> tuple[str | None, int | None, str | None]:
    return (
        form.title.text if form.title else None,
        form.year,
        str(form.as_of) if form.as_of else None,
    )


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize(("period", "year", "point"), PERIODS)
def test_the_lines_of_the_head_say_the_same_in_any_cells(
    rows: str, period: str, year: int | None, point: str | None
) -> None:
    above = (paragraph(TITLE, 1), paragraph(period, 2))
    assert said(form_of(*above, grid(BODY.strip()))) == (TITLE, year, point)
    head = rows.format(period=period)
    assert said(form_of(grid(f"{head}\n{BODY.strip()}"))) == (TITLE, year, point)


@pytest.mark.parametrize(("period", "year", "point"), PERIODS)
def test_the_head_may_be_a_table_of_its_own(
    period: str, year: int | None, point: str | None
) -> None:
    head, body = grid(f"{TITLE}\n{period}"), grid(BODY.strip(), 2)
    assert said(form_of(head, body)) == (TITLE, year, point)


@pytest.mark.parametrize("words", ["全县2024年1-8月", "医保专户2024年1-8月"])
@pytest.mark.parametrize("rows", [*ROWS[:5], *ROWS[6:]])
def test_a_short_line_of_other_words_counts_as_it_does_above_the_table(
    rows: str, words: str
) -> None:
    head = rows.format(period=words)
    assert said(form_of(grid(f"{head}\n{BODY.strip()}"))) == (TITLE, 2024, "2024-08")


def test_each_line_of_a_cell_has_its_own_place() -> None:
    form = form_of(grid(f"{TITLE}↵（2024年1-8月） | < | < | < | <\n{BODY.strip()}"))
    assert form.title is not None
    assert form.as_of_entry is not None
    assert (form.title.place.start, form.title.place.end) == (0, len(TITLE))
    assert form.as_of_entry.text == "（2024年1-8月）"
    assert form.as_of_entry.place.start == len(TITLE) + 1


@pytest.mark.parametrize("last", ["2023年9月", "（2023年9月）", "2023年1-9月"])
def test_a_date_below_the_indicators_is_when_it_was_signed(last: str) -> None:
    total = "总分 | | | | 100"
    form = form_of(grid(f"{TITLE}\n（2024年1-8月）\n{BODY.strip()}\n{total}\n{last}"))
    assert said(form) == (TITLE, 2024, "2024-08")
    undated = form_of(grid(f"{TITLE}\n{BODY.strip()}\n{total}\n{last}"))
    assert said(undated) == (TITLE, None, None)
