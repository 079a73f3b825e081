"""What a file is, by its first bytes and its content; the extension is never asked."""

from __future__ import annotations

import re

from jixiao.core.regex import regex
from jixiao.reading.compound import SIGNATURE

_MARKUP = regex(
    r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div|style|center|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE = regex(r"<html[\s>]|<body[\s>]", re.IGNORECASE)
_BIFF = (
    b"\x09\x08\x10\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x00\x04\x00",
)
_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "WebP"),
)
_ARCHIVES = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ", "xz"),
)
_NAMES = {
    "txt": "txt",
    "text": "txt",
    "md": "txt",
    "csv": "txt",
    "tsv": "txt",
    "tab": "txt",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "mht": "html",
    "mhtml": "html",
    "docx": "docx",
    "docm": "docx",
    "dotx": "docx",
    "doc": "doc",
    "wps": "doc",
    "dot": "doc",
    "rtf": "rtf",
    "odt": "odt",
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "xltx": "xlsx",
    "xls": "xls",
    "et": "xls",
    "xlt": "xls",
    "ods": "ods",
    "pdf": "pdf",
    "zip": "zip",
    "xml": "office-xml",
}


def extension(name: str) -> str:
    """The extension that a name claims, without the dot, in lower case."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def claimed(name: str) -> str | None:
    """The format that a name claims, where it claims one that is known."""
    return _NAMES.get(extension(name))


def first_look(data: bytes) -> str:
    """pdf, zip (of any kind), compound, biff, rtf, mhtml, picture:…, archive:…, or text for all
    else.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(SIGNATURE):
        return "compound"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_BIFF):
        return "biff"
    head = data[:4096].lower()
    if (
        b"mime-version:" in head
        and b"multipart/related" in head
        and not head.lstrip().startswith(b"<")
    ):
        return "mhtml"
    for kind, table in (("picture", _PICTURES), ("archive", _ARCHIVES)):
        for start, name in table:
            if data.startswith(start) and b"\x00" in data[:64]:
                return f"{kind}:{name}"
    return "text"


def is_document(name: str, data: bytes) -> bool:
    """Whether a file among others is a document, by its first bytes: pictures, programs and data
    files are none. Text shows nothing by itself: it is one where the name does not say otherwise.
    """
    look = first_look(data)
    if look == "text":
        return claimed(name) is not None or not extension(name)
    is_other = look.startswith(("picture", "archive"))
    return not is_other or claimed(name) is not None  # what claims to be one is told to be none


def text_kind(text: str) -> str:
    """html, office-xml (Word or Excel 2003 XML, flat ODF) or txt."""
    head = text[:4096]
    if "<" not in head:
        return "txt"
    if head.lstrip().startswith("<?xml") or "<?mso-application" in head:
        if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<Workbook" in head:
            return "office-xml"
        if (
            "schemas.microsoft.com/office/word/2003/wordml" in head
            or "office:document" in head
            or "xmlPackage" in head
        ):
            return "office-xml"
    return "html" if _MARKUP.match(head) or _INSIDE.search(head) else "txt"
