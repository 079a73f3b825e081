"""Word comments: the comments part, continued or begun, and the marks in the main part that they
hang on.
"""

from __future__ import annotations

from lxml import etree

from jixiao.core.locating import span_in
from jixiao.core.tags import local
from jixiao.writing.marks.notes import GONE, SIGNED, Marked, Note, Signature
from jixiao.writing.marks.parts import Element, InWords, Parts, namespace, parsed, written
from jixiao.writing.marks.word_runs import Finder, Words, in_box

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"


def annotate_docx(data: bytes, notes: list[Note], signature: Signature, find: Finder) -> Marked:
    """A copy of a docx file with each note as a comment at its words."""
    parts = Parts(data)
    name = parts.main("word/document.xml")
    root = parsed(parts.part(name) or b"")
    comments = Comments(parts, name, root, signature)
    left = {}
    known: dict[int, Words] = {}
    spots = find(root, [note.place for note in notes])
    for index, (note, spot) in enumerate(zip(notes, spots, strict=True)):
        if spot is None:
            left[index] = GONE
            continue
        words = known.setdefault(id(spot), Words(spot))
        start, end = span_in(words.text, note.place)
        if not comments.around(words, start, end, note):
            left[index] = GONE
    parts.put(name, written(root))
    comments.put()
    return Marked(data=parts.bytes(), left=left, warnings=(SIGNED,) if parts.signed() else ())


class Comments(InWords):
    """The comments of a document."""

    def __init__(self, parts: Parts, main: str, root: Element, signature: Signature) -> None:
        self._parts, self._main, self._signature = parts, main, signature
        self._w = namespace(root)
        self._name = parts.related(main, "comments")
        stored = parts.part(self._name) if self._name else None
        self._root = (
            parsed(stored)
            if stored is not None
            else etree.Element(self._tag("comments"), nsmap={"w": self._w})
        )
        taken = [
            each.get(self._tag("id"))
            for tree in (self._root, root)
            for each in tree.iter()
            if local(each).startswith("comment")
        ]
        self._next = (
            max(
                (int(value) for value in taken if value and value.lstrip("-").isdigit()), default=-1
            )
            + 1
        )
        self._added = 0

    def around(self, words: Words, start: int, end: int, note: Note) -> bool:
        """Comment a stretch of words, the whole paragraph where there are none."""
        first, last = words.first_unit(start, end), words.last_unit(start, end)
        if first is not None and last is not None:
            self.between(first, last, note)
            return True
        if not words.paragraphs or in_box(words.paragraphs[0]):
            return False
        self._empty(words.paragraphs[0], note)
        return True

    def between(self, first: Element, last: Element, note: Note) -> None:
        """Comment what stands from one run-level element to another."""
        begin, end, reference = self._marks(note)
        first.addprevious(begin)
        tail, last.tail = last.tail, None
        last.addnext(end)
        end.addnext(reference)
        reference.tail = tail

    def _empty(self, paragraph: Element, note: Note) -> None:
        at = 1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0
        for offset, mark in enumerate(self._marks(note)):
            paragraph.insert(at + offset, mark)

    def _marks(self, note: Note) -> tuple[Element, Element, Element]:
        identity = str(self._next)
        self._next += 1
        self._added += 1
        self._write(identity, note)
        begin = etree.Element(self._tag("commentRangeStart"), {self._tag("id"): identity})
        end = etree.Element(self._tag("commentRangeEnd"), {self._tag("id"): identity})
        reference = etree.Element(self._tag("r"))
        etree.SubElement(reference, self._tag("commentReference"), {self._tag("id"): identity})
        return begin, end, reference

    def _write(self, identity: str, note: Note) -> None:
        comment = etree.SubElement(
            self._root,
            self._tag("comment"),
            {
                self._tag("id"): identity,
                self._tag("author"): self._signature.author,
                self._tag("initials"): self._signature.initials,
                self._tag("date"): self._signature.when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            },
        )
        for number, line in enumerate(note.lines):
            paragraph = etree.SubElement(comment, self._tag("p"))
            if number == 0:
                etree.SubElement(
                    etree.SubElement(paragraph, self._tag("r")), self._tag("annotationRef")
                )
            run = etree.SubElement(paragraph, self._tag("r"))
            if number == 0:
                etree.SubElement(etree.SubElement(run, self._tag("rPr")), self._tag("b"))
            text = etree.SubElement(run, self._tag("t"))
            text.text = line
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def put(self) -> None:
        """Write the comments into the package."""
        if not self._added:
            return
        if self._name is None:
            folder = self._main.rpartition("/")[0]
            prefix = f"{folder}/" if folder else ""
            plain = f"{prefix}comments.xml"
            self._name = (
                plain
                if self._parts.part(plain) is None
                else self._parts.free(prefix + "comments{}.xml")
            )
            self._parts.relate(
                self._main,
                _STRICT_RELATION if self._w.startswith(_STRICT) else _RELATION,
                self._name,
            )
            self._parts.type_part(self._name, _CONTENT_TYPE)
        self._parts.put(self._name, written(self._root))
