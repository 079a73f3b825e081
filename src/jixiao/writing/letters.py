"""Return letters (整改通知): one for each unit, with its problems as a table, on the page of
official documents.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.findings import Text
from jixiao.core.regex import regex
from jixiao.writing.pages.fitting import breakable
from jixiao.writing.pages.page import Block, Cell, Page, Paragraph, Table, aligned

_HEADS = (
    (Text("序号", "No."), 8),
    (Text("位置", "Place"), 22),
    (Text("填报", "Printed"), 24),
    (Text("应为", "Expected"), 22),
    (Text("依据", "Grounds"), 50),
    (Text("怎么改", "What to do"), 30),
)
_ACCEPTED_HEADS = (
    (Text("序号", "No."), 8),
    (Text("位置", "Place"), 22),
    (Text("问题", "Finding"), 76),
    (Text("接受理由", "Reason"), 50),
)
_GROUP_FILL = "F2F2F2"
_Row = tuple[str, tuple[str, ...]]  # the file or form that the row is about, and its texts
_FORBIDDEN = regex(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST_NAME = 60


class LetterRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the list: a finding in the words of the letter."""

    where: str
    place: str
    printed: str
    expected: str
    grounds: str
    remedy: str


class AcceptedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that was accepted with a reason."""

    where: str
    place: str
    finding: str
    reason: str


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What goes to one unit. ``files`` are the documents that were reviewed."""

    unit: str
    files: tuple[str, ...]
    errors: int
    warnings: int
    rows: tuple[LetterRow, ...]
    accepted: tuple[AcceptedLine, ...] = ()


def pages_of(letter: Letter, language: str = "zh") -> tuple[Page, ...]:
    """The letter as pages for a writer."""
    blocks = _english(letter) if language == "en" else _chinese(letter)
    return (Page(name="整改通知", blocks=blocks, paper="report"),)


def file_name(unit: str) -> str:
    """A name for a unit's letter that every system takes."""
    bare = " ".join(_FORBIDDEN.sub(" ", unit).split()).strip(". ")[:_LONGEST_NAME].strip(". ")
    return f"整改通知-{bare or '未写明单位'}.docx"


def _chinese(letter: Letter) -> tuple[Block, ...]:
    named = "、".join(f"《{name}》" for name in letter.files)
    counts = "，".join(
        f"{word}{count}处"
        for word, count in (("错误", letter.errors), ("警告", letter.warnings))
        if count
    )
    blocks: list[Block] = [
        Paragraph(text="绩效文件审核整改通知", style="title"),
        Paragraph(text=""),
        Paragraph(text=f"{letter.unit}：", style="cover"),
        Paragraph(
            text=f"你单位报送的{named}已经审核，发现问题{len(letter.rows)}处（{counts}），列于下表。"
        ),
        Paragraph(
            text="请逐项核实：属实的，按“怎么改”更正；核实后认为填报无误的，书面说明理由并附依据。"
        ),
        Paragraph(
            text="请于＿＿＿＿年＿＿月＿＿日前，将更正后的文件和说明报送我单位。", to_fill=True
        ),
        Paragraph(text="一、需要核实更正的问题", style="h1"),
        _listed(letter, "zh"),
    ]
    if letter.accepted:
        blocks += [
            Paragraph(text="二、已接受、不需再改的问题", style="h1"),
            _accepted(letter, "zh"),
        ]
    return (
        *blocks,
        Paragraph(text=""),
        Paragraph(text="（审核单位、印章）", style="right", to_fill=True),
        Paragraph(text="＿＿＿＿年＿＿月＿＿日", style="right", to_fill=True),
    )


def _english(letter: Letter) -> tuple[Block, ...]:
    blocks: list[Block] = [
        Paragraph(text="Return of performance documents", style="title"),
        Paragraph(text=""),
        Paragraph(text=f"To: {letter.unit}", style="cover"),
        Paragraph(
            text=(
                f"The review of {', '.join(letter.files)} found {letter.errors} errors and"
                f" {letter.warnings} warnings, listed below."
            )
        ),
        Paragraph(
            text="Please correct them, or state in writing, with proof, why the figures are right."
        ),
        Paragraph(text="Corrected files and statements are due on ____-__-__.", to_fill=True),
        Paragraph(text="1. To be verified and corrected", style="h1"),
        _listed(letter, "en"),
    ]
    if letter.accepted:
        blocks += [
            Paragraph(text="2. Accepted, no change needed", style="h1"),
            _accepted(letter, "en"),
        ]
    return (
        *blocks,
        Paragraph(text=""),
        Paragraph(text="(reviewing office, seal)", style="right", to_fill=True),
        Paragraph(text="____-__-__", style="right", to_fill=True),
    )


def _listed(letter: Letter, language: str) -> Table:
    rows = [
        (each.where, (each.place, each.printed, each.expected, each.grounds, each.remedy))
        for each in letter.rows
    ]
    return _table(_HEADS, rows, language)


def _accepted(letter: Letter, language: str) -> Table:
    return _table(
        _ACCEPTED_HEADS,
        [(each.where, (each.place, each.finding, each.reason)) for each in letter.accepted],
        language,
    )


def _table(heads: tuple[tuple[Text, int], ...], rows: Sequence[_Row], language: str) -> Table:
    """A table with a row across it wherever another file or form begins."""
    cells = [
        Cell(row=1, column=at, text=head.of(language), bold=True)
        for at, (head, _) in enumerate(heads, start=1)
    ]
    line, group = 1, None
    for number, (where, texts) in enumerate(rows, start=1):
        if where != group:
            group, line = where, line + 1
            cells.append(
                Cell(
                    row=line,
                    column=1,
                    column_span=len(heads),
                    text=where,
                    align="left",
                    bold=True,
                    fill=_GROUP_FILL,
                )
            )
        line += 1
        cells.append(Cell(row=line, column=1, text=str(number)))
        cells.extend(
            Cell(row=line, column=at, text=breakable(text) or "—", align=aligned(text))
            for at, text in enumerate(texts, start=2)
        )
    return Table(
        cells=tuple(cells),
        rows=line,
        columns=len(heads),
        widths=tuple(width for _, width in heads),
        header_rows=1,
    )
