"""What an office has put on its blank that filling it in does not go with: a signature, a picture that
may be a seal, protection.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.findings import Text
from jixiao.core.tags import local
from jixiao.writing.blanks.sheet import protects
from jixiao.writing.marks.parts import Element, Parts, parsed
from jixiao.writing.marks.workbook import Workbook

_PICTURES = frozenset(("pic", "imagedata", "control"))
_SIGNED = Text(
    "空表有电子签名：填写以后原签名失效，报送前要重新签",
    "the blank is digitally signed: the signature does not hold once it is filled in",
)
_PROTECTED = {
    "readOnly": Text("只读", "read-only"),
    "forms": Text("只许填窗体", "form fields only"),
    "comments": Text("只许加批注", "comments only"),
    "trackedChanges": Text("只许修订", "tracked changes only"),
}


def caveats_of(data: bytes, fmt: str) -> Iterator[Text]:
    """What is to be said of a blank before it is handed on filled in."""
    parts = Parts(data)
    if parts.signed():
        yield _SIGNED
    if fmt == "docx":
        yield from _of_word(parts)
    else:
        yield from _of_sheets(Workbook(data))


def _of_word(parts: Parts) -> Iterator[Text]:
    main = parts.main("word/document.xml")
    yield from _pictures(_count(parts.part(main)))
    settings = parts.part(parts.related(main, "settings") or "")
    for each in parsed(settings) if settings is not None else ():
        if local(each) == "documentProtection" and _said(each, "enforcement") in (
            "1",
            "true",
            "on",
        ):
            how = _PROTECTED.get(_said(each, "edit"))
            if how is not None:
                yield Text(
                    f"空表设了编辑保护（{how.zh}）：值已经照填，保护仍在，手工补填要先撤销保护",
                    f"the blank is protected ({how.en}): it was filled in and is so still",
                )


def _of_sheets(book: Workbook) -> Iterator[Text]:
    parts = book.parts
    count = 0
    for name, part in book.sheets.items():
        stored = parts.part(part)
        if stored is None:
            continue
        drawings = (each.target for each in parts.relations(part) if each.kind == "drawing")
        count += sum(_count(parts.part(each)) for each in drawings)
        if b"sheetProtection" in stored and any(protects(each) for each in parsed(stored)):
            yield Text(
                f"空表的工作表“{name}”受保护：只填了没有锁定的格，保护仍在，手工补填要先撤销保护",
                f"the sheet “{name}” of the blank is protected: only cells that are not locked were"
                " filled in, and it is so still",
            )
    yield from _pictures(count)


def _pictures(count: int) -> Iterator[Text]:
    if count:
        yield Text(
            f"空表上有{count}张图片，原样留着：如果是公章或签名，那是盖在空表上的，填好后请重新盖章、签字",
            f"there are {count} pictures on the blank, which stay: a seal or a signature among them was"
            " put on the empty form and is to be put on it anew",
        )


def _count(data: bytes | None) -> int:
    if data is None:
        return 0
    return sum(local(each) in _PICTURES and not _is_fallback(each) for each in parsed(data).iter())


def _is_fallback(element: Element) -> bool:
    """Whether it is the older spelling of a picture that stands beside it."""
    return any(local(up) == "Fallback" for up in element.iterancestors())


def _said(element: Element, name: str) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), ""
    )
