"""A worksheet part read as a stream: filled cells, merges, hidden rows and columns, within bounds
of memory and time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast

import msgspec
from lxml import etree

from jixiao.core.regex import regex
from jixiao.reading import limits, problems
from jixiao.reading.problems import Refused
from jixiao.reading.sheets.cells import Box, box, column_of
from jixiao.reading.xml import inspect, reason

_CHUNK = 1 << 16
_LETTERS = regex(r"([A-Z]{1,3})\d")
_TRUE = ("1", "true", "on")


class RawCell(msgspec.Struct, gc=False):
    """A filled cell as the part has it: type, style index, value text, formula (shared ones by
    index).
    """

    row: int
    column: int
    kind: str
    style: int
    value: str | None
    formula: str | None
    shared: str | None


class RawSheet(msgspec.Struct):
    """What a worksheet part holds."""

    cells: list[RawCell]
    merges: list[Box]
    hidden_rows: set[int]
    hidden_columns: list[tuple[int, int]]


def read_sheet(stream: IO[bytes], budget: int) -> RawSheet:
    """The filled cells of a sheet; refuses one with more than ``budget`` of them without reading
    on.
    """
    found = RawSheet([], [], set(), [])
    last = 0
    for element in _elements(stream):
        name = element.tag[element.tag.rfind("}") + 1 :]
        if name == "row":
            last = _row(element, last, found)
            _forget(element)
            if len(found.cells) > budget:
                raise Refused(
                    problems.over_limit(
                        "工作簿的单元格过多（超过 20 万个）",
                        "The workbook has more than 200,000 filled cells",
                    )
                )
        elif name == "mergeCell":
            merged = box(element.get("ref") or "")
            if merged:
                found.merges.append(merged)
        elif (element.get("hidden") or "0") in _TRUE:
            first, to = element.get("min") or "", element.get("max") or ""
            if first.isdigit() and to.isdigit() and len(first + to) < 12:
                found.hidden_columns.append((int(first), int(to)))
    return found


def _elements(stream: IO[bytes]) -> Iterator[etree._Element]:
    parser = etree.XMLPullParser(
        events=("end",),
        tag=("{*}row", "{*}mergeCell", "{*}col"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    nodes = in_row = total = 0
    tail = b""
    try:
        while chunk := stream.read(_CHUNK):
            total += len(chunk)
            inspect(tail + chunk if tail else chunk)
            tail = chunk[-16:]
            count = chunk.count(b"<")
            nodes += count
            in_row = count if b"</row" in chunk or b":row>" in chunk else in_row + count
            if (
                nodes > limits.MAX_SHEET_NODES
                or in_row > limits.MAX_ROW_NODES
                or total > limits.MAX_SHEET_BYTES
            ):
                raise Refused(
                    problems.over_limit(
                        "工作表过大（行数或格式过多）",
                        "A sheet is too large (too many rows or formats)",
                    )
                )
            parser.feed(chunk)
            for _, element in parser.read_events():
                yield cast(etree._Element, element)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise Refused(reason(error)) from error
    for _, element in parser.read_events():
        yield cast(etree._Element, element)


def _forget(row: etree._Element) -> None:
    """Free the row and those before it; a sheet is never held as a whole."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]


def _row(element: etree._Element, last: int, found: RawSheet) -> int:
    stated = element.get("r") or ""
    number = int(stated) if stated.isdigit() and len(stated) < 8 else last + 1
    if element.get("hidden") in _TRUE:
        found.hidden_rows.add(number)
    column, skipped = 0, None
    for cell in element:
        reference = cell.get("r")
        if reference is not None and not len(cell):  # a formatted blank; there may be millions
            skipped = reference
            continue
        if reference is None and skipped is not None:
            column = _column(skipped, column)
        column, skipped = _column(reference, column + 1), None
        raw = _cell(cell, number, column) if len(cell) else None
        if raw is not None:
            found.cells.append(raw)
    return number


def _column(reference: str | None, otherwise: int) -> int:
    match = _LETTERS.match(reference) if reference else None
    return column_of(match.group(1)) if match else otherwise


def _cell(cell: etree._Element, row: int, column: int) -> RawCell | None:
    value = formula = shared = None
    for child in cell:
        tag = child.tag
        if tag[-2:] == "}v":
            value = child.text
        elif tag.endswith("}f"):
            formula = child.text or ""
            shared = child.get("si") if child.get("t") == "shared" else None
        elif tag.endswith("}is"):
            value = rich_text(child)
    if value is None and formula is None:
        return None
    style = cell.get("s") or "0"
    return RawCell(
        row,
        column,
        cell.get("t") or "n",
        int(style) if style.isdigit() and len(style) < 7 else 0,
        value,
        formula,
        shared,
    )


def rich_text(element: etree._Element) -> str:
    """The text of a string item, its runs joined, phonetic guides left out."""
    parts: list[str] = []
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        if tag.endswith("}t"):
            parts.append(child.text or "")
        elif tag.endswith("}r"):
            parts.extend(
                found.text or ""
                for found in child
                if isinstance(found.tag, str) and found.tag.endswith("}t")
            )
    return "".join(parts)
