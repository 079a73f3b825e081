"""Forms from grids: by the words of headers and the structure of rows, never by the coordinates of
a template.
"""

from __future__ import annotations

import msgspec

from jixiao.core.documents import Document
from jixiao.core.forms import Form
from jixiao.recognition.forms.build import build
from jixiao.recognition.forms.joining import sectioned_of


def recognise_forms(document: Document) -> tuple[Form, ...]:
    """Every performance form of a document, in order, as ``form1`` … ; tables that are none give
    none.
    """
    found: list[Form] = []
    floor = 0
    for sectioned in sectioned_of(document):
        above = found[-1] if found and sectioned.blocks()[0] in found[-1].tables else None
        form = build(document, sectioned, floor, above)
        if form is not None:
            found.append(msgspec.structs.replace(form, id=f"form{len(found) + 1}"))
            floor = form.span[1]
        else:
            floor = max(floor, sectioned.blocks()[-1] + 1)
    return tuple(found)


__all__ = ["recognise_forms"]
