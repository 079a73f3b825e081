"""The official form itself, empty, as an office hands it out: to be filled in by hand and given back."""

from __future__ import annotations

import msgspec

from jixiao.application.templates.making import FUNDING, held_template
from jixiao.core.formdata import FormData, GoalData, IndicatorData
from jixiao.filling.suggesting import known_for, suggested_rows
from jixiao.knowledge.labels import KIND_WORDS
from jixiao.knowledge.layouts import Layout, layout_for
from jixiao.knowledge.layouts.layout import PLACEHOLDER, Line
from jixiao.knowledge.shelf import Knowledge, shipped
from jixiao.writing.files import made
from jixiao.writing.layouts.pages import pages_of
from jixiao.writing.pages.page import Meta

_ROWS = (
    ("产出指标", "数量指标", 3),
    ("产出指标", "质量指标", 2),
    ("产出指标", "时效指标", 1),
    ("产出指标", "成本指标", 1),
    ("效益指标", "经济效益指标", 1),
    ("效益指标", "社会效益指标", 1),
    ("效益指标", "生态效益指标", 1),
    ("效益指标", "可持续影响指标", 1),
    ("满意度指标", "服务对象满意度指标", 1),
)
"""The groups of a form with the rows that each has to begin with, as the national forms list them."""
FORMATS = ("docx", "xlsx", "pdf", "html")
_GAPS = {"year": "    ", "as_of": "    年  月", "to_date": "1-  月", "money_unit": "万元"}
_GAP = "            "


def empty_form_for(
    kind: str,
    fmt: str,
    layout: Layout | None = None,
    fund: str | None = None,
    *,
    knowledge: Knowledge | None = None,
) -> bytes:
    """The empty form of a kind in a layout (the usual one where None), as docx, xlsx, pdf or html; with
    the usual indicators of a ``fund``. Raises UserError as ``template_for`` does.
    """
    wanted, named = held_template(kind, layout, fund, knowledge)
    shelf = knowledge or shipped()
    offered = shelf.known_layouts()
    chosen = layout or layout_for(FormData(kind=wanted, fund=named), known=offered)
    known = known_for(shelf.indicators, named, wanted)
    rows = tuple(suggested_rows(known, named)) if named else tuple(_empty_rows())
    data = FormData(
        kind=wanted, funding=FUNDING, goals=(GoalData(),), indicators=rows, title=chosen.title
    )
    page = pages_of(data, _with_gaps(chosen))
    name = KIND_WORDS[wanted]
    return made([msgspec.structs.replace(page, name=name)], fmt, Meta(title=chosen.title))


def _empty_rows() -> list[IndicatorData]:
    return [
        IndicatorData(level1=first, level2=second)
        for first, second, count in _ROWS
        for _ in range(count)
    ]


def _with_gaps(layout: Layout) -> Layout:
    """The layout with room to write where its lines above and below the table have fields."""

    def line(each: Line) -> Line:
        if each.text == "{title}":
            return each
        text = PLACEHOLDER.sub(lambda match: _GAPS.get(match.group(1), _GAP), each.text)
        return msgspec.structs.replace(each, text=text)

    return msgspec.structs.replace(
        layout, above=tuple(map(line, layout.above)), below=tuple(map(line, layout.below))
    )
