"""D603: the form's year against the period in its own words, its monitoring point and its filing
date.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.years import begins_with, in_year, periods, year_of
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, MONITORING, SELF_EVALUATION, Entry
from jixiao.core.monitoring_points import point_in_line, point_of_head
from jixiao.core.periods import in_digits, point_words, stretches_in, years_in
from jixiao.core.regex import regex
from jixiao.judging.criteria.timing import due_in
from jixiao.judging.filing import filed_early

_BECAUSE = regex(r"\s*(?:主要)?(?:原因)?(?:是|为|系|在于)?[:：]?\s*(?:受|因为?|由于|鉴于)?")
_BEGUN = regex(
    r"立项|签订|签约|中标|采购|招标|招投标|下达|安排|批复|印发|出台|实施|结转|结余|遗留|剩余|尾款|质保|项目|工程|合同|任务|启动|购置|投入使用|竣工|验收"
)
"""What began in an earlier year, or was left over from it, may be a reason in this one."""
_NEAR = 12


@check(
    "D603",
    "年度与文字所写期间不一致",
    "the period in the words is not the form's year",
    over="form",
    source="arithmetic",
)
def period_mismatch(view: FormView) -> Iterator[Verdict]:
    """
    查什么：目标、完成情况和偏差原因里写的“2021年1月-12月”“2021年度”、开头写的“2021年”是否就是表的年度；监控时点、填报日期与表的年度是否合得上；标题和表头里的“1-6月”“上半年”与监控时点是否是同一个月。
    为什么：套用别年的文字，说的就不是本年度的事。
    依据：表内前后一致。
    已知例外：偏差原因只看是不是以前年度的，只作提示，写立项、签订、采购、结转这类起因的不查；同一段文字也提到本年度的、只作比较或引用文件的不查；填报日期晚于本年度是正常的；早于本年度，或自评表的在本年6月以前、监控表的在监控时点那个月以前，才报；开头是“2021年底”“2021年以来”“2021年立项”的不算。
    """
    year = year_of(view)
    if year is None:
        return
    for index, goal in enumerate(view.form.goals):
        for field in ("expected", "actual"):
            entry = getattr(goal, field)
            if entry is not None:
                yield from _words(view, entry, f"goals[{index}].{field}", year)
    for row in named_rows(view):
        yield from _reason(row, year)
    yield from _dates(view, year)
    yield from _title(view)
    yield from _heads(view)


def _reason(row: Row, year: int) -> Iterator[Verdict]:
    """A reason that is of an earlier year; what comes next year may be how it is put right."""
    entry = row.entry("reason")
    head = _of_other_year(entry.text) if entry is not None else None
    if entry is None or head is None or year in years_in(entry.text):
        return
    other, start, end = head
    if other >= year:
        return
    printed = entry.text[start:end]
    yield broken(
        "D603",
        row.address("reason"),
        entry.place.narrowed(start, end),
        Severity.REMARK,
        Text(
            f"{row.label}：原因写的是“{printed}”，本表是{year}年度，请核对是不是沿用了以前年度的文字",
            f"“{row.label}”: the reason speaks of “{printed}”, the form is of {year}",
        ),
        printed=printed,
    )


def _of_other_year(text: str) -> tuple[int, int, int] | None:
    """The year that a reason is of, with where it stands; None where something began or was left over
    in it.
    """
    lead = _BECAUSE.match(text)
    at = lead.end() if lead is not None else 0
    own = begins_with(text[at:])
    head = (own[0], own[1] + at, own[2] + at) if own is not None else None
    found = next(iter(periods(text)), None) or head
    return None if found is None or _BEGUN.search(text[found[2] : found[2] + _NEAR]) else found


def _words(view: FormView, entry: Entry, field: str, year: int) -> Iterator[Verdict]:
    found, firm = periods(entry.text), True
    if not found:
        head = begins_with(entry.text)
        found, firm = [head] if head is not None else [], False
    if not found:
        return
    if year in years_in(entry.text):
        yield held("D603", view.address(field))
        return
    other, start, end = found[0]
    printed = entry.text[start:end]
    expected = in_year(printed, other, year)
    message = Text(
        f"文字写的是“{printed}”，本表是{year}年度",
        f"the words say “{printed}”, the form is of {year}",
    )
    title = view.form.title
    severity = Severity.ERROR if firm and field.endswith("actual") else Severity.WARNING
    yield broken(
        "D603",
        view.address(field),
        entry.place.narrowed(start, end),
        severity,
        message,
        printed=printed,
        expected=expected,
        related=(title.place,) if title is not None else (),
        correction=Correction(text=expected) if firm and expected is not None else None,
    )


def _title(view: FormView) -> Iterator[Verdict]:
    """A title with a stretch of months against the point that the form states elsewhere."""
    title, point, entry = view.form.title, view.form.as_of, view.form.as_of_entry
    if title is None or point is None or entry is None or entry.text == title.text:
        return
    if view.form.kind != MONITORING or not stretches_in(in_digits(title.text)):
        return  # a month alone may be when it was written
    said = point_in_line(title.text, point.year)
    if said is None or said.point.year != point.year:
        return
    if said.point == point:
        yield held("D603", view.address("title"))
        return
    yield broken(
        "D603",
        view.address("title"),
        title.place,
        Severity.WARNING,
        Text(
            f"标题“{title.text.strip()}”说到{said.point.month}月，监控时点是{point_words(point)}",
            f"the title “{title.text.strip()}” runs to month {said.point.month}, the monitoring point"
            f" is {point}",
        ),
        printed=title.text.strip(),
        related=(entry.place,),
    )


def _heads(view: FormView) -> Iterator[Verdict]:
    """Heads of columns that run to another month (1-7月完成值) than the monitoring point."""
    point, entry = view.form.as_of, view.form.as_of_entry
    if view.form.kind != MONITORING or point is None or entry is None:
        return
    for column in view.form.columns:
        head = column.place.text.strip()
        said = point_of_head(head, point.year)
        if column.place == entry.place or said is None or said == point:
            continue
        yield broken(
            "D603",
            view.address("as_of_entry"),
            column.place,
            Severity.WARNING,
            Text(
                f"表头“{head}”说到{said.month}月，监控时点是{point_words(point)}",
                f"the head “{head}” runs to month {said.month}, the monitoring point is {point}",
            ),
            printed=head,
            related=(entry.place,),
        )
        return


def _dates(view: FormView, year: int) -> Iterator[Verdict]:
    point, entry = view.form.as_of, view.form.as_of_entry
    if view.form.kind == MONITORING and point is not None and entry is not None:
        if point.year == year:
            yield held("D603", view.address("as_of_entry"))
        else:
            message = Text(
                f"监控时点{point_words(point)}不在{year}年度内",
                f"the monitoring point {point} is not in {year}",
            )
            yield broken(
                "D603",
                view.address("as_of_entry"),
                entry.place,
                Severity.ERROR,
                message,
                printed=entry.text.strip(),
            )
    yield from _filed(view, year)


def _filed(view: FormView, year: int) -> Iterator[Verdict]:
    """A day of filing before the year, or, in it, before what the form tells can have been done."""
    filed = view.form.filed_on
    years = years_in(filed.text) if filed is not None else ()
    if filed is None or not years or years[0] > year:
        return
    early = _too_early(view, year, filed.text)
    if early is not None:
        text = filed.text.strip()
        message = Text(f"填报日期{text}{early.zh}", f"filed on “{text}”, {early.en}")
        yield broken(
            "D603",
            view.address("filed_on"),
            filed.place,
            Severity.WARNING,
            message,
            printed=filed.text.strip(),
        )


def _too_early(view: FormView, year: int, filed: str) -> Text | None:
    """What a day of filing is before, of this year or an earlier one; None where it may be right."""
    if years_in(filed)[0] < year:
        return Text(f"早于{year}年度", f"before {year}")
    kind, point, due = view.form.kind, view.form.as_of, due_in(in_digits(filed))
    if kind in (SELF_EVALUATION, DEPARTMENT) and filed_early(filed, year):
        return Text(
            f"，而本表自评的是{year}年全年：请核对是不是把年份写错了",
            f"and the form evaluates all of {year}: is the year right?",
        )
    if kind != MONITORING or point is None or point.month is None or due is None:
        return None
    if point.year == year and due.month < point.month:
        return Text(f"早于监控时点{point_words(point)}", f"before the monitoring point {point}")
    return None
