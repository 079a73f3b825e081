"""The tables of a return letter: what is to be put right, what was not handed in again, what was accepted."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jixiao.core.findings import Text
from jixiao.writing.pages.fitting import breakable
from jixiao.writing.pages.page import TABLE_POINTS, Block, Cell, Paragraph, Table, aligned

PLACE_HEAD = Text("指标、栏目和位置", "Row, field and place")
FINDING_HEAD = Text("问题和改法", "Finding and what to do")
"""Heads that tell a letter from other papers."""
_HEADS = (
    (Text("序号", "No."), 9),
    (PLACE_HEAD, 32),
    (Text("填报", "Printed"), 20),
    (Text("应为", "Expected"), 20),
    (FINDING_HEAD, 75),
)
_ACCEPTED_HEADS = (
    (Text("序号", "No."), 9),
    (PLACE_HEAD, 32),
    (Text("问题", "Finding"), 70),
    (Text("接受理由", "Reason"), 45),
)
_GROUP_FILL = "F2F2F2"
_Row = tuple[str, tuple[str, ...]]  # the file or form that the row is about, and its texts


class LetterRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table: a finding in the words of the letter."""

    where: str
    place: str
    printed: str
    expected: str
    problem: str
    remedy: str


class AcceptedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that was accepted with a reason."""

    where: str
    place: str
    finding: str
    reason: str


_PARTS = (
    Text("需要核实更正的问题", "To be verified and corrected"),
    Text("上次指出、没有再报送的问题", "Found last time, not handed in again"),
    Text("已接受、不需再改的问题", "Accepted, no change needed"),
)


def tables_of(
    found: Sequence[LetterRow],
    absent: Sequence[LetterRow],
    accepted: Sequence[AcceptedLine],
    language: str,
) -> list[Block]:
    """The tables that there are, each under its numbered heading."""
    tables = (
        _problems(found, 1, language),
        _problems(absent, len(found) + 1, language),
        _accepted(accepted, language),
    )
    there = [
        (title, table)
        for title, table, of in zip(_PARTS, tables, (found, absent, accepted), strict=True)
        if of
    ]
    blocks: list[Block] = []
    for number, (title, table) in enumerate(there):
        mark = f"{number + 1}. " if language == "en" else f"{'一二三'[number]}、"
        mark = mark if len(there) > 1 else ""  # no first part where there is no second
        blocks += [Paragraph(text=f"{mark}{title.of(language)}", style="h1"), table]
    return blocks


def _problems(rows: Sequence[LetterRow], first: int, language: str) -> Table:
    do = "To do: " if language == "en" else "改法："
    listed = [
        (
            each.where,
            (
                each.place,
                each.printed,
                each.expected,
                f"{each.problem}\n{do}{each.remedy}" if each.remedy else each.problem,
            ),
        )
        for each in rows
    ]
    return _table(_HEADS, listed, first, language)


def _accepted(lines: Sequence[AcceptedLine], language: str) -> Table:
    return _table(
        _ACCEPTED_HEADS,
        [(each.where, (each.place, each.finding, each.reason)) for each in lines],
        1,
        language,
    )


def _table(
    heads: tuple[tuple[Text, int], ...], rows: Sequence[_Row], first: int, language: str
) -> Table:
    """A table with a row across it wherever another file or form begins."""
    cells = [
        Cell(row=1, column=at, text=head.of(language), bold=True)
        for at, (head, _) in enumerate(heads, start=1)
    ]
    leading = [1]
    line, group = 1, None
    for number, (where, texts) in enumerate(rows, start=first):
        if where != group:
            group, line = where, line + 1
            leading.append(line)
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
        points=TABLE_POINTS,
        leading=tuple(leading),
    )
