"""D601: a year in a target or result that is not the form's."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.years import dated, in_year, is_dated, year_of
from jixiao.core.findings import Correction, Severity, Text, Verdict

_BOTH = Text("完成值的年份一并改正", "put the year of the result right as well")


@check(
    "D601",
    "指标中的日期不在本年度",
    "a date lies before the form's year",
    over="form",
    source="arithmetic",
)
def wrong_year(view: FormView) -> Iterator[Verdict]:
    """
    查什么：指标值、完成值里写的年月日，年份是否早于表的年度。
    为什么：照抄上年的表最容易留下旧年份，目标和完成时间都落在本年度之前，等于没有考核。
    依据：日期与表头年度前后一致。
    已知例外：跨年的起止时间含本年度的、文号里的年份、与上年相比的说法不查；2024年版、2024年级、带计量单位的数（2024.12万元）和与时间无关的指标里单写的2024.12不是日期；晚于本年度的由D602报；标题只写“2025年”、表里说的是上一年度、又在当年填报的，标题是填报的年份。
    """
    year = year_of(view)
    if year is None:
        return
    for row in named_rows(view):
        wrong = [
            (name, found)
            for name in ("target", "actual")
            if (found := _before(row, name, year)) is not None
        ]
        if wrong:
            yield _finding(row, wrong, year)
        elif any(is_dated(row.text(name)) for name in ("target", "actual")):
            yield held("D601", row.address("target"))


def _before(row: Row, name: str, year: int) -> int | None:
    found = dated(row, name)
    return found if found is not None and found < year else None


def _finding(row: Row, wrong: list[tuple[str, int]], year: int) -> Verdict:
    name, found = wrong[0]
    printed = row.text(name)
    names = "和".join({"target": "指标值", "actual": "完成值"}[each] for each, _ in wrong)
    also = "".join(f"、“{row.text(each)}”" for each, _ in wrong[1:])
    message = Text(
        f"{row.label}：{names}“{printed}”{also}写的是{found}年，本表是{year}年度",
        f"“{row.label}”: “{printed}” lies in {found}, the form is of {year}",
    )
    expected = in_year(printed, found, year)
    score = row.entry("score")
    related = tuple(row.place(each) for each, _ in wrong[1:]) + (
        (score.place,) if score is not None else ()
    )
    return broken(
        "D601",
        row.address(name),
        row.place(name),
        Severity.ERROR if year - found == 1 else Severity.WARNING,
        message,
        printed=printed,
        expected=expected,
        related=related,
        correction=Correction(text=expected) if expected is not None else None,
        advice=_BOTH if also else None,
    )
