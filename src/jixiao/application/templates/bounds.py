"""Cells of a filling template that are beyond what they can be: points above 100, of headings also below 0
(S318 tells of rows), a day that is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from jixiao.core.clock import BEIJING, now
from jixiao.core.days import days_in
from jixiao.core.errors import fault
from jixiao.core.fieldvalues import LARGEST_FACTOR, MONEY_FIELDS, money_figure, points_figure
from jixiao.core.figures import HUNDRED, parse, shown
from jixiao.core.figures.units import money_unit
from jixiao.core.findings import Finding, Severity
from jixiao.core.formdata import FormData
from jixiao.core.forms import TARGET_DECLARATION, total_at
from jixiao.core.periods import day_words, years_in
from jixiao.core.regex import regex
from jixiao.core.words import blank, squeezed
from jixiao.judging.criteria.timing import due_in
from jixiao.knowledge.labels import label_of

_MOST = 100
_RATE = regex(r"(?:率|满意度|占比|比重)(?:[(（][^()（）]*[)）])?$")
_SIGN = regex(r"^\s*(?:[≥≤><=＞＜＝]+|不[低少高大]于|不超过|大于等于|小于等于|大于|小于|达到)?\s*")
_BEHIND = regex(r"\s*(?:\(含\)|（含）)?\s*(?:及|或)?(?:以[上下内]|之内)\s*$")
_DIGIT, _NUMBER = regex(r"\d"), regex(r"[\d\s\-－—()（）+＋]+")
_LEAST, _MUCH = 1_000, 100_000_000_000
"""Yuan: what the money of a form is not below, and not above."""
_SERIAL = regex(r"[34]\d{4}|5[0-4]\d{3}")
_FIRST_DAY = date(1899, 12, 30)  # of which a spreadsheet counts its days
_POINTS = ("points", "score", "review_score")


def out_of_bounds(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """Points and scores of rows that no form gives: an error each, with the cell and the row."""
    for address, name, text in _points(data):
        figure = points_figure(text) if text else None
        if figure is None or 0 <= figure.value <= _MOST:
            continue
        if figure.value > 0 or address.startswith("level_points"):
            cell, label = cells.get(address, ""), label_of(address)
            yield fault(
                "E021",
                f"{cell} “{name}”{label.zh}填的是{text}，应在0到{_MOST}之间".strip(),
                f"{cell} “{name}” {label.en}: {text} is given, 0 to {_MOST} is expected".strip(),
                given=text,
            )


def no_day(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """A day of filing that is none: the number that a spreadsheet keeps for a day, other words."""
    text = data.filed_on.strip()
    if (
        text and due_in(text) is None and not any(each.why for each in days_in(text))
    ):  # those D605 tells
        cell, label = cells.get("filed_on", ""), label_of("filed_on")
        yield fault(
            "E021",
            f"{cell} “{label.zh}”（填的是“{text}”）：应为日期，如 2025年9月28日",
            f"{cell} {label.en} (given: {text!r}): a date such as “2025年9月28日” is expected",
            address=cell,
            given=text,
        )


def mixed_foot(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """A warning for a telephone that has no digit, a person who is a number, and a day of filing
    without its year: what was typed into the cell beside, or not to its end.
    """
    for address in ("prepared_by", "reviewed_by", "head_of_unit", "telephone", "filed_on"):
        text = str(getattr(data, address)).strip()
        if not text or blank(text):
            continue
        if address == "telephone":
            zh, en = (
                ("不是电话号码", "no telephone number") if not _DIGIT.search(text) else ("", "")
            )
        elif address == "filed_on":
            open_ = due_in(text) is not None and not years_in(day_words(text))
            zh, en = ("没有写年份", "the year is missing") if open_ else ("", "")
        else:
            zh, en = ("不是人名", "no person's name") if _NUMBER.fullmatch(text) else ("", "")
        if zh:
            cell, label = cells.get(address, ""), label_of(address)
            yield fault(
                "E021",
                f"{cell} “{label.zh}”填的是“{text}”，{zh}，请核对".strip(),
                f"{cell} {label.en}: {text!r} is given, {en}".strip(),
                address=cell,
                given=text,
                severity=Severity.WARNING,
            )


def bare_rates(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """A warning for rates whose target is a bare number (0.955 for 95.5%), as the guide asks for
    percentages; beside a target in percent a bare result is told by U502.
    """
    for at, row in enumerate(data.indicators):
        bare = _BEHIND.sub("", _SIGN.sub("", row.target))
        figure = parse(bare) if not row.unit.strip() else None
        if figure is None or figure.unit is not None or not _RATE.search(squeezed(row.name)):
            continue
        cell = cells.get(f"indicators[{at}].target", "")
        factor = 0 < figure.value <= LARGEST_FACTOR
        meant = shown(figure.value * HUNDRED, max(0, figure.places - 2)) if factor else ""
        meant = meant or shown(figure.value, figure.places)
        yield fault(
            "E021",
            f"{cell} “{row.name.strip()}”指标值填的是{row.target.strip()}，没有写%；率写成 {meant}%，"
            "完成值也一样".strip(),
            f"{cell} “{row.name.strip()}”: {row.target.strip()} has no %; write {meant}%, and the"
            " result so too".strip(),
            given=row.target.strip(),
            severity=Severity.WARNING,
        )


def odd_amounts(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """A warning for a total of the money that no project has, in yuan: its unit may be another; and for
    a year that is still to come.
    """
    at = total_at(data.funding)
    row = data.funding[at] if at is not None else None
    for field in ("budget", "initial_budget") if row is not None else ():
        text = getattr(row, field).strip()
        figure = money_figure(text, money_unit(data.money_unit)) if text else None
        if figure is None or not figure.value or _LEAST <= figure.base <= _MUCH:
            continue
        cell, label = cells.get(f"funding[{at}].{field}", ""), label_of(f"funding.{field}")
        few = figure.base < _LEAST
        yield fault(
            "E021",
            f"{cell} {label.zh}{text}，单位是{data.money_unit}，"
            f"{'不到一千元' if few else '超过一千亿元'}，请核对金额单位".strip(),
            f"{cell} {label.en} {text} {data.money_unit}: see the unit of money".strip(),
            given=text,
            severity=Severity.WARNING,
        )
        break
    if data.year is not None and data.kind != TARGET_DECLARATION:
        today = now().astimezone(BEIJING)
        if data.year > today.year:
            cell = cells.get("year", "")
            yield fault(
                "E021",
                f"{cell} 年度填的是{data.year}，还没有到（现在是{today.year}年），请核对".strip(),
                f"{cell} the year {data.year} is still to come".strip(),
                given=str(data.year),
                severity=Severity.WARNING,
            )


def days_as_numbers(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """An error for a bare number where a day is due: what a spreadsheet keeps for one."""
    for at, row in enumerate(data.indicators):
        serial = _SERIAL.fullmatch(row.actual.strip())
        if serial is None or due_in(row.target) is None:
            continue
        day = _FIRST_DAY + timedelta(days=int(serial[0]))
        cell = cells.get(f"indicators[{at}].actual", "")
        yield fault(
            "E021",
            f"{cell} “{row.name.strip()}”完成值填的是{serial[0]}，应为日期；"
            f"是不是{day.year}年{day.month}月{day.day}日？".strip(),
            f"{cell} “{row.name.strip()}”: {serial[0]} is given, a day is expected; perhaps"
            f" {day:%Y-%m-%d}".strip(),
            given=serial[0],
        )


def marked_amounts(data: FormData, cells: Mapping[str, str]) -> Iterator[Finding]:
    """A warning for amounts that are written with a unit of their own, which the table prints in its
    heads: with the number that is expected, in the unit of the form.
    """
    unit = money_unit(data.money_unit)
    for at, row in enumerate(data.funding):
        for field in MONEY_FIELDS:
            text = getattr(row, field).strip()
            figure = money_figure(text, unit) if text and unit is not None else None
            if figure is None or not figure.unit_stated or unit is None or figure.unit is None:
                continue
            value = (figure.base / unit.factor).normalize()
            cell, label = cells.get(f"funding[{at}].{field}", ""), label_of(f"funding.{field}")
            yield fault(
                "E021",
                f"{cell} “{row.source.strip()}”{label.zh}填的是“{text}”，表的金额单位是"
                f"{data.money_unit.strip()}，只填数字：应为{value:f}".strip(),
                f"{cell} “{row.source.strip()}” {label.en}: {text!r} is given, the number in"
                f" {data.money_unit.strip()} is expected: {value:f}".strip(),
                given=text,
                severity=Severity.REMARK if figure.unit == unit else Severity.WARNING,
            )


def _points(data: FormData) -> Iterator[tuple[str, str, str]]:
    for at, row in enumerate(data.funding):
        for field in ("points", "score"):
            yield f"funding[{at}].{field}", row.source, getattr(row, field)
    for at, each in enumerate(data.indicators):
        for field in _POINTS:
            yield f"indicators[{at}].{field}", each.name, getattr(each, field)
    for at, heading in enumerate(data.level_points):
        yield f"level_points[{at}].points", heading.name, heading.points
