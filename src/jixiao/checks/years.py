"""The year of a form: what its title and the lines under it state, and what its dates tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from jixiao.checks.rows import Row, named_rows
from jixiao.checks.views import FormView
from jixiao.core.datelines import dated_year, is_bare_month, several_years, years_of_head
from jixiao.core.figures import fold
from jixiao.core.forms import (
    DEPARTMENT,
    HEAD,
    SELF_EVALUATION,
    TARGET_DECLARATION,
    Entry,
    PrintedText,
)
from jixiao.core.periods import in_digits, years_in
from jixiao.core.places import Place
from jixiao.core.regex import regex
from jixiao.core.words import squeezed
from jixiao.knowledge.labels import SAYS_PERIOD

_DATE = regex(dated_year())
"""A date with its year in a target or a result."""
_OTHER_DATE = regex(
    r"[〔\[(（【]\s*(?:19|20)\d{2}\s*[〕\])）】]|较(?:上年|(?:19|20)\d{2})|比(?:上年|(?:19|20)\d{2})|同比|以来|不低于(?:19|20)\d{2}|(?:19|20)\d{2}年(?:底|末)?(?:水平|基础|基数|标准|价)",
)
"""A year in a target or a result that is not when it is due or was done."""
_PERIOD = regex(
    r"((?:19|20)\d{2})\s*年\s*(?:度|全年|1\s*月?\s*[-—~至到]+\s*(?:(?:19|20)\d{2}\s*年)?\s*\d{1,2}\s*月|1\s*月(?:\s*1\s*日)?\s*[-—~至到]+)",
    needs="年",
)
"""The period that a goal's words speak of."""
_OTHER_PERIOD = regex(
    r"计划|规划|结转|上年|较|比|预算编制|申报|通知|办法|方案|意见|标准|以来|起|文件"
)
_BEGINS = regex(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?(?:目标\s*\d*\s*[:：]\s*)?((?:19|20)\d{2})\s*年(?!\s*(?:底|末|初|比|较|基础|水平|以来|起|至|到|立项|启动|开工|建成|成立|获|批准|[-—~～]))"
)
"""The year that a goal's words begin with, where it is not one that something began in."""
_LINE = regex(
    r"\s*[(（\[【]?\s*(?:(?:评价|填报|自评)?(?:年度|年份)\s*[:：]\s*)?(?:19|20)\d{2}\s*年?度?\s*[)）\]】]?\s*"
)
_IN_BRACKETS = regex(r"\s*[(（\[【]\s*(?:19|20)\d{2}\s*年度?\s*[)）\]】]\s*")
"""As a line over the form stands in a sheet's cell; a head of a column has no brackets."""
_FIRM = regex(r"(?:19|20)\d{2}\s*年度|年度\s*[:：]")
_FEWEST = 2


class StatedYear(msgspec.Struct, frozen=True, kw_only=True):
    """A year that the form states at a place. ``firm`` where it says 年度: a title's 2025年 alone
    may be when it was written. ``actual`` where it tells what was done.
    """

    year: int
    text: str
    place: Place
    field: str
    firm: bool = True
    actual: bool = False


def heads(view: FormView) -> tuple[StatedYear, ...]:
    """The years of the title, of the lines under it that say nothing but a year, and of the cell
    beside 项目周期; what names several years names none. A line before the title counts where these
    state none and the form is of its year. The year of data is such a line: it is printed as one.
    """
    return view.once(_heads)


def _heads(view: FormView) -> tuple[StatedYear, ...]:
    title = view.form.title
    lines = [("title", title)] if title is not None else []
    lines += _printed(view.form.texts)
    lines += _given(view, lines)
    before = [each for each in lines if title is not None and _precedes(each[1].place, title.place)]
    found = _stated(each for each in lines if each not in before)
    return found or tuple(each for each in _stated(before) if each.year == view.form.year)


def _printed(texts: Sequence[PrintedText]) -> Iterator[tuple[str, Entry]]:
    """The lines and cells that say a year; the cell beside 项目周期 is where data print theirs."""
    for index, each in enumerate(texts):
        words, entry = in_digits(each.text), Entry(text=each.text, place=each.place)
        if index and _LINE.fullmatch(words) and _says_period(texts[index - 1].text):
            yield "year", entry
        elif (_LINE if each.kind == HEAD else _IN_BRACKETS).fullmatch(words):
            yield f"texts[{index}]", entry


def _says_period(label: str) -> bool:
    return SAYS_PERIOD.fullmatch(squeezed(label).rstrip("：:")) is not None


def _given(view: FormView, lines: Sequence[tuple[str, Entry]]) -> Iterator[tuple[str, Entry]]:
    """The year of a form of data as it will be printed, where no other line states it."""
    form = view.form
    if form.place.field is None or form.year is None or any(name != "title" for name, _ in lines):
        return
    if form.title is None or form.year not in years_of_head(form.title.text):
        text = f"（{form.year}年度）"
        yield "year", Entry(text=text, place=Place(field=f"{form.id}.year", text=text))


def _stated(lines: Iterable[tuple[str, Entry]]) -> tuple[StatedYear, ...]:
    return tuple(
        StatedYear(
            year=years[0],
            text=entry.text.strip(),
            place=entry.place,
            field=field,
            firm=_FIRM.search(in_digits(fold(entry.text))) is not None or field != "title",
        )
        for field, entry in lines
        if not several_years(entry.text) and (years := years_of_head(entry.text))
    )


def _precedes(line: Place, title: Place) -> bool:
    """Whether a line of a document stands before the title, which may be a cell of the table."""
    if line.in_cell or line.field is not None or title.field is not None:
        return False
    if title.in_cell:
        return True
    return _order(line) < _order(title)


def _order(place: Place) -> tuple[float, ...]:
    """Where a paragraph stands in its document."""
    top = place.bbox[1] if place.bbox is not None else 0  # geometry, not a figure
    return place.page or 0, top, place.line or 0, place.paragraph or 0


def dates(view: FormView) -> tuple[StatedYear, ...]:
    """The years that the goals' words and the rows' dates speak of, one a field."""
    return view.once(_dates)


def _dates(view: FormView) -> tuple[StatedYear, ...]:
    return (*_of_goals(view), *_of_rows(view))


def _of_goals(view: FormView) -> Iterator[StatedYear]:
    for index, goal in enumerate(view.form.goals):
        for name in ("expected", "actual"):
            entry: Entry | None = getattr(goal, name)
            if entry is None:
                continue
            for year, start, end in periods(entry.text):
                yield StatedYear(
                    year=year,
                    text=entry.text[start:end],
                    place=entry.place.narrowed(start, end),
                    field=f"goals[{index}].{name}",
                    actual=name == "actual",
                )


def periods(text: str) -> list[tuple[int, int, int]]:
    """The years whose own period the words speak of, with where they stand."""
    folded = fold(text)
    return [
        (int(match.group(1)), match.start(), match.end())
        for match in _PERIOD.finditer(folded)
        if not _OTHER_PERIOD.search(folded[max(0, match.start() - 8) : match.end() + 6])
    ]


def begins_with(text: str) -> tuple[int, int, int] | None:
    """The year that words begin with (2023年按时足额发放…), with where it stands: such words are of that
    year, though they say neither 年度 nor 全年.
    """
    folded = in_digits(fold(text))
    head = _BEGINS.match(folded)
    if head is None or _OTHER_PERIOD.search(folded[head.start() : head.end() + 6]):
        return None
    return int(head.group(1)), head.start(1), head.end()


def _of_rows(view: FormView) -> Iterator[StatedYear]:
    for row in named_rows(view):
        for name in ("target", "actual"):
            year = dated(row, name)
            if year is not None:
                yield StatedYear(
                    year=year,
                    text=row.text(name),
                    place=row.place(name),
                    field=row.field(name),
                    actual=name == "actual",
                )


def dated(row: Row, name: str) -> int | None:
    """The last year that a target or a result is dated in; None where it is not a date of its own."""
    text = row.text(name)
    if not _has_year(text):
        return None
    dates = _DATE.search(text) or is_bare_month(text, row.name, row.level2)
    if not dates or _OTHER_DATE.search(text):
        return None
    return max(years_in(text), default=None)


def is_dated(text: str) -> bool:
    """Whether a text holds a date with its year."""
    return _has_year(text) and _DATE.search(text) is not None


def _has_year(text: str) -> bool:
    """A quick look for what every year begins with."""
    return "20" in text or "19" in text or "２" in text or "１" in text


def in_year(text: str, old: int, new: int) -> str | None:
    """The text with its year replaced; None where the year is not written in digits."""
    found = text.replace(str(old), str(new))
    return found if found != text else None


def later(view: FormView) -> tuple[StatedYear, ...]:
    """The dates of a form that all lie in one year after the one that its head states, in several
    places of which one tells what was done: then it is the head that is of another year.
    """
    found, above = dates(view), {each.year for each in heads(view)}
    years = {each.year for each in found}
    groups = {each.field.partition("]")[0] for each in found}
    if len(above) != 1 or len(years) != 1 or len(groups) < _FEWEST:
        return ()
    if not any(each.actual for each in found) or min(years) <= max(above):
        return ()
    filed = _filed(view)
    return () if filed is not None and filed < min(years) else found


def year_of(view: FormView) -> int | None:
    """The form's year: the one in its title and the lines under it before others, the document's
    where a single form states none, None where they differ or the title names several. A title's
    year without 年度 gives way to what the form says itself where it is when the form was written.
    """
    return view.once(_year_of)


def _year_of(view: FormView) -> int | None:
    above = heads(view)
    years = {each.year for each in above}
    if len(years) > 1:
        return written_apart(view)
    if years:
        stated = years.pop()
        if later(view):
            return None
        return stated - 1 if _written_after(view, above, stated) else stated
    title = view.form.title
    if title is not None and several_years(title.text):
        return None
    stated_year, document = view.form.year, view.document.year
    if stated_year is None:
        return document if len(view.document.forms) == 1 else None
    contested = document is not None and document != stated_year
    return None if contested and _filed(view) == stated_year else stated_year


def written_apart(view: FormView) -> int | None:
    """The year of a form whose title names the year in which it was written and a line under it the
    one that it is about; None where two lines differ and neither is that.
    """
    above = heads(view)
    firm = {each.year for each in above if each.firm}
    loose = {each.year for each in above if not each.firm}
    before = view.form.kind == TARGET_DECLARATION  # targets are written ahead of their year
    if len(firm) != 1 or len(loose) != 1:
        return None
    year = firm.pop()
    return year if loose.pop() - year == (-1 if before else 1) else None


def _written_after(view: FormView, above: tuple[StatedYear, ...], stated: int) -> bool:
    """Whether a title's bare year is when the form was filed, and all its dates are a year before."""
    return (
        view.form.kind in (SELF_EVALUATION, DEPARTMENT)
        and not any(each.firm for each in above)
        and _filed(view) == stated
        and {each.year for each in dates(view)} == {stated - 1}
    )


def _filed(view: FormView) -> int | None:
    filed = years_in(view.form.filed_on.text) if view.form.filed_on is not None else ()
    return filed[0] if filed else None
