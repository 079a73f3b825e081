"""Pages as a Word document: A4 sections, east-Asian fonts named as the offices use them, tables
with their full grid and real merged cells.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor

from jixiao.core.keywords import property_of
from jixiao.writing.pages.fitting import fitted
from jixiao.writing.pages.fonts import LATIN, TABLE
from jixiao.writing.pages.packages import packed
from jixiao.writing.pages.page import (
    BLANKS,
    FIELD,
    Cell,
    Meta,
    Page,
    Paragraph,
    Picture,
    Table,
    hanging,
    pieces,
    printable,
)
from jixiao.writing.pages.parting import closing_of, kept_together, parted, tail_of
from jixiao.writing.pages.styles import ALL_LOOKS, CELL, LOOKS, NUMBER, PAPERS, TO_FILL, Look

_W = nsdecls("w")
_TWIPS = Decimal(1440) / Decimal("25.4")  # in a millimetre
_LOW = 454  # twips from a form's lower edge to its number
_LINE = 560  # twips from line to line in a report
_CLOSER = -5  # twips between characters of 16 points, of which a line of 156 mm has 28 (GB/T 9704)
_LINED = ("h1", "h2", "h3", "p", "number", "annex", "office", "signed")
_KEPT, _LEADING = "<w:keepNext/>", ("subtitle", "right")  # what leads something stays with it
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_INSETS = 5  # points of a cell's left and right margins and borders
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES
)
_OPEN = {
    side: f'<w:tcBorders><w:{edge} w:val="nil"/></w:tcBorders>'
    for side, edge in (("above", "top"), ("below", "bottom"))
}
_FIELDS = {"{0}": "PAGE", "{1}": "NUMPAGES"}
_CLOSE, _WIDE = 30, 70  # twips above and below a cell's text, small and large


def _margins(high: int) -> str:
    return "".join(
        f'<w:{side} w:w="{room}" w:type="dxa"/>'
        for side, room in (("top", high), ("left", 40), ("bottom", high), ("right", 40))
    )


def write(pages: Sequence[Page], meta: Meta) -> bytes:
    """The whole document as a docx package."""
    document = Document()
    _properties(document, meta)
    last = document.element.body.sectPr
    footed = next((at for at, page in enumerate(pages) if page.foot), len(pages))
    for number, page in enumerate(pages, start=1):
        tail, closing = tail_of(page.blocks), closing_of(page.blocks)
        for at, block in enumerate(page.blocks):
            if isinstance(block, Picture):
                _picture(document, block)
                continue
            with_next = (at >= tail and at + 1 < len(page.blocks)) or at in closing
            for xml in _flowing(block, page.paper, kept=with_next):
                last.addprevious(parse_xml(xml))
        if number < len(pages):
            last.addprevious(parse_xml(_seam(_section(page.paper, number - 1 - footed))))
        elif page.blocks and isinstance(page.blocks[-1], Table):
            last.addprevious(parse_xml(_seam("")))  # Word wants a paragraph behind a table
    if pages:
        document.element.body.replace(
            last,
            parse_xml(
                _section(pages[-1].paper, len(pages) - 1 - footed).replace(
                    "<w:sectPr>", f"<w:sectPr {_W}>", 1
                )
            ),
        )
    for section, page in zip(document.sections, pages, strict=False):
        if page.foot and page.outer:
            document.settings.odd_and_even_pages_header_footer = True
            _foot(section.footer, page.foot, "right")
            _foot(section.even_page_footer, page.foot, "left")
        elif page.foot:
            _foot(section.footer, page.foot)
    return _saved(document)


def _foot(footer: _Footer, words: str, side: str = "center") -> None:
    """The foot of a section's pages, and of those behind it, with fields for the numbers; at a side it
    stands one character in.
    """
    size = 21 if side == "center" else int(NUMBER * 2)
    look = (
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{TABLE}"/>'
        f'<w:sz w:val="{size}"/></w:rPr>'
    )
    inset = (
        "" if side == "center" else f'<w:ind w:{side}Chars="100" w:{side}="{int(NUMBER * 20)}"/>'
    )
    runs = [
        f'<w:fldSimple w:instr="{_FIELDS[each]}"><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
        if each in _FIELDS
        else f'<w:r>{look}<w:t xml:space="preserve">{escape(each)}</w:t></w:r>'
        for each in FIELD.split(words)
        if each
    ]
    footer.is_linked_to_previous = False
    made = parse_xml(f'<w:p {_W}><w:pPr>{inset}<w:jc w:val="{side}"/></w:pPr>{"".join(runs)}</w:p>')
    first = footer.paragraphs[0]._p
    first.getparent().replace(first, made)


def _flowing(block: Paragraph | Table, paper: str, *, kept: bool) -> Iterator[str]:
    """A block's elements; ``kept`` where it stays on the page of the next one."""
    if isinstance(block, Paragraph):
        yield _paragraph(block, paper, kept=kept)
        return
    parts = parted(block)
    for number, table in enumerate(parts, start=1):
        if number > 1:  # Word takes tables without anything between them for one
            yield _seam("")
        yield _table(table, paper, kept=kept and number == len(parts))


def _saved(document: Docx) -> bytes:
    """The package packed in a fixed order and without times."""
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as package:
        return packed(
            (name, package.read(name))
            for name in package.namelist()
            if not name.startswith("docProps/thumbnail")
        )


def _properties(document: Docx, meta: Meta) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by, properties.comments = (
        meta.title[:250],
        meta.author,
        meta.author,
        "",
    )
    if meta.rules:
        properties.keywords = property_of(meta.rules)
    properties.created = properties.modified = meta.made_on
    for relation, part in list(document.part.package.rels.items()):
        if part.reltype.endswith("/thumbnail"):
            del document.part.package.rels[relation]
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(10.5)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TABLE)
    for look in LOOKS.values():
        if look.level:
            _heading(document, look)


def _heading(document: Docx, look: Look) -> None:
    """The heading styles, which Word's outline and table of contents go by, in the fonts of an
    office.
    """
    style = document.styles[f"Heading {look.level}"]
    style.font.name, style.font.size, style.font.bold, style.font.italic = (
        LATIN,
        Pt(int(look.points)),
        look.bold,
        False,
    )
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), look.font)


def _twips(millimetres: int) -> int:
    return int(millimetres * _TWIPS)


@lru_cache(maxsize=64)
def _section(paper: str, behind: int) -> str:
    """A section that stands so many ``behind`` the first with a foot, which begins at page 1."""
    page = PAPERS[paper]
    low = behind >= 0 and paper != "report"  # no foot may take room from a form's page
    begins = '<w:pgNumType w:start="1"/>' if behind == 0 else ""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{_twips(page.width)}"'
        f' w:h="{_twips(page.height)}"{turned}/><w:pgMar w:top="{_twips(page.top)}"'
        f' w:right="{_twips(page.right)}" w:bottom="{_twips(page.bottom)}"'
        f' w:left="{_twips(page.left)}" w:header="851" w:footer="{_LOW if low else 992}"'
        f' w:gutter="0"/>{begins}</w:sectPr>'
    )


def _seam(section: str) -> str:
    """A paragraph without height: the end of a section, or what stands behind a table at the end."""
    flat = (
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz'
        ' w:val="2"/></w:rPr>'
    )
    return f"<w:p {_W}><w:pPr>{flat}{section}</w:pPr></w:p>"


def _paragraph(block: Paragraph, paper: str, *, kept: bool = False) -> str:
    look, size = ALL_LOOKS[block.style], ALL_LOOKS[block.style].size(paper)
    report = paper == "report"
    style = f'<w:pStyle w:val="Heading{look.level}"/>' if report and look.level else ""
    before = {"title": 120, "cover": 120, "note": 40, "sign": 160, "seal": 120}.get(block.style, 0)
    exact = f' w:line="{_LINE}" w:lineRule="exact"' if report and block.style in _LINED else ""
    stands_in, label = hanging(block)
    indent = (
        f'<w:ind w:leftChars="{(stands_in + label) * 100}" w:left="{int(size * 20) * (stands_in + label)}"'
        f' w:hangingChars="{label * 100}" w:hanging="{int(size * 20) * label}"/>'
        if label
        else f'<w:ind w:firstLineChars="200" w:firstLine="{int(size * 40)}"/>'
        if look.indented
        else f'<w:ind w:rightChars="{look.inset * 100}" w:right="{int(size * look.inset * 20)}"/>'
        if look.inset
        else ""
    )
    leading = _KEPT if kept or look.kept or block.style in _LEADING else ""
    runs = "".join(
        _run(
            text.lstrip(BLANKS) if label else text,
            look.font,
            size,
            bold=look.bold,
            marked=marked,
            tight=report and look.indented,
        )
        for text, marked in pieces(block)
    )
    return (
        f'<w:p {_W}><w:pPr>{style}{leading}<w:spacing w:before="{before}"'
        f' w:after="0"{exact}/>{indent}<w:jc w:val="{_ALIGN[look.align]}"/></w:pPr>{runs}</w:p>'
    )


@lru_cache(maxsize=256)
def _character(font: str, size: Decimal, bold: bool, marked: bool, tight: bool) -> str:
    """The properties of a run; its Latin letters and digits stand in the Latin font, the rest in
    ``font``, a little closer where it is ``tight``.
    """
    spacing = f'<w:spacing w:val="{_CLOSER}"/>' if tight else ""
    weight = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/>'
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{TO_FILL}"/>' if marked else ""
    return (
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}" w:cs="{LATIN}"'
        f' w:hint="eastAsia"/>{weight}<w:color w:val="000000"/>{spacing}<w:sz'
        f' w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>{ground}</w:rPr>'
    )


def _run(
    text: str,
    font: str,
    size: Decimal,
    *,
    bold: bool = False,
    marked: bool = False,
    tight: bool = False,
) -> str:
    if not text:
        return ""
    words = "<w:br/>".join(
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
            for piece in line.split("\t")
        )
        for line in printable(text).split("\n")
    )
    return f"<w:r>{_character(font, size, bold, marked, tight)}{words}</w:r>"


def _table(table: Table, paper: str, *, kept: bool) -> str:
    whole, shares = _twips(PAPERS[paper].text_width), table.shares()
    widths = [whole * share // sum(shares) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    together = kept_together(table) | ({table.rows} if kept else set())
    rows = "".join(
        _row(
            cells,
            widths,
            number <= table.header_rows,
            kept=number in together,
            points=table.points or CELL,
        )
        for number, cells in enumerate(_by_row(table), start=1)
    )
    margins = _margins(_WIDE if table.spacious else _CLOSE)
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}"'
        ' w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout"
        f' w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _by_row(table: Table) -> Iterator[list[tuple[Cell, bool]]]:
    """For each row its cells from left to right, and whether they begin there."""
    rows: list[list[tuple[Cell, bool]]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row - 1].append((cell, row == cell.row))
    return (sorted(row, key=lambda each: each[0].column) for row in rows)


def _row(
    cells: Sequence[tuple[Cell, bool]],
    widths: Sequence[int],
    header: bool,
    *,
    kept: bool = False,
    points: Decimal = CELL,
) -> str:
    repeated = "<w:tblHeader/>" if header else ""
    properties = f"<w:trPr><w:cantSplit/>{repeated}</w:trPr>"
    shown = "".join(_cell(cell, begins, widths, points, kept=kept) for cell, begins in cells)
    return f"<w:tr>{properties}{shown}</w:tr>"


def _cell(
    cell: Cell, begins: bool, widths: Sequence[int], points: Decimal = CELL, *, kept: bool = False
) -> str:
    width = sum(widths[cell.column - 1 : cell.column - 1 + cell.column_span])
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    merge = (
        ""
        if cell.row_span == 1
        else '<w:vMerge w:val="restart"/>'
        if begins
        else '<w:vMerge w:val="continue"/>'
    )
    fill = cell.fill or (TO_FILL if cell.to_fill else "")
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    open_ = _OPEN.get(cell.open, "")
    run = (
        _run(cell.text, TABLE, fitted(cell.text, width // 20 - _INSETS, points), bold=cell.bold)
        if begins
        else ""
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{open_}{ground}<w:vAlign'
        f' w:val="center"/></w:tcPr><w:p><w:pPr>{_KEPT if kept else ""}<w:autoSpaceDE'
        ' w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0"/><w:jc'
        f' w:val="{_ALIGN[cell.align]}"/></w:pPr>{run}</w:p></w:tc>'
    )


def _picture(document: Docx, block: Picture) -> None:
    """A picture in a centred paragraph of its own, its caption below."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.alignment, paragraph.paragraph_format.keep_with_next = (
        WD_ALIGN_PARAGRAPH.CENTER,
        bool(block.caption),
    )
    paragraph.add_run().add_picture(io.BytesIO(block.png), width=Mm(block.width))
    document.element.body.sectPr.addprevious(paragraph._p)
    if block.caption:
        caption = _paragraph(Paragraph(text=block.caption, style="note"), "form").replace(
            '<w:jc w:val="left"/>', '<w:jc w:val="center"/>'
        )
        document.element.body.sectPr.addprevious(parse_xml(caption))
