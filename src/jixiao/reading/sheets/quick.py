"""The short way through a small worksheet part in the plain markup that office programs write;
anything else goes the long way.
"""

from __future__ import annotations

import re

from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.reading.sheets.cells import box, column_of
from jixiao.reading.sheets.stream import RawCell, RawSheet
from jixiao.reading.xml import parse

MOST_BYTES = 4 << 20

_PIECE = regex(
    r'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,6})")?(?: t="(n|s|str|b|e|inlineStr)")?'
    r"(?:/>|>(?:<f>([^<]*)</f>)?(?:<v>([^<]*)</v>|<v ?/>)?</c>|><is><t(?:"
    r' xml:space="preserve")?>([^<]*)</t></is></c>)'
    r"|(<row)((?: [\w:.]+=\"[^\"<]*\")*) ?(/?)>|(</row>)|\s+"
)
_ATTRIBUTE = regex(r' (r|hidden)="([^"]*)"')
_UNUSUAL = regex(rb"<!|[\x00-\x08\x0b\x0c\x0e-\x1f]|<\?(?!xml )")
_ENTITY = regex(r"&(?:(lt|gt|amp|quot|apos)|#(\d{1,6})|#x([0-9a-fA-F]{1,5}));|&")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class _LongWay(Exception):
    """Markup that only the parser can judge."""


def quick_sheet(data: bytes) -> RawSheet | None:
    """What ``read_sheet`` would find, or None where the markup is not of the plain kind."""
    head, opened, rest = data.partition(b"<sheetData>")
    body, closed, tail = rest.partition(b"</sheetData>")
    if not opened or not closed or len(data) > MOST_BYTES or _UNUSUAL.search(data):
        return None
    try:
        text = body.decode("utf-8")
        found = _scanned(text.replace("\r\n", "\n") if "\r" in text else text)
    except (UnicodeDecodeError, _LongWay):
        return None
    for part in parse(head + b"<sheetData/>" + tail):
        name = local(part)
        if name == "mergeCells":
            found.merges = [merged for entry in part if (merged := box(entry.get("ref") or ""))]
        elif name == "cols":
            for entry in part:
                first, to = entry.get("min") or "", entry.get("max") or ""
                if (
                    entry.get("hidden") in ("1", "true", "on")
                    and first.isdigit()
                    and to.isdigit()
                    and len(first + to) < 12
                ):
                    found.hidden_columns.append((int(first), int(to)))
    return found


def _scanned(text: str) -> RawSheet:
    found = RawSheet([], [], set(), [])
    cells = found.cells
    marked = "&" in text
    row, number, stated, inside, at = 0, 0, "", False, 0
    for match in _PIECE.finditer(text):
        if match.start() != at:
            raise _LongWay
        at = match.end()
        letters, digits, style, kind, formula, value, words, begin, attributes, empty, end = (
            match.groups()
        )
        if letters is not None:
            if not inside or digits != stated:
                raise _LongWay
            value = words or value
            if value or formula is not None:
                if marked:
                    formula, value = _plain(formula), _plain(value)
                cells.append(
                    RawCell(
                        number,
                        column_of(letters),
                        kind or "n",
                        int(style) if style else 0,
                        value or None,
                        formula,
                        None,
                    )
                )
        elif begin:
            number = _row(attributes, row, found)
            row, stated, inside = number, str(number), not empty
        elif end:
            inside = False
    if at != len(text) or inside:
        raise _LongWay
    return found


def _row(attributes: str, last: int, found: RawSheet) -> int:
    stated = dict(_ATTRIBUTE.findall(attributes))
    number = stated.get("r", str(last + 1))
    if not number.isdigit() or len(number) > 7:
        raise _LongWay
    if stated.get("hidden") in ("1", "true", "on"):
        found.hidden_rows.add(int(number))
    return int(number)


def _plain(text: str | None) -> str | None:
    return _ENTITY.sub(_character, text) if text and "&" in text else text


def _character(match: re.Match[str]) -> str:
    named, decimal, hexadecimal = match.groups()
    if named:
        return _NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    if (code < 32 and code not in (9, 10, 13)) or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise _LongWay
    return chr(code)
