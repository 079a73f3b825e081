"""Bytes to documents: the format is found, its reader called, and nothing a reader raises gets out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from jixiao.core.documents import Block, Document, Paragraph
from jixiao.core.regex import regex
from jixiao.reading import compound, limits, problems, sniffing
from jixiao.reading.problems import Refused
from jixiao.reading.source import Source

if TYPE_CHECKING:
    from jixiao.reading.archives import Package


_NUMERAL = regex(r"\d+")


def read_bytes(data: bytes, name: str) -> tuple[Document, ...]:
    """The documents of a file's bytes: one, or one for each document in a zip. Never raises on any
    bytes.
    """
    source = Source(data=data, path=name, sha256=hashlib.sha256(data).hexdigest())
    if sniffing.first_look(data) == "zip":
        from jixiao.reading import archives

        try:
            package = archives.Package(data)
            if archives.package_kind(package) is None:
                return archives.read_archive(source, package, read_one)
            return (read_one(source, package),)
        except Refused as refusal:
            return (source.failed("zip", refusal.finding),)
        # a damaged zip can make zipfile raise nearly anything; the user's file is at fault, not the
        # program
        except Exception:
            return (source.failed("zip", problems.damaged()),)
    return (read_one(source),)


def read_one(source: Source, package: Package | None = None) -> Document:
    """The document of one file that is no zip of documents."""
    kind = "unknown"
    try:
        if len(source.data) > limits.MAX_FILE_BYTES:
            raise Refused(
                problems.over_limit("文件过大（超过 128 MB）", "The file is larger than 128 MB")
            )
        if not source.data.strip(b" \t\r\n\x00"):
            raise Refused(problems.empty())
        kind = sniffing.first_look(source.data)
        return _labelled(source, _bounded(_read(source, kind, package)))
    except Refused as refusal:
        return source.failed(_format_of(kind), refusal.finding)
    except (RecursionError, MemoryError):
        return source.failed(
            _format_of(kind),
            problems.over_limit(
                "文件内容嵌套过深或过大", "The content is nested too deeply or too large"
            ),
        )
    # parsers of foreign formats raise nearly anything on damaged input; that is the file's fault
    except Exception as error:
        return source.failed(_format_of(kind), problems.damaged(type(error).__name__))


def _format_of(kind: str) -> str:
    return {"pdf": "pdf", "biff": "xls", "mhtml": "html"}.get(kind, "unknown")


def _read(source: Source, kind: str, package: Package | None) -> Document:
    if kind == "pdf":
        from jixiao.reading.pdf.reader import read_pdf

        return read_pdf(source.data, source.path, source.sha256, source.member)
    if kind == "zip":
        return _package(source, package)
    if kind == "compound":
        return _compound(source)
    if kind == "biff":
        return _xls(source)
    if kind == "rtf":
        return _through_office(source, "rtf", "docx")
    if kind == "mhtml":
        from jixiao.reading.mhtml import read_mhtml

        return read_mhtml(source)
    if kind.startswith("picture"):
        what = kind.partition(":")[2]
        raise Refused(
            problems.unknown(
                f"这是图片（{what}），没有可读的文字", f"This is a picture ({what}) without text"
            )
        )
    if kind.startswith("archive"):
        what = kind.partition(":")[2]
        raise Refused(
            problems.unknown(
                f"这是 {what} 压缩包，请解压，或改用 zip",
                f"This is a {what} archive; unpack it or use zip",
            )
        )
    return _text(source)


def _text(source: Source) -> Document:
    from jixiao.reading.encoding import decode
    from jixiao.reading.text import read_text

    decoded = decode(source.data)
    if decoded is None:
        raise Refused(problems.unknown())
    kind = sniffing.text_kind(decoded.text)
    if kind == "office-xml":
        word = "wordml" in decoded.text[:4096] or "opendocument.text" in decoded.text[:4096]
        return _through_office(source, "Office XML", "docx" if word else "xlsx")
    if kind == "html":
        from jixiao.reading.html import read_html

        return _guarded(source, "html", lambda: read_html(source))
    return _guarded(source, "txt", lambda: read_text(source, decoded))


def _package(source: Source, package: Package | None = None) -> Document:
    from jixiao.reading import archives

    opened = package or archives.Package(source.data)
    kind = archives.package_kind(opened)
    if kind == "docx":
        from jixiao.reading.word.document import read_docx

        return _guarded(source, "docx", lambda: read_docx(source, opened))
    if kind == "xlsx":
        from jixiao.reading.sheets.xlsx import read_xlsx

        return _guarded(source, "xlsx", lambda: read_xlsx(source, opened))
    if kind in ("odt", "ods", "xlsb"):
        return _through_office(source, kind, "docx" if kind == "odt" else "xlsx")
    if kind == "ofd":
        raise Refused(
            problems.unknown(
                "这是 OFD 版式文件，请用阅读器另存为 pdf 或提供原件",
                "This is an OFD file; save it as pdf or supply the original",
            )
        )
    if kind is None:
        raise Refused(
            problems.over_limit("压缩包里还有压缩包，没有读取", "A zip inside a zip is not read")
        )
    raise Refused(
        problems.unknown(
            f"这是 {kind} 文件，不是预算绩效文档",
            f"This is a {kind} file, not a document with forms",
        )
    )


def _guarded(source: Source, kind: str, read: Callable[[], Document]) -> Document:
    """A package's document; a failure is told under its own format."""
    try:
        return read()
    except Refused as refusal:
        return source.failed(kind, refusal.finding)
    except (RecursionError, MemoryError):
        return source.failed(
            kind,
            problems.over_limit(
                "文件内容嵌套过深或过大", "The content is nested too deeply or too large"
            ),
        )
    except Exception as error:  # see read_one; caught here for the format's name
        return source.failed(kind, problems.damaged(type(error).__name__))


def _compound(source: Source) -> Document:
    try:
        container = compound.Compound(source.data)
    except compound.Damaged as error:
        raise Refused(problems.damaged()) from error
    names = container.names
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise Refused(problems.encrypted())
    if "Workbook" in names or "Book" in names:
        return _xls(source)
    if "WordDocument" in names:
        head = container.head("WordDocument")
        if len(head) > 11 and head[11] & 1:
            raise Refused(problems.encrypted())
        return _through_office(source, "doc", "docx")
    if "PowerPoint Document" in names:
        raise Refused(problems.unknown("这是演示文稿（ppt）", "This is a presentation (ppt)"))
    if not names:
        raise Refused(problems.damaged())
    raise Refused(problems.unknown())


def _xls(source: Source) -> Document:
    from jixiao.reading.sheets.xls import read_xls

    return _guarded(source, "xls", lambda: read_xls(source))


def _through_office(source: Source, kind: str, target: str) -> Document:
    from jixiao.reading.office import convert

    made = msgspec.structs.replace(source, data=convert(source.data, kind, target))
    return _package(made)


def _bounded(document: Document) -> Document:
    """Without the running text beyond what any report has: every figure and sentence costs the
    review time.
    """
    figures, characters = limits.MAX_PROSE_FIGURES, limits.MAX_PROSE_CHARACTERS
    kept: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            figures -= len(_NUMERAL.findall(block.text))
            characters -= len(block.text)
            if min(figures, characters) < 0:
                continue
        kept.append(block)
    if len(kept) == len(document.blocks):
        return document
    cut = problems.over_limit(
        "正文过长，后面的文字没有审",
        "The running text is too long; the rest of it was not reviewed",
    )
    return msgspec.structs.replace(document, blocks=tuple(kept), findings=(*document.findings, cut))


def _labelled(source: Source, document: Document) -> Document:
    """With a remark where the extension says something else than the content, and a reason where
    nothing was read.
    """
    if not document.blocks and document.readable:
        document = msgspec.structs.replace(
            document, findings=(*document.findings, problems.empty()), readable=False
        )
    claim = sniffing.claimed(source.name)
    if claim is None or claim == document.format or not document.readable:
        return document
    converted = (
        ("doc", "rtf", "odt")
        if document.format == "docx"
        else ("ods", "xls")
        if document.format == "xlsx"
        else ()
    )
    if claim == "office-xml" or (claim in converted and _old(source)):
        return document
    remark = problems.mislabelled(sniffing.extension(source.name), document.format)
    return msgspec.structs.replace(document, findings=(*document.findings, remark))


def _old(source: Source) -> bool:
    """Whether the bytes are those of a format that was converted for reading."""
    return not source.data.startswith(b"PK") or b"mimetype" in source.data[:64]
