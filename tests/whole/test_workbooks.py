"""Every workbook that comes out, opened as an office program opens it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

from jixiao.api import (
    fact_sheet,
    fill,
    monitor,
    monitoring_table,
    render,
    review,
    summary,
    summary_file,
    survey,
    template,
)
from jixiao.core.formdata import form_data
from jixiao.core.workbooks import DIGITS
from tests.application.filling_data import FORM
from tests.reading.pdf.pdf_making import office_pdf

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMS, MONITORING = EXAMPLES / "kashgar-2020" / "forms.docx", EXAMPLES / "monitoring-2020.yaml"
OFFICE = {"宋体", "黑体", "楷体_GB2312", "仿宋_GB2312", "方正小标宋简体", "微软雅黑"}


def filled() -> bytes:
    return fill(FORMS, "xlsx", draft=True, foot=True, cover=True).files[0].content


def reviewed() -> bytes:
    return render(review(FORMS), "xlsx")


MADE: dict[str, Callable[[], bytes]] = {
    "fill": filled,
    "monitor": lambda: monitoring_table(monitor(MONITORING), "xlsx"),
    "template": lambda: template("自评表", fund="工伤保险"),
    "empty form": lambda: template("自评表", empty_form="xlsx"),
    "fact sheet": lambda: fact_sheet(EXAMPLES / "report-2020.yaml"),
    "tally": lambda: survey("工伤保险待遇经办服务", "xlsx"),
    "summary": lambda: summary_file(summary(FORMS), "xlsx"),
    "review": reviewed,
}


@pytest.mark.parametrize("name", MADE)
def test_columns_are_counted_in_a_font_that_every_machine_measures_alike(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(MADE[name]()))
    usual = book._named_styles["Normal"].font  # type: ignore[attr-defined]
    assert (usual.name, usual.sz) == (DIGITS["font_name"], float(DIGITS["font_size"]))
    shown = {
        cell.font.name
        for sheet in book
        for row in sheet.iter_rows(max_row=200)
        for cell in row
        if cell.value is not None and sheet.sheet_state == "visible"
    }
    assert shown <= OFFICE


def test_a_form_is_printed_as_large_as_it_is_written(tmp_path: Path) -> None:
    """As wide as the paper leaves room, whatever fonts the machine has."""
    path = tmp_path / "form.xlsx"
    form = form_data(FORM, strict=False)
    path.write_bytes(fill(form, "xlsx", layout="national-2020", draft=True).files[0].content)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    digits = sum(
        each.width * (each.max - each.min + 1) for each in sheet.column_dimensions.values()
    )
    assert 96 <= digits <= 104
    with pdfplumber.open(io.BytesIO(office_pdf(path))) as pdf:
        [page] = pdf.pages
        table = max(each["x1"] for each in page.edges) - min(each["x0"] for each in page.edges)
        size = max(each["size"] for each in page.chars)
    assert table > float(page.width) - 2 * 0.56 * 72
    assert size > 18 * 0.95  # the title's
