"""What a workbook says about its sheets, its styles and its strings."""

from __future__ import annotations

import msgspec

from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.reading import limits, problems
from jixiao.reading.archives import Package
from jixiao.reading.packages import related, relations
from jixiao.reading.problems import Refused
from jixiao.reading.sheets.codes import BUILT_IN
from jixiao.reading.sheets.stream import rich_text
from jixiao.reading.xml import attribute, parse

_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")


class Workbook(msgspec.Struct):
    """Sheets in their order as (name, part, hidden), and how dates and formulas stand."""

    sheets: list[tuple[str, str, bool]]
    since_1904: bool
    recalculates: bool  # a program wrote the formulas without computing them


def workbook_of(package: Package, part: str) -> Workbook:
    """The workbook part."""
    data = package.part(part)
    if data is None:
        raise Refused(problems.damaged("缺少工作簿", "no workbook"))
    targets = relations(package, part)
    book = Workbook([], False, False)
    for child in parse(data):
        name = local(child)
        if name == "workbookPr":
            book.since_1904 = child.get("date1904") in ("1", "true")
        elif name == "calcPr":
            book.recalculates = child.get("fullCalcOnLoad") in ("1", "true")
        elif name == "sheets":
            for sheet in child:
                kind, target = targets.get(attribute(sheet, "id") or "", ("", ""))
                if kind.endswith("/worksheet"):
                    book.sheets.append(
                        (
                            sheet.get("name") or "",
                            target,
                            (sheet.get("state") or "visible") != "visible",
                        )
                    )
    return book


def codes_of(package: Package, part: str) -> list[str]:
    """The number format code of each cell style."""
    name = related(package, part, "styles")
    data = package.part(name) if name else None
    if data is None:
        return []
    own: dict[str, str] = {}
    codes: list[str] = []
    for child in parse(data):
        kind = local(child)
        if kind == "numFmts":
            own = {
                entry.get("numFmtId") or "": entry.get("formatCode") or "General" for entry in child
            }
        elif kind == "cellXfs":
            for entry in child:
                number = entry.get("numFmtId") or "0"
                codes.append(
                    own.get(number)
                    or BUILT_IN.get(
                        int(number) if number.isdigit() and len(number) < 6 else 0, "General"
                    )
                )
    return codes


def strings_of(package: Package, part: str) -> list[str]:
    """The shared strings."""
    name = related(package, part, "sharedStrings")
    data = package.part(name) if name else None
    if data is None:
        return []
    root = parse(data)
    if len(root) > limits.MAX_SHARED_STRINGS:
        raise Refused(problems.over_limit("工作簿的文字过多", "The workbook holds too many texts"))
    return [plain(rich_text(item)) for item in root]


def plain(text: str) -> str:
    """Escapes of control characters undone, line ends unified, outer blanks off."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000\xa0\ufeff\u200b")
