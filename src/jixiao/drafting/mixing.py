"""What of a folder does not belong into one report: tables of two areas or of another time, forms of
another area, two forms of one fund, units that differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from jixiao.core.figures.units import MONEY
from jixiao.core.filers import unit_of_form
from jixiao.core.findings import Finding, Severity
from jixiao.core.formnames import form_name
from jixiao.core.periods import Period, period_words
from jixiao.core.series import series
from jixiao.core.statements import ACTUAL, Statement
from jixiao.drafting.annexes import as_read, fund_named
from jixiao.drafting.areas import area_given, area_of, may_be_one, one_area
from jixiao.drafting.copies import Found, finding_of

_MIXED, _UNUSED = "E015", "E016"


def tables_of_several_areas(tables: Sequence[Found], given: str) -> Iterator[Finding]:
    """An error for each table of another area than the first, or than the one that people have
    ``given``: their amounts are not to be mixed.
    """
    named = [(each, area_of(each.form)) for each in tables if area_of(each.form)]
    if not named:
        return
    first, area = named[0]
    wanted = area_given(given)
    for each, its in named:
        if wanted and not (one_area(its, wanted) or may_be_one(its, wanted)):
            yield _told(
                each,
                f"{each.file} 的收支表是{its}的，报告的地区范围写的是{given}；"
                "一份报告只写一个地区，请改正地区范围，或把这张表拿走",
                f"the fund table of {each.file} is of {its}, the report of {given}",
                severity=Severity.ERROR,
            )
        elif each.file != first.file and not one_area(its, area):
            yield _told(
                each,
                f"{first.file} 的收支表是{area}的，{each.file} 的是{its}的；"
                "一份报告只写一个地区，请只留一个地区的",
                f"the fund table of {first.file} is of {area}, that of {each.file} of {its}; leave"
                " those of one area",
                severity=Severity.ERROR,
            )


def tables_not_used(tables: Sequence[Found], period: Period | None) -> Iterator[Finding]:
    """A warning for each table that has no amount of a report's ``period``: it states no unit of money,
    or is of another time and none is there that it may be last year's beside.
    """
    of_period = any(_is_of(line, period) for each in tables for line in _amounts(each))
    for each in tables:
        amounts = _amounts(each)
        zh, en = "", ""
        if amounts and not any(map(_is_money, amounts)):
            zh = "没有写金额单位（如“单位：万元”），表里的数没有用；请在表上写明"
            en = "states no unit of money; its amounts are not used"
        elif period is not None and amounts and not any(_is_of(one, period) for one in amounts):
            if of_period and any(_is_of(one, period.before()) for one in amounts):
                continue
            listed = dict.fromkeys(one.period for one in amounts if one.period is not None)
            of = "、".join(period_words(one) for one in sorted(listed, key=str, reverse=True))
            to_date = "（从1月起的累计数）" if period.month is not None else ""
            zh = f"里没有{period_words(period)}的数{to_date}，有的是{of}的"
            en = f"has no amount of {period}; it is of {', '.join(map(str, listed))}"
        if zh:
            yield _told(
                each,
                f"{each.file} 的收支表{zh}",
                f"the fund table of {each.file} {en}",
                code=_UNUSED,
            )


def _amounts(table: Found) -> list[Statement]:
    return [line for line in table.form.lines if line.basis == ACTUAL]


def _is_money(line: Statement) -> bool:
    return line.figure.unit is not None and line.figure.unit.dimension == MONEY


def _is_of(line: Statement, period: Period | None) -> bool:
    return line.period in (None, period)


def annexes_of_several(annexed: Sequence[Found], area: str) -> Iterator[Finding]:
    """A warning for each annexed form whose title names another ``area`` than the report's, and for
    each fund that several forms are of.
    """
    wanted = area_given(area)
    by_fund: dict[str, list[Found]] = defaultdict(list)
    for each in annexed:
        its, form = area_of(each.form), as_read(each.form)
        if its and wanted and not may_be_one(its, wanted):
            yield _told(
                each,
                f"{each.file} 里的“{form_name(form)}”标题写的是{its}，报告的地区范围是{area}；"
                "不是本地区的，请拿走",
                f"{form_name(form)} in {each.file} is titled {its}, the report is of {area}",
            )
        by_fund[fund_named(form) or ""].append(each)
    for fund, forms in by_fund.items():
        if len(forms) < 2 or not fund:
            continue
        first = forms[0]
        listed = series(f"{each.file}（{form_name(as_read(each.form))}）" for each in forms)
        files = ", ".join(each.file for each in forms)
        yield _told(
            first,
            f"{fund}的自评表有{len(forms)}张：{listed.zh}，都附上了；是一张表改了几次的，请只留一份",
            f"{len(forms)} forms are of {fund}: {files}; where they are versions of one, leave one",
        )


def units_of(annexed: Iterable[Found]) -> dict[str, str]:
    """The units that annexed forms name, each with the first file that does."""
    found: dict[str, str] = {}
    for each in annexed:
        unit = unit_of_form(each.form)
        if unit:
            found.setdefault(unit, each.file)
    return found


def several_units(units: dict[str, str]) -> Iterator[Finding]:
    """A warning where the forms name several units, of which none is known to be the report's."""
    if len(units) > 1:
        zh = "、".join(f"{unit}（{file}）" for unit, file in units.items())
        en = ", ".join(f"{unit} ({file})" for unit, file in units.items())
        yield finding_of(
            Severity.WARNING,
            f"自评表写的单位不一样：{zh}；请写明报告的实施单位（收支事实表的基本情况，"
            "或报告.yaml 的 unit）",
            f"the forms name several units: {en}; say which the report is of",
            field="unit",
            place=None,
            code=_MIXED,
        )


def _told(
    of: Found, zh: str, en: str, *, severity: Severity = Severity.WARNING, code: str = _MIXED
) -> Finding:
    """What is said of a form that was found, at its head."""
    place = of.form.place.in_document(of.file)
    return finding_of(severity, zh, en, field=of.form.key, place=place, code=code)
