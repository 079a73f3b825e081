"""Forms written per second, against openpyxl and python-docx doing the bare writing of the same
cells; a thousand forms from one data file.

python bench/writing.py [--forms 100] [--many 1000]
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import openpyxl
from docx import Document

from jixiao.api import fill, load_forms
from jixiao.application.data.writing import as_data
from jixiao.application.sources import Source
from jixiao.core.formdata import FormData, data_of
from jixiao.knowledge.layouts import layout_for
from jixiao.knowledge.packs import load_packs
from jixiao.reading import read_path
from jixiao.recognition import recognise
from jixiao.writing import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.page import Page, Table

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SOURCES = ("kashgar-2020/forms.docx", "yanchi-2024.docx", "yopurga-monitoring-2020.docx")


def forms(count: int) -> list[FormData]:
    """The examples' forms, over and over under other names."""
    found = [
        data_of(form)
        for name in SOURCES
        for document in read_path(EXAMPLES / name)
        for form in recognise(document).forms
    ]
    return [
        msgspec.structs.replace(found[index % len(found)], project=f"项目{index + 1}")
        for index in range(count)
    ]


def tables(pages: Sequence[Page]) -> list[Table]:
    """The pages' tables."""
    return [block for page in pages for block in page.blocks if isinstance(block, Table)]


def bare_xlsx(pages: Sequence[Page]) -> bytes:
    """openpyxl: the cells' values and merges and nothing else."""
    book = openpyxl.Workbook()
    for table in tables(pages):
        sheet = book.create_sheet()
        for cell in table.cells:
            sheet.cell(cell.row, cell.column, cell.text if cell.number is None else cell.number)
            if cell.row_span > 1 or cell.column_span > 1:
                sheet.merge_cells(
                    None,
                    cell.row,
                    cell.column,
                    cell.row + cell.row_span - 1,
                    cell.column + cell.column_span - 1,
                )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bare_docx(pages: Sequence[Page]) -> bytes:
    """python-docx: the cells' texts and merges and nothing else."""
    document = Document()
    for table in tables(pages):
        made_table = document.add_table(table.rows, table.columns)
        grid = [row.cells for row in made_table.rows]
        for cell in table.cells:
            target = grid[cell.row - 1][cell.column - 1]
            if cell.row_span > 1 or cell.column_span > 1:
                target = target.merge(
                    grid[cell.row + cell.row_span - 2][cell.column + cell.column_span - 2]
                )
            target.text = cell.text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def timed(work: Callable[[], object]) -> float:
    """The better of two runs, in seconds."""
    best = float("inf")
    for _ in range(2):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=100)
    parser.add_argument("--many", type=int, default=1000)
    given = parser.parse_args()
    data, pack = forms(given.forms), load_packs()["cn-2020"]
    layouts = [layout_for(each) for each in data]

    def pages() -> list[Page]:
        return [
            pages_of(each, layout, formulas=True, pack=pack)
            for each, layout in zip(data, layouts, strict=True)
        ]

    ready = pages()
    laid_out = timed(pages)
    print(f"layout with live formulas: {given.forms / laid_out:.0f} forms/s")
    for fmt, bare in (("xlsx", bare_xlsx), ("docx", bare_docx), ("pdf", None), ("html", None)):
        ours = timed(lambda fmt=fmt: made(ready, fmt))  # type: ignore[misc]
        line = (
            f"{fmt}: {given.forms / ours:.0f} forms/s written,"
            f" {given.forms / (ours + laid_out):.0f} with layout and formulas"
        )
        if bare is not None:
            theirs = timed(lambda bare=bare: bare(ready))  # type: ignore[misc]
            line += f"; bare library {given.forms / theirs:.0f} forms/s"
            line += (
                f", so {ours / theirs:.2f} times its time, {(ours + laid_out) / theirs:.2f} with"
                " layout"
            )
        print(line)
    source = Source("many.yaml", as_data(forms(given.many), "yaml"))
    for ending in ("xlsx", "docx"):
        begun = time.perf_counter()
        filled = fill(load_forms(source), ending, draft=True)
        seconds = time.perf_counter() - begun
        size = len(filled.files[0].content) / 1e6
        print(
            f"{given.many} forms from one YAML file, read, completed, checked as they print and"
            f" written to one {ending} of {size:.1f} MB: {seconds:.1f} s"
        )


if __name__ == "__main__":
    main()
