"""HTML: paragraphs, headings and tables with row and column spans, as a browser lays them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.findings import Finding
from jixiao.core.keywords import rules_in
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.reading import limits, problems
from jixiao.reading.encoding import decode
from jixiao.reading.gridding import Layout, Slot, checked_area
from jixiao.reading.problems import Refused
from jixiao.reading.raw import Raw

_SKIPPED = frozenset(
    (
        "script",
        "style",
        "head",
        "title",
        "noscript",
        "template",
        "select",
        "textarea",
        "iframe",
        "object",
        "svg",
        "button",
    )
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "pre",
        "blockquote",
        "center",
        "form",
        "fieldset",
        "body",
        "html",
        "address",
        "hr",
        "caption",
        "aside",
        "nav",
        "figure",
        "figcaption",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
    )
)
_CHARSET = regex(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)
_LONG_TAG = regex(rb"<[^<>]{2048,}")
_QUOTED = regex(rb"\"[^\"]*\"|'[^']*'")
_SPACES = regex(r"[ \t\r\n\f\xa0]+")
_WRAP = regex(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])["
    r" \t]*[\r\n]\s*(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)
_NO_DISPLAY = regex(r"display\s*:\s*none", re.IGNORECASE)

Where = Callable[[Slot, etree._Element, str], Place]


def read_html(source: Raw) -> Document:
    """The document of a web page or of a table that was saved as one."""
    root = _parsed(source.data)
    if root is None:
        raise Refused(problems.empty())
    walker = _Walker(source)
    walker.children(root)
    walker.flush()
    return source.document("html", walker.blocks, walker.findings, _stated_rules(root))


def _stated_rules(root: etree._Element) -> str:
    found = root.find(".//meta[@name='keywords']")
    return rules_in(found.get("content") or "") if found is not None else ""


def tables_in_text(source: Raw, markup: str, line: int) -> Iterator[Block]:
    """The grids of html markup inside a text file; places are lines and columns of that file."""
    root = _parsed(markup.encode(), "utf-8")
    walker = _Walker(source, line)
    if root is not None:
        walker.children(root)
        walker.flush()
    yield from walker.blocks


def _parsed(data: bytes, encoding: str | None = None) -> etree._Element | None:
    if len(data) > limits.MAX_TEXT_BYTES or data.count(b"<") > limits.MAX_XML_NODES:
        raise Refused(problems.over_limit("网页文件过大", "The web page is too large"))
    _check_attributes(data)
    if encoding is None:
        found = _CHARSET.search(data[:4096])
        decoded = decode(data, found.group(1).decode("ascii") if found else None)
        data = (
            decoded.text.encode("utf-8", "replace")
            if decoded
            else data.decode("utf-8", "replace").encode()
        )
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data.replace(b"\x00", b""), parser)


def _check_attributes(data: bytes) -> None:
    """The parser's time grows with the square of a tag's attributes; embedded pictures are long
    tags but have few.
    """
    heavy = 0
    for match in _LONG_TAG.finditer(data):
        names = len(regex(rb"[\s/=]+").findall(_QUOTED.sub(b"", match.group())))
        heavy += names > 300
        if names > 3000 or heavy > 50:
            raise Refused(
                problems.over_limit(
                    "网页标签的属性多得不合常理", "A tag has more attributes than any page needs"
                )
            )


class _Walker:
    """Goes through the elements in order and collects blocks."""

    def __init__(self, source: Raw, line: int | None = None) -> None:
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._member = source.member
        self._line = line
        self._words: list[str] = []
        self._paragraphs = 0
        self._tables = 0
        self._cells = 0
        self._depth = 0

    def children(self, element: etree._Element) -> None:
        """Everything inside an element."""
        self._words.append(element.text or "")
        for child in element:
            self._one(child)
            self._words.append(child.tail or "")

    def flush(self, level: int | None = None) -> None:
        """End the paragraph that is being collected."""
        text = _tidy("".join(self._words))
        self._words.clear()
        if not text:
            return
        self._paragraphs += 1
        if len(self.blocks) > limits.MAX_BLOCKS:
            raise Refused(problems.over_limit("网页段落过多", "The page has too many paragraphs"))
        place = Place(
            member=self._member,
            line=self._line,
            paragraph=None if self._line else self._paragraphs,
            text=text,
        )
        self.blocks.append(Paragraph(text=text, heading_level=level, place=place))

    def _one(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if tag == "table":
            self.flush()
            self._table(element)
        elif tag == "br":
            self.flush()
        elif tag in _BLOCKS:
            if _hidden(element):
                return
            self.flush()
            self.children(element)
            self.flush(int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else None)
        else:
            self.children(element)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        if self._depth >= limits.MAX_TABLE_DEPTH:
            if not self.findings:
                zh, en = (
                    "表格套表格的层数过多，里层没有读取",
                    "Tables are nested too deeply; the inner ones were not read",
                )
                self.findings.append(problems.over_limit(zh, en))
            return
        self._depth += 1
        nested = [cell for cell in table.iter("td", "th") if cell.find(".//table") is not None]
        if nested and _arranges(table):
            for row in _rows(table):
                self._one(row)
        else:
            number = self._tables
            for caption in table.findall("caption"):
                self._one(caption)
            self._grid(table, number)
            for inner in _inner_tables(table) if nested else ():
                self._table(inner)
        self._depth -= 1

    def _grid(self, table: etree._Element, number: int) -> None:
        grid = _grid_of(
            table,
            self._where(number),
            Place(member=self._member, line=self._line, table=None if self._line else number),
        )
        self._cells += len(grid.cells)
        if self._cells > limits.MAX_CELLS:
            raise Refused(
                problems.over_limit("网页表格的单元格过多", "The page's tables have too many cells")
            )
        if any(cell.text for cell in grid.cells):
            self.blocks.append(grid)

    def _where(self, number: int) -> Where:
        member, line = self._member, self._line
        if line is None:
            return lambda slot, element, text: Place(
                member=member, table=number, row=slot.row, column=slot.column, text=text
            )
        return lambda slot, element, text: Place(
            member=member,
            line=line + _source_line(element) - 1,
            column=slot.column,
            text=text,
        )


def _grid_of(table: etree._Element, where: Where, place: Place) -> Grid:
    rows = list(_rows(table))
    layout = Layout()
    cells: list[Cell] = []
    for index, row in enumerate(rows):
        layout.next_row()
        hidden = _hidden(row)
        for element in row.iterchildren("td", "th"):
            slot = layout.place(
                _span(element, "rowspan", len(rows) - index),
                _span(element, "colspan", limits.MAX_SPAN),
            )
            text = _cell_text(element)
            cells.append(
                Cell(
                    row=slot.row,
                    column=slot.column,
                    row_span=slot.row_span,
                    column_span=slot.column_span,
                    text=text,
                    place=where(slot, element, text),
                    stored=_stored(element),
                    hidden=hidden or _hidden(element),
                )
            )
        if len(cells) > limits.MAX_CELLS:
            raise Refused(
                problems.over_limit("网页表格的单元格过多", "The page's tables have too many cells")
            )
    checked_area(len(rows), layout.columns)
    return Grid(cells=tuple(cells), rows=len(rows), columns=layout.columns, place=place)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _inner_tables(table: etree._Element) -> list[etree._Element]:
    """The tables one level down."""
    return [
        inner
        for inner in table.iterdescendants("table")
        if next(inner.iterancestors("table")) is table
    ]


def _arranges(table: etree._Element) -> bool:
    """Whether the table only arranges the page: most of its words stand in tables inside it, or
    these fill their rows alone.
    """
    inside = sum(len(_all_text(inner)) for inner in _inner_tables(table))
    whole = len(_all_text(table))
    if inside * 2 >= whole:
        return True
    rows = [row for row in _rows(table) if row.find(".//table") is not None]
    return all(sum(1 for cell in row if _all_text(cell)) <= 1 for row in rows)


def _all_text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext()).strip()


def _span(element: etree._Element, name: str, most: int) -> int:
    stated = str(element.get(name, "1")).strip()
    if not stated.isdigit() or len(stated) > 9:
        return 1
    value = int(stated)
    return (
        max(1, most)
        if value == 0 and name == "rowspan"
        else max(1, min(value, most, limits.MAX_SPAN))
    )


def _cell_text(cell: etree._Element) -> str:
    """The cell's words, a line for each block; tables inside it stand apart."""
    parts: list[str] = []
    _collect(cell, parts)
    return "\n".join(
        line for line in (_tidy(part) for part in "".join(parts).split("\x1f")) if line
    )


def _collect(element: etree._Element, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag != "table" and tag not in _SKIPPED:
            apart = tag == "br" or tag in _BLOCKS
            parts.append("\x1f" if apart else "")
            _collect(child, parts)
            parts.append("\x1f" if apart and tag != "br" else "")
        parts.append(child.tail or "")


def _tidy(text: str) -> str:
    """White space as a browser shows it; a line break of the source between two Chinese characters
    is none.
    """
    return _SPACES.sub(" ", _WRAP.sub("", text)).strip(" \u3000\u200b\ufeff")


def _stored(element: etree._Element) -> Decimal | None:
    """Excel writes the value behind the print into x:num."""
    value = element.get("x:num")
    if not value:
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _source_line(element: etree._Element) -> int:
    found = element.sourceline
    return found if isinstance(found, int) else 1


def _hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return bool(style and _NO_DISPLAY.search(style)) or element.get("hidden") is not None
