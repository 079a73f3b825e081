"""Which reader takes a file, and what is said where none can: content decides, nothing raises."""

from __future__ import annotations

import io
import os
import random
import shutil
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.core.documents import Document, Grid
from jixiao.reading import office, read_bytes, read_path
from tests.reading.builders import compound, paragraph, raw_docx, zip_of


def _codes(document: Document) -> list[str]:
    return [each.code for each in document.findings]


def _docx() -> bytes:
    made = docx.Document()
    made.add_paragraph("项目支出绩效自评表")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "指标"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (_docx(), "表.xlsx", "docx"),
        (_xlsx(), "表.docx", "xlsx"),
        ("指标\t1\n".encode(), "表.pdf", "txt"),
        (b"<html><p>a</html>", "a.doc", "html"),
    ],
)
def test_a_wrong_extension_is_a_remark_and_the_file_is_read(
    data: bytes, name: str, kind: str
) -> None:
    (document,) = read_bytes(data, name)
    assert document.format == kind
    assert document.blocks
    assert [(each.code, each.severity) for each in document.findings] == [("R105", "remark")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R103"),
        (b" \r\n\t\n", "R103"),
        (_docx()[:-500], "R101"),
        (_xlsx()[:1000], "R101"),
        (compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "R102"),
        (compound({"WordDocument": b"\xec\xa5\xc1\x00\x00\x00\x00\x00\x00\x00\x00\x01"}), "R102"),
        (compound({"PowerPoint Document": b"x"}), "R104"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200), "R104"),
        (b"Rar!\x1a\x07\x00" + bytes(80), "R104"),
        (random.Random(7).randbytes(4000), "R104"),
        (zip_of({"OFD.xml": "<ofd/>"}), "R104"),
        (zip_of({"photo.jpg": b"\xff\xd8\xff\x00"}), "R103"),
        (raw_docx(""), "R103"),
        (raw_docx(paragraph("a") + "<w:p><w:r>"), "R101"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_code(data: bytes, code: str) -> None:
    (document,) = read_bytes(data, "表")
    assert [(each.code, document.readable) for each in document.findings] == [(code, False)]
    assert document.blocks == ()
    assert "请" in document.findings[0].message.zh


def test_a_text_that_is_too_long_is_told_to_be_that_and_not_empty() -> None:
    (document,) = read_bytes(("2023年基金支出2.80亿元，" * 60_000).encode(), "表.txt")
    assert (_codes(document), document.readable) == (["R106"], False)


def test_a_zip_gives_one_document_for_each_document_in_it() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("b/自评.txt", "指标\t98%\n")
        archive.writestr("a.docx", _docx())
        archive.writestr("坏.xlsx", _xlsx()[:900])
        archive.writestr("里.zip", zip_of({"c.txt": "x"}))
        archive.writestr("照片.jpg", b"\xff\xd8\xff\x00")
        archive.writestr("__MACOSX/b/._自评.txt", "x")
    documents = read_bytes(stream.getvalue(), "全县.zip")
    assert [(document.member, document.format, _codes(document)) for document in documents] == [
        ("a.docx", "docx", []),
        ("b/自评.txt", "txt", []),
        ("坏.xlsx", "unknown", ["R101"]),
        ("里.zip", "unknown", ["R106"]),
    ]
    grid = documents[1].blocks[0]
    assert isinstance(grid, Grid)
    assert {cell.place.member for cell in grid.cells} == {"b/自评.txt"}
    assert len({document.sha256 for document in documents}) == 4


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_written_by_chinese_windows_and_macos_are_readable(encoding: str) -> None:
    name = "自评".encode(encoding)
    raw = zip_of({f"{'A' * len(name)}.txt": "指标\t1\n"}).replace(b"A" * len(name), name)
    assert read_bytes(raw, "a.zip")[0].member == "自评.txt"


def test_zip_bombs_are_refused_before_they_unfold() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("表.txt", bytes(80 << 20))
    (document,) = read_bytes(stream.getvalue(), "a.zip")
    assert _codes(document) == ["R106"]
    many = zip_of({f"{n}.txt": "x" for n in range(6000)})
    assert _codes(read_bytes(many, "a.zip")[0]) == ["R106"]


def test_a_member_that_lies_about_its_size_is_not_unfolded() -> None:
    honest = zip_of({"a.txt": bytes(40 << 20)})
    size = (40 << 20).to_bytes(4, "little")
    (document,) = read_bytes(honest.replace(size, (100).to_bytes(4, "little")), "a.zip")
    assert _codes(document) in (["R101"], ["R103"])


@pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not installed",
)
def test_old_formats_go_through_libreoffice() -> None:
    (document,) = read_bytes(rb"{\rtf1\ansi Budget 98%\par}", "表.rtf")
    assert document.format == "docx"
    assert [getattr(block, "text", "") for block in document.blocks] == ["Budget 98%"]
    assert document.findings == ()


def test_without_libreoffice_the_clerk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    (document,) = read_bytes(rb"{\rtf1\ansi x\par}", "表.rtf")
    assert _codes(document) == ["R109"]


def test_paths_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path / "没有.docx", pipe, Path("a\0b")):
        (document,) = read_path(path)
        assert [(each.code, document.readable) for each in document.findings] == [("R100", False)]
    (tmp_path / "空").mkdir()
    assert _codes(read_path(tmp_path / "空")[0]) == ["R100"]


_STARTS = (
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<html>",
    b"\x09\x08\x10\x00",
    b"MIME-Version: 1.0\n",
    b"\xff\xfe",
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(_STARTS),
    st.binary(max_size=600),
    st.sampled_from(["a.docx", "a.txt", "a.pdf", "a"]),
)
def test_no_bytes_make_a_reader_raise(start: bytes, rest: bytes, name: str) -> None:
    """Whatever the bytes, there is a document, and one without blocks says why."""
    for document in read_bytes(start + rest, name):
        assert document.blocks or not document.readable


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([_docx(), _xlsx()]), st.data())
def test_no_damage_makes_a_reader_raise(valid: bytes, data: st.DataObject) -> None:
    """A valid file with some bytes replaced still gives a document or a reason."""
    at = data.draw(st.integers(0, len(valid) - 1))
    patch = data.draw(st.binary(max_size=20))
    for document in read_bytes(valid[:at] + patch + valid[at + len(patch) :], "表"):
        assert document.blocks or not document.readable


def test_running_text_with_countless_figures_is_read_in_part_and_said_so():
    (document,) = read_bytes(("基金收入12.3亿元，增长5%。" * 100 + "\n").encode() * 200, "长.txt")
    assert [each.code for each in document.findings] == ["R106"]
    assert 0 < len(document.blocks) < 200
