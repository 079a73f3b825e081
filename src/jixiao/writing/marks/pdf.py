"""Highlights with notes in a PDF, as an update behind its own bytes: the original is a prefix of
the copy.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from jixiao.core.errors import UserError, user_error
from jixiao.core.findings import Severity, Text
from jixiao.core.regex import regex
from jixiao.writing.marks.notes import GONE, Marked, Note, Signature, shared

Box = tuple[float, float, float, float]
Stretch = tuple[int, list[Box]]
COLOURS = {
    Severity.ERROR: (1.0, 0.72, 0.70),
    Severity.WARNING: (1.0, 0.86, 0.45),
    Severity.REMARK: (0.70, 0.86, 1.0),
}
_SIGNED = Text(
    "PDF 有电子签名：加了批注的副本会显示“签名之后有改动”",
    "the PDF is signed: the marked copy shows as changed after signing",
)


def annotate_pdf(
    data: bytes, notes: list[Note], stretches: Sequence[Stretch | None], signature: Signature
) -> Marked:
    """A copy of a PDF with each note as a highlight on its boxes. Raises UserError where the file
    cannot take one.
    """
    reader = _opened(data)
    update = _Update(data, reader)
    left: dict[int, Text] = {}
    by_place: dict[tuple[int, tuple[Box, ...]], list[int]] = {}
    for index, stretch in enumerate(stretches):
        if stretch is None or not stretch[1] or stretch[0] > len(reader.pages):
            left[index] = GONE
        else:
            by_place.setdefault((stretch[0], tuple(stretch[1])), []).append(index)
    pages: dict[int, list[int]] = {}
    for (page, boxes), indexes in by_place.items():
        note = shared([notes[index] for index in indexes])
        pages.setdefault(page, []).append(
            _highlight(update, reader.pages[page - 1], boxes, note, signature)
        )
    for page, added in pages.items():
        update.hang(reader.pages[page - 1], added)
    made = update.whole()
    _check(made, {page: len(added) for page, added in pages.items()})
    return Marked(data=made, left=left, warnings=(_SIGNED,) if b"/ByteRange" in data else ())


def _opened(data: bytes) -> Any:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise user_error(
                "E051",
                "PDF 设有权限密码，不能写入批注：请先另存为没有限制的 PDF，或用 jixiao review --out"
                " 出具审核报告",
                "the PDF is protected and takes no notes: save it without protection, or use jixiao"
                " review --out",
            )
        len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, UserError):
            raise
        raise _unsound() from error
    return reader


def _unsound() -> UserError:
    return user_error(
        "E051",
        "PDF 的内部结构不完整，不能写入批注：请用阅读器另存一遍再试，或用 jixiao review --out"
        " 出具审核报告",
        "the PDF's structure is damaged and takes no notes: save it anew in a reader, or use jixiao"
        " review --out",
    )


def _check(made: bytes, wanted: dict[int, int]) -> None:
    """That the copy opens and has the notes; nothing is handed out that does not."""
    reader = _opened(made)
    for page, count in wanted.items():
        held = reader.pages[page - 1].get("/Annots")
        found = held.get_object() if held is not None else []
        if sum(each.get_object().get("/NM", "").startswith("jixiao-") for each in found) < count:
            raise _unsound()


class _Update:
    """Objects to be appended, with their numbers, and the table that finds them."""

    def __init__(self, data: bytes, reader: Any) -> None:
        self._data, self._trailer = data, reader.trailer
        known = [number for numbers in reader.xref.values() for number in numbers]
        self._next: int = max(
            [
                int(reader.trailer.get("/Size", 1)),
                *(number + 1 for number in known),
                *(n + 1 for n in reader.xref_objStm),
            ]
        )
        self._objects: dict[tuple[int, int], bytes] = {}

    def add(self, body: bytes) -> int:
        """A new object; gives its number."""
        number = self._next
        self._next += 1
        self._objects[number, 0] = body
        return number

    def hang(self, page: Any, added: Sequence[int]) -> None:
        """Put annotations on a page: into its list where that is an object of its own, else into
        the page.
        """
        from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

        reference = page.indirect_reference
        own = reference.get_object()
        held = own.raw_get("/Annots") if "/Annots" in own else None
        old = held.get_object() if held is not None else None
        whole = ArrayObject(old if isinstance(old, list) else [])
        whole.extend(IndirectObject(number, 0, reference.pdf) for number in added)
        if isinstance(held, IndirectObject) and isinstance(old, list):
            self._objects[held.idnum, held.generation] = _body(whole)
            return
        changed = DictionaryObject(own)
        changed[NameObject("/Annots")] = whole
        self._objects[reference.idnum, reference.generation] = _body(changed)

    def whole(self) -> bytes:
        """The original with the update behind it."""
        if not self._objects:
            return self._data
        start, base = _previous(self._data)
        is_table = self._data[base + start :].lstrip()[:4] == b"xref"
        out = bytearray(self._data)
        if not out.endswith((b"\n", b"\r")):
            out += b"\n"
        offsets: dict[int, tuple[int, int]] = {}
        for (number, generation), body in sorted(self._objects.items()):
            offsets[number] = (len(out) - base, generation)
            out += b"%d %d obj\n%b\nendobj\n" % (number, generation, body)
        at = len(out) - base
        if is_table:
            out += _table(offsets) + b"trailer\n<<" + self._entries(self._next, start) + b">>\n"
        else:
            offsets[self._next] = (at, 0)
            out += self._stream(offsets, start)
        out += b"startxref\n%d\n%%%%EOF\n" % at
        return bytes(out)

    def _entries(self, size: int, previous: int) -> bytes:
        """The entries of the trailer that go on."""
        kept = b"".join(
            b"%b %b" % (name.encode(), _body(self._trailer.raw_get(name)))
            for name in ("/Root", "/Info", "/ID")
            if name in self._trailer
        )
        return b"/Size %d/Prev %d%b" % (size, previous, kept)

    def _stream(self, offsets: dict[int, tuple[int, int]], previous: int) -> bytes:
        number = self._next
        rows = b"".join(
            b"\x01" + at.to_bytes(5, "big") + generation.to_bytes(2, "big")
            for _, (at, generation) in sorted(offsets.items())
        )
        index = b" ".join(b"%d %d" % (first, count) for first, count in _stretches(offsets))
        entries = self._entries(number + 1, previous)
        return (
            b"%d 0 obj\n<</Type/XRef/W[1 5 2]/Index[%b]/Length"
            b" %d%b>>\nstream\n%b\nendstream\nendobj\n" % (number, index, len(rows), entries, rows)
        )


def _previous(data: bytes) -> tuple[int, int]:
    """Where the last table is said to begin, and what offsets count from: the file's begin, or its
    header behind other bytes.
    """
    found = list(regex(rb"startxref\s+(\d+)").finditer(data[-4096:])) or list(
        regex(rb"startxref\s+(\d+)").finditer(data)
    )
    if not found:
        raise _unsound()
    start = int(found[-1].group(1))
    header = max(data[:1024].find(b"%PDF-"), 0)
    for base in (0, header):
        if regex(rb"\s*(?:xref|\d+\s+\d+\s+obj)").match(data[base + start : base + start + 40]):
            return start, base
    raise _unsound()


def _stretches(numbers: dict[int, tuple[int, int]]) -> list[tuple[int, int]]:
    """Numbers in a row as (first, count)."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == sum(found[-1]):
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((number, 1))
    return found


def _table(offsets: dict[int, tuple[int, int]]) -> bytes:
    parts = [b"xref\n"]
    for first, count in _stretches(offsets):
        parts.append(b"%d %d\n" % (first, count))
        parts.extend(b"%010d %05d n \n" % offsets[number] for number in range(first, first + count))
    return b"".join(parts)


def _body(value: Any) -> bytes:
    buffer = io.BytesIO()
    value.write_to_stream(buffer)
    return buffer.getvalue()


def _highlight(
    update: _Update, page: Any, boxes: Sequence[Box], note: Note, signature: Signature
) -> int:
    """One highlight: its look as an object of its own, since not every viewer draws it by itself."""
    red, green, blue = COLOURS[note.severity]
    colour = b"%.2f %.2f %.2f" % (red, green, blue)
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    rect = b"%.2f %.2f %.2f %.2f" % (left, bottom, right, top)
    drawn = (
        b"/G gs %b rg " % colour
        + b" ".join(
            b"%.2f %.2f %.2f %.2f re" % (b[0], b[1], b[2] - b[0], b[3] - b[1]) for b in boxes
        )
        + b" f"
    )
    look = update.add(
        b"<</Type/XObject/Subtype/Form/BBox[%b]/Resources<</ExtGState<</G<</Type/ExtGState/BM/Multiply/ca"
        b" 1>>>>>>/Length %d>>\nstream\n%b\nendstream" % (rect, len(drawn), drawn)
    )
    quads = b" ".join(
        b"%.2f %.2f %.2f %.2f %.2f %.2f %.2f %.2f"
        % (b[0], b[3], b[2], b[3], b[0], b[1], b[2], b[1])
        for b in boxes
    )
    when = signature.when.strftime("D:%Y%m%d%H%M%SZ").encode()
    owner = page.indirect_reference
    shape = b"/Subtype/Highlight/Rect[%b]/QuadPoints[%b]/C[%b]/F 4/AP<</N %d 0 R>>" % (
        rect,
        quads,
        colour,
        look,
    )
    words = b"/NM(jixiao-%d)/T<%b>/Contents<%b>" % (
        look,
        _text(signature.author),
        _text("\n".join(note.lines)),
    )
    return update.add(
        b"<</Type/Annot/P %d %d R%b%b/M(%b)/CreationDate(%b)>>"
        % (owner.idnum, owner.generation, shape, words, when, when)
    )


def _text(words: str) -> bytes:
    """A text string in UTF-16, as hexadecimal digits."""
    return (b"\xfe\xff" + words.encode("utf-16-be", "replace")).hex().upper().encode()
