"""A docx package to a Document: paragraphs with heading levels, tables with merges, text boxes and
nested tables behind their hosts.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from jixiao.core.documents import Block, Document, Paragraph
from jixiao.core.findings import Finding
from jixiao.core.places import Place
from jixiao.core.tags import local
from jixiao.reading import limits, problems
from jixiao.reading.archives import Package
from jixiao.reading.packages import main_part, related, stated_rules
from jixiao.reading.problems import Refused
from jixiao.reading.raw import Raw
from jixiao.reading.word.flow import flow, properties
from jixiao.reading.word.styles import heading_levels, outline
from jixiao.reading.word.tables import grid_of
from jixiao.reading.word.words import words
from jixiao.reading.xml import attribute, parse

Element = etree._Element


def read_docx(source: Raw, package: Package) -> Document:
    """The document of a docx file."""
    name = main_part(package, "word/document.xml")
    data = package.part(name)
    if data is None:
        raise Refused(problems.damaged("缺少正文", "no main part"))
    body = next((child for child in parse(data) if local(child) == "body"), None)
    walker = _Walker(source.member, lambda: _levels(package, name))
    if body is not None:
        walker.container(body)
    return source.document("docx", walker.blocks, walker.findings, stated_rules(package))


def _levels(package: Package, name: str) -> dict[str, int]:
    """Headings are a help, not the content: damaged styles do not stop the reading."""
    styles = related(package, name, "styles")
    try:
        return heading_levels(package.part(styles) if styles else None)
    except Refused as refusal:
        if refusal.finding.code == "R101":
            return {}
        raise


class _Walker:
    """Collects the blocks of the body in order and numbers paragraphs and tables."""

    def __init__(self, member: str | None, levels: Callable[[], dict[str, int]]) -> None:
        self.blocks: list[Block] = []
        self.findings: list[Finding] = []
        self._member = member
        self._read_levels = (
            levels  # the styles part is large; it is read when a paragraph names a style
        )
        self._levels: dict[str, int] | None = None
        self._paragraphs = 0
        self._tables = 0
        self._cells = 0

    def container(self, element: Element, host: int | None = None, depth: int = 0) -> None:
        """Everything in the body, or in a text box of paragraph ``host``."""
        for name, child in flow(element, ("p", "tbl")):
            if name == "p":
                self._paragraph(child, host, depth)
            else:
                self._table(child, depth)

    def _paragraph(self, element: Element, host: int | None, depth: int) -> None:
        if host is None:
            self._paragraphs += 1
        index = host or self._paragraphs
        boxes: list[Element] = []
        text = words(element, boxes)
        if text:
            place = Place(member=self._member, paragraph=index, text=text)
            self._add(Paragraph(text=text, place=place, heading_level=self._level(element)))
        for box in boxes if depth < limits.MAX_TABLE_DEPTH else ():
            self.container(box, index, depth + 1)

    def _level(self, element: Element) -> int | None:
        stated = properties(element, "pPr")
        own = outline(stated.get("outlineLvl"))
        if own is not None:
            return own
        style = stated.get("pStyle")
        if style is None:
            return None
        if self._levels is None:
            self._levels = self._read_levels()
        return self._levels.get(attribute(style, "val") or "")

    def _table(self, element: Element, depth: int) -> None:
        self._tables += 1
        if depth >= limits.MAX_TABLE_DEPTH:
            self._too_deep()
            return
        inner: list[Element] = []
        grid = grid_of(element, self._tables, self._member, inner)
        if grid is not None and any(cell.text for cell in grid.cells):
            self._cells += len(grid.cells)
            self._add(grid)
        for table in inner:
            self._table(table, depth + 1)

    def _too_deep(self) -> None:
        if not self.findings:
            zh, en = (
                "表格套表格的层数过多，里层没有读取",
                "Tables are nested too deeply; the inner ones were not read",
            )
            self.findings.append(problems.over_limit(zh, en))

    def _add(self, block: Block) -> None:
        self.blocks.append(block)
        if len(self.blocks) > limits.MAX_BLOCKS or self._cells > limits.MAX_CELLS:
            raise Refused(
                problems.over_limit(
                    "文档段落或单元格过多", "The document has too many paragraphs or cells"
                )
            )
