"""Old Excel workbooks (BIFF, also WPS .et) to a Document, by xlrd with merges and number formats."""

from __future__ import annotations

import io
import struct
from decimal import Decimal
from typing import Any

from jixiao.core.documents import Block, Document
from jixiao.reading import limits, problems
from jixiao.reading.compound import SIGNATURE
from jixiao.reading.problems import Refused
from jixiao.reading.raw import Raw
from jixiao.reading.sheets.cells import Value
from jixiao.reading.sheets.grids import Sheet, blocks_of
from jixiao.reading.sheets.shown import settled, shown_number, shown_text
from jixiao.reading.sheets.workbook import plain

_CELLS = frozenset(
    (0x0203, 0x027E, 0x00FD, 0x0204, 0x0205, 0x0006, 0x0206, 0x0406, 0x00D6, 0x0002, 0x0003, 0x0004)
)
_MANY = {0x00BD: 6, 0x00BE: 2}  # records of several cells, and the bytes of each
_PASSWORD = 0x002F


def read_xls(source: Raw) -> Document:
    """The document of an xls file."""
    import xlrd  # type: ignore[import-untyped]

    _inspect(_stream(source.data))
    try:
        book = xlrd.open_workbook(
            file_contents=source.data, formatting_info=True, logfile=io.StringIO()
        )
    except NotImplementedError:
        book = xlrd.open_workbook(file_contents=source.data, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        raise Refused(
            problems.encrypted() if "encrypted" in str(error).lower() else problems.damaged()
        ) from error
    blocks: list[Block] = []
    for sheet in book.sheets():
        blocks.extend(blocks_of(_sheet(book, sheet), source.member))
    return source.document("xls", blocks)


def _stream(data: bytes) -> bytes:
    """The workbook stream of the container."""
    if not data.startswith(SIGNATURE):
        return data
    from xlrd.compdoc import CompDoc  # type: ignore[import-untyped]

    container = CompDoc(data, logfile=io.StringIO())
    for name in ("Workbook", "Book"):
        memory, base, size = container.locate_named_stream(name)
        if memory:
            return bytes(memory[base : base + size])
    raise Refused(problems.damaged())


def _inspect(stream: bytes) -> None:
    """Count the cells and look for a password before anything is built."""
    at = cells = 0
    while at + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, at)
        if record == _PASSWORD:
            raise Refused(problems.encrypted())
        if record in _CELLS:
            cells += 1
        elif record in _MANY:
            cells += max(0, length - 6) // _MANY[record]
        if cells > limits.MAX_CELLS * 5:  # formatted blanks count here
            raise Refused(
                problems.over_limit("工作簿的单元格过多", "The workbook has too many cells")
            )
        at += 4 + length


def _sheet(book: Any, sheet: Any) -> Sheet:
    formats = _codes(book)
    values: list[Value] = []
    for row in range(sheet.nrows):
        styles = sheet._cell_xf_indexes[row] if book.formatting_info else ()
        for column, (kind, value) in enumerate(
            zip(sheet.row_types(row), sheet.row_values(row), strict=False)
        ):
            if kind in (0, 6):
                continue
            code = formats.get(styles[column], "General") if column < len(styles) else "General"
            values.append(_value(row + 1, column + 1, kind, value, code, bool(book.datemode)))
            if len(values) > limits.MAX_CELLS:
                raise Refused(
                    problems.over_limit(
                        "工作簿的单元格过多（超过 20 万个）",
                        "The workbook has more than 200,000 filled cells",
                    )
                )
    merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}
    columns = [
        (column + 1, column + 1) for column, info in sheet.colinfo_map.items() if info.hidden
    ]
    return Sheet(sheet.name, values, merges, rows, columns, sheet.visibility != 0)


def _codes(book: Any) -> dict[int, str]:
    """Style index → number format code."""
    if not book.formatting_info:
        return {}
    return {
        index: book.format_map[style.format_key].format_str or "General"
        for index, style in enumerate(book.xf_list)
        if style.format_key in book.format_map
    }


def _value(row: int, column: int, kind: int, value: Any, code: str, since_1904: bool) -> Value:
    import xlrd

    if kind == 1:
        return Value(row, column, plain(shown_text(str(value), code)))
    if kind == 4:
        return Value(row, column, "TRUE" if value else "FALSE")
    if kind == 5:
        return Value(row, column, xlrd.error_text_from_code.get(value, "#VALUE!"))
    number = settled(Decimal(repr(value)))
    return Value(row, column, shown_number(number, code, since_1904), number)
