"""PDFs made for tests: by hand, by typst, by LibreOffice; and what was read from them in comparable
form.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from jixiao.core.documents import Document, Grid, Paragraph
from jixiao.reading.pdf.reader import read_pdf
from jixiao.reading.raw import Raw

FAMILIES = '"Liberation Serif", "Noto Serif CJK SC", "Noto Sans SC"'  # the first, where it is installed, has the digits
FONT = f'#set text(font: ({FAMILIES}), size: 10pt, lang: "zh")\n'


def bench() -> ModuleType:
    """The module bench/pdf_tables.py, whose random tables have known truth."""
    path = Path(__file__).parents[3] / "bench" / "pdf_tables.py"
    spec = importlib.util.spec_from_file_location("bench_pdf_tables", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["bench_pdf_tables"] = module
    spec.loader.exec_module(module)
    return module


def typst_pdf(source: str, page: str = 'paper: "a4", margin: 2cm') -> bytes:
    """A PDF of typst source, set in a Chinese font with the digits of another where that is
    installed.
    """
    typst = pytest.importorskip("typst")
    return bytes(typst.compile(f"#set page({page})\n{FONT}{source}".encode()))


def office_pdf(path: Path) -> bytes:
    """A docx or xlsx printed by LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = path.parent / "profile"
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(path.parent),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.with_suffix(".pdf").read_bytes()


def hand_pdf(
    *contents: bytes,
    page: bytes = b"",
    resources: bytes = b"",
    trailer: bytes = b"",
    objects: tuple[bytes, ...] = (),
) -> bytes:
    """A PDF of content streams on pages of 400 by 400 points; extra objects follow number 3 + 2 ×
    pages.
    """
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(contents)))
    made = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
    ]
    made.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, content in enumerate(contents):
        own = b"/Resources << /Font << /F 3 0 R >> %s >>" % resources
        made.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents %d 0 R %s %s >>"
            % (5 + 2 * number, page, own)
        )
        made.append(stream(content))
    made.extend(objects)
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(made, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(made) + 1
    return (
        data + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size %d %s"
        b" >>\nstartxref\n%d\n%%%%EOF"
        % (
            size,
            table,
            size,
            trailer,
            len(data),
        )
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def read(data: bytes) -> Document:
    """The document, as the reading room's front would ask for it."""
    return read_pdf(Raw(data=data, path="a.pdf", sha256="0" * 64))


def grids(document: Document) -> list[Grid]:
    """Its grids."""
    return [block for block in document.blocks if isinstance(block, Grid)]


def texts(document: Document) -> list[str]:
    """Its paragraphs' texts."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def spans(grid: Grid) -> dict[tuple[int, int, int, int], str]:
    """(row, column, row span, column span), from 0 → text."""
    return {
        (cell.row - 1, cell.column - 1, cell.row_span, cell.column_span): cell.text
        for cell in grid.cells
    }


def rows(grid: Grid) -> list[list[str]]:
    """The texts row by row."""
    return [[cell.text for cell in row] for row in grid.by_row()]
