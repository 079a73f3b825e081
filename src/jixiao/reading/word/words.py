"""The words of a Word paragraph: insertions kept, deletions and hidden text dropped, text boxes handed out."""

from __future__ import annotations

from lxml import etree

from jixiao.reading.xml import attribute

Element = etree._Element

_DROPPED = frozenset((
    "del", "moveFrom", "instrText", "delText", "delInstrText", "fldData", "ffData", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "tbl", "txbxContent",
    "annotationRef", "footnoteReference", "endnoteReference", "commentReference", "ctrlPr", "fPr", "radPr", "dPr", "naryPr", "proofErr",
    "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak",
))
_SYMBOLS = {
    "f052": "☑", "f0fe": "☑", "f0a3": "□", "f06f": "□", "f0a8": "□", "f0fc": "√", "f050": "√", "f0fb": "×", "f0b3": "≥", "f0b1": "±",
    "f0b4": "×", "f0b8": "÷", "f0d6": "√",
}


def words(paragraph: Element, boxes: list[Element]) -> str:
    """The paragraph's text; the text boxes that hang on it are added to ``boxes``."""
    parts: list[str] = []
    _collect(paragraph, parts, boxes)
    return "".join(parts).replace("\u00ad", "").strip(" \t\r\n\u3000\xa0\u200b\ufeff")


def _collect(element: Element, parts: list[str], boxes: list[Element]) -> None:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        name = tag[tag.rfind("}") + 1:]
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            if not _vanished(child):
                _collect(child, parts, boxes)
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
                _collect(chosen, parts, boxes)
        elif name == "f":
            _fraction(child, parts, boxes)
        else:
            _collect(child, parts, boxes)


def alternative(element: Element) -> Element | None:
    """The branch of an mc:AlternateContent to read; both hold the same words."""
    for wanted in ("Choice", "Fallback"):
        for child in element:
            if isinstance(child.tag, str) and child.tag.endswith("}" + wanted) and len(child):
                return child
    return None


def _fraction(element: Element, parts: list[str], boxes: list[Element]) -> None:
    for child in element:
        name = child.tag[child.tag.rfind("}") + 1:] if isinstance(child.tag, str) else ""
        if name == "den":
            parts.append("/")
        if name in ("num", "den"):
            _collect(child, parts, boxes)


def _boxes(element: Element) -> list[Element]:
    """Contents of the text boxes in a drawing; where two branches draw the same box, the first."""
    found: list[Element] = []
    for child in element.iterdescendants():
        if not isinstance(child.tag, str) or not child.tag.endswith("}txbxContent"):
            continue
        if any(isinstance(up.tag, str) and up.tag.endswith(("}Fallback", "}txbxContent")) for up in child.iterancestors() if up is not element):
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
    return _SYMBOLS.get(code.rjust(4, "0"), _SYMBOLS.get("f0" + code[-2:], "") if "wingdings" in font else "")
