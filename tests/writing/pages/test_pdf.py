"""A pdf's tables over several pages: heads, merged labels and long cells, as they are read back."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import count

import pypdfium2
import pytest

from jixiao.core.documents import Grid
from jixiao.core.errors import UserError
from jixiao.reading import read_bytes
from jixiao.writing import Cell, Page, Paragraph, Table, made
from jixiao.writing.pages.page import OFFICIAL, Head

WORDS = (
    "受疫情和机构改革影响进度有所滞后，下一步加强调度。组织开展经办人员培训（含乡镇）并做好宣传；"
)
HEAD = ("一级指标", "二级指标", "三级指标", "指标值", "原因")
TITLE = (Paragraph(text="自评表", style="title"), Paragraph(text="（2024年度）", style="subtitle"))


def words(source: random.Random, longest: int = 20) -> str:
    start = source.randrange(len(WORDS))
    return (WORDS * 60)[start : start + source.randint(4, longest)]


def rarely(source: random.Random) -> str:
    """A short text, seldom a long one, half of the time none."""
    return words(source, 2500 if source.random() < 0.2 else 20) if source.random() < 0.5 else ""


def groups(source: random.Random, first: int, last: int, most: int) -> Iterator[tuple[int, int]]:
    """The rows from first to before last in groups: where each begins and how many it has."""
    while first < last:
        rows = min(source.randint(1, most), last - first)
        yield first, rows
        first += rows


def random_form(source: random.Random, *, headed: bool) -> Table:
    """Something like a form: two rows above, a head, rows under merged labels, a note below."""
    number = count()
    rows = source.randint(4, 30)
    first, note = 4, 4 + rows
    cells = [Cell(row=1, column=1, text="项目", column_span=2)]
    cells += [Cell(row=1, column=3, text=words(source), column_span=4)]
    cells += [Cell(row=2, column=1, text="目标", column_span=2)]
    cells += [Cell(row=2, column=3, text=words(source, 900), column_span=4)]
    cells += [Cell(row=3, column=1, text="绩效指标", row_span=rows + 1)]
    cells += [Cell(row=3, column=at, text=text) for at, text in enumerate(HEAD, start=2)]
    for top, many in groups(source, first, note, 12):
        label = f"甲{next(number)}指标（30分）"
        cells.append(Cell(row=top, column=2, row_span=many, text=label))
        for at, span in groups(source, top, top + many, 5):
            cells.append(Cell(row=at, column=3, row_span=span, text=f"乙{next(number)}指标"))
            merged = span > 1 and source.random() < 0.1
            if merged:
                cells.append(Cell(row=at, column=6, row_span=span, text=words(source, 600)))
            for row in range(at, at + span):
                name = f"第{next(number)}项" + words(source)
                cells.append(Cell(row=row, column=4, text=name))
                cells.append(Cell(row=row, column=5, text=f"≥{source.randint(1, 999)}人"))
                if not merged:
                    cells.append(Cell(row=row, column=6, text=rarely(source)))
    cells += [Cell(row=note, column=1, text="说明", column_span=2)]
    cells += [Cell(row=note, column=3, text=rarely(source), column_span=4)]
    return Table(
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        rows=note,
        columns=6,
        widths=(5, 10, 10, 22, 15, source.choice((10, 20))),
        heads=(Head(first=3, last=3, until=note - 1),) if headed else (),
    )


def printed(*blocks: Paragraph | Table, paper: str = "form") -> bytes:
    return made([Page(name="表", blocks=blocks, paper=paper)], "pdf")


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def grids(content: bytes) -> list[Grid]:
    blocks = [block for each in read_bytes(content, "a.pdf") for block in each.blocks]
    return [block for block in blocks if isinstance(block, Grid)]


def cells_of(cells: tuple[Cell, ...] | tuple[object, ...]) -> list[tuple[int, int, int, int, str]]:
    return sorted((c.row, c.column, c.row_span, c.column_span, plain(c.text)) for c in cells)


def page_texts(content: bytes) -> list[str]:
    return [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(content)]


@pytest.mark.parametrize("paper", ["form", "landscape"])
@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_a_table_reads_back_cell_by_cell(seed: int, headed: bool, paper: str) -> None:
    table = random_form(random.Random(seed), headed=headed)
    (grid,) = grids(printed(*TITLE, table, paper=paper))
    assert cells_of(grid.cells) == cells_of(table.cells)


def lined(*texts: str, heads: tuple[Head, ...] = (), header_rows: int = 0) -> Table:
    """A table of a name and a text in each row."""
    cells = [Cell(row=row, column=1, text=f"第{row}行") for row in range(1, len(texts) + 1)]
    cells += [Cell(row=row, column=2, text=text) for row, text in enumerate(texts, start=1)]
    return Table(
        cells=tuple(cells), rows=len(texts), columns=2, heads=heads, header_rows=header_rows
    )


LONG = WORDS * 40


def test_a_head_stays_with_its_first_row_and_stands_on_every_page() -> None:
    texts = ["短"] * 30 + ["表头"] + ["中等" * 600, "短", LONG, "短"]
    pages = page_texts(printed(lined(*texts, heads=(Head(first=31, last=31, until=35),))))
    assert "表头" not in pages[0]
    assert all("第31行" in page for page in pages[1:])


def test_a_row_moves_whole_to_the_next_page_unless_it_is_higher_than_one() -> None:
    whole = page_texts(printed(lined(*["短"] * 30, "中等" * 500)))
    assert "中等" * 500 in whole[1]
    pieces = page_texts(printed(lined(*["短"] * 3, LONG * 2)))
    assert "".join(pieces).count("受疫情") == LONG.count("受疫情") * 2
    assert "受疫情" in pieces[0]


def test_a_merged_label_stands_on_every_page_that_has_rows_of_it() -> None:
    rows = 120
    cells = [Cell(row=1, column=1, row_span=rows, text="产出指标")]
    cells += [Cell(row=row, column=2, text=f"第{row}行") for row in range(1, rows + 1)]
    content = printed(Table(cells=tuple(cells), rows=rows, columns=2))
    assert [page.count("产出指标") for page in page_texts(content)] == [1, 1, 1]
    (grid,) = grids(content)
    assert grid.cells[0].row_span == rows


def test_the_last_row_does_not_stand_alone_on_a_page() -> None:
    for rows in range(36, 50):
        pages = page_texts(printed(*TITLE, lined(*["短"] * rows)))
        assert len(pages) == 1 or pages[-1].count("行") > 1


@pytest.mark.parametrize("text", ["好" * 5000, "a b " * 3000, "甲\n" * 300, WORDS * 100])
def test_what_repeats_itself_is_printed_and_read_once(text: str) -> None:
    (grid,) = grids(printed(lined(text, "二")))
    assert plain(grid.cells[1].text) == plain(text)


def test_a_table_after_other_things_and_one_below_a_long_title_lose_no_row() -> None:
    before = Paragraph(text="甲" * 3000)
    title = Paragraph(text="题" * 2500, style="title")
    rows = [f"格{row}" for row in range(59)]
    for blocks in ((before, lined(*rows), before, lined(*rows)), (title, lined(*rows))):
        found = [cells_of(grid.cells) for grid in grids(printed(*blocks))]
        assert found == [cells_of(each.cells) for each in blocks if isinstance(each, Table)]


def test_a_short_table_that_keeps_together_begins_a_page() -> None:
    long = lined(*["短"] * 30)
    together = Table(cells=long.cells, rows=long.rows, columns=2, together=True)
    pages = page_texts(
        printed(lined(*["短"] * 30), Paragraph(text="单位：元", style="right"), together)
    )
    assert [page.count("第1行") for page in pages] == [1, 1]
    assert pages[1].startswith("单位：元")


def test_what_typst_cannot_lay_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panics(*_: object, **__: object) -> bytes:
        raise PanicException("end byte index 65535 is not a char boundary")

    monkeypatch.setattr("jixiao.writing.pages.pdf.typst.compile", panics)
    with pytest.raises(UserError) as told:
        made([Page(name="表", blocks=(Paragraph(text="字"),))], "pdf")
    assert told.value.findings[0].code == "E013"


def test_numbers_begin_behind_the_cover_at_the_outer_edge() -> None:
    text = (Paragraph(text="正文"),)
    cover = Page(name="封面", blocks=text, paper="report")
    body = Page(name="正文", blocks=text, paper="report", foot=OFFICIAL, outer=True)
    annex = Page(name="附表", blocks=text, paper="form")
    pages = pypdfium2.PdfDocument(made([cover, body, annex], "pdf"))
    found = [page.get_textpage().get_text_bounded() for page in pages]
    assert ["—" in each for each in found] == [False, True, True]
    assert ["1" in each for each in found] == [False, True, False]
    right, left = (
        page.get_textpage().search(number).get_next() is not None
        and page.get_textpage().get_charbox(len(page.get_textpage().get_text_bounded()) - 1)[0]
        for page, number in ((pages[1], "1"), (pages[2], "2"))
    )
    assert right > 297 > left  # points from the left edge of half a page


def test_the_lines_that_end_a_page_are_printed_once_and_in_their_place() -> None:
    table = Table(cells=(Cell(row=1, column=1, text="表格"),), rows=1, columns=1)
    day = Paragraph(text="填写日期：2024年5月6日", style="seal")
    two = Page(name="卷", blocks=(table, Paragraph(text="意见：", style="left"), table, day))
    (text,) = page_texts(made([two], "pdf"))
    assert [text.count(each) for each in ("表格", "填写日期")] == [2, 1]
    assert text.index("意见") < text.rindex("表格") < text.index("填写日期")
    people = Paragraph(text="填表人：王某", style="sign")
    unit = Paragraph(text="填报单位（公章）：某局", style="seal")
    notes = [Paragraph(text=f"注{at}：" + "各项指标的得分。" * 30, style="note") for at in range(6)]
    long = Page(name="表", blocks=(table, *notes, people, unit, day))
    text = "".join(page_texts(made([long], "pdf")))
    order = ["表格", "注0", "注5", "填表人", "填报单位", "填写日期"]
    assert [text.count(each) for each in order] == [1] * 6
    assert sorted(order, key=text.index) == order


def test_a_long_table_begins_below_what_stands_before_it() -> None:
    def of(rows: int, headed: int) -> Table:
        cells = tuple(
            Cell(row=row, column=column, text=f"第{row}行" if column == 1 else "甲")
            for row in range(1, rows + 1)
            for column in (1, 2)
        )
        return Table(cells=cells, rows=rows, columns=2, header_rows=headed)

    title = Paragraph(text="题目", style="title")
    for before in (1, 8, 30):
        texts = page_texts(printed(title, of(before, 0), of(60, 1)))
        assert len(texts) <= 3
        assert texts[0].count("第5行") == 1 + (before >= 5), before
    texts = page_texts(printed(title, of(45, 0), of(60, 1)))  # no room for some of its rows
    assert sum(text.count("第60行") for text in texts) == 1


def test_tables_under_headings_fill_their_pages_however_many_they_are() -> None:
    head = Paragraph(text="六、分单位", style="h1")
    cells = tuple(Cell(row=row, column=1, text=f"第{row}行") for row in range(1, 27))
    table = Table(cells=cells, rows=26, columns=1, header_rows=1)
    for many in (2, 4, 6):
        texts = page_texts(printed(*(head, table) * many, paper="report"))
        assert len(texts) <= 1 + many * 26 // 36
        assert all(texts), many
        assert sum(text.count("第26行") for text in texts) == many
        assert not any(text.endswith("分单位") for text in texts)
