"""How high and where a pdf's characters stand, whatever fonts, scales and directions they are set
in.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from jixiao.reading.pdf.lines import Line, lines_of, runs_of
from jixiao.reading.pdf.page import Glyph, PageContent, read_page
from tests.font_sets import CJK, LATIN
from tests.reading.pdf.pdf_making import (
    grids,
    hand_pdf,
    office_pdf,
    read,
    rows,
    stream,
    texts,
    typst_pdf,
)

EMBEDDED = (
    "Libertinus Serif",
    "New Computer Modern",
    "DejaVu Sans Mono",
)  # typst brings these along
NOTE = (
    "2.定性指标分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档，分别在分值的100-80%（含）、80-50%（含）、"
    "50-0%之间定分，2024年为98.76%，比上年2889.39万元增长5.32%。"
)
PROSE = "#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 0.8em)\n"
CJK_FONT = '"Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Sans SC"'


def pages(data: bytes) -> list[PageContent]:
    from pypdfium2 import raw  # type: ignore[import-untyped]

    handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        return [
            read_page(raw, raw.FPDF_LoadPage(handle, at), at + 1)
            for at in range(raw.FPDF_GetPageCount(handle))
        ]
    finally:
        raw.FPDF_CloseDocument(handle)


def glyphs(data: bytes) -> list[Glyph]:
    return [glyph for page in pages(data) for glyph in page.glyphs if glyph.text.strip()]


def lines(data: bytes) -> list[Line]:
    return [line for page in pages(data) for line in lines_of(runs_of(page.glyphs))]


def mixed(latin: str, size: int = 16) -> str:
    return f'#set text(font: ("{latin}", {CJK_FONT}), size: {size}pt)\n'


# fonts


@pytest.mark.parametrize("latin", EMBEDDED)
def test_digits_of_another_font_stand_on_the_line_in_its_size(latin: str) -> None:
    found = glyphs(typst_pdf(mixed(latin) + "总分100.5分，其中p.3得98%"))
    assert {round(glyph.bottom - glyph.top, 2) for glyph in found} == {16}
    assert len({round(glyph.top, 2) for glyph in found}) == 1


@pytest.mark.parametrize("latin", EMBEDDED)
@pytest.mark.parametrize("size", [9, 16])
def test_wrapped_paragraphs_with_digits_of_another_font_come_back_whole(
    latin: str, size: int
) -> None:
    paragraphs = [NOTE, f"*{NOTE}*", "100 200 300", NOTE]
    written = [paragraphs[0], paragraphs[1].strip("*"), *paragraphs[2:]]
    assert (
        texts(
            read(
                typst_pdf(mixed(latin, size) + PROSE + "\n\n".join(paragraphs).replace("%", "\\%"))
            )
        )
        == written
    )


@pytest.mark.parametrize("latin", EMBEDDED)
def test_wrapped_cells_with_digits_of_another_font_come_back_whole(latin: str) -> None:
    table = f"#table(columns: (4.2em, 1fr, 5em), stroke: 0.5pt, [成本指标（10分）], [{NOTE}], [2889.39万元], [满分100], [a2], [5.32%])"
    (grid,) = grids(read(typst_pdf(mixed(latin, 9) + table)))
    assert rows(grid) == [["成本指标（10分）", NOTE, "2889.39万元"], ["满分100", "a2", "5.32%"]]


def test_raised_digits_and_larger_letters_do_not_part_a_paragraph() -> None:
    for odd in ("#super[1]", "#text(20pt)[大]", "#text(12pt)[12.5]", "#strong[2024]", "#sub[2]"):
        shown = odd[odd.index("[") + 1 : -1]
        source = NOTE.replace("、", f"、{odd}").replace("%", "\\%")
        assert texts(read(typst_pdf(mixed(EMBEDDED[0]) + PROSE + source))) == [
            NOTE.replace("、", f"、{shown}")
        ]


@pytest.mark.parametrize(
    "bounds", [b"-568 -307 2046 1040", b"0 0 0 0", b"-1000 -3000 1000 4000", b"0 0 500 676"]
)
def test_the_bounding_box_that_a_font_claims_does_not_matter(bounds: bytes) -> None:
    fonts = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FirstChar 32 /LastChar 126 /Widths [%s] /FontDescriptor 7 0 R "
        b"/Encoding /WinAnsiEncoding >>" % (b"500 " * 95),
        b"<< /Type /FontDescriptor /FontName /Odd /Flags 32 /FontBBox [%s] /ItalicAngle 0 /Ascent 0 /Descent 0 /CapHeight 0 /StemV 80 >>"
        % bounds,
    )
    content = b"BT /F 12 Tf 50 300 Td (Alpha ) Tj /G 12 Tf (12.50) Tj ET"
    found = glyphs(hand_pdf(content, resources=b"/Font << /F 3 0 R /G 6 0 R >>", objects=fonts))
    assert {(round(glyph.top, 2), round(glyph.bottom, 2)) for glyph in found} == {(89.44, 101.44)}
    assert "".join(glyph.text for glyph in found) == "Alpha12.50"


# characters


def test_characters_beyond_the_first_plane_are_read() -> None:
    codes = stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def"
        b" 1 begincodespacerange <00> <ff> endcodespacerange"
        b" 3 beginbfchar <41> <D842DFB7> <42> <91CE> <43> <D83DDE00> endbfchar endcmap end end"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    found = glyphs(
        hand_pdf(
            b"BT /G 12 Tf 50 300 Td (ABCA) Tj ET",
            resources=b"/Font << /G 6 0 R >>",
            objects=(font, codes),
        )
    )
    assert [glyph.text for glyph in found] == ["𠮷", "野", "😀", "𠮷"]


# scales and directions


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param(b"BT /F 12 Tf 50 300 Td (A1) Tj ET", id="plain"),
        pytest.param(b"BT /F 1 Tf 12 0 0 12 50 300 Tm (A1) Tj ET", id="size 1 and a matrix"),
        pytest.param(
            b"q 0.1 0 0 0.1 0 0 cm BT /F 120 Tf 500 3000 Td (A1) Tj ET Q", id="drawn in tenths"
        ),
        pytest.param(
            b"q 1 0 0 -1 0 400 cm BT /F 12 Tf 1 0 0 -1 50 100 Tm (A1) Tj ET Q", id="flipped twice"
        ),
        pytest.param(b"BT /F -12 Tf -1 0 0 -1 50 300 Tm (A1) Tj ET", id="a size below nought"),
        pytest.param(b"BT /F 12 Tf 80 Tz 50 300 Td (A1) Tj ET", id="narrowed"),
        pytest.param(b"BT /F 12 Tf 1 0 0.33 1 50 300 Tm (A1) Tj ET", id="slanted"),
        pytest.param(b"BT /F 12 Tf 50 295 Td 5 Ts (A1) Tj ET", id="raised"),
    ],
)
def test_size_and_baseline_come_through_every_scale(setting: bytes) -> None:
    turned = b" BT /F 9 Tf 0 1 -1 0 300 50 Tm (T) Tj ET"  # makes directions matter
    found = [glyph for glyph in glyphs(hand_pdf(setting + turned)) if glyph.text != "T"]
    assert [glyph.text for glyph in found] == ["A", "1"]
    for glyph in found:
        assert (glyph.top, glyph.bottom) == pytest.approx((89.44, 101.44), abs=0.01)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "matrix", [b"1 0 0 1 50 300", b"0 1 -1 0 100 50", b"-1 0 0 -1 350 300", b"0 -1 1 0 300 350"]
)
def test_a_turned_text_has_its_size_across_its_own_line(rotate: int, matrix: bytes) -> None:
    data = hand_pdf(
        b"BT /F 12 Tf %s Tm (Wide 100 words) Tj ET" % matrix, page=b"/Rotate %d" % rotate
    )
    (line,) = lines(data)
    assert line.text == "Wide 100 words"
    assert line.size == pytest.approx(12, abs=0.01)
    assert line.box[3] - line.box[1] == pytest.approx(12, abs=0.01)


def test_text_inside_a_scaled_form_object() -> None:
    form = stream(
        b"BT /F 24 Tf 0 0 Td (A1) Tj ET",
        b"/Type /XObject /Subtype /Form /BBox [0 -100 400 400] /Matrix [0.5 0 0 0.5 0 0] /Resources << /Font << /F 3 0 R >> >>",
    )
    found = glyphs(
        hand_pdf(
            b"q 1 0 0 1 50 300 cm /X Do Q", resources=b"/XObject << /X 6 0 R >>", objects=(form,)
        )
    )
    assert [(glyph.text, round(glyph.top, 1), round(glyph.bottom, 1)) for glyph in found] == [
        ("A", 89.4, 101.4),
        ("1", 89.4, 101.4),
    ]


def test_a_font_drawn_in_units_of_its_own_keeps_the_size_that_its_characters_have() -> None:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 8 10] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 7 0 R >> "
        b"/Encoding << /Type /Encoding /Differences [65 /a] >> /FirstChar 65 /LastChar 65 /Widths [8] /Resources << >> >>"
    )
    box = stream(b"8 0 0 0 8 10 d1 0 0 8 10 re f")
    found = glyphs(
        hand_pdf(
            b"BT /G 1 Tf 50 300 Td (AA) Tj ET",
            resources=b"/Font << /G 6 0 R >>",
            objects=(font, box),
        )
    )
    assert [(round(glyph.top), round(glyph.bottom)) for glyph in found] == [(90, 100), (90, 100)]


def test_vertical_writing_keeps_each_character_at_its_own_height() -> None:
    fonts = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UCS2-V /DescendantFonts [7 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        b"/DW 1000 /FontDescriptor 8 0 R >>",
        b"<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 80 >>",
    )
    found = glyphs(
        hand_pdf(
            b"BT /G 10 Tf 50 300 Td <7EE9 6548 81EA 8BC4> Tj ET",
            resources=b"/Font << /G 6 0 R >>",
            objects=fonts,
        )
    )
    assert [glyph.text for glyph in sorted(found, key=lambda glyph: glyph.top)] == list("绩效自评")
    assert [round(two.top - one.top) for one, two in itertools.pairwise(found)] == [10, 10, 10]


# LibreOffice


@pytest.mark.usefixtures("installed_fonts")
@pytest.mark.parametrize("latin", LATIN[:1] + LATIN[3:5])
def test_word_documents_with_digits_in_another_font(latin: str, tmp_path: Path) -> None:
    paragraphs, cells = (
        [NOTE, "附注：" + NOTE * 2],
        [["指标", NOTE, "100"], ["得分（10分）", "2889.39万元", "98.76%"]],
    )
    word_document(tmp_path / "a.docx", paragraphs, cells, latin)
    document = read(office_pdf(tmp_path / "a.docx"))
    assert texts(document) == paragraphs
    (grid,) = grids(document)
    assert rows(grid) == cells


def word_document(path: Path, paragraphs: list[str], cells: list[list[str]], latin: str) -> None:
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    document = docx.Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for name, value in (("ascii", latin), ("hAnsi", latin), ("eastAsia", CJK[0])):
        fonts.set(qn(f"w:{name}"), value)
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(len(cells), len(cells[0]), style="Table Grid")
    for row, line in enumerate(cells):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    document.save(str(path))
