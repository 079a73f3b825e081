"""D605: a day that no calendar has (2月30日, 11月31日)."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.days import days_in
from jixiao.core.findings import Severity, Text, Verdict


@check(
    "D605",
    "日期不存在",
    "a day that no calendar has",
    over="form",
    source="arithmetic",
)
def no_such_day(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表里写到的年月日、月日，历法上有没有这一天：2月30日、11月31日、13月5日、13月底、每月32日前。
    为什么：期限写成不存在的一天，按时不按时就没法判断；多半是按“月底”随手写的。
    依据：公历里各月的天数。
    已知例外：没有写年份的2月29日算有；“1-6月”“每月31日前”不是某一天；用点、横线、斜线写的，月份超过12的当作编号，不查。
    """
    told: set[tuple[object, ...]] = set()
    for address, entry in view.words():
        for day in days_in(entry.text):
            if (spot := (*entry.place.whole().key(), day.printed)) in told:
                continue  # a field and the text that it stands in
            told.add(spot)
            if day.why is None:
                yield held("D605", view.address(address))
            else:
                yield broken(
                    "D605",
                    view.address(address),
                    entry.place.narrowed(day.start, day.end),
                    Severity.ERROR,
                    day.complaint,
                    printed=day.printed,
                    advice=Text("请写实际的日期", "write the day that is meant"),
                )
