"""U502: a result in another unit than its target, or without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, places
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.days import days_in
from jixiao.core.fieldvalues import percentage
from jixiao.core.figures import Unit, parse, parse_unit, shown
from jixiao.core.figures.units import COUNT, FACTOR, MONEY, PERCENT, RATIO
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import Entry, FundingRow, Goal, Indicator
from jixiao.core.periods import years_in
from jixiao.core.regex import regex
from jixiao.core.words import quoted
from jixiao.judging.criteria import QUANTITATIVE
from jixiao.knowledge.labels import label_of

_MIDNIGHT = regex(r"\s+0?0:00(?::00)?$")
"""What a cell with a day says behind it."""
_MADE_DAY = regex(r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}")
"""A day as a spreadsheet shows it."""


@check(
    "U502",
    "完成值的单位与指标值不同或漏写",
    "result in another unit than its target, or without one",
    over="form",
    source="practice",
)
def unit_differs(view: FormView) -> Iterator[Verdict]:
    """
    查什么：完成值的单位是否与指标值一致：人对人次、元对人，或者指标值写了单位而完成值漏写（92.45对95%）；执行率、完成率写成小数（0.952）；指标值是数而完成值是日期，或者反过来。漏写的一张表合并报一次。
    为什么：人和人次是两个统计口径，漏写单位的数别人没法用。
    依据：实际工作中的要求。
    已知例外：有单独的单位栏的不算漏写；元和万元、人和万人可以换算，不报；名、位与人不分；写成小数的率只作提示，照百分数核对，写1的不报。
    """
    yield from _factors(view)
    yield from (_day_wanted(row) for row in named_rows(view) if _wants_day(row))
    rows = [row for row in named_rows(view) if row.criterion.kind in QUANTITATIVE]
    days = [row for row in rows if _is_day(row)]
    for row in days:
        yield _day_finding(row)
    rows = [row for row in rows if row not in days]
    missing = [row for row in rows if _missing(row)]
    if missing:
        yield _missing_finding(missing)
    for row in rows:
        wrong = _other_unit(row)
        if wrong is not None:
            yield _other_finding(row, *wrong)
        elif row not in missing and row.figure("actual") is not None:
            yield held("U502", row.address("actual"))


def _is_day(row: Row) -> bool:
    """Whether the result is a day (2024-12-01) where the target counts something: a spreadsheet makes
    one of 12-1.
    """
    bound, text = row.criterion.figure, _MIDNIGHT.sub("", row.text("actual"))
    if bound is None or bound.unit is None or bound.unit.dimension not in (RATIO, COUNT, MONEY):
        return False
    if years_in(row.text("target")):
        return False  # which is a day itself, though it is misread
    return any(day.end - day.start == len(text) for day in days_in(text))


def _day_finding(row: Row) -> Verdict:
    actual = row.text("actual")
    message = Text(
        f"{row.label}：指标值是{row.text('target')}，完成值“{actual}”是日期，不是数；请核对，"
        "多半是表格软件把填的数改成了日期",
        f"“{row.label}”: the target is {row.text('target')}, the result “{actual}” is a day",
    )
    return broken(
        "U502",
        row.address("actual"),
        row.place("actual"),
        Severity.WARNING,
        message,
        printed=actual,
        related=(row.place("target"),),
    )


def _wants_day(row: Row) -> bool:
    """Whether the target is a day as a spreadsheet makes one (2024-03-04) and the result an amount or
    a count: of a deadline the result is a day, a share or words.
    """
    target, reached = _MIDNIGHT.sub("", row.text("target")).strip(), row.figure("actual")
    if reached is None or reached.unit is None or reached.unit.dimension not in (COUNT, MONEY):
        return False
    return _MADE_DAY.fullmatch(target) is not None


def _day_wanted(row: Row) -> Verdict:
    target, actual = _MIDNIGHT.sub("", row.text("target")).strip(), row.text("actual")
    message = Text(
        f"{row.label}：完成值是{actual}，指标值“{target}”是日期，不是数；请核对，"
        "多半是表格软件把填的数改成了日期",
        f"“{row.label}”: the result is {actual}, the target “{target}” is a day",
    )
    return broken(
        "U502",
        row.address("target"),
        row.place("target"),
        Severity.WARNING,
        message,
        printed=row.text("target"),
        related=(row.place("actual"),),
    )


def _factors(view: FormView) -> Iterator[Verdict]:
    """Rates of the money and completions that are written as factors."""
    groups: tuple[tuple[str, str, Sequence[FundingRow | Indicator | Goal]], ...] = (
        ("funding", "rate", view.form.funding),
        ("goals", "completion", view.form.goals),
        ("indicators", "completion", view.form.indicators),
    )
    for group, name, rows in groups:
        for number, row in enumerate(rows):
            entry: Entry | None = getattr(row, name)
            percent = _as_percent(entry)
            if entry is not None and percent:
                label, address = label_of(f"{group}.{name}"), f"{group}[{number}].{name}"
                yield broken(
                    "U502",
                    view.address(address),
                    entry.place,
                    Severity.REMARK,
                    Text(
                        f"{label.zh}写成{entry.text.strip()}，应写{percent}",
                        f"{label.en} is written as {entry.text.strip()}; write {percent}",
                    ),
                    printed=entry.text.strip(),
                    expected=percent,
                )


def _as_percent(entry: Entry | None) -> str:
    """A rate that is written as a factor below 1, as a percentage; empty for any other."""
    figure = parse(entry.text) if entry is not None else None
    if figure is None or figure.unit is not None or not 0 < figure.value < 1:
        return ""
    percent = percentage(figure.with_unit(FACTOR))
    return f"{shown(percent.value, percent.places)}%"


def _missing(row: Row) -> bool:
    actual, bound = row.figure("actual"), row.criterion.figure
    if actual is None or bound is None or row.entry("unit") is not None or not actual.value:
        return False
    stated = (
        bound.unit is not None
        and bound.unit_stated
        and bound.unit.dimension in (RATIO, COUNT, MONEY)
    )
    return stated and (actual.unit is None or not actual.unit_stated)


def _meant(row: Row) -> str:
    """What a share beside a percentage is to be written as: 94.39% for 0.9439 beside ≥95%."""
    actual, bound = row.figure("actual"), row.criterion.figure
    if actual is None or bound is None or bound.unit != PERCENT:
        return ""
    if actual.unit is not None or not 0 < actual.value < 1 <= bound.value:
        return ""
    percent = percentage(actual.with_unit(FACTOR))
    return f"，应写{shown(percent.value, percent.places)}%"


def _missing_finding(missing: list[Row]) -> Verdict:
    first = missing[0]
    listed = "、".join(
        f"{row.label}（{row.text('target')}→{row.text('actual')}{_meant(row)}）"
        for row in missing[:6]
    )
    message = Text(
        f"完成值漏写单位：{listed}",
        f"the result lacks the unit of its target: {quoted(row.label for row in missing)}",
    )
    return broken(
        "U502",
        first.address("actual"),
        first.place("actual"),
        Severity.WARNING,
        message,
        printed=first.text("actual"),
        related=places(missing[1:], "actual"),
        about=first.view.address("indicators.actual"),
        gathered=(row.text("actual") for row in missing),
    )


def _other_unit(row: Row) -> tuple[Unit, Unit] | None:
    """The target's unit and the result's, where they count different things."""
    actual, bound = row.figure("actual"), row.criterion.figure
    if (
        actual is None
        or bound is None
        or bound.unit is None
        or actual.unit is None
        or not actual.unit_stated
    ):
        return None
    target = bound.unit
    if (
        bound.unit.base == ""
        or actual.unit.base == ""
        or target.comparable(actual.unit)
        or _column_says(row, actual.unit)
    ):
        return None
    both = {target.dimension, actual.unit.dimension}
    return (
        (target, actual.unit)
        if both <= {COUNT} or (both <= {COUNT, MONEY, RATIO} and len(both) > 1)
        else None
    )


def _column_says(row: Row, unit: Unit) -> bool:
    column = row.entry("unit")
    stated = parse_unit(column.text) if column is not None else None
    return stated is not None and stated.comparable(unit)


def _other_finding(row: Row, target: Unit, actual: Unit) -> Verdict:
    message = Text(
        f"{row.label}：指标值单位是{target.symbol}，完成值单位是{actual.symbol}，口径不同",
        f"“{row.label}”: the target is in “{target.symbol}”, the result in “{actual.symbol}”",
    )
    return broken(
        "U502",
        row.address("actual"),
        row.place("actual"),
        Severity.WARNING,
        message,
        printed=row.text("actual"),
        related=(row.place("target"),),
    )
