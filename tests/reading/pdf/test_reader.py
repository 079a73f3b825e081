"""What reading a PDF gives: its blocks, places and problems, whatever the bytes are."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from jixiao.core.documents import Grid, Paragraph
from jixiao.reading.pdf import reader as pdf_module
from jixiao.reading.pdf.characters import ordinary, symbol
from jixiao.reading.pdf.pictures import render_page
from tests.reading.pdf.pdf_making import grids, hand_pdf, read, rows, stream, texts, typst_pdf

LINES = b"0.5 w 50 300 200 60 re S 50 330 m 250 330 l S 150 300 m 150 360 l S "


def shown(x: float, y: float, text: bytes, before: bytes = b"") -> bytes:
    return b"BT /F 10 Tf %s %g %g Td (%s) Tj ET " % (before, x, y, text)


TABLE = (
    LINES
    + shown(55, 340, b"Alpha")
    + shown(155, 340, b"12.50")
    + shown(55, 310, b"Beta two")
    + shown(155, 310, b"7 %")
)
TRUTH = [["Alpha", "12.50"], ["Beta two", "7 %"]]


def test_each_cell_has_its_page_box_and_number():
    document = read(hand_pdf(TABLE))
    (grid,) = grids(document)
    cell = grid.at(2, 2)
    assert cell is not None
    assert cell.text == "7 %"
    place = cell.place
    assert (place.page, place.table, place.row, place.column, place.text) == (1, 1, 2, 2, "7 %")
    assert place.bbox == pytest.approx((150, 70, 250, 100), abs=0.5)
    assert document.pages == ((400.0, 400.0),)
    assert document.findings == ()


@pytest.mark.parametrize(
    ("turn", "box"),
    [(90, (330, 50, 360, 150)), (180, (250, 330, 350, 360)), (270, (40, 250, 70, 350))],
)
def test_rotated_pages_are_read_upright_with_boxes_of_the_shown_page(turn, box):
    (grid,) = grids(read(hand_pdf(TABLE, page=b"/Rotate %d" % turn)))
    assert rows(grid) == TRUTH
    assert grid.cells[0].place.bbox == pytest.approx(box, abs=0.5)


def test_a_landscape_table_printed_turned_on_a_portrait_page():
    (grid,) = grids(read(hand_pdf(b"q 0 1 -1 0 400 0 cm " + TABLE + b" Q")))
    assert rows(grid) == TRUTH
    assert grid.cells[0].place.bbox == pytest.approx((40, 250, 70, 350), abs=0.5)


def test_boxes_count_from_the_crop_box_and_what_it_hides_is_left_out():
    document = read(hand_pdf(TABLE + shown(5, 5, b"outside"), page=b"/CropBox [20 30 390 380]"))
    assert grids(document)[0].cells[0].place.bbox == pytest.approx((30, 20, 130, 50), abs=0.5)
    assert texts(document) == []
    assert document.pages == ((370.0, 350.0),)


def test_a_table_inside_a_form_object():
    form = stream(
        TABLE,
        b"/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Matrix [1 0 0 1 5 5] /Resources <<"
        b" /Font << /F 3 0 R >> >>",
    )
    data = hand_pdf(
        b"q 1 0 0 1 10 -20 cm /X Do Q", resources=b"/XObject << /X 6 0 R >>", objects=(form,)
    )
    (grid,) = grids(read(data))
    assert rows(grid) == TRUTH
    assert grid.cells[0].place.bbox == pytest.approx((65, 55, 165, 85), abs=0.5)


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param(shown(55.3, 340, b"Alpha"), id="printed twice to look bold"),
        pytest.param(shown(55, 318, b"Hidden", b"3 Tr") + b"0 Tr ", id="invisible"),
        pytest.param(
            b"BT /F 60 Tf 0.7 0.7 -0.7 0.7 60 250 Tm (SECRET) Tj ET ", id="slanted watermark"
        ),
        pytest.param(b"52 337 m 80 337 l S ", id="underline"),
        pytest.param(b"0.9 g 50 330 200 30 re f 0 g ", id="shaded row"),
        pytest.param(b"10 10 380 380 re S ", id="frame around the page"),
    ],
)
def test_what_is_not_text_of_the_table_does_not_change_it(extra):
    (grid,) = grids(read(hand_pdf(extra + TABLE)))
    assert rows(grid) == TRUTH


def test_text_turned_inside_a_cell():
    turned = b"BT /F 10 Tf 0 1 -1 0 100 302 Tm (Turn) Tj ET "
    (grid,) = grids(
        read(
            hand_pdf(
                LINES
                + turned
                + shown(55, 340, b"a")
                + shown(155, 340, b"12")
                + shown(155, 310, b"77")
            )
        )
    )
    assert rows(grid) == [["a", "12"], ["Turn", "77"]]


def test_rulings_of_thin_rectangles_and_open_sides():
    thin = b"".join(b"50 %d 200 0.5 re f " % y for y in (300, 330, 360)) + b"150 300 0.5 60 re f "
    (grid,) = grids(read(hand_pdf(thin + TABLE[len(LINES) :])))
    assert rows(grid) == TRUTH


def test_text_recognised_by_ocr_is_read_with_a_remark():
    image = stream(
        b"\x80",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace"
        b" /DeviceGray",
    )
    picture = b"q 400 0 0 400 0 0 cm /I Do Q "
    document = read(
        hand_pdf(
            picture + shown(55, 340, b"Recognised 12.50", b"3 Tr"),
            resources=b"/XObject << /I 6 0 R >>",
            objects=(image,),
        )
    )
    assert texts(document) == ["Recognised 12.50"]
    assert [(each.code, document.readable, each.severity) for each in document.findings] == [
        ("R108", True, "remark")
    ]


def fatal_code(data: bytes) -> str:
    document = read(data)
    assert document.blocks == ()
    (found,) = document.findings
    assert not document.readable
    return found.code


def test_pages_without_text_ask_for_ocr():
    assert fatal_code(hand_pdf(LINES)) == "R108"
    assert "OCR" in read(hand_pdf(LINES)).findings[0].message.zh


def test_a_single_page_without_text_is_named_and_the_others_are_read():
    document = read(hand_pdf(TABLE, LINES, TABLE))
    assert [(each.code, each.place.page) for each in document.findings] == [("R108", 2)]
    assert document.readable
    assert [rows(grid) for grid in grids(document)] == [TRUTH, TRUTH]


def test_a_password_is_asked_for():
    keys = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        b"41" * 32,
        b"42" * 32,
    )
    assert fatal_code(hand_pdf(TABLE, trailer=keys)) == "R102"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 nothing", hand_pdf(TABLE, TABLE)[:-150], hand_pdf(TABLE, TABLE)[:700]]
)
def test_damaged_files_are_refused(data):
    assert fatal_code(data) == "R101"


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(pdf_module, "MAX_PAGES", 2)
    assert fatal_code(hand_pdf(TABLE, TABLE, TABLE)) == "R106"


def test_a_page_of_countless_paths_is_left_out_with_a_remark(monkeypatch):
    monkeypatch.setattr("jixiao.reading.pdf.objects.MAX_OBJECTS", 100)
    document = read(hand_pdf(TABLE, b"0 0 m 9 9 l S " * 200))
    assert [(each.code, each.severity) for each in document.findings] == [("R106", "remark")]
    assert len(grids(document)) == 1


def test_no_bytes_make_it_raise():
    source = random.Random(20)
    whole = hand_pdf(TABLE, TABLE)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(source.randint(1, 12)):
            data[source.randrange(len(data))] = source.randrange(256)
        document = read(
            bytes(data[: source.randint(1, len(data))] if source.random() < 0.3 else data)
        )
        assert document.format == "pdf"
        assert document.blocks or document.findings or document.pages


def test_blocks_stand_in_reading_order():
    document = read(
        hand_pdf(shown(50, 280, b"Note below.") + TABLE + shown(50, 380, b"Title above"))
    )
    assert [
        block.text if isinstance(block, Paragraph) else "grid" for block in document.blocks
    ] == ["Title above", "grid", "Note below."]


def test_aligned_columns_without_rulings_are_a_grid_that_may_hide_merges():
    lines = b"".join(
        shown(50, 300 - 20 * n, b"Item %d" % n)
        + shown(160, 300 - 20 * n, b"%d.50" % n)
        + shown(260, 300 - 20 * n, b"%d%%" % n)
        for n in range(4)
    )
    (grid,) = grids(read(hand_pdf(lines)))
    assert rows(grid)[2] == ["Item 2", "2.50", "2%"]
    assert not grid.merged_known


def test_prose_is_no_grid():
    lines = b"".join(
        shown(50, 300 - 14 * n, b"The budget was executed as planned in every county")
        for n in range(6)
    )
    assert not [block for block in read(hand_pdf(lines)).blocks if isinstance(block, Grid)]


def test_full_width_digits_stay_as_printed():
    assert texts(read(typst_pdf("预算数１２３４．５０万元"))) == ["预算数１２３４．５０万元"]


def test_characters_are_those_that_a_reader_sees():
    assert [ordinary(text) for text in ("⽬", "ﬁ", "\u200b", "\u3000", "⻓", "绩")] == [
        "目",
        "fi",
        "",
        " ",
        "长",
        "绩",
    ]
    assert symbol("\uf0b3", "Symbol") == "≥"
    assert symbol("\uf0a3", "ABCDEF+Wingdings2") == "□"
    assert symbol("\ue123", "SomeFont") is None


def test_a_page_is_drawn_as_png():
    picture = render_page(hand_pdf(TABLE), 1, width=300)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (300, 300)
    start = picture.index(b"IDAT")
    (length,) = struct.unpack(">I", picture[start - 4 : start])
    pixels = zlib.decompress(picture[start + 4 : start + 4 + length])
    assert len(pixels) in (300 * 901, 300 * 301)
    assert min(pixels[1:901]) == 255  # a white first row
    assert min(pixels) < 100  # and something drawn


def test_drawing_what_is_not_there_is_a_value_error():
    with pytest.raises(ValueError, match="no page 2"):
        render_page(hand_pdf(TABLE), 2)
    with pytest.raises(ValueError, match="not a readable PDF"):
        render_page(b"nothing", 1)
