"""Highlights in PDF files: behind the original bytes, on the exact words, whatever the page is
turned or cut to.
"""

from __future__ import annotations

import ctypes
import io
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pypdf.generic import NameObject, NumberObject, RectangleObject

from jixiao.core.errors import UserError
from jixiao.core.findings import Severity
from jixiao.core.places import Place
from jixiao.reading.pdf.words import word_boxes
from jixiao.writing.marks.notes import Marked
from jixiao.writing.marks.pdf import annotate_pdf
from tests.writing.marks.marking_support import (
    EXAMPLES,
    SIGNATURE,
    annotated,
    note,
    place_of,
    read,
    reviewed,
    texts,
)

REPORT, FORM = EXAMPLES / "kashgar-2020" / "report.pdf", EXAMPLES / "yanchi-2024.pdf"


def marked(data: bytes, *places: Place) -> Marked:
    """The file with a note on each place."""
    return annotate_pdf(
        data, [note(place) for place in places], word_boxes(data, places), SIGNATURE
    )


def annotations(data: bytes) -> list[tuple[int, pypdf.generic.DictionaryObject]]:
    """Page number and annotation, as pypdf finds them."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    return [
        (number, each.get_object())
        for number, page in enumerate(reader.pages, start=1)
        for each in page.get("/Annots", [])
    ]


def words_under(data: bytes) -> Iterator[str]:
    """The words under each quadrilateral of each highlight, as PDFium gives them."""
    from pypdfium2 import raw

    handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
    for number in range(raw.FPDF_GetPageCount(handle)):
        page = raw.FPDF_LoadPage(handle, number)
        text = raw.FPDFText_LoadPage(page)
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_HIGHLIGHT:
                continue
            parts = []
            for quad in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                points = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(annotation, quad, ctypes.byref(points))
                buffer = (ctypes.c_ushort * 500)()
                count = raw.FPDFText_GetBoundedText(
                    text, points.x1, points.y1, points.x4, points.y4, buffer, 500
                )
                parts.append(bytes(buffer)[: count * 2].decode("utf-16-le").strip("\x00\r\n "))
            yield "".join(parts)
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
    raw.FPDF_CloseDocument(handle)


def turned(data: bytes, angle: int, crop: tuple[int, int, int, int] | None = None) -> bytes:
    """The file with its pages turned and cut to a box."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page[NameObject("/Rotate")] = NumberObject(angle)
        if crop is not None:
            page[NameObject("/CropBox")] = RectangleObject(crop)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def packed(data: bytes) -> bytes:
    """The file with its objects in object streams and its table as a stream, as newer programs
    write them.
    """
    reader = pypdf.PdfReader(io.BytesIO(data))
    writer = pypdf.PdfWriter(clone_from=reader)
    out, offsets, inside = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}, []
    for number, item in enumerate(writer._objects, start=1):
        body = io.BytesIO()
        item.write_to_stream(body)
        if isinstance(item, pypdf.generic.StreamObject):
            offsets[number] = len(out)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body.getvalue())
        else:
            inside.append((number, body.getvalue()))
    holder, table = len(writer._objects) + 1, len(writer._objects) + 2
    head, content = b"", b""
    for number, body in inside:
        head += b"%d %d " % (number, len(content))
        content += body + b"\n"
    offsets[holder] = len(out)
    stored = zlib.compress(head + content)
    out += (
        b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length"
        b" %d>>\nstream\n%b\nendstream\nendobj\n"
        % (
            holder,
            len(inside),
            len(head),
            len(stored),
            stored,
        )
    )
    offsets[table] = len(out)
    places = {number: (2, holder, index) for index, (number, _) in enumerate(inside)} | {
        number: (1, at, 0) for number, at in offsets.items()
    }
    rows = b"".join(
        kind.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big")
        for number in range(table + 1)
        for kind, first, second in [places.get(number, (0, 0, 0))]
    )
    root = writer.root_object.indirect_reference.idnum
    stored = zlib.compress(rows)
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Filter/FlateDecode/Length %d" % (
        table + 1,
        root,
        len(stored),
    )
    out += b"%d 0 obj\n<<%b>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (
        table,
        entries,
        stored,
        offsets[table],
    )
    return bytes(out)


@pytest.mark.parametrize(
    "name",
    [
        "yanchi-2024.pdf",
        "yopurga-monitoring-2020.pdf",
        "kashgar-2020/report.pdf",
        "kashgar-2020/forms.pdf",
    ],
)
def test_examples_carry_every_finding_behind_their_own_bytes(name: str) -> None:
    before = (EXAMPLES / name).read_bytes()
    done = annotated(reviewed(EXAMPLES / name))
    assert not done.left
    assert done.data.startswith(before)
    assert texts(read(done.data)) == texts(read(before))
    found = "\n".join(str(each["/Contents"]) for _, each in annotations(done.data))
    assert found.count("】") >= len(done.marked)
    assert all(f" {finding.code}】" in found for finding in done.marked)
    assert {each["/T"] for _, each in annotations(done.data)} == {"绩效审核"}


def test_highlights_lie_on_the_very_words() -> None:
    data = REPORT.read_bytes()
    done = annotated(reviewed(REPORT))
    under = set(words_under(done.data))
    spans = {
        f.place.text[f.place.start : f.place.end] for f in done.marked if f.place.start is not None
    }
    assert len(spans) > 20
    assert (
        len({"".join(span.split()) for span in spans} - {"".join(words.split()) for words in under})
        == 0
    )
    assert done.data.startswith(data)


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (60, 100, 560, 700)])
def test_turned_and_cut_pages(angle: int, crop: tuple[int, int, int, int] | None) -> None:
    data = turned(REPORT.read_bytes(), angle, crop)
    done = marked(data, place_of(read(data), "2.61元"))
    assert not done.left
    # PDFium gives the runs of a turned page in an order of its own
    assert [sorted(each) for each in words_under(done.data)] == [sorted("2.61元")]


@pytest.mark.parametrize(
    "change",
    [
        packed,
        lambda data: b"junk\n" + data,
        lambda data: data.rstrip(),
        lambda data: data + b"\n\n",
        bytes,
    ],
    ids=["object streams", "junk before", "no line end", "line ends", "as it is"],
)
def test_all_kinds_of_tables_and_twice_over(change: Callable[[bytes], bytes]) -> None:
    data = change(REPORT.read_bytes())
    once = marked(data, place_of(read(data), "2.61元")).data
    twice = marked(once, place_of(read(once), "11.91亿元")).data
    assert once.startswith(data)
    assert twice.startswith(once)
    assert sorted(words_under(twice)) == ["11.91亿元", "2.61元"]
    assert len(annotations(twice)) == 2


@pytest.mark.parametrize("indirect", [True, False])
def test_annotations_that_are_there_stay(indirect: bool) -> None:
    from pypdf.annotations import FreeText

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(REPORT.read_bytes()))
    writer.add_annotation(0, FreeText(text="note of before", rect=(50, 50, 200, 80)))
    page = writer.pages[0]
    if indirect:
        page[NameObject("/Annots")] = writer._add_object(page["/Annots"])
    out = io.BytesIO()
    writer.write(out)
    data = out.getvalue()
    done = marked(data, place_of(read(data), "2.61元"))
    assert annotations(done.data)[0][1]["/Contents"] == "note of before"
    assert len(annotations(done.data)) == 2


def test_title_and_author_stay() -> None:
    data = REPORT.read_bytes()
    done = marked(data, place_of(read(data), "2.61元")).data
    before, after = (pypdf.PdfReader(io.BytesIO(each)).metadata for each in (data, done))
    assert before
    assert after == before


def test_several_findings_of_one_cell_share_a_highlight() -> None:
    data = FORM.read_bytes()
    place = place_of(read(data), "1.42").whole()
    done = annotate_pdf(
        data,
        [note(place, "【提示 A】", Severity.REMARK), note(place, "【错误 B】")],
        word_boxes(data, [place, place]),
        SIGNATURE,
    )
    ((_, only),) = annotations(done.data)
    assert str(only["/Contents"]).startswith("【错误 B】")
    assert "【提示 A】" in str(only["/Contents"])


def test_words_on_the_page_after_the_break_of_their_paragraph() -> None:
    typst = pytest.importorskip("typst")
    body = "，".join(f"第{number}项支出{number}.5亿元" for number in range(1, 60))
    data = bytes(
        typst.compile(
            '#set page(width: 300pt, height: 300pt, margin: 30pt)\n#set text(font: "Noto Serif CJK'
            f' SC")\n{body}。'.encode()
        )
    )
    wanted = place_of(read(data), "57.5亿元")
    assert wanted.page == 1
    done = marked(data, wanted)
    assert ["".join(words.split()) for words in words_under(done.data)] == ["57.5亿元"]
    assert annotations(done.data)[0][0] > 1


def test_a_protected_file_is_refused_in_plain_words() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(FORM.read_bytes()))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UserError) as caught:
        marked(out.getvalue(), Place(page=1, bbox=(0, 0, 10, 10), text="x"))
    assert "权限密码" in caught.value.text.zh


def test_a_file_whose_table_is_lost_is_refused_or_marked_rightly() -> None:
    data = FORM.read_bytes()
    broken = data[: data.rindex(b"startxref")] + b"startxref\n99999999\n%%EOF\n"
    with pytest.raises(UserError):
        marked(broken, place_of(read(data), "1.42"))


def test_poppler_draws_the_highlight(tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler (pdftoppm) is not installed")
    data = FORM.read_bytes()
    place = place_of(read(data), "1.42").whole()
    (tmp_path / "a.pdf").write_bytes(marked(data, place).data)
    command = [
        "pdftoppm",
        "-r",
        "72",
        "-f",
        "1",
        "-l",
        "1",
        "-png",
        str(tmp_path / "a.pdf"),
        str(tmp_path / "p"),
    ]
    made = subprocess.run(command, check=True, capture_output=True)
    assert made.stderr == b""
    picture = Image.open(next(tmp_path.glob("p*.png"))).convert("RGB")
    left, top, right, bottom = place.bbox or (0, 0, 0, 0)
    red, green, blue = picture.getpixel((int(left + 3), int((top + bottom) / 2)))
    assert red > 240
    assert green < 200
    assert picture.getpixel((int(left - 6), int((top + bottom) / 2))) == (255, 255, 255)
    assert right > left
    assert blue < 200
