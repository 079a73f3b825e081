"""D604: the year in a form's title against the lines under it, the document's heading and the
form's own dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.years import StatedYear, dates, heads, in_year, later, written_apart
from jixiao.core.datelines import years_of_head
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, MONITORING, SELF_EVALUATION, TARGET_DECLARATION
from jixiao.core.regex import regex
from jixiao.core.series import series

_HEADING = regex(
    r"(?:19|20)\d{2}\s*年度[^，。；]{0,24}(?:自评|自我评价|绩效评价|监控|决算)[^，。；]{0,6}(?:报告|表|情况)\s*"
)
_REMARK = regex(
    r"[。；;，,！!]\s*$|^\s*[(（]?(?:注|备注|说明|填[报表写]说明|编制说明)\d?\s*[:：]|^\s*现将|如下\s*[:：]?\s*$"
    r"|^\s*(?:以[上下]|本表)[为是系]"
    r"|(?:依据|根据(?!地)|按照|参照|对照|遵照|结合|^\s*(?:按|以|由|本表)).*"
    r"(?:调整|填[报写列制]|编[制报]|修[订改]|(?:表|报告)(?:汇总|说明))\s*[:：]?\s*$"
)
"""A sentence by its end or its predicate, or a note by its label; a title may begin with such words."""
_SHOWN = 3


@check(
    "D604",
    "表头各处写的年度不一致",
    "the head of a form states different years",
    over="form",
    source="arithmetic",
    kinds=(SELF_EVALUATION, MONITORING, TARGET_DECLARATION, DEPARTMENT),
)
def years_of_the_head(view: FormView) -> Iterator[Verdict]:
    """
    查什么：标题里的年度、标题下面“（2023年度）”一行的年度、报告标题的年度是否一致；表里的日期是否全在表头年度之后的另一年。
    为什么：表头是套用上年的，整张表就成了另一年的表，年度指标、日期都对不上。
    依据：一张表只有一个年度。
    已知例外：标题只写“2025年”、下面写“（2024年度）”的，标题是填报的年份，不报（目标申报表相反）；写了几个年份的跨年表不查；版本（2021年版）、文号（财预〔2021〕5号）和填报日期里的年份不算；日期早于表头年度的由D601报；同一文件里另有表属于报告年度的不查。
    """
    above = heads(view)
    if not above:
        return
    years = {each.year for each in above}
    if len(years) > 1 and written_apart(view) is None:
        yield _apart(view, above)
        return
    after = later(view)
    if after:
        yield _finding(view, above[-1], after, Severity.WARNING, "表内")
        return
    heading = _heading(view, above)
    if heading is not None:
        yield _finding(view, above[-1], [heading], Severity.WARNING, "文件标题")
        return
    if len(above) > 1 or dates(view):
        yield held("D604", view.address(above[0].field))


def _apart(view: FormView, above: Sequence[StatedYear]) -> Verdict:
    """Two lines of the head differ: the one that none of the form's dates bears out is shown."""
    borne = {each.year for each in dates(view)}
    wrong = next((each for each in reversed(above) if each.year not in borne), above[-1])
    others = [each for each in above if each.year != wrong.year]
    firm = all(each.firm for each in above)
    severity = Severity.ERROR if firm else Severity.WARNING
    return _finding(view, wrong, others, severity, "标题" if wrong.field != "title" else "下面")


def _heading(view: FormView, above: Sequence[StatedYear]) -> StatedYear | None:
    """The document's heading of a report or form of another year, if no form is of that year."""
    own = {each.place.key() for each in above}
    for entry in view.document.head:
        years = set(years_of_head(entry.text))
        if entry.place.key() in own or len(years) != 1 or not _is_heading(entry.text):
            continue
        year = years.pop()
        forms = {form.year for form in view.document.forms}
        if year not in {each.year for each in above} and year not in forms:
            return StatedYear(year=year, text=entry.text.strip(), place=entry.place, field="")
        return None
    return None


def _is_heading(text: str) -> bool:
    """Whether a line is a title, and no remark that names another report or form."""
    return _HEADING.search(text) is not None and not _REMARK.search(text)


def _finding(
    view: FormView, head: StatedYear, others: Sequence[StatedYear], severity: Severity, where: str
) -> Verdict:
    other = others[0].year
    quoted = series(f"“{each.text}”" for each in others[:_SHOWN])
    borne = other in {each.year for each in dates(view)}
    expected = in_year(head.text, head.year, other) if borne else None
    return broken(
        "D604",
        view.address(head.field),
        head.place,
        severity,
        Text(
            f"表头“{head.text}”是{head.year}年，{where}{quoted.zh}是{other}年，请核对是哪一年度的表",
            f"the head “{head.text}” says {head.year}, {quoted.en} says {other}: which year is it?",
        ),
        printed=head.text,
        expected=expected,
        related=tuple(each.place for each in others),
        correction=Correction(text=expected) if expected is not None else None,
    )
