"""An example as docx: A4, east-Asian fonts named as the offices use them, real merged cells."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from examples_model import Cell, Example, Paragraph, Sheet, Table
from examples_zip import repacked

LATIN = "Times New Roman"
BODY, TITLE, HEADING, SUBHEADING, TABLE = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
CENTER, LEFT, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
# style: (font, points, points on a form page, alignment, first line indented)
LOOK = {
    "title": (TITLE, 22, 18, CENTER, False), "subtitle": (SUBHEADING, 16, 12, CENTER, False), "cover": (BODY, 16, 12, LEFT, False),
    "h1": (HEADING, 16, 12, JUSTIFY, True), "h2": (SUBHEADING, 16, 12, JUSTIFY, True), "h3": (BODY, 16, 12, JUSTIFY, True),
    "p": (BODY, 16, 12, JUSTIFY, True), "right": (TABLE, 12, 10.5, RIGHT, False), "left": (TABLE, 12, 10.5, LEFT, False),
    "note": (TABLE, 10.5, 9, LEFT, False),
}
HEADING_STYLE = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3"}
LONG = 16  # characters from which a cell's text stands at the left


def render(example: Example) -> bytes:
    """The whole document as a docx package."""
    document = Document()
    _properties(document, example)
    for index, sheet in enumerate(example.sheets):
        if index:
            document.add_section(WD_SECTION.NEW_PAGE)
        _page(document, example.page)
        _write(document, example, sheet)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _properties(document: Docx, example: Example) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by, properties.comments = example.name, "Jixiao", "Jixiao", ""
    properties.created = properties.modified = datetime(2021, 2, 20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(10.5)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TABLE)


def _page(document: Docx, page: str) -> None:
    section = document.sections[-1]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, left, right = (37, 35, 28, 26) if page == "report" else (20, 18, 18, 18)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(top), Mm(bottom), Mm(left), Mm(right)


def _write(document: Docx, example: Example, sheet: Sheet) -> None:
    report = example.page == "report"
    width = 156 if report else 174
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            _paragraph(document, block, report)
        else:
            _table(document, block, width)


def _paragraph(document: Docx, block: Paragraph, report: bool) -> None:
    font, size, small, alignment, indented = LOOK[block.style]
    points = size if report else small
    paragraph = document.add_paragraph(style=HEADING_STYLE.get(block.style) if report else None)
    form = paragraph.paragraph_format
    form.alignment, form.space_after = alignment, Pt(0)
    form.space_before = Pt(6 if block.style in ("title", "cover") else 0)
    if report and block.style in ("h1", "h2", "h3", "p"):
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    if indented:
        form.first_line_indent = Pt(points * 2)
    _run(paragraph, block.text, font, points)


def _run(paragraph: DocxParagraph, text: str, font: str, points: float) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = LATIN, Pt(points), False
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(document: Docx, block: Table, width: int) -> None:
    table = document.add_table(rows=block.rows, cols=block.columns)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _narrow_margins(table)
    whole = sum(block.widths)
    widths = [Mm(width * share / whole) for share in block.widths]
    for column, each in zip(table.columns, widths, strict=True):
        column.width = each
    grid = [row.cells for row in table.rows]
    for row in grid:
        for cell, each in zip(row, widths, strict=True):
            cell.width = each
    for cell in block.cells:
        target = grid[cell.row - 1][cell.column - 1]
        if cell.row_span > 1 or cell.column_span > 1:
            target = target.merge(grid[cell.row + cell.row_span - 2][cell.column + cell.column_span - 2])
        _fill(target, cell)


def _narrow_margins(table: DocxTable) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        each = OxmlElement(f"w:{side}")
        each.set(qn("w:w"), "40")
        each.set(qn("w:type"), "dxa")
        margins.append(each)
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # the schema wants the margins before it
    if look is not None:
        look.addprevious(margins)


def _fill(target: _Cell, cell: Cell) -> None:
    target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for surplus in target.paragraphs[1:]:
        surplus._element.getparent().remove(surplus._element)
    paragraph = target.paragraphs[0]
    paragraph.paragraph_format.alignment = LEFT if len(cell.text) > LONG else CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    if cell.text:
        _run(paragraph, cell.text, TABLE, 9)
