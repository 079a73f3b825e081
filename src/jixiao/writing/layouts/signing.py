"""The foot of a form and the cover of a file, with room where people write by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from jixiao.core.formdata import FormData
from jixiao.knowledge.layouts.layout import PLACEHOLDER, Layout, Line
from jixiao.knowledge.layouts.signing import blanks, cover_lines
from jixiao.writing.layouts.printed import printed_title
from jixiao.writing.pages.page import Page, Paragraph

COVER = "封面"
_ABOVE, _BETWEEN = 4, 8  # empty lines above the title, and between it and the other lines
_INDENT = "　　　"
_MAIN = ("title", "subtitle")


def with_filer(data: FormData, layout: Layout) -> FormData:
    """The form with the unit that hands it in: the one that carries it out; where the layout's table has
    no place for that, the department that it names instead.
    """
    table = msgspec.structs.replace(layout, signed=False).places()
    if data.implementing_unit or "implementing_unit" in table:
        return data
    return msgspec.structs.replace(data, implementing_unit=data.supervising_department)


def signed_lines(lines: Sequence[Line], texts: Mapping[str, str]) -> Iterator[Paragraph]:
    """The lines with their fields; an empty one leaves room to be filled in."""
    for line in lines:
        yield Paragraph(text=_filled(line.text, texts), style=line.style)


def front_of(forms: Sequence[tuple[FormData, Layout]]) -> Page:
    """The cover of a file of these forms in their layouts. Where their titles differ it bears those that
    the layouts give to forms without one.
    """
    titled = [with_filer(printed_title(data, layout), layout) for data, layout in forms]
    return cover_of(titled, usual=[layout.title for _, layout in forms])


def cover_of(forms: Sequence[FormData], usual: Sequence[str] = ()) -> Page:
    """What all forms have in common, else room to be filled in; the ``usual`` titles where they have
    several.
    """
    texts = {name: _common(forms, name) for name in FormData.__struct_fields__}
    texts["title"] = texts["title"] or "、".join(dict.fromkeys(usual))
    blocks: list[Paragraph] = [Paragraph(text="", style="cover")] * _ABOVE
    begun = False
    for line in cover_lines():
        if line.style not in _MAIN and not begun:
            blocks += [Paragraph(text="", style="cover")] * _BETWEEN
            begun = True
        indent = "" if line.style in _MAIN else _INDENT
        blocks.append(Paragraph(text=indent + _filled(line.text, texts), style=line.style))
    return Page(name=COVER, blocks=tuple(blocks), paper="report")


def _common(forms: Sequence[FormData], name: str) -> str:
    values = {str(value) if (value := getattr(each, name)) else "" for each in forms}
    return values.pop() if len(values) == 1 else ""


def _filled(text: str, texts: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(
        lambda match: texts[match.group(1)] or blanks().get(match.group(1), ""), text
    )
