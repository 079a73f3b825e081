"""D603: the form's year against the period in its own words, its monitoring point and its filing
date.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import year_of
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import fold
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.forms import MONITORING, Entry
from jixiao.core.periods import years_in
from jixiao.core.regex import regex

_PERIOD = regex(
    r"((?:19|20)\d{2})\s*年\s*(?:度|全年|1\s*月?\s*[-—~至到]+\s*(?:(?:19|20)\d{2}\s*年)?\s*\d{1,2}\s*月|1\s*月(?:\s*1\s*日)?\s*[-—~至到]+)",
)
_OTHER_USE = regex(r"计划|规划|结转|上年|较|比|预算编制|申报|通知|办法|方案|意见|标准|以来|起|文件")


@check(
    "D603",
    "年度与文字所写期间不一致",
    "the period in the words is not the form's year",
    over="form",
    source="arithmetic",
)
def period_mismatch(view: FormView) -> Iterator[Verdict]:
    """
    查什么：目标完成情况里写的“2021年1月-12月”“2021年度”是否就是表的年度；监控时点、填报日期与表的年度是否合得上。
    为什么：套用别年的文字，说的就不是本年度的事。
    依据：表内前后一致。
    已知例外：同一段文字也提到本年度的、只作比较或引用文件的不查；填报日期晚于本年度是正常的，早于本年度才报。
    """
    year = year_of(view)
    if year is None:
        return
    for index, goal in enumerate(view.form.goals):
        for field in ("expected", "actual"):
            entry = getattr(goal, field)
            if entry is not None:
                yield from _words(view, entry, f"goals[{index}].{field}", year)
    yield from _dates(view, year)


def _words(view: FormView, entry: Entry, field: str, year: int) -> Iterator[Verdict]:
    folded = fold(entry.text)
    found = [
        match
        for match in _PERIOD.finditer(folded)
        if not _OTHER_USE.search(folded[max(0, match.start() - 8) : match.end() + 6])
    ]
    if not found:
        return
    if year in years_in(entry.text):
        yield held("D603", view.address(field))
        return
    match = found[0]
    printed = entry.text[match.start() : match.end()]
    expected = printed.replace(match.group(1), str(year))
    message = Text(
        f"文字写的是“{printed}”，本表是{year}年度",
        f"the words say {printed}, the form is of {year}",
    )
    title = view.form.title
    severity = Severity.ERROR if field.endswith("actual") else Severity.WARNING
    yield broken(
        "D603",
        view.address(field),
        entry.place.narrowed(match.start(), match.end()),
        severity,
        message,
        printed=printed,
        expected=expected,
        related=(title.place,) if title is not None else (),
        correction=Correction(text=expected),
    )


def _dates(view: FormView, year: int) -> Iterator[Verdict]:
    point, entry = view.form.as_of, view.form.as_of_entry
    if view.form.kind == MONITORING and point is not None and entry is not None:
        if point.year == year:
            yield held("D603", view.address("as_of_entry"))
        else:
            message = Text(
                f"监控时点{entry.text.strip()}不在{year}年度内",
                f"the monitoring point {entry.text.strip()} is not in {year}",
            )
            yield broken(
                "D603",
                view.address("as_of_entry"),
                entry.place,
                Severity.ERROR,
                message,
                printed=entry.text.strip(),
            )
    filed = view.form.filed_on
    years = years_in(filed.text) if filed is not None else ()
    if filed is not None and years and years[0] < year:
        message = Text(
            f"填报日期{filed.text.strip()}早于{year}年度",
            f"filed on {filed.text.strip()}, before {year}",
        )
        yield broken(
            "D603",
            view.address("filed_on"),
            filed.place,
            Severity.WARNING,
            message,
            printed=filed.text.strip(),
        )
