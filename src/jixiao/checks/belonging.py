"""Whose figures a form or a document prints: the fund's own or a project's about it, and of which
area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jixiao.checks.views import DocumentView, FormView
from jixiao.core.regex import regex
from jixiao.knowledge.owning import AREA, speaks_of_a_fund

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
    """The area that a document's own title or its forms' units begin with, else any other line of
    its head (a letterhead or a covering letter may be another office's); None where none is named.
    """
    head = [entry.text for entry in document.document.head]
    units = (line for view in document.forms for line in _units(view))
    return _first_area([*filter(_is_title, head[:_HEAD]), *units, *head])


def area_of_form(view: FormView) -> str | None:
    """The area that a form's own title or units begin with, whatever stands beside it in its file."""
    return _first_area(_units(view))


def _first_area(lines: Iterable[str]) -> str | None:
    return next(
        (match.group() for line in lines if (match := AREA.match("".join(line.split())))), None
    )


def _units(view: FormView) -> Iterator[str]:
    form = view.form
    for entry in (form.title, form.implementing_unit, form.supervising_department):
        yield entry.text if entry is not None else ""


def _is_title(line: str) -> bool:
    return _TITLE.search(line) is not None and "关于" not in line
