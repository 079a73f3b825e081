"""Files of every format, built in memory for the reading tests."""

from __future__ import annotations

import io
import struct
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zip_of(members: dict[str, bytes | str]) -> bytes:
    """A zip of named members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def raw_docx(body: str, prolog: str = "") -> bytes:
    """A docx of hand-written body markup."""
    types = (
        '<Types><Override PartName="/word/document.xml"'
        f' ContentType="{_TYPES}wordprocessingml.document.main+xml"/></Types>'
    )
    document = f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zip_of({"[Content_Types].xml": types, "word/document.xml": document})


def raw_xlsx(sheet: str | bytes, calc: str = "", styles: str | None = None) -> bytes:
    """An xlsx of one sheet of hand-written markup."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            '<Types><Override PartName="/xl/workbook.xml"'
            f' ContentType="{_TYPES}spreadsheetml.sheet.main+xml"/></Types>'
        ),
        "xl/workbook.xml": (
            f'<workbook {main} xmlns:r="{_RELATION}"><sheets><sheet name="表" sheetId="1"'
            f' r:id="a"/></sheets>{calc}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships><Relationship Id="a" Type="{_RELATION}/worksheet"'
            f' Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{_RELATION}/styles"'
            ' Target="styles.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": (
            sheet if isinstance(sheet, bytes) else f"<worksheet {main}>{sheet}</worksheet>"
        ),
    }
    if styles:
        members["xl/styles.xml"] = f"<styleSheet {main}>{styles}</styleSheet>"
    return zip_of(members)


def paragraph(text: str) -> str:
    """A Word paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE container with small directory entries; each stream is padded to whole sectors of its
    own.
    """
    sector = 512
    bodies = [
        data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0") for data in streams.values()
    ]
    table = [0xFFFFFFFD, 0xFFFFFFFE]  # the table itself, then one directory sector
    starts: list[int] = []
    for body in bodies:
        starts.append(len(table))
        count = len(body) // sector
        table += [*range(len(table) + 1, len(table) + count), 0xFFFFFFFE]
    entries = [_entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)]
    for index, (name, body) in enumerate(zip(streams, bodies, strict=True)):
        following = index + 2 if index + 1 < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, 0xFFFFFFFF, starts[index], len(body), following))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header = header.ljust(76, b"\0") + struct.pack("<I", 0) + b"\xff" * (108 * 4)
    fat = b"".join(struct.pack("<I", number) for number in table).ljust(sector, b"\xff")
    return header + fat + b"".join(entries).ljust(sector, b"\0") + b"".join(bodies)


def _entry(
    name: str, kind: int, child: int, start: int, size: int, right: int = 0xFFFFFFFF
) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
    return (
        head
        + struct.pack("<III", 0xFFFFFFFF, right, child if kind == 5 else 0xFFFFFFFF)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
