"""Packages and PDFs compared, reviewed and opened again, for the tests of marked copies."""

from __future__ import annotations

import datetime
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from jixiao.api import review
from jixiao.application.marks.marking import Annotated, Corrected, annotate, correct
from jixiao.checks.review import DocumentReview
from jixiao.core.documents import Document, Paragraph
from jixiao.core.findings import Severity
from jixiao.core.places import Place
from jixiao.reading import read_bytes
from jixiao.writing.marks.notes import Note, Signature

EXAMPLES = Path(__file__).parents[3] / "examples"
WHEN = datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.UTC)
SIGNATURE = Signature(when=WHEN)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def reviewed(path: Path) -> DocumentReview:
    """The review of one file."""
    return review([path]).documents[0]


def annotated(result: DocumentReview) -> Annotated:
    """The copy with notes of the file that was reviewed."""
    return annotate(result, Path(result.view.document.path).read_bytes())


def corrected(result: DocumentReview) -> Corrected:
    """The corrected copy of the file that was reviewed."""
    return correct(result, Path(result.view.document.path).read_bytes())


def note(
    place: Place, words: str = "【错误 T201】应为9.9", severity: Severity = Severity.ERROR
) -> Note:
    """A note of two lines."""
    return Note(place=place, severity=severity, lines=(words, "应为：9.9"))


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a package in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def compressions(data: bytes) -> list[tuple[str, int]]:
    """Names and compression methods in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, info.compress_type) for info in archive.infolist()]


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that differ or are new; the old ones must all be there, in their order and
    compressed as before.
    """
    old, new = members(before), members(after)
    assert list(new)[: len(old)] == list(old)
    assert compressions(after)[: len(old)] == compressions(before)
    return {name for name in new if old.get(name) != new[name]}


def texts(document: Document) -> list[str]:
    """All that was read, in order."""
    return [
        text
        for block in document.blocks
        for text in (
            [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        )
    ]


def read(data: bytes, name: str = "a.docx") -> Document:
    """The document in the bytes, which must be readable."""
    document = read_bytes(data, name)[0]
    assert document.readable
    return document


def places(document: Document) -> list[Place]:
    """The places of all cells and paragraphs."""
    return [
        place
        for block in document.blocks
        for place in (
            [block.place] if isinstance(block, Paragraph) else [cell.place for cell in block.cells]
        )
    ]


def place_of(document: Document, text: str) -> Place:
    """The first place that holds the words, narrowed to them."""
    found = next(place for place in places(document) if text in place.text)
    start = found.text.index(text)
    return found.narrowed(start, start + len(text))


def commented(data: bytes) -> dict[str, tuple[str, str]]:
    """Of a docx file: comment id → (the words it stands on, its own text)."""
    parts = members(data)
    root = etree.fromstring(parts["word/document.xml"])
    notes = {
        each.get(f"{W}id"): "\n".join(
            "".join(t.text or "" for t in p.iter(f"{W}t")) for p in each.iter(f"{W}p")
        )
        for each in etree.fromstring(parts["word/comments.xml"])
    }
    held: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    referred = []
    for element in root.iter():
        identity = element.get(f"{W}id") or ""
        if element.tag == f"{W}commentRangeStart":
            held[identity] = []
        elif element.tag == f"{W}commentRangeEnd":
            done[identity] = "".join(held.pop(identity))
        elif element.tag == f"{W}commentReference":
            referred.append(identity)
        elif element.tag in (f"{W}t", f"{W}delText"):
            for words in held.values():
                words.append(element.text or "")
    assert not held
    assert sorted(referred) == sorted(done) == sorted(notes)
    return {identity: (done[identity], notes[identity]) for identity in sorted(done, key=int)}


def office(data: bytes, ending: str, target: str, folder: Path) -> bytes:
    """The file converted by LibreOffice; what it cannot open fails the test."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    given = folder / f"given.{ending}"
    given.write_bytes(data)
    out = folder / "made"
    subprocess.run(
        [
            program,
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(out),
            str(given),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return next(out.iterdir()).read_bytes()
