"""The yearly fund report: data in, drafted sentences, table, charts and annexed forms out as pages
and as a file.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.application.packs import pack_named
from jixiao.core.errors import UserError, fault
from jixiao.core.packs import RulePack
from jixiao.drafting.draft import Block as DraftBlock
from jixiao.drafting.draft import Chart, Draft, Line
from jixiao.drafting.drafting import drafted
from jixiao.drafting.exhibits import Exhibits
from jixiao.drafting.model import ReportData
from jixiao.drafting.validation import problems_in
from jixiao.knowledge.layouts import layout_for
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.writing.charts import draw
from jixiao.writing.files import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.page import Block, Cell, Meta, Page, Paragraph, Picture, Table

__all__ = [
    "FORMATS",
    "Reported",
    "made_report",
    "pack_for",
    "report_pages",
]

FORMATS = ("docx", "pdf", "html", "txt")
_INSURANCE = "cn-si-2022"
_ABOVE_TITLE, _BELOW_TITLE = 6, 10  # empty lines of the cover
_CHART_WIDTH = 140  # millimetres


class Reported(msgspec.Struct, frozen=True):
    """A report made: its bytes, its title, and how many places are left for people to fill."""

    content: bytes
    title: str
    to_fill: int


def made_report(
    data: ReportData, fmt: str, *, charts: bool = True, pack: RulePack | None = None
) -> Reported:
    """The report in one of FORMATS, judged by a ``pack`` or by the one that ``pack_for`` gives.
    Raises UserError where the data do not tie, or charts are wanted and cannot be drawn.
    """
    pages = report_pages(data, pack=pack, charts=charts)
    texts = [block.text for page in pages for block in page.blocks if isinstance(block, Paragraph)]
    title = f"{data.area}{data.subject}支出绩效评价报告"
    return Reported(
        made(pages, fmt, Meta(title=title)), title, sum(text.count("【请填写：") for text in texts)
    )


def report_pages(
    data: ReportData, *, pack: RulePack | None = None, charts: bool = True
) -> tuple[Page, ...]:
    """Cover, body and one page for each annexed form. Raises UserError where the data do not tie."""
    complaints = problems_in(data)
    if complaints:
        raise UserError(
            *(
                fault(
                    "E015", f"{each.field}：{each.text}", f"{each.field}: {each.text}", each.field
                )
                for each in complaints
            )
        )
    pack = pack or pack_for(data)
    draft, exhibits = drafted(data, pack)
    body = Page(name="报告", blocks=tuple(_body(draft, exhibits, charts=charts)), paper="report")
    annexes = tuple(
        pages_of(form, layout_for(form, pack, data.unit + data.area)) for form in data.forms
    )
    return _cover(draft), body, *annexes


def pack_for(data: ReportData, knowledge: Knowledge | None = None) -> RulePack:
    """Of the packs of ``knowledge`` (the shipped ones) the one that the data name; else the one of
    the place and year; else the national one for insurance funds.
    """
    if data.rules:
        return pack_named(data.rules, knowledge)
    packs = (knowledge or shipped()).packs
    words = data.unit + data.area
    for pack in packs.values():
        begins, ends = pack.effective_from, pack.effective_to
        in_time = (begins is None or begins.year <= data.year) and (
            ends is None or data.year <= ends.year
        )
        if (
            pack.insurance_funds
            and in_time
            and "self_evaluation" in pack.kinds
            and any(region in words for region in pack.regions)
        ):
            return pack
    return packs[_INSURANCE]


def _cover(draft: Draft) -> Page:
    """Title in the upper third, the unit's lines below the middle."""
    titles = [line for line in draft.cover if line.style in ("title", "subtitle")]
    lines = [line for line in draft.cover if line.style == "cover"]
    gap = Paragraph(text="", style="cover")
    blocks = (
        [gap] * _ABOVE_TITLE
        + [_paragraph(line) for line in titles]
        + [gap] * _BELOW_TITLE
        + [_paragraph(line) for line in lines]
    )
    return Page(name="封面", blocks=tuple(blocks), paper="report")


def _body(draft: Draft, exhibits: Exhibits, *, charts: bool) -> Sequence[Block]:
    blocks: list[Block] = []
    number = 0
    for block in draft.body:
        if isinstance(block, Chart):
            drawing = draw(block.kind, exhibits) if charts else None
            if drawing is not None:
                number += 1
                blocks.append(
                    Picture(
                        png=drawing.png,
                        svg=drawing.svg,
                        width=_CHART_WIDTH,
                        caption=f"图{number}  {block.caption}",
                    )
                )
        else:
            blocks.append(_written(block))
    return blocks


def _written(block: DraftBlock) -> Block:
    if isinstance(block, Line):
        return _paragraph(block)
    if isinstance(block, Chart):
        raise TypeError("charts are drawn, not written")
    cells = tuple(
        Cell(
            row=each.row,
            column=each.column,
            text=each.text,
            row_span=each.row_span,
            column_span=each.column_span,
            bold=each.bold,
        )
        for each in block.cells
    )
    return Table(
        cells=cells,
        rows=block.rows,
        columns=block.columns,
        widths=block.widths,
        header_rows=block.header_rows,
        together=True,
    )


def _paragraph(line: Line) -> Paragraph:
    return Paragraph(text=line.text, style=line.style, to_fill=line.to_fill)
