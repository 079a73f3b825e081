"""PDF bytes to a document: tables by their rulings, paragraphs by their geometry, each with page
and box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import create_string_buffer
from typing import Any

import msgspec

from jixiao.core.documents import Block, Cell, Document, Grid, Paragraph
from jixiao.core.findings import Finding, Severity
from jixiao.core.keywords import rules_in
from jixiao.core.places import Place
from jixiao.reading import problems
from jixiao.reading.pdf.borderless import aligned_tables
from jixiao.reading.pdf.engine import ENGINE, pdfium
from jixiao.reading.pdf.grids import TablePart, sideways_text, tables_of
from jixiao.reading.pdf.joins import JoinedTable, is_continuation_mark
from jixiao.reading.pdf.lines import Line, lines_of
from jixiao.reading.pdf.page import PageContent, read_page
from jixiao.reading.pdf.paragraphs import (
    PlacedLine,
    margins,
    paragraphs_of,
    running_key,
    running_lines,
    without_page_numbers,
)
from jixiao.reading.problems import Refused
from jixiao.reading.raw import Raw

MAX_PAGES = 2000
MAX_BYTES = 500_000_000
_PASSWORD_ERROR = 4
_LONGEST_KEYWORDS = 2000  # bytes


class _Page(msgspec.Struct, kw_only=True):
    """One page's tables and remaining lines."""

    content: PageContent
    parts: list[TablePart]
    lines: list[Line]


def read_pdf(source: Raw) -> Document:
    """The document in PDF bytes. Never raises: what cannot be read is a finding of the
    document.
    """
    findings: list[Finding] = []
    keywords: list[str] = []
    try:
        with ENGINE:
            pages = list(_pages(source.data, findings, keywords))
        _refuse_scans(pages, findings)
    except Refused as refused:
        return source.failed("pdf", refused.finding)
    blocks = tuple(_blocks(pages, source.member))
    sizes = tuple((round(page.content.width, 2), round(page.content.height, 2)) for page in pages)
    return Document(
        path=source.path,
        format="pdf",
        sha256=source.sha256,
        member=source.member,
        blocks=blocks,
        findings=tuple(findings),
        pages=sizes,
        rules=rules_in("".join(keywords)),
    )


# the file


def _pages(data: bytes, findings: list[Finding], keywords: list[str]) -> Iterator[_Page]:
    """Each page of the file; unreadable ones as empty, with a finding. The file's keywords are added
    to ``keywords``.
    """
    raw = pdfium()
    handle = _opened(raw, data)
    try:
        count = int(raw.FPDF_GetPageCount(handle))
        if count <= 0:
            raise _damaged()
        if count > MAX_PAGES:
            raise _too_large(
                f"{count} 页，超过 {MAX_PAGES} 页", f"{count} pages, more than {MAX_PAGES}"
            )
        keywords.append(_keywords(raw, handle))
        above: tuple[float, ...] = ()
        for number in range(1, count + 1):
            page = _page(raw, handle, number, findings, above)
            above = page.parts[-1].xs if page.parts else ()
            yield page
    finally:
        raw.FPDF_CloseDocument(handle)


def _keywords(raw: Any, handle: Any) -> str:
    size = min(int(raw.FPDF_GetMetaText(handle, b"Keywords", None, 0)), _LONGEST_KEYWORDS)
    buffer = create_string_buffer(size)
    raw.FPDF_GetMetaText(handle, b"Keywords", buffer, size)
    return bytes(buffer.raw).decode("utf-16-le", "replace").rstrip("\0")


def _opened(raw: Any, data: bytes) -> Any:
    if len(data) > MAX_BYTES:
        raise _too_large(f"{len(data) // 1_000_000} MB", f"{len(data) // 1_000_000} MB")
    handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if handle:
        if data.rfind(b"startxref") < data.rfind(b"endobj"):
            raw.FPDF_CloseDocument(handle)
            raise _damaged()
        return handle
    if int(raw.FPDF_GetLastError()) == _PASSWORD_ERROR:
        raise Refused(problems.encrypted())
    raise _damaged()


def _damaged() -> Refused:
    return Refused(problems.damaged())


def _too_large(zh: str, en: str) -> Refused:
    return Refused(problems.over_limit(f"PDF 过大（{zh}）", f"The PDF is too large ({en})"))


def _page(
    raw: Any, handle: Any, number: int, findings: list[Finding], above: tuple[float, ...]
) -> _Page:
    loaded = raw.FPDF_LoadPage(handle, number - 1)
    if not loaded:
        findings.append(_of_page("R101", number, "已损坏，未能读取", "is damaged and was not read"))
        return _Page(content=PageContent(number=number, width=0.0, height=0.0), parts=[], lines=[])
    try:
        content = read_page(raw, loaded, number)
    finally:
        raw.FPDF_ClosePage(loaded)
    if content.too_many:
        findings.append(
            _of_page(
                "R106",
                number,
                "图形或文字过多，未读取",
                "has too many objects and was not read",
                severity=Severity.REMARK,
            )
        )
    parts, runs = tables_of(content, above)
    lines = without_page_numbers(lines_of(runs), content.upright_size[1])
    loose, lines = aligned_tables(lines, number)
    return _Page(
        content=content, parts=sorted([*parts, *loose], key=lambda part: part.box[1]), lines=lines
    )


def _of_page(
    code: str, number: int, zh: str, en: str, severity: Severity = Severity.ERROR
) -> Finding:
    return problems.found(
        code,
        f"第 {number} 页{zh}",
        f"page {number} {en}",
        place=Place(page=number),
        severity=severity,
    )


def _refuse_scans(pages: Sequence[_Page], findings: list[Finding]) -> None:
    """Refuses a file most of whose pages are pictures or have text without meaning; names the
    others.
    """
    blank = [page for page in pages if _is_picture_page(page.content)]
    full = [page for page in pages if page.content.characters or page.content.objects]
    if not full or len(blank) * 2 > len(full):
        raise Refused(problems.without_text())
    for page in blank:
        findings.append(
            _of_page(
                "R108",
                page.content.number,
                "没有可读取的文字，需要文字识别（OCR）",
                "has no text layer; OCR is needed",
            )
        )
    for page in pages:
        if page.content.hidden_only and page.content.picture_area > 0:
            zh, en = (
                "的文字来自文字识别，数字可能有误",
                "has its text from OCR; digits may be wrong",
            )
            findings.append(_of_page("R108", page.content.number, zh, en, severity=Severity.REMARK))


def _is_picture_page(content: PageContent) -> bool:
    """Whether there is something on the page, but no text with a meaning."""
    if content.too_many or not content.objects:
        return False
    return content.characters < 3 or content.garbled * 2 > content.characters


# blocks


def _blocks(pages: Sequence[_Page], member: str | None) -> Iterator[Block]:
    """The document's blocks in reading order, tables and paragraphs numbered."""
    by_number = {page.content.number: page.content for page in pages}
    tables = paragraphs = 0
    for piece in _pieces(pages):
        if isinstance(piece, JoinedTable):
            tables += 1
            yield _grid(piece, tables, by_number, member)
            continue
        for text in paragraphs_of(piece):
            paragraphs += 1
            box = by_number[text.page].on_page(text.box)
            place = Place(
                member=member, page=text.page, bbox=box, paragraph=paragraphs, text=text.text
            )
            yield Paragraph(text=text.text, place=place)


def _pieces(pages: Sequence[_Page]) -> Iterator[JoinedTable | list[PlacedLine]]:
    """Tables joined over pages, and the stretches of lines between them."""
    body_bottom = _body_bottoms(pages)
    table: JoinedTable | None = None
    lines: list[PlacedLine] = []
    for item in _items(pages):
        if isinstance(item, TablePart):
            if (
                table is not None
                and not lines
                and item.page == table.last.page + 1
                and table.append(item, body_bottom[table.last.page])
            ):
                continue
            if table is not None:
                yield table
            if lines:
                yield lines
            table, lines = JoinedTable(item), []
        elif not (
            table is not None
            and not lines
            and item.page == table.last.page + 1
            and is_continuation_mark(item.line.text)
        ):
            if table is not None and not lines:
                yield table
                table = None
            lines.append(item)
    if table is not None:
        yield table
    if lines:
        yield lines


def _items(pages: Sequence[_Page]) -> Iterator[TablePart | PlacedLine]:
    """Every table part and line, from top to bottom, page after page; running headers and footers
    left out.
    """
    all_lines = [page.lines for page in pages]
    running = running_lines(all_lines, [page.content.upright_size[1] for page in pages])
    by_width: dict[int, list[list[Line]]] = {}
    for page in pages:
        by_width.setdefault(round(page.content.upright_size[0]), []).append(page.lines)
    edges = {width: margins(group, width) for width, group in by_width.items()}
    for page in pages:
        width, height = page.content.upright_size
        left, right = edges[round(width)]
        placed: list[tuple[float, TablePart | PlacedLine]] = [
            (part.box[1], part) for part in page.parts
        ]
        for line in page.lines:
            at_edge = line.box[3] < height * 0.065 or line.box[1] > height * 0.935
            if not (at_edge and running_key(line) in running):
                placed.append(
                    (
                        line.box[1],
                        PlacedLine(line=line, page=page.content.number, left=left, right=right),
                    )
                )
        yield from (item for _, item in sorted(placed, key=lambda pair: pair[0]))
        if page.content.sideways:
            yield from _sideways_line(page.content, left, right)


def _sideways_line(content: PageContent, left: float, right: float) -> Iterator[PlacedLine]:
    text = sideways_text(content.sideways)
    glyphs = [glyph for glyph, _ in content.sideways]
    if text:
        box = (
            min(g.left for g in glyphs),
            min(g.top for g in glyphs),
            max(g.right for g in glyphs),
            max(g.bottom for g in glyphs),
        )
        first, angle = content.sideways[0]
        size = first.bottom - first.top if angle == 180 else first.right - first.left
        line = Line(text=text, box=box, size=size, parts=((box[0], box[2], text),))
        yield PlacedLine(line=line, page=content.number, left=left, right=right)


def _body_bottoms(pages: Sequence[_Page]) -> dict[int, float]:
    """How far down pages of one height are filled, by page number."""
    deepest: dict[int, float] = {}
    for page in pages:
        key = round(page.content.upright_size[1])
        ends = [part.box[3] for part in page.parts] + [
            line.box[3] for line in page.lines if line.box[3] < key * 0.93
        ]
        deepest[key] = max([deepest.get(key, 0.0), *ends])
    return {page.content.number: deepest[round(page.content.upright_size[1])] for page in pages}


def _grid(
    table: JoinedTable, number: int, pages: dict[int, PageContent], member: str | None
) -> Grid:
    cells = []
    for page, cell in sorted(table.cells, key=lambda pair: (pair[1].row, pair[1].column)):
        place = Place(
            member=member,
            page=page,
            bbox=pages[page].on_page(cell.box),
            table=number,
            row=cell.row + 1,
            column=cell.column + 1,
            text=cell.text,
        )
        cells.append(
            Cell(
                row=cell.row + 1,
                column=cell.column + 1,
                text=cell.text,
                place=place,
                row_span=cell.row_span,
                column_span=cell.column_span,
            )
        )
    first = table.first
    whole = Place(
        member=member, page=first.page, bbox=pages[first.page].on_page(first.box), table=number
    )
    return Grid(
        cells=tuple(cells),
        rows=table.rows,
        columns=table.columns,
        place=whole,
        merged_known=table.merged_known,
    )
