"""Documents of own sentences and tables for the tests of narrative recognition."""

from __future__ import annotations

from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.places import Place
from jixiao.core.statements import Statement
from jixiao.recognition.narrative import recognise_prose


def document(text: str, form: str = "txt") -> Document:
    """A document as text gives it: lines are paragraphs, runs of lines with tabs are grids."""
    blocks: list[Block] = []
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if "\t" in line:
            rows.append((number, line.split("\t")))
            continue
        if rows:
            blocks.append(_grid(rows))
            rows = []
        if line.strip():
            blocks.append(Paragraph(text=line, place=Place(line=number, text=line)))
    return Document(path="own.txt", format=form, sha256="", blocks=tuple(blocks))


def read(text: str, *, under: str = "2020年度失业保险基金绩效评价报告") -> tuple[Statement, ...]:
    """The statements of a text under a title."""
    return recognise_prose(document(f"{under}\n\n{text}"), frozenset())[0]


def told(statement: Statement) -> str:
    """A statement in one line: fund sub-account, item, basis, value, unit, period where not 2020,
    operator.
    """
    unit = statement.figure.unit.symbol if statement.figure.unit else ""
    period = (
        ""
        if statement.period is None or str(statement.period) == "2020"
        else f"@{statement.period}"
    )
    return (
        f"{statement.item} {statement.basis}"
        f" {statement.operator or ''}{statement.figure.value}{unit}{period}"
    )


def _grid(rows: list[tuple[int, list[str]]]) -> Grid:
    cells = tuple(
        Cell(row=row, column=column, text=text, place=Place(line=number, column=column, text=text))
        for row, (number, fields) in enumerate(rows, start=1)
        for column, text in enumerate(fields, start=1)
        if text
    )
    return Grid(
        cells=cells,
        rows=len(rows),
        columns=max(len(fields) for _, fields in rows),
        place=Place(line=rows[0][0]),
        merged_known=False,
    )
