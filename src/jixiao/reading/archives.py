"""Zip files: what kind of package one is, its parts read within bounds, and a zip of documents
taken apart.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime

import msgspec

from jixiao.core.clock import BEIJING
from jixiao.core.documents import Document
from jixiao.core.filenames import is_leftover
from jixiao.core.findings import Finding
from jixiao.core.regex import regex
from jixiao.reading import limits, problems, sniffing
from jixiao.reading.problems import Refused
from jixiao.reading.raw import Raw

_CHUNK = 1 << 16
_NO_YEAR = 1980  # what a zip says where nothing is known
_KINDS = (
    (
        regex(
            rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled"
        ),
        "docx",
    ),
    (
        regex(
            rb"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template|addin)\.macroEnabled\.main"
        ),
        "xlsx",
    ),
    (regex(rb"ms-excel\.sheet\.binary"), "xlsb"),
    (regex(rb"presentationml"), "pptx"),
)


class Package:
    """An open zip whose parts are read only within the limits."""

    def __init__(self, data: bytes) -> None:
        if data.count(b"PK\x01\x02") > limits.MAX_MEMBERS:
            raise Refused(problems.over_limit("压缩包里的文件过多", "The zip has too many members"))
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Refused(problems.damaged()) from error
        self.infos = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info
            for info in self.zip.infolist()
        }
        if sum(info.file_size for info in self.infos.values()) > limits.MAX_UNPACKED_BYTES:
            raise Refused(_too_large())

    def has(self, name: str) -> bool:
        """Whether the package has a part of this name."""
        return name.lstrip("/").lower() in self.infos

    def part(self, name: str, most: int = limits.MAX_PART_BYTES) -> bytes | None:
        """A part's bytes, or None where there is none."""
        info = self.infos.get(name.lstrip("/").lower())
        return None if info is None else self.read(info, most)

    def read(self, info: zipfile.ZipInfo, most: int) -> bytes:
        """A member's bytes; its size is checked before and while unpacking."""
        with self.open(info, most) as stream:
            parts, total = [], 0
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > most:
                    raise Refused(_too_large())
                parts.append(chunk)
        return b"".join(parts)

    def open(self, info: zipfile.ZipInfo, most: int) -> zipfile.ZipExtFile:
        """A member as a stream, where what it says about itself is within bounds."""
        if info.flag_bits & 0x1:
            raise Refused(problems.encrypted())
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > most or (
            info.file_size > limits.RATIO_COUNTS_FROM and ratio > limits.MAX_RATIO
        ):
            raise Refused(_too_large())
        return self.zip.open(info)  # type: ignore[return-value]


def _too_large() -> Finding:
    return problems.over_limit(
        "解压后的内容过大，可能是压缩炸弹或含有大量无关数据，已停止读取",
        "The unpacked content is too large; it may be a zip bomb or hold a mass of data",
    )


def package_kind(package: Package) -> str | None:
    """docx, xlsx, xlsb, pptx, odt, ods, ofd, or None for a zip that is no office document."""
    types = package.part("[Content_Types].xml", 1 << 22)
    if types is not None:
        for pattern, kind in _KINDS:
            if pattern.search(types):
                return kind
        if package.has("word/document.xml"):
            return "docx"
        return "xlsx" if package.has("xl/workbook.xml") else None
    if package.has("OFD.xml"):
        return "ofd"
    if package.has("mimetype"):
        mime = package.part("mimetype", 1 << 12) or b""
        return "ods" if b"spreadsheet" in mime else "odt" if b"opendocument" in mime else None
    return (
        "docx"
        if package.has("word/document.xml")
        else "xlsx"
        if package.has("xl/workbook.xml")
        else None
    )


def read_archive(
    source: Raw, package: Package, read: Callable[[Raw], Document]
) -> Iterator[Document]:
    """One document for each document in a zip, each read when it is asked for. Raises Refused where
    they unpack to more than is read.
    """
    any_read = False
    for name, data in members(package):
        member = Raw(data=b"", path=source.path, sha256="", member=name)
        if isinstance(data, Finding):
            any_read = True
            yield member.failed("unknown", data)
        elif sniffing.is_document(name, data):
            any_read = True
            digest = hashlib.sha256(data).hexdigest()
            yield read(msgspec.structs.replace(member, data=data, sha256=digest))
    if not any_read:
        yield source.failed("zip", problems.empty())


def members(package: Package) -> Iterator[tuple[str, bytes | Finding]]:
    """The files in a zip by their names, in their order, with what each holds or why it cannot be
    had; what systems leave behind is passed over. Raises Refused where they unpack to more than is
    read.
    """
    unpacked = 0
    for info in sorted(package.zip.infolist(), key=member_name):
        name = member_name(info)
        if info.is_dir() or is_leftover(name):
            continue
        data = _unpacked(package, info)
        unpacked += len(data) if isinstance(data, bytes) else 0
        if unpacked > limits.MAX_ZIP_TOTAL_BYTES:
            raise Refused(_too_large())
        yield name, data


def files_in(data: bytes) -> tuple[tuple[str, bytes | Finding], ...] | None:
    """The files in a zip of documents, as ``members`` gives them; None of what is no such zip. Raises
    Refused for one that cannot be opened or unpacks to too much.
    """
    if sniffing.first_look(data) != "zip":
        return None
    package = Package(data)
    return None if package_kind(package) is not None else tuple(members(package))


def _unpacked(package: Package, info: zipfile.ZipInfo) -> bytes | Finding:
    """What a member holds, or why it cannot be had."""
    try:
        return package.read(info, limits.MAX_FILE_BYTES)
    except Refused as refusal:
        return refusal.finding
    # zipfile and zlib raise nearly anything on a damaged member; the others go on
    except Exception:
        return problems.damaged()


def written_in(path: str, member: str) -> int | None:
    """When a member of a zip was written by the clock of whoever packed it, in nanoseconds as if it
    were Beijing's, which is how people here read it; None where the zip does not say. Raises OSError
    where the zip cannot be opened.
    """
    try:
        with zipfile.ZipFile(path) as opened:
            info = next((one for one in opened.infolist() if member_name(one) == member), None)
    except (zipfile.BadZipFile, NotImplementedError):
        return None
    if info is None or info.date_time[0] <= _NO_YEAR:
        return None
    try:
        when = datetime(*info.date_time, tzinfo=BEIJING)
    except ValueError:
        return None
    return int(when.timestamp()) * 10**9


def member_name(info: zipfile.ZipInfo) -> str:
    """The name as it was given: where the standard has cp437, macOS writes UTF-8, Chinese Windows GBK."""
    if info.flag_bits & 0x800:
        return info.filename
    for encoding in ("utf-8", "gb18030"):  # GBK is hardly ever UTF-8 by chance
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            return info.filename.encode("cp437").decode(encoding)
    return info.filename
