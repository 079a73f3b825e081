"""XML parts parsed safely: no entities, no DTD, no network, bounded size and depth."""

from __future__ import annotations

from lxml import etree

from jixiao.core.findings import Finding
from jixiao.core.regex import regex
from jixiao.reading import limits, problems
from jixiao.reading.problems import Refused

_DECLARED = regex(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._\-]+)""")
_ALLOWED = frozenset(
    (
        b"utf-8",
        b"utf8",
        b"utf-16",
        b"us-ascii",
        b"ascii",
        b"gb2312",
        b"gbk",
        b"gb18030",
        b"iso-8859-1",
        b"windows-1252",
    )
)


def parser() -> etree.XMLParser:
    """A parser that resolves nothing and keeps nothing but elements and text."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse(data: bytes, most_nodes: int = limits.MAX_XML_NODES) -> etree._Element:
    """The root of an XML part."""
    inspect(data)
    # Each node costs some hundred bytes however short its markup is, so nodes are counted before
    # the tree is built.
    if data.count(b"<") + data.count(b"=") // 2 > most_nodes * 2:
        raise Refused(problems.over_limit("文件内容过多", "The document holds too much"))
    try:
        return etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        raise Refused(reason(error)) from error


def inspect(data: bytes) -> None:
    """Refuse entities and document types, and encodings that could hide them."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused(problems.forbidden_xml())
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        encoding = "utf-16-be" if data[:2] == b"\xfe\xff" or data[:1] == b"\x00" else "utf-16-le"
        if "<!DOCTYPE" in data.decode(encoding, "replace"):
            raise Refused(problems.forbidden_xml())
        return
    found = _DECLARED.match(data[:256].lstrip(b"\xef\xbb\xbf \r\n\t"))
    if found and found.group(1).lower() not in _ALLOWED:
        raise Refused(problems.damaged())


def reason(error: etree.XMLSyntaxError) -> Finding:
    """Too deep is over a limit; all else is damage."""
    text = str(error)
    if "depth" in text or "huge" in text.lower():
        return problems.over_limit("内容嵌套过深", "The content is nested too deeply")
    return problems.damaged()


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name, in whichever namespace."""
    value = element.get(name)
    if value is not None:
        return value
    for key, found in element.attrib.items():
        if str(key).endswith("}" + name):
            return str(found)
    return None
