"""Paragraphs and tables of a Word container in order, wrappers (content controls, revisions) taken
off.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from jixiao.reading.word.words import alternative
from jixiao.reading.xml import attribute

Element = etree._Element
_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


def flow(container: Element, wanted: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
    """The wanted children ("p", "tbl"; "tr"; "tc") with their names; deleted ones are left out."""
    for child in container:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        name = tag[tag.rfind("}") + 1 :]
        if name in wanted:
            yield name, child
        elif name in _WRAPPERS:
            yield from flow(child, wanted)
        elif name == "AlternateContent":
            chosen = alternative(child)
            if chosen is not None:
                yield from flow(chosen, wanted)


def properties(element: Element, name: str) -> dict[str, Element]:
    """The children of a property element (tcPr, trPr, pPr) by name; it comes first or after an
    exception element.
    """
    for child in islice(element, 3):
        if isinstance(child.tag, str) and child.tag.endswith("}" + name):
            return {
                found.tag[found.tag.rfind("}") + 1 :]: found
                for found in child
                if isinstance(found.tag, str)
            }
    return {}


def number(found: dict[str, Element], name: str, default: int, most: int) -> int:
    """A whole number that a property states, within bounds."""
    element = found.get(name)
    stated = attribute(element, "val") if element is not None else None
    return min(int(stated), most) if stated and stated.isdigit() and len(stated) < 9 else default


def on(found: dict[str, Element], name: str) -> bool:
    """Whether a switch property is there and not turned off."""
    element = found.get(name)
    return element is not None and attribute(element, "val") not in ("0", "false", "off")
