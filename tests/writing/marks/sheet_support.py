"""Hand-made xlsx packages for the tests of marked copies."""

from __future__ import annotations

import io
import zipfile

_TRANSITIONAL = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_STRICT = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsx(rows: str, *, strings: str = "", strict: bool = False) -> bytes:
    """A workbook of one sheet 表: its rows as markup, its shared strings as markup; style 1 is
    0.00%.
    """
    main, office = _STRICT if strict else _TRANSITIONAL
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default'
            ' Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml"'
            f' ContentType="{_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml"'
            f' ContentType="{_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml"'
            f' ContentType="{_TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml"'
            f' ContentType="{_TYPE}.sharedStrings+xml"/></Types>'
        ),
        "_rels/.rels": _relations([("r1", f"{office}/officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="表" sheetId="1"'
            ' r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                ("r1", f"{office}/worksheet", "worksheets/sheet1.xml"),
                ("r2", f"{office}/styles", "styles.xml"),
                ("r3", f"{office}/sharedStrings", "/xl/sharedStrings.xml"),
            ]
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData><pageMargins left="1"'
            ' right="1" top="1" bottom="1" header="0" footer="0"/></worksheet>'
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/></font></fonts><fills'
            ' count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill'
            ' patternType="gray125"/></fill></fills><borders'
            ' count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs'
            ' count="2"><xf numFmtId="0"/><xf numFmtId="10"'
            ' applyNumberFormat="1"/></cellXfs></styleSheet>'
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def edited(data: bytes, added: dict[str, str], relations: dict[str, tuple[str, str, str]]) -> bytes:
    """The package with further parts and relations (relations part → id, type, target)."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            text = source.read(name)
            if name in relations:
                identity, kind, goal = relations[name]
                stated = (
                    f'<Relationship Id="{identity}" Type="{kind}" Target="{goal}"/></Relationships>'
                )
                text = text.replace(b"</Relationships>", stated.encode())
            target.writestr(name, text)
        for name, made in added.items():
            target.writestr(name, made)
    return out.getvalue()


def _relations(stated: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'
        for identity, kind, target in stated
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
