"""The words of a Word paragraph: insertions kept, deletions and hidden text dropped, text boxes
handed out.
"""

from __future__ import annotations

from lxml import etree

from jixiao.reading.xml import attribute

Element = etree._Element

_DROPPED = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "fldData",
        "ffData",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "tbl",
        "txbxContent",
        "annotationRef",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "ctrlPr",
        "fPr",
        "radPr",
        "dPr",
        "naryPr",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "lastRenderedPageBreak",
    )
)
_SYMBOLS = {
    "f052": "☑",
    "f0fe": "☑",
    "f0a3": "□",
    "f06f": "□",
    "f0a8": "□",
    "f0fc": "√",
    "f050": "√",
    "f0fb": "×",
    "f0b3": "≥",
    "f0b1": "±",
    "f0b4": "×",
    "f0b8": "÷",
    "f0d6": "√",
}


_BLANKS = " \t\r\n\u3000\xa0\u200b\ufeff"
Letter = tuple[str, Element, int]
"""A character, the element that holds it, and its offset in that element's text."""


def words(paragraph: Element, boxes: list[Element]) -> str:
    """The paragraph's text; the text boxes that hang on it are added to ``boxes``."""
    parts: list[str] = []
    _collect(paragraph, parts, boxes)
    return "".join(parts).replace("\u00ad", "").strip(_BLANKS)


def letters(paragraph: Element, boxes: list[Element]) -> list[Letter]:
    """The characters of ``words`` with where each stands; for those who write into the paragraph."""
    parts: list[str] = []
    sources: list[Element] = []
    _collect(paragraph, parts, boxes, sources)
    found = [
        (char, source, at)
        for part, source in zip(parts, sources, strict=True)
        for at, char in enumerate(part)
        if char != "\u00ad"
    ]
    text = "".join(char for char, _, _ in found)
    first = len(text) - len(text.lstrip(_BLANKS))
    return found[first : first + len(text.strip(_BLANKS))]


def _collect(
    element: Element, parts: list[str], boxes: list[Element], sources: list[Element] | None = None
) -> None:
    """The pieces of text in their order; ``sources``, where given, takes the element of each."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        name = tag[tag.rfind("}") + 1 :]
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            if not _vanished(child):
                _collect(child, parts, boxes, sources)
        elif name in _DROPPED:
            continue
        elif name in ("tab", "ptab"):
            parts.append("\t")
        elif name in ("br", "cr"):
            parts.append("\n")
        elif name == "noBreakHyphen":
            parts.append("-")
        elif name == "sym":
            parts.append(_symbol(child))
        elif name in ("drawing", "pict", "object", "shape", "group"):
            boxes.extend(_boxes(child))
        elif name == "AlternateContent":
            chosen = alternative(child)
            if chosen is not None:
                _collect(chosen, parts, boxes, sources)
        elif name == "f":
            _fraction(child, parts, boxes, sources)
        else:
            _collect(child, parts, boxes, sources)
        if sources is not None:
            sources.extend([child] * (len(parts) - len(sources)))


def alternative(element: Element) -> Element | None:
    """The branch of an mc:AlternateContent to read; both hold the same words."""
    for wanted in ("Choice", "Fallback"):
        for child in element:
            if isinstance(child.tag, str) and child.tag.endswith("}" + wanted) and len(child):
                return child
    return None


def _fraction(
    element: Element, parts: list[str], boxes: list[Element], sources: list[Element] | None
) -> None:
    for child in element:
        name = child.tag[child.tag.rfind("}") + 1 :] if isinstance(child.tag, str) else ""
        if name == "den":
            parts.append("/")
            if sources is not None:
                sources.append(child)
        if name in ("num", "den"):
            _collect(child, parts, boxes, sources)


def _boxes(element: Element) -> list[Element]:
    """Contents of the text boxes in a drawing; where two branches draw the same box, the first."""
    found: list[Element] = []
    for child in element.iterdescendants():
        if not isinstance(child.tag, str) or not child.tag.endswith("}txbxContent"):
            continue
        if any(
            isinstance(up.tag, str) and up.tag.endswith(("}Fallback", "}txbxContent"))
            for up in child.iterancestors()
            if up is not element
        ):
            continue
        found.append(child)
    return found


def _vanished(run: Element) -> bool:
    first = run[0] if len(run) else None
    if first is None or not isinstance(first.tag, str) or not first.tag.endswith("}rPr"):
        return False
    for child in first:
        if isinstance(child.tag, str) and child.tag.endswith("}vanish"):
            return attribute(child, "val") not in ("0", "false", "off")
    return False


def _symbol(element: Element) -> str:
    code = (attribute(element, "char") or "").lower()
    font = (attribute(element, "font") or "").lower()
    if "symbol" in font and code == "f0a3":
        return "≤"
    return _SYMBOLS.get(
        code.rjust(4, "0"), _SYMBOLS.get("f0" + code[-2:], "") if "wingdings" in font else ""
    )
