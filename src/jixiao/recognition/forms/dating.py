"""Year, monitoring point, fund and scope of a form, from the nearest words that say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from jixiao.core.datelines import several_years, years_of_head
from jixiao.core.forms import MONITORING, Entry, Form
from jixiao.core.monitoring_points import point_in_line
from jixiao.core.periods import WHOLE_YEAR, YEARS, Period, months_of_head, years_in
from jixiao.core.regex import regex
from jixiao.core.statements import LOCAL
from jixiao.knowledge.funds import fund_of
from jixiao.recognition.forms import vocabulary as v
from jixiao.recognition.forms.title import is_other, is_title
from jixiao.recognition.forms.words import squeezed

_NAMED = regex(
    r"(?:单位|部门|机构|项目|名称)(?:[(（][^()（）]*[)）])?\s*[:：]\s*[^\s　]+", needs="单部机项名"
)
"""Whose the form is: a year in a name is not the form's."""
_ATTACHED = regex(r"\s*附", needs="附")


def with_dates(
    form: Form,
    *,
    near: Sequence[Entry],
    above: Sequence[Entry],
    cycle: Entry | None,
    point: Entry | None,
    months: Entry | None,
) -> Form:
    """The form with its year, monitoring point, fund and scope. ``near`` are the lines from the
    title to the table, ``above`` those before the title, which give way to what the form's own
    cells say: ``cycle`` (项目周期), ``point`` (监控时点) and the head of a column, ``months``.
    """
    title = form.title.text if form.title else ""
    project = form.project.text if form.project else ""
    heads = [months] if months is not None else []
    others = [each for each in near if is_other(each.text)]
    own = [each for each in near if each not in others]
    further = [*above, *others]  # what speaks of something else gives way
    year = next(_years(title, [*heads, *own], further, cycle, point), None)
    as_of, as_of_entry = (
        _as_of([*further, *own], point, heads, year) if form.kind == MONITORING else (None, None)
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
    yield from years_of_head(title)[:1]
    lasting = years_in(cycle.text) if cycle is not None else ()
    if len(set(lasting)) == 1:
        yield lasting[0]
    if point is not None and not several_years(point.text):
        yield from years_in(point.text)[:1]
    yield from _of_lines(above)


def _of_lines(lines: Sequence[Entry]) -> Iterator[int]:
    """The years of lines that say what the form is about, the nearest to the table first."""
    for entry in reversed(lines):
        if not _ATTACHED.match(entry.text):
            yield from years_of_head(_NAMED.sub("", entry.text))[:1]


def _as_of(
    head: Sequence[Entry], point: Entry | None, heads: Sequence[Entry], year: int | None
) -> tuple[Period | None, Entry | None]:
    """The monitoring point: its cell's, else that of the nearest line that calls it so or names a
    stretch of months, else of one that names a month, else of a column's head; without it its cell.
    """
    if point is not None:
        said = point_in_line(point.text, year, is_point=True)
        if said is not None:
            return said.point, point
    lines = [each for each in reversed(head) if not _of_others(each.text)]
    named = [(entry, point_in_line(entry.text, year)) for entry in lines]
    found = [(said, entry) for entry, said in named if said is not None]
    for said, entry in sorted(found, key=lambda each: not each[0].firm):
        return said.point, entry
    for entry in heads:
        said = point_in_line(entry.text, year, is_point=True)
        if said is not None:
            return said.point, entry
    return None, point


def _of_others(text: str) -> bool:
    """Whether a line names what is attached, and is no title of a monitoring form itself."""
    return _ATTACHED.match(text) is not None and "监控" not in text


def is_to_date(head: str, *, bare: bool = False) -> bool:
    """Whether a column's head is of what was reached by a month or a day before December, from
    January on (1-7月执行数, 上半年完成值, 截至8月31日支付数). ``bare``: it says a stretch of the year and
    nothing else, and is the row's only one (1-6月累计).
    """
    last = (
        _last_month(head) if bare or _is_reached(head) else None
    )  # what most cells are not, and is cheap
    return last is not None and 1 < last < WHOLE_YEAR[1]


def _last_month(head: str) -> int | None:
    months = months_of_head(squeezed(head))
    if months is not None:
        return months[1] if months[0] == 1 else None
    said = point_in_line(head, YEARS[0], is_point=True)
    return said.point.month if said is not None else None


def _is_reached(head: str) -> bool:
    funds, values = (v.EXECUTED, v.RATE, v.ARRIVED), (v.ACTUAL, v.COMPLETION)
    return v.funding_role(head) in funds or v.indicator_role(head) in values
