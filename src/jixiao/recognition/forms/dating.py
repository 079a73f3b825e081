"""Year, monitoring point, fund and scope of a form, from the nearest words that say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.figures import fold
from jixiao.core.forms import MONITORING, Entry, Form
from jixiao.core.periods import Period, monitoring_point, month_span, years_in
from jixiao.core.regex import regex
from jixiao.core.statements import LOCAL
from jixiao.knowledge.funds import fund_of
from jixiao.recognition.forms.title import is_title

_OTHER = regex(
    r"(?:19|20)\d{2}\s*(?:年\s*\d{1,2}+\s*月(?:\s*\d{1,2}+\s*日)?+"
    r"|([-./])\s*\d{1,2}+(?:\1\d{1,2}+)?+(?!\d))(?!\s*[-—~至到])"
    r"|[〔\[【(（]\s*(?:19|20)\d{2}\s*[〕\]】)）]\s*第?\s*\d+\s*号|(?:19|20)\d{2}\s*年?(?:版|修订)"
    r"|二[^\W\d_A-Za-z]{3}年[一二三四五六七八九十]{1,2}月"
)
"""A day or a month, a document's number, an edition: the year in it is not what a form is about."""
_DATED = regex(r"\s*附|.*(?:日期|时间)\s*[:：]", needs="附日时")
_DAY = regex(
    r"(?:\d{1,2}|[一二三四五六七八九十])\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日|(?:19|20)\d{2}\s*([-./])\s*\d{1,2}\1\d{1,2}(?!\d)"
)
_POINTS = regex(r"监控|截至|截止", needs="监截")


def with_dates(
    form: Form,
    *,
    near: Sequence[Entry],
    above: Sequence[Entry],
    cycle: Entry | None,
    point: Entry | None,
) -> Form:
    """The form with its year, monitoring point, fund and scope. ``near`` are the lines from the
    title to the table, ``above`` those before the title, which give way to what the form's own
    cells say: ``cycle`` (项目周期) and ``point`` (监控时点).
    """
    title = form.title.text if form.title else ""
    project = form.project.text if form.project else ""
    year = next(_years(title, near, above, cycle, point), None)
    as_of, as_of_entry = (
        _as_of([*above, *near], point, year) if form.kind == MONITORING else (None, None)
    )
    titles = [title, project, *(entry.text for entry in (*above, *near) if is_title(entry.text))]
    return msgspec.structs.replace(
        form,
        year=year or (as_of.year if as_of else None),
        as_of=as_of,
        as_of_entry=as_of_entry,
        scope=LOCAL if any("本级" in text for text in titles) else None,
        fund=fund_of(project) or fund_of(title),
    )


def _years(
    title: str,
    near: Sequence[Entry],
    above: Sequence[Entry],
    cycle: Entry | None,
    point: Entry | None,
) -> Iterator[int]:
    """The years that the form may be of, the likeliest first."""
    yield from _of_lines(near)
    yield from years_in(title)[:1]
    lasting = years_in(cycle.text) if cycle is not None else ()
    if len(set(lasting)) == 1:
        yield lasting[0]
    if point is not None:
        yield from years_in(point.text)[:1]
    yield from _of_lines(above)


def _of_lines(lines: Sequence[Entry]) -> Iterator[int]:
    """The years of lines that say what the form is about, the nearest to the table first."""
    for entry in reversed(lines):
        if not _DATED.match(entry.text):
            yield from years_in(_OTHER.sub("", fold(entry.text)))[:1]


def _as_of(
    head: Sequence[Entry], point: Entry | None, year: int | None
) -> tuple[Period | None, Entry | None]:
    """The monitoring point: its cell's, else that of a line; a day is one only where the line says
    so.
    """
    said = monitoring_point(point.text) if point is not None else None
    if said is not None:
        return said, point
    for entry in [*([point] if point is not None else []), *reversed(head)]:
        if entry is not point and not _POINTS.search(entry.text) and _is_dateline(entry.text):
            continue
        found = monitoring_point(entry.text) if "监控" in entry.text or "月" in entry.text else None
        month = month_span(entry.text)
        if found is None and month is not None and year is not None:
            found = Period(year, month)
        if found is not None:
            return found, entry
    return None, None


def _is_dateline(text: str) -> bool:
    return _DATED.match(text) is not None or _DAY.search(fold(text)) is not None
