"""Plain text: lines to paragraphs, runs of tab-separated lines and pipe tables to grids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.core.documents import Block, Cell, Document, Grid
from jixiao.core.figures import parse
from jixiao.core.findings import Finding, Severity
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.reading import limits, problems
from jixiao.reading.closed_rows import closed_run, closed_tables
from jixiao.reading.encoding import Decoded
from jixiao.reading.problems import Refused
from jixiao.reading.raw import Raw

Line = tuple[int, str]
Row = tuple[int, list[str]]

_BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
_TAG = regex(
    r"</?(?:p|div|span|b|i|u|strong|em|font|sup|sub|center|h[1-6]|a|o:p)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_ENTITY = regex(
    r"&(?:nbsp|lt|gt|amp|ge|le|quot|emsp|ensp|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE
)
_EMPHASIS = regex(r"</?(?:b|i|u|strong|em)>", re.IGNORECASE)
_BLANKS = " \t\r\n\f\v\u3000\xa0\ufeff\u200b"
_PIPES = regex(r"^\s*\|.*\|\s*$")
_RULE = regex(r"^\s*\|(?:\s*(?::-+:?|-+:|-{2,})\s*\|)+\s*$")
_SPLIT_PIPES = regex(r"(?<!\\)\|")
_TABLE = regex(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_MANY = 4  # different cells that are emphasised
_LONGEST_QUOTED = 40  # lines of one quoted cell


def read_text(source: Raw, decoded: Decoded) -> Document:
    """The document of a text file."""
    if len(source.data) > limits.MAX_TEXT_BYTES:
        raise Refused(
            problems.over_limit("文本文件过大（超过 32 MB）", "The text file is larger than 32 MB")
        )
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if (
        max(text.count("\t"), text.count("|")) > limits.MAX_CELLS * 2
        or text.count("\n") > limits.MAX_BLOCKS * 4
    ):
        raise _too_much()
    blocks: list[Block] = []
    cells = 0
    for block in _blocks(source, text):
        blocks.append(block)
        cells += len(block.cells) if isinstance(block, Grid) else 0
        if len(blocks) > limits.MAX_BLOCKS or cells > limits.MAX_CELLS:
            raise _too_much()
    return source.document("txt", blocks, _lost(decoded))


def _too_much() -> Refused:
    return Refused(
        problems.over_limit("文本行数或单元格过多", "The text has too many lines or cells")
    )


def _lost(decoded: Decoded) -> list[Finding]:
    if not decoded.lost:
        return []
    return [
        problems.found(
            "R101",
            f"有 {decoded.lost} 处字节不能辨认，以“\ufffd”代替；请核对这些地方。",
            f"{decoded.lost} places hold bytes that are no characters, shown as \ufffd; check them.",
            severity=Severity.WARNING,
        )
    ]


def _blocks(source: Raw, text: str) -> Iterator[Block]:
    number, at = 1, 0
    for match in _TABLE.finditer(text) if "<table" in text.lower() else ():
        yield from _line_blocks(source, text[at : match.start()], number)
        number += text.count("\n", at, match.start())
        yield from _embedded(source, match.group(), number)
        number += text.count("\n", match.start(), match.end())
        at = match.end()
    yield from _line_blocks(source, text[at:], number)


def _embedded(source: Raw, markup: str, number: int) -> Iterator[Block]:
    """A table in html that a converter left in the text; its cells are found by their lines."""
    from jixiao.reading.html import tables_in_text

    yield from tables_in_text(source, markup, number)


def _line_blocks(source: Raw, text: str, first: int) -> Iterator[Block]:
    lines = list(enumerate(text.split("\n"), first))
    at = told = 0  # told: up to where the lines are known to be no closed rows
    while at < len(lines):
        number, line = lines[at]
        if "\t" in line:
            rows, at = _tab_rows(lines, at)
            yield from _grid_or_lines(source, rows)
        elif _PIPES.match(line) and at + 1 < len(lines) and _PIPES.match(lines[at + 1][1]):
            rows, at = _pipe_rows(lines, at)
            yield from _grid_or_lines(source, rows)
        elif at >= told and "|" in line and (run := closed_run(lines, at)).end > at:
            if run.table:
                for table in closed_tables(lines[at : run.end]):
                    yield from _grid_or_lines(source, table)
                at = run.end
            told = run.end
        else:
            at += 1
            words = clean(line)
            if words:
                yield source.line(number, words)


def _tab_rows(lines: list[Line], at: int) -> tuple[list[Row], int]:
    rows: list[Row] = []
    while at < len(lines) and "\t" in lines[at][1]:
        number, line = lines[at]
        end = _quoted_end(lines, at)
        if end > at:
            line = "\n".join(part for _, part in lines[at : end + 1])
            rows.append((number, _unquoted(line)))
        else:
            rows.append((number, line.split("\t")))
        at = end + 1
    return rows, at


def _quoted_end(lines: list[Line], at: int) -> int:
    """Excel quotes a cell that has line breaks; the index of the line where the quotes close again,
    else ``at``.
    """
    line = lines[at][1]
    if line.count('"') % 2 == 0 or not regex(r'(?:^|\t)"[^\t]*$').search(line):
        return at
    open_quotes = line.count('"')
    for end in range(at + 1, min(at + _LONGEST_QUOTED, len(lines))):
        open_quotes += lines[end][1].count('"')
        if open_quotes % 2 == 0:
            return end if regex(r'"(?:\t|$)').search(lines[end][1]) else at
    return at


def _unquoted(line: str) -> list[str]:
    fields = regex(r'"((?:[^"]|"")*)"(?=\t|$)(?:\t|$)|([^\t]*)(?:\t|$)').findall(line)
    found = [quoted.replace('""', '"') if quoted else plain for quoted, plain in fields]
    return found[:-1] if not line.endswith("\t") and len(found) > 1 and found[-1] == "" else found


def _pipe_rows(lines: list[Line], at: int) -> tuple[list[Row], int]:
    rows: list[Row] = []
    while at < len(lines) and _PIPES.match(lines[at][1]):
        number, line = lines[at]
        if not _RULE.match(line):
            rows.append(
                (
                    number,
                    [part.replace("\\|", "|") for part in _SPLIT_PIPES.split(line.strip()[1:-1])],
                )
            )
        at += 1
    return rows, at


def _grid_or_lines(source: Raw, rows: list[Row]) -> Iterator[Block]:
    converted = _by_converter({field for _, fields in rows for field in fields})
    cleaned = [
        (number, [clean(field) if converted else field.strip(_BLANKS) for field in fields])
        for number, fields in rows
    ]
    filled = [(number, fields) for number, fields in cleaned if any(fields)]
    if all(not any(fields[:-1]) for _, fields in filled):  # tabs that only indent are no table
        for number, fields in filled:
            yield source.line(number, fields[-1])
        return
    yield _grid(source, cleaned)


def _grid(source: Raw, rows: list[Row]) -> Grid:
    member = source.member
    cells = tuple(
        Cell(
            row=row,
            column=column,
            text=field,
            place=Place(member=member, line=number, column=column, text=field),
        )
        for row, (number, fields) in enumerate(rows, 1)
        for column, field in enumerate(fields, 1)
    )
    columns = max(len(fields) for _, fields in rows)
    return Grid(
        cells=cells,
        rows=len(rows),
        columns=columns,
        place=Place(member=member, line=rows[0][0]),
        merged_known=False,
    )


def clean(text: str) -> str:
    """The words as printed: without the simple html tags and entities that converters leave, outer
    blanks off.
    """
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        import html

        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return text.strip(_BLANKS)


def _by_converter(fields: set[str]) -> bool:
    """Whether the cells show that a converter wrote them. A tag that only emphasises and &amp; do
    not by themselves: they may be the form's own words (<b>加粗</b>). A figure nobody writes so, nor
    many cells.
    """
    marked = [field for field in fields if "<" in field or "&" in field]
    own = [_EMPHASIS.sub("", field).replace("&amp;", "") for field in marked]
    if any(pattern.search(field) for field in own for pattern in (_TAG, _BREAK, _ENTITY)):
        return True
    emphasised = [bare for field, bare in zip(marked, own, strict=True) if _EMPHASIS.search(field)]
    return len(emphasised) >= _MANY or any(parse(bare) is not None for bare in emphasised)
