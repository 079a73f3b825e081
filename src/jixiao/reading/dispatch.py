"""Bytes to documents: the format is found, its reader called, and nothing a reader raises gets out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from jixiao.core.documents import Block, Document, Paragraph
from jixiao.core.findings import Finding
from jixiao.core.regex import regex
from jixiao.reading import compound, limits, problems, sniffing
from jixiao.reading.problems import Refused
from jixiao.reading.raw import Raw

if TYPE_CHECKING:
    from jixiao.reading.archives import Package
    from jixiao.reading.encoding import Decoded

_Opened: TypeAlias = "tuple[()] | tuple[Package] | tuple[Decoded]"


class Reader(msgspec.Struct, frozen=True):
    """What reads a kind of file: a function of the source and of what was opened to know its kind
    (a package, decoded text), loaded when the first such file comes. ``format`` is what the
    document is said to be.
    """

    format: str
    module: str
    function: str


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "docx": Reader("docx", "jixiao.reading.word.document", "read_docx"),
        "xlsx": Reader("xlsx", "jixiao.reading.sheets.xlsx", "read_xlsx"),
        "biff": Reader("xls", "jixiao.reading.sheets.xls", "read_xls"),
        "pdf": Reader("pdf", "jixiao.reading.pdf.reader", "read_pdf"),
        "html": Reader("html", "jixiao.reading.html", "read_html"),
        "mhtml": Reader("html", "jixiao.reading.mhtml", "read_mhtml"),
        "txt": Reader("txt", "jixiao.reading.text", "read_text"),
    }
)
"""By the kind that the content shows. A format more is an entry more, and its mark in sniffing."""

_CONVERTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "doc": ("doc", "docx"),
        "rtf": ("rtf", "docx"),
        "odt": ("odt", "docx"),
        "ods": ("ods", "xlsx"),
        "xlsb": ("xlsb", "xlsx"),
        "word-xml": ("Office XML", "docx"),
        "sheet-xml": ("Office XML", "xlsx"),
    }
)
"""What LibreOffice turns into a kind with a reader: what it is called, and into what."""

_NUMERAL = regex(r"\d+")


def read_bytes(data: bytes, name: str) -> tuple[Document, ...]:
    """The documents of a file's bytes: one, or one for each document in a zip; of a zip that is
    refused in its midst none but that. Never raises on any bytes.
    """
    found = tuple(read_each(data, name))
    refused = [each for each in found if each.format == "zip" and each.member is None]
    return tuple(refused) or found


def read_each(data: bytes, name: str) -> Iterator[Document]:
    """The documents of a file's bytes as ``read_bytes`` gives them, each read when it is asked for;
    what keeps the rest of a zip from being read comes as a document after those before it.
    """
    source = Raw(data=data, path=name, sha256=hashlib.sha256(data).hexdigest())
    if sniffing.first_look(data) == "zip":
        from jixiao.reading import archives

        try:
            package = archives.Package(data)
            if archives.package_kind(package) is None:
                yield from archives.read_archive(source, package, read_one)
            else:
                yield read_one(source, package)
        except Refused as refusal:
            yield source.failed("zip", refusal.finding)
        # a damaged zip can make zipfile raise nearly anything; the user's file is at fault, not the
        # program
        except Exception:
            yield source.failed("zip", problems.damaged())
    else:
        yield read_one(source)


def read_one(source: Raw, package: Package | None = None) -> Document:
    """The document of one file that is no zip of documents."""
    try:
        if len(source.data) > limits.MAX_FILE_BYTES:
            raise Refused(
                problems.over_limit("文件过大（超过 128 MB）", "The file is larger than 128 MB")
            )
        if not source.data.strip(b" \t\r\n\x00"):
            raise Refused(problems.empty())
        return _labelled(source, _bounded(_of_kind(source, *_found(source, package))))
    except Refused as refusal:
        return source.failed("unknown", refusal.finding)
    except (RecursionError, MemoryError):
        return source.failed("unknown", _too_deep())
    # parsers of foreign formats raise nearly anything on damaged input; that is the file's fault
    except Exception as error:
        return source.failed("unknown", problems.damaged(type(error).__name__))


def _found(source: Raw, package: Package | None = None) -> tuple[str, _Opened]:
    """What a file is, as the tables above name it, and what was opened to see it."""
    kind = sniffing.first_look(source.data)
    if kind == "zip":
        return _in_zip(source, package)
    if kind == "compound":
        return _in_compound(source), ()
    return _in_text(source) if kind == "text" else (kind, ())


def _of_kind(source: Raw, kind: str, opened: _Opened) -> Document:
    if kind in READERS:
        return _by_reader(READERS[kind], source, opened)
    if kind in _CONVERTED:
        from jixiao.reading.office import convert

        made = msgspec.structs.replace(source, data=convert(source.data, *_CONVERTED[kind]))
        return _of_kind(made, *_in_zip(made))
    raise Refused(_unreadable(kind))


def _by_reader(reader: Reader, source: Raw, opened: _Opened) -> Document:
    """A failure is told under the reader's own format."""
    try:
        read = getattr(import_module(reader.module), reader.function)
        document: Document = read(source, *opened)
        return document
    except Refused as refusal:
        return source.failed(reader.format, refusal.finding)
    except (RecursionError, MemoryError):
        return source.failed(reader.format, _too_deep())
    except Exception as error:  # see read_one; caught here for the format's name
        return source.failed(reader.format, problems.damaged(type(error).__name__))


def _in_zip(source: Raw, package: Package | None = None) -> tuple[str, _Opened]:
    from jixiao.reading import archives

    opened = package or archives.Package(source.data)
    return archives.package_kind(opened) or "zip", (opened,)


def _in_compound(source: Raw) -> str:
    try:
        container = compound.Compound(source.data)
    except compound.Damaged as error:
        raise Refused(problems.damaged()) from error
    names = container.names
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise Refused(problems.encrypted())
    if "Workbook" in names or "Book" in names:
        return "biff"
    if "WordDocument" in names:
        head = container.head("WordDocument")
        if len(head) > 11 and head[11] & 1:
            raise Refused(problems.encrypted())
        return "doc"
    if not names:
        raise Refused(problems.damaged())
    return "ppt" if "PowerPoint Document" in names else "unknown"


def _in_text(source: Raw) -> tuple[str, _Opened]:
    from jixiao.reading.encoding import decode

    decoded = decode(source.data)
    if decoded is None:
        return "unknown", ()
    kind = sniffing.text_kind(decoded.text)
    if kind == "office-xml":
        word = "wordml" in decoded.text[:4096] or "opendocument.text" in decoded.text[:4096]
        return ("word-xml" if word else "sheet-xml"), ()
    return ("html", ()) if kind == "html" else ("txt", (decoded,))


def _unreadable(kind: str) -> Finding:
    """Why a kind of file without a reader is not read."""
    family, _, what = kind.partition(":")
    if family == "picture":
        return problems.unknown(
            f"这是图片（{what}），没有可读的文字", f"This is a picture ({what}) without text"
        )
    if family == "archive":
        return problems.unknown(
            f"这是 {what} 压缩包，请解压，或改用 zip",
            f"This is a {what} archive; unpack it or use zip",
        )
    if kind == "ofd":
        return problems.unknown(
            "这是 OFD 版式文件，请用阅读器另存为 pdf 或提供原件",
            "This is an OFD file; save it as pdf or supply the original",
        )
    if kind == "ppt":
        return problems.unknown("这是演示文稿（ppt）", "This is a presentation (ppt)")
    if kind == "zip":
        return problems.over_limit("压缩包里还有压缩包，没有读取", "A zip inside a zip is not read")
    if kind == "unknown":
        return problems.unknown()
    return problems.unknown(
        f"这是 {kind} 文件，不是预算绩效文档", f"This is a {kind} file, not a document with forms"
    )


def _too_deep() -> Finding:
    return problems.over_limit(
        "文件内容嵌套过深或过大", "The content is nested too deeply or too large"
    )


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


def _labelled(source: Raw, document: Document) -> Document:
    """With a remark where the extension says something else than the content, and a reason where
    nothing was read.
    """
    if not document.blocks and document.readable:
        cut = any(each.code == problems.OVER_LIMIT for each in document.findings)
        why = () if cut else (problems.empty(),)
        document = msgspec.structs.replace(
            document, findings=(*document.findings, *why), readable=False
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


def _old(source: Raw) -> bool:
    """Whether the bytes are those of a format that was converted for reading."""
    return not source.data.startswith(b"PK") or b"mimetype" in source.data[:64]
