"""D606: a form of another year than the review was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict


@check(
    "D606",
    "表的年度与审核指定的年度不同",
    "a form of another year than the review was asked for",
    over="form",
    source="practice",
)
def other_year_asked(view: FormView) -> Iterator[Verdict]:
    """
    查什么：审核时用 --year 指定了年度的，表上自己写的是不是这个年度。
    为什么：多半是拿错了年份的表，或者忘了改标题上的年度；表上写了年度的按表上的核对，不说出来就以为是按指定的核对了。
    依据：审核时指定的年度，和表上写的年度。
    已知例外：没有指定年度的不查；表上没有写年度的按指定的年度。
    多数表都不是指定的年度的，可能是 --year 给错了，只告诉审核人，不写进通知和清单。
    """
    asked, own = view.document.asked, view.form.year
    if asked is None or own is None:
        return
    if own == asked:
        yield held("D606", view.address("year"))
        return
    place = view.form.title.place if view.form.title is not None else view.form.place
    yield broken(
        "D606",
        view.address("year"),
        place,
        Severity.WARNING,
        Text(
            f"本表写的是{own}年，审核指定的是{asked}年：按{own}年核对，请看是不是拿错了表、写错了年度",
            f"the form is of {own}, the review was asked for {asked}: it is checked as of {own}",
        ),
        printed=str(own),
    )
