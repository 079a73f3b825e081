"""The monitoring dashboard as pages, for pdf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.judging.monitoring.lamps import LAMP_NAMES, Lamp
from jixiao.writing.dashboard.content import (
    HEADS,
    TITLE,
    Number,
    Panel,
    lamp_words,
    legends,
    overview,
)
from jixiao.writing.dashboard.legend import LEGEND, LEGEND_HEADS
from jixiao.writing.pages.page import Block, Cell, Page, Paragraph, Picture, Table

_ROOM = 15  # rows, and twice the matters, up to which chart and table fit on one sheet of paper
_FILLS = {
    Lamp.RED: "F6D5D1",
    Lamp.YELLOW: "FBEBC2",
    Lamp.GREEN: "D6EBDD",
    Lamp.BLUE: "D5E4F3",
    Lamp.NONE: "ECEEF0",
}


def dashboard_pages(panels: Sequence[Panel]) -> tuple[Page, ...]:
    """A page for each form, an overview first where there are several."""
    pages = [Page(name="总览", blocks=tuple(_overview_blocks(panels)))] if len(panels) > 1 else []
    return (
        *pages,
        *(
            Page(
                name=panel.title[:20],
                blocks=(*_blocks(panel), *(_legend([panel]) if not pages else ())),
            )
            for panel in panels
        ),
    )


def _overview_blocks(panels: Sequence[Panel]) -> Iterator[Block]:
    found = overview(panels)
    yield Paragraph(text=f"{TITLE}（{panels[0].period}）", style="title")
    rows = [("灯", "项目", *found.names)]
    rows += [(LAMP_NAMES[panel.lamp], panel.title, *values) for panel, values in found.rows]
    fills = {number: _FILLS[panel.lamp] for number, panel in enumerate(panels, start=2)}
    yield _table(rows, (5, 18, *(9 for _ in found.names)), fills)
    yield from _legend(panels)


def _blocks(panel: Panel) -> Iterator[Block]:
    yield Paragraph(text=panel.title, style="title")
    lit = f"{LAMP_NAMES[panel.lamp]}（{lamp_words(panel.counts)}）"
    yield Paragraph(text=f"{TITLE}　{panel.period}　{lit}", style="subtitle")
    yield Paragraph(text=panel.unit, style="subtitle")
    yield _numbers_table(panel.numbers)
    roomy = len(panel.rows) + 2 * len(panel.matters) <= _ROOM
    for svg in (panel.execution_svg, panel.rows_svg if roomy else ""):
        if svg:
            yield Picture(png=b"", svg=svg.encode(), width=164)
    rows = [
        HEADS,
        *(
            (
                LAMP_NAMES[row.lamp],
                row.name,
                row.target,
                row.actual,
                row.completion,
                row.expected,
                row.likelihood,
            )
            for row in panel.rows
        ),
    ]
    yield _table(
        rows,
        (7, 34, 16, 16, 9, 11, 10),
        {number: _FILLS[row.lamp] for number, row in enumerate(panel.rows, start=2)},
    )
    yield Paragraph(text="要说明的事项", style="h3")
    for number, each in enumerate(panel.matters, start=1):
        yield Paragraph(
            text=(
                f"{number}."
                f" {each.subject}：{each.what}。{f'已说明：{each.given}' if each.given else '（待说明）'}"
            ),
            style="note",
        )
    if not panel.matters:
        yield Paragraph(text="没有。", style="left")
    notes = panel.notes if roomy else panel.notes[:1] + panel.notes[2:]
    yield from (Paragraph(text=note, style="note") for note in notes)


def _legend(panels: Sequence[Panel]) -> Iterator[Block]:
    """What the lamps mean; once for all forms that go by the same limits."""
    for meanings in legends(panels):
        yield Paragraph(text=LEGEND, style="h3")
        told = [(each.name, each.when, each.duty) for each in meanings]
        lit = {number: _FILLS[each.lamp] for number, each in enumerate(meanings, start=2)}
        yield _table([LEGEND_HEADS, *told], (9, 52, 36), lit, left=(2, 3))


def _with_lamp(number: Number) -> str:
    return "　".join(each for each in (number.lit, number.note) if each)


def _numbers_table(numbers: Sequence[Number]) -> Table:
    cells = []
    for column, number in enumerate(numbers, start=1):
        fill = _FILLS[number.lamp] if number.lamp is not Lamp.NONE else ""
        cells += [
            Cell(row=1, column=column, text=number.name, fill=fill),
            Cell(row=2, column=column, text=number.value, bold=True, fill=fill),
            Cell(row=3, column=column, text=_with_lamp(number), fill=fill),
        ]
    return Table(
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        rows=3,
        columns=len(numbers),
    )


def _table(
    rows: Sequence[Sequence[str]],
    widths: tuple[int, ...],
    fills: dict[int, str],
    left: Sequence[int] = (2,),
) -> Table:
    """Rows of texts, the first in bold; ``fills`` colours the first cell of a row, words in the columns
    ``left`` stand at the left.
    """
    cells = [
        Cell(
            row=row,
            column=column,
            text=text,
            bold=row == 1,
            align="left" if column in left and row > 1 else "center",
            fill=fills.get(row, "") if column == 1 else "",
        )
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    ]
    return Table(
        cells=tuple(cells), rows=len(rows), columns=len(rows[0]), widths=widths, header_rows=1
    )
