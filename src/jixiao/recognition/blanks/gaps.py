"""Places in the words of an empty form: behind labels of one line (填报单位：    ), the year in a head
(（    年度）), prompts that are no field's.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.core.blanks import BlankField
from jixiao.core.documents import Cell, Document, Grid, Paragraph
from jixiao.core.forms import MONITORING, Form
from jixiao.core.periods import years_in
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import SEALED
from jixiao.knowledge.prompts import is_open, label_gaps, month_gaps, year_gaps
from jixiao.recognition.blanks.probing import Lay, goes_on, left_of
from jixiao.recognition.forms import sectioning as d
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.words import squeezed

_FIELDS = (
    ("as_of", v.MONITORING_POINT),
    ("filed_on", v.FILED_ON),
    ("supervising_department", v.SUPERVISING),
    ("project", v.PROJECT),
    ("implementing_unit", v.IMPLEMENTING),
    ("implementing_unit", v.DEPARTMENT_NAME),
    ("implementing_unit", v.FILER),
)
_TABLED = (d.FUNDING, d.GOALS, d.INDICATORS, d.TOTAL, d.NOTE, d.CONCLUSION)
_APART = 4
_LABEL = regex(r"[一-龥()（）/、]{2,14}")
_LONGEST, _BELOW = 160, 12  # characters of a line; paragraphs below the form that are looked at
Gap = tuple[str, BlankField]
Prompt = tuple[str, Place]


def gaps_of(
    document: Document, form: Form, lay: Lay, begin: int
) -> tuple[tuple[Gap, ...], tuple[Prompt, ...]]:
    """The fields that stand in words above, in and below the form, and the labels with nothing
    behind them that are of no field. ``begin`` is the block behind the form above.
    """
    gaps: list[Gap] = []
    prompts: list[Prompt] = []
    for text, place, headed in _texts(document, form, lay, begin):
        if len(text) > _LONGEST:
            continue
        for start, end in year_gaps(text) if headed else ():
            gaps.append(("year", _field(text, place, start, end)))
        for label, start, end in label_gaps(text):
            bare = SEALED.sub("", label)
            name = next((name for name, pattern in _FIELDS if v.says(pattern, bare)), None)
            if name is not None:
                gaps.append((name, _field(text, place, start, _kept_apart(text, start, end))))
            elif v.SIGNATURE.fullmatch(bare) is None:
                prompts.append((bare, place))
    gaps.extend(_years_beside(document, form, lay))
    if form.kind == MONITORING:
        gaps.extend(_months(document, form, begin))
    return tuple(gaps), tuple(prompts)


def printed_year(document: Document, form: Form, lay: Lay, begin: int) -> Place | None:
    """Where the year of a form stands in words above it or in its head."""
    for text, place, headed in _texts(document, form, lay, begin):
        if headed and form.year in years_in(text):
            return place.whole()
    return None


def _years_beside(document: Document, form: Form, lay: Lay) -> Iterator[Gap]:
    """Open cells beside a label of the year (预算年度)."""
    for number in form.tables:
        grid = document.blocks[number]
        if not isinstance(grid, Grid):
            continue
        for cell in grid.cells:
            if is_open(cell.text) and lay.kind(number, cell.row) not in _TABLED:
                label = left_of(cell, grid)
                if v.says(v.CYCLE, label) and "年度" in label:
                    yield "year", BlankField(place=cell.place, printed=cell.text)


def _months(document: Document, form: Form, begin: int) -> Iterator[Gap]:
    """The gaps for the month in titles and heads (1-  月执行数)."""
    for block in document.blocks[begin : form.tables[-1] + 1]:
        entries = [block] if isinstance(block, Paragraph) else block.cells
        for each in entries:
            for start, end in month_gaps(each.text) if len(each.text) <= _LONGEST else ():
                yield "month", _field(each.text, each.place, start, end)


def _kept_apart(text: str, start: int, end: int) -> int:
    """The end of a gap without the blanks that part it from the next label of its line."""
    if end < len(text) and text[end] != "\n":
        blanks = end - start - len(text[start:end].rstrip())
        return max(start, end - min(blanks, _APART))
    return end


def _field(text: str, place: Place, start: int, end: int) -> BlankField:
    return BlankField(place=place.narrowed(start, end), printed=text[start:end])


def _texts(
    document: Document, form: Form, lay: Lay, begin: int
) -> Iterator[tuple[str, Place, bool]]:
    """Lines of words with their places, and whether they stand above the form's table or in its
    head.
    """
    first, last = form.tables[0], form.tables[-1]
    for number, block in enumerate(document.blocks[begin : last + 1 + _BELOW], start=begin):
        if isinstance(block, Paragraph):
            yield block.text, block.place, number < first
        elif number <= last:
            for cell in block.cells:
                kind = lay.kind(number, cell.row) if number in form.tables else ""
                if cell.text.strip() and kind not in _TABLED:
                    yield cell.text, cell.place, True
        else:
            return


def loose_prompts(
    document: Document, form: Form, lay: Lay, taken: frozenset[tuple[object, ...]]
) -> Iterator[Prompt]:
    """Open cells of the form's table that are of no field: with a prompt, or beside a label."""
    for number in form.tables:
        grid = document.blocks[number]
        if not isinstance(grid, Grid):
            continue
        for cell in grid.cells:
            if is_open(cell.text) and cell.formula is None and cell.place.key() not in taken:
                label = _beside(cell, grid, lay.kind(number, cell.row))
                if cell.text.strip() or label:
                    yield label or cell.text.strip(), cell.place


def _beside(cell: Cell, grid: Grid, kind: str) -> str:
    """The label left of an open cell outside the tables, known or not."""
    if kind in _TABLED or kind == d.SIGNATURE:
        return ""
    label = left_of(cell, grid).strip(" :：")
    if goes_on(cell, grid) or year_gaps(label):
        return ""
    known = v.says(v.OTHER_BASIC, label) or v.says(v.PROJECT, label)
    named = kind != d.TITLE and _LABEL.fullmatch(squeezed(label)) is not None
    return label if known or named else ""
