"""Whose figures a form or a document prints: the fund's own or a project's about it, and of which
area.
"""

from __future__ import annotations

from jixiao.checks.views import DocumentView, FormView
from jixiao.knowledge.owning import AREA, speaks_of_a_fund

_HEAD = 6


def is_of_the_fund(form: FormView) -> bool:
    """Whether the form is of a fund's own income and expenditure, and not of a project that serves
    it (工作经费, 补助资金, 征缴).
    """
    entry = form.form.project or form.form.title
    return entry is not None and speaks_of_a_fund(entry.text)


def area_of(document: DocumentView) -> str | None:
    """The area that a document's first lines or its forms' units begin with, else the lines after
    those (a note or a cover letter may stand before the title); None where none is named.
    """
    head = [entry.text for entry in document.document.head]
    lines = head[:_HEAD]
    for view in document.forms:
        for entry in (
            view.form.title,
            view.form.implementing_unit,
            view.form.supervising_department,
        ):
            lines.append(entry.text if entry is not None else "")
    lines += head[_HEAD:]
    return next(
        (match.group() for line in lines if (match := AREA.match("".join(line.split())))), None
    )
