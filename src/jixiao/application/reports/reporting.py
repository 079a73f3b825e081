"""The yearly fund report: data in, drafted sentences, table, charts and annexed forms out as pages
and as a file.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.application.glyphs import without_glyphs
from jixiao.application.proofing import proof_of
from jixiao.application.reports.checks import beside, days_wrong, unusable_in, wrong_in_data
from jixiao.application.reports.data import Gathered, located, sound_data
from jixiao.application.reports.gaps import unexplained
from jixiao.application.reports.told import Stands, in_json, standing, standing_in_data
from jixiao.application.stating import rules_of, stated, stating, unstated
from jixiao.core.errors import UserError, held_format, user_error
from jixiao.core.findings import Finding, Severity, Text
from jixiao.core.packs import PackName, RulePack, name_of
from jixiao.drafting.draft import Block as DraftBlock
from jixiao.drafting.draft import Chart, Draft, Line
from jixiao.drafting.drafting import drafted, title_of
from jixiao.drafting.exhibits import Exhibits
from jixiao.drafting.model import ReportData
from jixiao.drafting.plausibility import implausible
from jixiao.drafting.spans import EXPECTED, period_of
from jixiao.judging.choosing import choose_for_report
from jixiao.knowledge.layouts import layout_for
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.writing.charts import draw
from jixiao.writing.files import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.page import (
    OFFICIAL,
    TABLE_POINTS,
    Block,
    Cell,
    Meta,
    Page,
    Paragraph,
    Picture,
    Table,
)

__all__ = [
    "FORMATS",
    "Reported",
    "made_report",
    "pack_for",
    "report_pages",
]

FORMATS = ("docx", "pdf", "html", "txt")
_ABOVE_TITLE, _BELOW_TITLE = 6, 10  # empty lines of the cover
_ROOMY = 8  # columns of a table that have room for larger letters
_CHART_WIDTH = 140  # millimetres


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """A report made: its bytes, its title, how many places are left for people to fill, and all that
    is wrong in its data and in its print. ``content`` is empty where an error keeps it from being
    written; ``stands`` says by their ids where findings of the print stand; ``internal`` are crashes
    of our own checks. ``pack`` is the one that the amounts were judged by, ``pack_reason`` says why;
    each form of the print names its own.
    """

    content: bytes = b""
    title: str
    to_fill: int = 0
    findings: tuple[Finding, ...] = ()
    stands: dict[str, Stands] = {}
    internal: tuple[str, ...] = ()
    pack: PackName | None = None
    pack_reason: str = ""

    def told(self, finding: Finding) -> Text:
        """The finding's code and message, with the form, file and row or the place it is about."""
        stands = self.stands.get(finding.id)
        if stands is None:
            return Text(
                f"{finding.code} {finding.message.zh}", f"{finding.code} {finding.message.en}"
            )
        return Text(
            f"{finding.code} {stands.words.zh}：{finding.message.zh}",
            f"{finding.code} {stands.words.en}: {finding.message.en}",
        )

    def as_json(self, written: str | None = None, language: str = "zh") -> bytes:
        """The result as JSON, its content apart: ``application.reporting_told.Result``."""
        return in_json(
            self.title,
            self.to_fill,
            self.findings,
            self.stands,
            internal=self.internal,
            pack=self.pack,
            pack_reason=self.pack_reason,
            written=written,
            language=language,
        )

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(each.severity is severity for each in self.findings)


def made_report(
    given: ReportData | Gathered,
    fmt: str,
    *,
    charts: bool = True,
    pack: RulePack | None = None,
    draft: bool = False,
    knowledge: Knowledge | None = None,
) -> Reported:
    """The report in one of FORMATS, drafted by a ``pack`` or by the one that ``pack_for`` gives, and
    checked as data and as it will be read, by the packs that a review will choose. Where the data do
    not tie, copies in the folder contradict each other or the print has an error nothing is written,
    unless it is a ``draft``; all is told together. Nothing can be drafted of data with a field that
    is missing or is none (E012), or that name a pack or a layout that there is not. Raises UserError
    for values of another kind, and where charts are wanted and cannot be drawn.
    """
    held_format(fmt, FORMATS)
    known = knowledge or shipped()
    found = given if isinstance(given, Gathered) else Gathered(data=sound_data(given, known, pack))
    data = found.data
    title = title_of(data)
    unusable = located(unusable_in(data, found.files, known, pack), found.cells)
    if unusable:
        return Reported(title=title, findings=(*found.findings, *unusable))
    judged_by, reason = pack_for(data, known, pack)
    chosen = judged_by if pack is not None or data.rules else None
    pages = report_pages(data, pack=judged_by, charts=charts, knowledge=known)
    rules = _rules(data, chosen, known)
    texts = [block.text for page in pages for block in page.blocks if isinstance(block, Paragraph)]
    result = msgspec.structs.replace(
        _checked(found, pages, fmt, judged_by, chosen, rules, known),
        title=title,
        to_fill=sum(text.count("【请填写：") for text in texts),
        pack=name_of(judged_by),
        pack_reason=reason,
    )
    if result.count(Severity.ERROR) and not draft:
        return result
    content = made(pages, fmt, Meta(title=title, rules=rules_of(rules)))
    return msgspec.structs.replace(result, content=content)


def _rules(data: ReportData, chosen: RulePack | None, known: Knowledge) -> list[str]:
    """The packs that the file will state: the ``chosen`` one, else those of the forms."""
    return [stated(chosen)] if chosen else [stating(each, known.packs).rules for each in data.forms]


def _checked(
    found: Gathered,
    pages: Sequence[Page],
    fmt: str,
    judged_by: RulePack,
    chosen: RulePack | None,
    rules: Sequence[str],
    known: Knowledge,
) -> Reported:
    """All that is wrong in the data and in the pages, as they will be read."""
    data = found.data
    of_data = wrong_in_data(data, judged_by, known)
    proof = proof_of(pages, fmt, knowledge=known, chosen=chosen, rules=rules_of(rules))
    told = (
        *found.findings,
        *located(days_wrong(data), found.cells),
        *located(unexplained(data, judged_by), found.cells),
        *located(implausible(data), found.cells),
        *of_data.findings,
        *beside(of_data.findings, proof.findings, data.money_unit),
        *without_glyphs(pages, fmt),
        *unstated(rules, fmt),
    )
    stands = {
        **standing(proof, data, found.files),
        **standing_in_data(of_data.findings, data, found.files, found.cells),
    }
    internal = (*of_data.internal, *proof.internal)
    return Reported(title="", findings=told, stands=stands, internal=internal)


def must_be_of(data: ReportData | Gathered, period: str) -> None:
    """Raises UserError where data are of another period than the one that is asked for, or it is
    none; an empty ``period`` asks for none.
    """
    given = (data.data if isinstance(data, Gathered) else data).period
    wanted = period_of(period)
    if period and wanted is None:
        raise user_error(
            "E004",
            f"期间“{period}”应为从1月起的一段，如 {EXPECTED}",
            f"{period!r} is no period; write e.g. {EXPECTED}",
            "period",
        )
    if not period or (given and period_of(given) == wanted):
        return
    told = f"数据写的期间是“{given}”" if given else "数据是全年的（没有写期间）"
    raise user_error(
        "E004",
        f"{told}，不是 {period} 的；请用 jixiao template 报告 文件.xlsx --period {period} "
        "领的表填本期累计和上年同期，或在数据里写明期间（YAML 里的 period）",
        f"the data are of {given or 'a whole year'}, not of {period}; fill in the sheet that"
        f" jixiao template report FILE.xlsx --period {period} gives, or state period in the data",
        "period",
    )


def must_draft(
    data: ReportData | Gathered, knowledge: Knowledge | None = None, pack: RulePack | None = None
) -> None:
    """Raises UserError with all that keeps data from being drafted, where they are of no use."""
    found = data if isinstance(data, Gathered) else Gathered(data=sound_data(data, knowledge, pack))
    wrong = located(unusable_in(found.data, found.files, knowledge, pack), found.cells)
    if wrong:
        raise UserError(*wrong)


def report_pages(
    data: ReportData,
    *,
    pack: RulePack | None = None,
    charts: bool = True,
    knowledge: Knowledge | None = None,
) -> tuple[Page, ...]:
    """Cover, body and one page for each annexed form, in a layout of ``knowledge``. The data must be
    such that ``unusable_in`` finds nothing.
    """
    known = knowledge or shipped()
    pack = pack or pack_for(data, known)[0]
    draft, exhibits = drafted(data, pack, known.library())
    body = Page(
        name="报告",
        blocks=tuple(_body(draft, exhibits, charts=charts)),
        paper="report",
        foot=OFFICIAL,
        outer=True,
    )
    offered, place = known.known_layouts(), data.unit + data.area
    annexes = tuple(
        msgspec.structs.replace(page, foot="")  # numbered on with the report
        for page in (
            pages_of(form, layout_for(form, pack, place, known=offered)) for form in data.forms
        )
    )
    cover = (_cover(draft),) if draft.cover else ()
    return *cover, body, *annexes


def pack_for(
    data: ReportData, knowledge: Knowledge | None = None, chosen: RulePack | None = None
) -> tuple[RulePack, str]:
    """Of the packs of ``knowledge`` (the shipped ones) the one for a report's data, and why: the
    user's ``chosen`` one, else as the data, their forms, their place and their year say.
    """
    return choose_for_report(
        (knowledge or shipped()).packs,
        chosen,
        named=data.rules,
        stated=rules_of(each.rules for each in data.forms),
        year=data.year,
        place=data.unit + data.area,
    )


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
        points=TABLE_POINTS if block.columns <= _ROOMY else None,
    )


def _paragraph(line: Line) -> Paragraph:
    return Paragraph(text=line.text, style=line.style, to_fill=line.to_fill)
