"""Office packages patched part by part: parts that are not touched are written back with the same
bytes, order and compression.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Any, NamedTuple

from lxml import etree

from jixiao.core.tags import local

Element = etree._Element

_TYPES = "[Content_Types].xml"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relation(NamedTuple):
    """One relation of a part: its id, the last word of its type, and the part it points at."""

    id: str
    kind: str
    type: str
    target: str


def parsed(data: bytes) -> Element:
    """The root of a part, comments and instructions kept; nothing is resolved from outside."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
    )
    return etree.fromstring(data, parser)


def written(root: Element) -> bytes:
    """A part as bytes, as office programs write it."""
    found: bytes = etree.tostring(
        root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True
    )
    return found


def made(
    tag: str, attributes: Mapping[Any, Any] | None = None, names: Mapping[Any, str] | None = None
) -> Element:
    """A new element; ``names`` are its namespaces by prefix, None for the one without."""
    return etree.Element(tag, attributes, nsmap=names)  # type: ignore[arg-type]


class InWords:
    """Who writes elements of a document's own namespace ``_w``, transitional or strict."""

    _w: str

    def _tag(self, name: str) -> str:
        return f"{{{self._w}}}{name}"


def namespace(element: Element) -> str:
    """The element's namespace, without braces."""
    tag = element.tag
    return tag[1 : tag.rfind("}")] if isinstance(tag, str) and tag.startswith("{") else ""


def named(space: str, name: str) -> str:
    """The name of an element in a namespace, which may be none."""
    return f"{{{space}}}{name}" if space else name


class Parts:
    """The parts of a package, some of them to be replaced or added."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._infos = self._zip.infolist()
        self._names = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info.filename
            for info in self._infos
        }
        self._new: dict[str, bytes] = {}

    def names(self) -> list[str]:
        """The parts' names as the package has them, added ones last."""
        return list(self._names.values())

    def part(self, name: str) -> bytes | None:
        """A part's bytes as they are now."""
        own = self._names.get(name.lower())
        if own is None:
            return None
        return self._new[own] if own in self._new else self._zip.read(own)

    def put(self, name: str, data: bytes) -> None:
        """Replace or add a part."""
        self._new[self._names.setdefault(name.lower(), name)] = data

    def free(self, pattern: str) -> str:
        """The first name of a pattern (``xl/comments{}.xml``) that no part has."""
        number = 1
        while pattern.format(number).lower() in self._names:
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> list[Relation]:
        """The relations of a part, of the package where it is empty; those to the outside left out."""
        data = self.part(_relations_of(part))
        if data is None:
            return []
        folder = part.rpartition("/")[0]
        found = []
        for each in parsed(data):
            target, kind = each.get("Target") or "", each.get("Type") or ""
            if local(each) == "Relationship" and each.get("TargetMode") != "External":
                whole = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, target))
                )
                found.append(Relation(each.get("Id") or "", kind.rpartition("/")[2], kind, whole))
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The part that the first relation of a kind points at."""
        return next((each.target for each in self.relations(part) if each.kind == kind), None)

    def relate(self, part: str, type_: str, target: str) -> str:
        """Add a relation to a part; gives its id."""
        name = _relations_of(part)
        data = self.part(name)
        root = (
            parsed(data)
            if data is not None
            else made(f"{{{_RELATIONS}}}Relationships", names={None: _RELATIONS})
        )
        taken = {each.get("Id") for each in root}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        relative = posixpath.relpath(target, part.rpartition("/")[0] or ".")
        etree.SubElement(
            root,
            named(namespace(root), "Relationship"),
            Id=f"rId{number}",
            Type=type_,
            Target=relative,
        )
        self.put(name, written(root))
        return f"rId{number}"

    def type_part(self, name: str, content_type: str) -> None:
        """State the content type of a part."""
        self._type("Override", "PartName", "/" + name, content_type)

    def type_ending(self, ending: str, content_type: str) -> None:
        """State the content type of an ending, where none is stated."""
        self._type("Default", "Extension", ending, content_type)

    def _type(self, element: str, key: str, value: str, content_type: str) -> None:
        data = self.part(_TYPES)
        root = (
            parsed(data)
            if data is not None
            else made(named(_CONTENT, "Types"), names={None: _CONTENT})
        )
        if any(
            local(each) == element and (each.get(key) or "").lower() == value.lower()
            for each in root
        ):
            return
        stated = etree.Element(
            named(namespace(root), element), {key: value, "ContentType": content_type}
        )
        if element == "Default":
            root.insert(0, stated)
        else:
            root.append(stated)
        self.put(_TYPES, written(root))

    def main(self, fallback: str) -> str:
        """The main part's name."""
        found = next(
            (each.target for each in self.relations("") if each.kind == "officeDocument"), None
        )
        return found if found is not None and found.lower() in self._names else fallback

    def signed(self) -> bool:
        """Whether the package bears a digital signature."""
        return any(name.startswith("_xmlsignatures/") for name in self._names)

    def bytes(self) -> bytes:
        """The package: old parts in their old order, new ones behind them."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
            out.comment = self._zip.comment
            for info in self._infos:
                data = (
                    self._new[info.filename] if info.filename in self._new else self._zip.read(info)
                )
                out.writestr(_copy(info), data, compress_type=info.compress_type)
            old = {info.filename for info in self._infos}
            date = max((info.date_time for info in self._infos), default=(1980, 1, 1, 0, 0, 0))
            for name, data in self._new.items():
                if name not in old:
                    info = zipfile.ZipInfo(name, date)
                    out.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)
        return buffer.getvalue()


def _copy(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(info.filename, info.date_time)
    copy.external_attr, copy.internal_attr = info.external_attr, info.internal_attr
    copy.create_system, copy.comment = info.create_system, info.comment
    return copy


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")
