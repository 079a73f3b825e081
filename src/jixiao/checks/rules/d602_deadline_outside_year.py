"""D602: a deadline or completion date after the form's year."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.years import year_of
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.periods import says_next_year, years_in
from jixiao.judging.criteria import CriterionKind


@check(
    "D602",
    "完成期限超出本年度",
    "deadline lies after the form's year",
    over="form",
    source="practice",
)
def deadline_outside_year(view: FormView) -> Iterator[Verdict]:
    """
    查什么：时限指标的指标值或完成时间，年份是否晚于表的年度。
    为什么：年度自评只评本年度，期限定在次年的指标到年底评不了。
    依据：实际工作中的要求。
    已知例外：跨年项目可以有次年期限，所以期限只作提示；完成时间晚于本年度的为警告，指标值自己定在次年的（次年3月底前）不另报；表里的日期都晚于表头年度的由D604报。
    """
    year = year_of(view)
    if year is None:
        return
    for row in named_rows(view):
        if row.criterion.kind is not CriterionKind.DEADLINE:
            continue
        late = {
            name: max(years)
            for name in ("target", "actual")
            if (years := years_in(row.text(name))) and min(years) > year
        }
        arranged = "target" in late or says_next_year(row.text("target"))
        if arranged:
            late.pop("actual", None)  # whether it came in time is what S307 and L703 ask
        if not late:
            yield held("D602", row.address("target"))
            continue
        yield _finding(row, late, year)


def _finding(row: Row, late: dict[str, int], year: int) -> Verdict:
    name = "actual" if "actual" in late else "target"
    message = Text(
        f"{row.label}：“{row.text(name)}”晚于本表年度{year}年，请核对年份或说明跨年安排",
        f"“{row.label}”: “{row.text(name)}” lies after {year}",
    )
    severity = Severity.WARNING if name == "actual" else Severity.REMARK
    return broken(
        "D602",
        row.address(name),
        row.place(name),
        severity,
        message,
        printed=row.text(name),
        related=(row.place("name"),),
    )
