"""Cell comments of a worksheet: the comments part and its drawing, continued where the sheet has
them, else begun.
"""

from __future__ import annotations

from lxml import etree

from jixiao.core.findings import Text
from jixiao.core.regex import regex
from jixiao.core.tags import local
from jixiao.writing.marks.notes import Note, Signature
from jixiao.writing.marks.parts import Element, Parts, made, namespace, parsed, written
from jixiao.writing.marks.sheet_cells import coordinates

_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND = frozenset(
    (
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    )
)
_MOST = 30_000  # characters of a comment; a spreadsheet takes 32,767
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
THREADED = Text(
    "该单元格已有对话式批注，不能再加；问题只以底色标出",
    "the cell has a threaded comment; the problem is marked by the fill alone",
)
_PREFIXES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t"'
    ' o:connecttype="rect"/></v:shapetype>'
)
_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap'
    ' v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202"'
    ' style="position:absolute;margin-left:80pt;margin-top:5pt;width:260pt;height:{height}pt;'
    'z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill'
    ' color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div'
    ' style="text-align:left"></div></v:textbox>'
    "<x:ClientData"
    ' ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_IDENTITY = regex(r"_x0000_s(\d+)")


class SheetComments:
    """The comments of one worksheet."""

    def __init__(self, parts: Parts, sheet: str, root: Element, signature: Signature) -> None:
        self._parts, self._sheet, self._root, self._signature = parts, sheet, root, signature
        self._ns = namespace(root)
        self._relations = _STRICT if self._ns.startswith("http://purl.oclc.org/") else _TRANSITIONAL
        self._name = parts.related(sheet, "comments")
        stored = parts.part(self._name) if self._name else None
        self._comments = parsed(stored) if stored is not None else self._new()
        self._threaded = _threaded(parts, sheet)
        self._shapes: list[tuple[str, int]] = []
        self._added = 0

    def add(self, cell: str, note: Note) -> bool:
        """Comment a cell; a comment that it has is kept and continued. False where the cell has a
        threaded one.
        """
        if cell in self._threaded:
            return False
        holder = self._child("commentList")
        found = next((each for each in holder if each.get("ref") == cell), None)
        text = (
            next((each for each in found if local(each) == "text"), None)
            if found is not None
            else None
        )
        if found is None or text is None:
            found = self._comment(holder, cell)
            text = etree.SubElement(found, self._tag("text"))
            self._shapes.append((cell, _height(note)))
        else:
            _as_runs(text, self._ns)
            self._run(text, "\n\n", bold=False)
        self._run(text, f"{self._signature.author}：\n", bold=True)
        self._run(text, "\n".join(note.lines)[:_MOST], bold=False)
        self._added += 1
        return True

    def put(self) -> None:
        """Write comments and their shapes into the package, and hang them on the sheet."""
        if not self._added:
            return
        if self._name is None:
            self._name = self._parts.free("xl/comments{}.xml")
            self._parts.relate(self._sheet, f"{self._relations}/comments", self._name)
            self._parts.type_part(self._name, _COMMENTS_TYPE)
        self._parts.put(self._name, written(self._comments))
        if self._shapes:
            self._draw()

    def _draw(self) -> None:
        """The shapes in the sheet's legacy drawing: as text, since what programs write there is not
        always XML.
        """
        name = self._drawing()
        stored = self._parts.part(name)
        drawing = stored.decode("utf-8", "surrogateescape") if stored is not None else _DRAWING
        last = max([1024, *(int(found) for found in _IDENTITY.findall(drawing))])
        shapes = [] if '"_x0000_t202"' in drawing else [_SHAPE_TYPE]
        for order, (cell, height) in enumerate(self._shapes, start=1):
            row, column = coordinates(cell)
            anchor = (
                f"{column}, 12, {max(row - 2, 0)}, 4, {column + 4}, 40,"
                f" {max(row - 2, 0) + max(3, height // 15)}, 4"
            )
            shapes.append(
                _SHAPE.format(
                    id=last + order,
                    height=height,
                    order=order,
                    anchor=anchor,
                    row=row - 1,
                    column=column - 1,
                )
            )
        head, end, tail = drawing.rpartition("</xml>")
        for prefix, uri in _PREFIXES.items():
            if f"xmlns:{prefix}=" not in head:
                shapes = [
                    regex(r"^<v:(\w+)").sub(rf'<v:\1 xmlns:{prefix}="{uri}"', shape)
                    for shape in shapes
                ]
        self._parts.put(
            name, (head + "".join(shapes) + end + tail).encode("utf-8", "surrogateescape")
        )

    def _drawing(self) -> str:
        """The sheet's legacy drawing, made and hung on where it has none."""
        attribute = f"{{{self._relations}}}id"
        element = next((each for each in self._root if local(each) == "legacyDrawing"), None)
        if element is not None:
            wanted = next(
                (value for key, value in element.attrib.items() if str(key).endswith("}id")), ""
            )
            target = next(
                (each.target for each in self._parts.relations(self._sheet) if each.id == wanted),
                None,
            )
            if target is not None and self._parts.part(target) is not None:
                return target
        name = self._parts.free("xl/drawings/vmlDrawing{}.vml")
        identity = self._parts.relate(self._sheet, f"{self._relations}/vmlDrawing", name)
        self._parts.type_ending("vml", _VML_TYPE)
        if element is None:
            element = made(self._tag("legacyDrawing"), names={"r": self._relations})
            before = next((each for each in self._root if local(each) in _BEHIND), None)
            if before is not None:
                before.addprevious(element)
            else:
                self._root.append(element)
        element.set(attribute, identity)
        return name

    def _comment(self, holder: Element, cell: str) -> Element:
        comment = etree.Element(
            self._tag("comment"), {"ref": cell, "authorId": str(self._author())}
        )
        at = coordinates(cell)
        before = next(
            (
                each
                for each in holder
                if local(each) == "comment" and coordinates(each.get("ref") or "A1") > at
            ),
            None,
        )
        if before is not None:
            before.addprevious(comment)
        else:
            holder.append(comment)
        return comment

    def _author(self) -> int:
        authors = self._child("authors")
        for index, each in enumerate(authors):
            if each.text == self._signature.author:
                return index
        etree.SubElement(authors, self._tag("author")).text = self._signature.author
        return len(authors) - 1

    def _run(self, text: Element, words: str, *, bold: bool) -> None:
        run = etree.SubElement(text, self._tag("r"))
        look = etree.SubElement(run, self._tag("rPr"))
        if bold:
            etree.SubElement(look, self._tag("b"))
        etree.SubElement(look, self._tag("sz"), val="9")
        etree.SubElement(look, self._tag("rFont"), val="宋体")
        etree.SubElement(look, self._tag("charset"), val="134")
        shown = etree.SubElement(run, self._tag("t"))
        shown.text = words
        shown.set(_SPACE, "preserve")

    def _child(self, name: str) -> Element:
        found = next((each for each in self._comments if local(each) == name), None)
        if found is None:
            found = etree.Element(self._tag(name))
            self._comments.insert(0 if name == "authors" else len(self._comments), found)
        return found

    def _new(self) -> Element:
        root = made(f"{{{self._ns}}}comments", names={None: self._ns})
        etree.SubElement(root, f"{{{self._ns}}}authors")
        etree.SubElement(root, f"{{{self._ns}}}commentList")
        return root

    def _tag(self, name: str) -> str:
        return (
            f"{{{namespace(self._comments)}}}{name}"
            if name != "legacyDrawing"
            else f"{{{self._ns}}}{name}"
        )


def _threaded(parts: Parts, sheet: str) -> set[str]:
    found: set[str] = set()
    for relation in parts.relations(sheet):
        data = parts.part(relation.target) if relation.kind == "threadedComment" else None
        if data is not None:
            found.update(
                each.get("ref") or "" for each in parsed(data) if local(each) == "threadedComment"
            )
    return found


def _as_runs(text: Element, ns: str) -> None:
    """A comment of one plain text as a run, so that more can follow."""
    for each in list(text):
        if local(each) == "t":
            run = etree.Element(f"{{{namespace(text) or ns}}}r")
            each.addprevious(run)
            run.append(each)


def _height(note: Note) -> int:
    """Points that the note needs at the width of its box."""
    lines = sum(1 + len(line) // 26 for line in note.lines) + 1
    return min(max(lines * 13 + 10, 60), 400)
