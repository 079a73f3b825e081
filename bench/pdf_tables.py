"""Speed and exactness of reading ruled PDF tables, against pdfplumber.

    python bench/pdf_tables.py [--pages 40] [--seed 1]

Makes a PDF of ruled tables with merged cells whose truth is known, reads it with both, and prints
pages per second, their ratio, and the share of cells whose text stands in its right row and column.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

WORDS = (
    "年度资金总额",
    "其中:财政资金",
    "参保缴费人数",
    "养老保险待遇首次发放成功率",
    "满意度指标",
    "数量指标",
    "达到预期目标",
    "社会效益",
    "岳普湖县劳动就业保险管理局",
    "每月为离退休人员发放养老金,到调整时间就调整标准。",
    "完成值达到指标值,记满分;未达到指标值,按B/A×该指标分值记分",
    "每月25日前",
    "偏差原因分析及改进措施",
    "project A",
    "budget execution rate of 2024",
    "执行率(B/A)",
)


@dataclass(frozen=True)
class TrueCell:
    """A cell as it was made; row and column from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True)
class TrueTable:
    """A table as it was made."""

    rows: int
    columns: int
    cells: tuple[TrueCell, ...]


def random_text(source: random.Random) -> str:
    """What stands in cells of forms: amounts, rates, targets, words, nothing."""
    kind = source.randrange(8)
    if kind == 0:
        return ""
    if kind <= 2:
        return f"{source.uniform(0, 99999):.2f}"
    if kind == 3:
        return f"{source.choice('≥≤')}{source.randint(1, 100)}%"
    if kind == 4:
        return f"{source.randint(1, 99999)}{source.choice(('人', '次', '万元', '元/人'))}"
    return source.choice(WORDS)


def random_table(source: random.Random, rows: int, columns: int, merges: int) -> TrueTable:
    """A table with up to ``merges`` merged cells; edges at which no cell ends are left out, as no
    ruling can show them.
    """
    owner = {(row, column): (row, column, 1, 1) for row in range(rows) for column in range(columns)}
    for _ in range(merges):
        row, column = source.randrange(rows), source.randrange(columns)
        high, wide = source.choice(((1, 2), (2, 1), (3, 1), (1, 3), (2, 2), (4, 1)))
        area = [(r, c) for r in range(row, row + high) for c in range(column, column + wide)]
        if all(place in owner and owner[place][2:] == (1, 1) for place in area):
            merged = owner | dict.fromkeys(area, (row, column, high, wide))
            if all(
                any(merged[r, c][2] == 1 for c in range(columns)) for r in range(row, row + high)
            ):  # else the row has no height
                owner = merged
    spans = sorted(set(owner.values()))
    row_edges = sorted({edge for row, _, high, _ in spans for edge in (row, row + high)})
    column_edges = sorted(
        {edge for _, column, _, wide in spans for edge in (column, column + wide)}
    )
    cells = tuple(
        TrueCell(
            row_edges.index(row),
            column_edges.index(column),
            row_edges.index(row + high) - row_edges.index(row),
            column_edges.index(column + wide) - column_edges.index(column),
            random_text(source),
        )
        for row, column, high, wide in spans
    )
    return TrueTable(len(row_edges) - 1, len(column_edges) - 1, cells)


def as_typst(
    tables: list[TrueTable],
    page: str = 'paper: "a4", flipped: true, margin: 1.5cm',
    size: str = "8pt",
    fonts: str = '"Noto Serif CJK SC"',
) -> bytes:
    """A PDF with one titled table a page."""
    import typst

    source = [f'#set page({page})\n#set text(font: ({fonts},), size: {size}, lang: "zh")\n']
    source.append(
        "\n#pagebreak()\n".join(
            f"绩效自评表之{number}\n{typst_table(table)}" for number, table in enumerate(tables, 1)
        )
    )
    return bytes(typst.compile("".join(source).encode()))


def typst_table(table: TrueTable, stroke: str = "0.5pt") -> str:
    """The typst source of one table."""
    cells = ",".join(
        f"table.cell(x: {c.column}, y: {c.row}, rowspan: {c.row_span}, colspan: {c.column_span},"
        f' "{c.text}")'
        for c in table.cells
    )
    return (
        f"#table(columns: (1fr,) * {table.columns}, stroke: {stroke}, inset: 3pt, align: horizon +"
        f" center, {cells})"
    )


def bare(text: str | None) -> str:
    """Text without blanks: line breaks are not judged here."""
    return re.sub(r"\s", "", text or "")


def own_pages(data: bytes) -> Iterator[dict[tuple[int, int], str]]:
    """Tables as the project reads them: (row, column) → text."""
    from jixiao.core.documents import Grid
    from jixiao.reading.pdf.reader import read_pdf
    from jixiao.reading.raw import Raw

    for block in read_pdf(Raw(data=data, path="bench.pdf", sha256="")).blocks:
        if isinstance(block, Grid):
            yield {(cell.row - 1, cell.column - 1): cell.text for cell in block.cells}


def plumber_pages(data: bytes) -> Iterator[dict[tuple[int, int], str]]:
    """Tables as pdfplumber reads them."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for table in page.extract_tables():
                yield {
                    (r, c): text
                    for r, row in enumerate(table)
                    for c, text in enumerate(row)
                    if text is not None
                }
            page.close()


def exactness(tables: list[TrueTable], read: list[dict[tuple[int, int], str]]) -> float:
    """Share of true cells whose text is read at its row and column."""
    right = total = 0
    for number, table in enumerate(tables):
        found = read[number] if number < len(read) else {}
        total += len(table.cells)
        right += sum(
            (cell.row, cell.column) in found
            and bare(found[cell.row, cell.column]) == bare(cell.text)
            for cell in table.cells
        )
    return right / total


def timed(
    read: Callable[[bytes], Iterator[dict[tuple[int, int], str]]], data: bytes, repeat: int
) -> tuple[float, list[dict[tuple[int, int], str]]]:
    """Median seconds, and what was read."""
    seconds, found = [], []
    for _ in range(repeat):
        start = time.perf_counter()
        found = list(read(data))
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), found


def main() -> None:
    """Prints the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    source = random.Random(options.seed)
    tables = [
        random_table(source, source.randint(15, 18), source.randint(6, 9), 10)
        for _ in range(options.pages)
    ]
    data = as_typst(tables)
    own_time, own = timed(own_pages, data, 3)
    their_time, theirs = timed(plumber_pages, data, 1)
    pages = options.pages
    print(f"pages {pages}, cells {sum(len(table.cells) for table in tables)}")
    for name, seconds, read in (("jixiao", own_time, own), ("pdfplumber", their_time, theirs)):
        print(
            f"{name:10} {pages / seconds:8.1f} pages/s   cells exact {exactness(tables, read):.4f}"
        )
    print(f"ratio {their_time / own_time:.1f}")


if __name__ == "__main__":
    main()
