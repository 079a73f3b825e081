"""Corrections in a Word file as tracked changes: the old words struck out, the new ones beside
them, a comment that says why.
"""

from __future__ import annotations

from lxml import etree

from jixiao.core.findings import Text
from jixiao.core.locating import span_in
from jixiao.core.tags import local
from jixiao.writing.marks.notes import GONE, SIGNED, Change, Marked, Signature
from jixiao.writing.marks.parts import Element, InWords, Parts, namespace, parsed, written
from jixiao.writing.marks.parts import made as element_made
from jixiao.writing.marks.word_comments import Comments
from jixiao.writing.marks.word_runs import Finder, Words, in_box, properties_of, splittable

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOVED = Text("原处的文字已与填报的不同", "other words stand there now")
_COMPLEX = Text(
    "原处不是普通文字（公式、换行、符号或跨段），请手工改",
    "no plain words (formula, break, symbol, paragraphs); change it by hand",
)
_BOX = Text("在文本框里，请手工改", "in a text box; change it by hand")
_FIELD = Text("由域（公式、引用）算出，请改它的来源", "computed by a field; change its source")
_CONTROL = Text(
    "在锁定的或绑定了数据的内容控件里，请手工改",
    "in a locked or data-bound content control; change it by hand",
)
_MOVING = Text(
    "原处有未处理的移动修订，请先接受或拒绝", "moved by a tracked change that is not settled yet"
)


def correct_docx(data: bytes, changes: list[Change], signature: Signature, find: Finder) -> Marked:
    """A copy of a docx file with each change tracked; no two changes may overlap."""
    parts = Parts(data)
    name = parts.main("word/document.xml")
    root = parsed(parts.part(name) or b"")
    comments = Comments(parts, name, root, signature)
    tracker = _Tracker(root, signature)
    left = {}
    known: dict[int, Words] = {}
    spots = find(root, [change.place for change in changes])
    for index, (change, spot) in enumerate(zip(changes, spots, strict=True)):
        if spot is None:
            left[index] = GONE
            continue
        words = known.setdefault(id(spot), Words(spot))
        start, end = span_in(words.text, change.place)
        problem = _problem(words, start, end, change.old)
        if problem is not None:
            left[index] = problem
            continue
        first, last = tracker.replace(words, start, end, change.new)
        comments.between(first, last, change.note)
    parts.put(name, written(root))
    comments.put()
    return Marked(data=parts.bytes(), left=left, warnings=(SIGNED,) if parts.signed() else ())


def _problem(words: Words, start: int, end: int, old: str) -> Text | None:
    """Why a stretch cannot be changed by tracked changes, None where it can."""
    if not old or words.text[start:end] != old:
        return _MOVED
    holders = words.holders(start, end)
    elements = [element for element in holders if element is not None]
    if any(in_box(element) for element in elements):
        return _BOX
    runs = [splittable(element) if local(element) == "t" else None for element in elements]
    if len(elements) < len(holders) or any(run is None for run in runs):
        return _COMPLEX
    above = [list(element.iterancestors()) for element in elements]
    if len({id(next(up for up in path if local(up) == "p")) for path in above}) > 1:
        return _COMPLEX
    if any(local(up) == "moveTo" for path in above for up in path):
        return _MOVING
    if any(local(up) == "sdt" and _bound(up) for path in above for up in path):
        return _CONTROL
    if any(local(up) == "fldSimple" for path in above for up in path) or any(
        _in_field(run) for run in runs if run is not None
    ):
        return _FIELD
    return None


def _bound(control: Element) -> bool:
    stated = next((child for child in control if local(child) == "sdtPr"), None)
    return stated is not None and any(local(child) in ("lock", "dataBinding") for child in stated)


def _in_field(run: Element) -> bool:
    """Whether a run stands between the beginning and the end of a complex field of its paragraph."""
    paragraph = next(up for up in run.iterancestors() if local(up) == "p")
    depth = 0
    for element in paragraph.iter():
        if element is run:
            return depth > 0
        if local(element) == "fldChar":
            kind = next(
                (
                    value
                    for key, value in element.attrib.items()
                    if str(key).endswith("}fldCharType")
                ),
                "",
            )
            depth += {"begin": 1, "end": -1}.get(str(kind), 0)
    return False


class _Tracker(InWords):
    """Writes tracked changes with numbers that no other one bears."""

    def __init__(self, root: Element, signature: Signature) -> None:
        self._w = namespace(root)
        self._signature = signature
        taken = [each.get(self._tag("id")) or "" for each in root.iter() if local(each) in _TRACKED]
        self._next = max((int(value) for value in taken if value.isdigit()), default=0) + 1

    def replace(self, words: Words, start: int, end: int, new: str) -> tuple[Element, Element]:
        """Strike a stretch out and put ``new`` behind it; gives the first and the last of the
        elements made.
        """
        words.first_unit(start, end)
        words.last_unit(start, end)
        runs = words.units(start, end)
        struck = [self._struck(run) for run in runs]
        made = self._change("ins")
        run = etree.SubElement(made, self._tag("r"))
        stated = properties_of(runs[0])
        if stated is not None:
            run.append(stated)
        text = etree.SubElement(run, self._tag("t"))
        text.text = new
        text.set(_SPACE, "preserve")
        self._behind(struck[-1], made)
        return struck[0], made

    def _struck(self, run: Element) -> Element:
        """The run within a deletion."""
        deletion = self._change("del")
        deletion.tail, run.tail = run.tail, None
        run.addprevious(deletion)
        deletion.append(run)
        for each in run:
            if local(each) == "t":
                each.tag = self._tag("delText")
                each.set(_SPACE, "preserve")
        return deletion

    def _behind(self, deletion: Element, made: Element) -> None:
        """The insertion behind the deletion; another's insertion around it is parted, for
        insertions do not nest.
        """
        around = deletion.getparent()
        if around is None or local(around) != "ins":
            deletion.addnext(made)
            return
        following = list(deletion.itersiblings())
        around.addnext(made)
        if following:
            rest = element_made(around.tag, dict(around.attrib), around.nsmap)
            rest.set(self._tag("id"), self._number())
            rest.extend(following)
            made.addnext(rest)

    def _change(self, name: str) -> Element:
        return etree.Element(
            self._tag(name),
            {
                self._tag("id"): self._number(),
                self._tag("author"): self._signature.author,
                self._tag("date"): self._signature.when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            },
            nsmap={"w": self._w},
        )

    def _number(self) -> str:
        self._next += 1
        return str(self._next - 1)


_TRACKED = frozenset(
    (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "tcPrChange",
        "trPrChange",
        "sectPrChange",
        "moveFromRangeStart",
        "moveToRangeStart",
        "cellIns",
        "cellDel",
        "cellMerge",
        "numberingChange",
        "tblGridChange",
        "tblPrExChange",
    )
)
