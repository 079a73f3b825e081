"""Whose figures a form or a document prints: the fund's own or a project's about it, and of which
area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiao.checks.views import DocumentView, FormView
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.knowledge.owning import areas_before, speaks_of_a_fund

_HEAD = 6
_TITLE = regex(
    r"(?:报告|自评表?|评价表?|监控表?|情况表|汇总表)(?:[(（].*[)）])?\s*$", needs="告评控表"
)


def is_of_the_fund(form: FormView) -> bool:
    """Whether the form is of a fund's own income and expenditure, and not of a project that serves
    it (工作经费, 补助资金, 征缴).
    """
    entry = form.form.project or form.form.title
    return entry is not None and speaks_of_a_fund(entry.text)


def area_of(document: DocumentView) -> str | None:
    """The area that a document is of: the smallest of those that ``named_area_of`` says; None where
    none is named.
    """
    areas = named_area_of(document)
    return areas[-1] if areas else None


def named_area_of(document: DocumentView) -> tuple[str, ...]:
    """The areas, the larger first (成都市, 武侯区), that a document's own title or its forms' units
    begin with, else any other line of its head (a letterhead or a covering letter may be another
    office's).
    """
    return document.once(_named_areas)


def _named_areas(document: DocumentView) -> tuple[str, ...]:
    head = [entry.text for entry in document.document.head]
    units = (line for view in document.forms for line in _units(view))
    return _first_areas([*filter(_is_title, head[:_HEAD]), *units, *head])


def is_of_its_level(document: DocumentView) -> bool:
    """Whether a document's title says that it is of an area's own level (某市本级) and not of all of it."""
    head = [entry.text for entry in document.document.head]
    return any("本级" in line for line in filter(_is_title, head[:_HEAD]))


def area_of_form(view: FormView) -> str | None:
    """The area that a form's own title or units begin with, whatever stands beside it in its file."""
    areas = _first_areas(_units(view))
    return areas[-1] if areas else None


def area_at(document: DocumentView, place: Place | None) -> str | None:
    """The area that what stands at a place is of: that of the form in whose cells it stands, else
    the document's.
    """
    if place is not None and place.in_form:
        found = document.once(_areas_of_cells).get(place.whole().spot())
        if found is not None:
            return found
    return area_of(document)


def _areas_of_cells(document: DocumentView) -> dict[tuple[object, ...], str]:
    """The cells of a document's forms with the areas of these."""
    areas = [(form, area_of_form(form)) for form in document.forms]
    return {
        entry.place.whole().spot(): area
        for form, area in areas
        if area is not None
        for _, entry in form.words()
    }


def _first_areas(lines: Iterable[str]) -> tuple[str, ...]:
    return next((areas for line in lines if (areas := areas_before("".join(line.split())))), ())


def _units(view: FormView) -> Iterator[str]:
    form = view.form
    for entry in (form.title, form.implementing_unit, form.supervising_department):
        yield entry.text if entry is not None else ""


def _is_title(line: str) -> bool:
    return _TITLE.search(line) is not None and "关于" not in line
