"""M902: month factors that are not the monitoring point's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.completions import Completion, completions, expected_at, uses_months
from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import fold
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.forms import MONITORING
from jixiao.core.regex import regex
from jixiao.core.series import series
from jixiao.core.words import quoted
from jixiao.judging.criteria import Stage
from jixiao.judging.monitoring.progress import point_month

_CUT_OFF = regex(r"截[至止到][^，。；]{0,6}?(1[0-2]|0?[1-9])\s*月", needs="截")
_KNOWN_TO = Text(
    "这几行的数据只到更早月份的（如医疗机构结算晚一两个月），请逐行写明“数据截至几月”。",
    "Where the data of these rows end earlier (hospitals are settled late), state the month in"
    " each row.",
)


@check(
    "M902",
    "一张表里月份折算系数不一致",
    "mixed month factors in one form",
    over="form",
    source="arithmetic",
    kinds=(MONITORING,),
    needs=("monitoring",),
)
def month_factors(view: FormView) -> Iterator[Verdict]:
    """
    查什么：完成率按月份折算的监控表，各行用的月份系数（6/12、5/12、4/12）是否都是监控时点的那个月。同一种错系数合并报一次，列出所有单元格。
    为什么：同一张表只有一个监控时点，系数不同，各行就不能平均；多半是沿用了前几个月的表。
    依据：表头监控时点与各行完成率前后一致。
    已知例外：行里写明“数据截至4月”、系数就是4/12的不报（医疗机构结算常迟一两个月）；各行都不折算的表不查；算不出来的行由M901报；写“未达成”的行只在系数明显是月份数时列入。
    """
    month = point_month(view.form)
    found = completions(view)
    if month is None or month == 12 or not uses_months(view, found):
        return
    right = [each for each in found if each.month == month and each.share is not None]
    groups: defaultdict[int, list[Completion]] = defaultdict(list)
    for each in found:
        if each.month is None or each.month == month or each.month == _stated(each):
            continue
        if _a_factor(each):
            groups[each.month].append(each)
    if not groups:
        yield held("M902", view.address("indicators"))
    for other in sorted(groups):
        yield _finding(groups[other], right, other, month)


def _stated(each: Completion) -> int | None:
    """The month that the row itself says its data end with."""
    row = each.row
    texts = [
        row.text("actual"),
        row.text("reason"),
        *(entry.text for _, entry in row.indicator.extra),
    ]
    found = next((match for text in texts if (match := _CUT_OFF.search(fold(text)))), None)
    return int(found.group(1)) if found is not None else None


def _a_factor(each: Completion) -> bool:
    """Months 1 to 11 for every row, the plain share (12) for met rows; results in words only where
    the number is a month's fraction.
    """
    if each.row.stage in (Stage.MISSED, Stage.PARTLY) or each.share is None:
        return each.month is not None and each.month < 12 and bool(each.printed.value % 5)
    return True


def _finding(group: list[Completion], right: list[Completion], other: int, month: int) -> Verdict:
    first = group[0]
    expected = expected_at(
        first.share if first.share is not None else Decimal(1), month, first.printed.places
    )
    kept = f"；监控时点是{month}月，" + (
        f"表中{len(right)}行用的是{month}/12" if right else f"应为{month}/12"
    )
    factor = f"的月份系数是{other}/12" if other < 12 else "没有按月份折算"
    factor_en = f"{other}/12" if other < 12 else "no share of the year"
    names = series((each.row.label for each in group), 5).zh
    like, like_en = first.shown, f"such as {first.shown}"
    if len(group) > 1:
        like, like_en = (
            f"如{first.row.label}{like}",
            f"such as {first.shown} of “{first.row.label}”",
        )
    message = Text(
        f"{len(group)}行完成率{factor}（{names}，{like}）{kept}，这一处应为{expected}%",
        f"completions use {factor_en} ({quoted((each.row.label for each in group), 5)}; {like_en});"
        f" the monitoring point is month {month}, it should be {expected}%",
    )
    related = tuple(each.row.place("completion") for each in [*group[1:], *right[:3]])
    return broken(
        "M902",
        first.row.address("completion"),
        first.row.place("completion"),
        Severity.ERROR if right else Severity.WARNING,
        message,
        printed=first.shown,
        expected=expected,
        unit="%",
        related=related,
        about=first.row.view.address(f"indicators.completion.{other}"),
        gathered=(each.shown for each in group),
        advice=_KNOWN_TO if other < month else None,
        correction=Correction(text=expected + "%"),
    )
