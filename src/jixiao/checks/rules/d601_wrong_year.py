"""D601: a year in a target or result that is not the form's."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, year_of
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.periods import years_in
from jixiao.core.regex import regex

_DATE = regex(r"(?<!\d)(?:19|20)\d{2}\s*(?:年|[-./]\s*\d{1,2}(?!\d))")
_SPAN = regex(r"(?:19|20)\d{2}\s*年?[^，。；]{0,10}[-—~至到]+\s*(?:19|20)\d{2}")
_OTHER_USE = regex(
    r"[〔\[(（【]\s*(?:19|20)\d{2}\s*[〕\])）】]|较(?:上年|(?:19|20)\d{2})|比(?:上年|(?:19|20)\d{2})|同比|以来|不低于(?:19|20)\d{2}|(?:19|20)\d{2}年(?:底|末)?(?:水平|基础|基数|标准|价)",
)


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
    已知例外：跨年的起止时间含本年度的、文号里的年份、与上年相比的说法不查；晚于本年度的由D602报。
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
        elif any(_DATE.search(row.text(name)) for name in ("target", "actual")):
            yield held("D601", row.address("target"))


def _before(row: Row, name: str, year: int) -> int | None:
    text = row.text(name)
    if not _DATE.search(text) or _OTHER_USE.search(text):
        return None
    years = years_in(text)
    return max(years) if years and max(years) < year else None


def _finding(row: Row, wrong: list[tuple[str, int]], year: int) -> Verdict:
    name, found = wrong[0]
    printed = row.text(name)
    names = "和".join({"target": "指标值", "actual": "完成值"}[each] for each, _ in wrong)
    message = Text(
        f"{row.label}：{names}“{printed}”写的是{found}年，本表是{year}年度",
        f"{row.label}: {printed} lies in {found}, the form is of {year}",
    )
    expected = printed.replace(str(found), str(year))
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
        correction=Correction(text=expected),
    )
