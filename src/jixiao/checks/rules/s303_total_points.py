"""S303: the printed total of points against the execution's points and the rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.checks.points import (
    as_fractions,
    exceeded,
    execution_heading,
    execution_points,
    heading_total,
    incomplete,
    points_tie,
    row_points,
    uneven_split,
    unread,
    unread_execution,
)
from jixiao.checks.registry import check
from jixiao.checks.rows import plain_figure
from jixiao.checks.verdicts import broken, of_tie, without_value
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED
from jixiao.core.findings import Correction, Limit, Severity, Text, Verdict
from jixiao.core.forms import text_of
from jixiao.core.ties import Operand, summed
from jixiao.judging.totals import (
    FULL_MARKS,
    headed_with_execution,
    is_scored_with_execution,
    leaves_out,
    value_of,
    without_column,
)
from jixiao.knowledge.vocabulary import words

_WHOLE, _USUAL = HUNDRED, Decimal(10)
_HALF = Decimal(50)
_ON_TOP = words("bonus")


@check(
    "S303",
    "总分的分值与各项分值之和不符",
    "points do not add up to the printed total",
    over="form",
    source="arithmetic",
)
def total_points(view: FormView) -> Iterator[Verdict]:
    """
    查什么：总分行的分值是否等于预算执行分值加各指标分值；总分（没有总分行的，各项分值之和）是否为100，或不含预算执行的90。
    为什么：分值加不到100，得分就没有可比性；超过100的，得分可能超过100。
    依据：算术关系；分值是定好的数，不存在四舍五入。超过100而没有加分项的为错误，不到100的为警告。
    已知例外：有一行的数读不出来的不查（R121报）；有一行没有分值的（S320报），只看其余各行（总分是100的，加预算执行）是否已经超过总分；有的表总分行只合计绩效指标的分值，不含预算执行的（打印90），与指标分值之和相等、加上预算执行满100即可，规则包规定总分含预算执行的给提示，总得分却含了执行得分的给警告；资金分项行重复填写的分值只算一次；预算执行的分值读不出来而总分恰好多10分或20分的不报；
    权重写成0.1或10%的按比例看。
    """
    parts = row_points(view)
    execution = execution_points(view)
    if execution is None and (heading := execution_heading(view)) is not None:
        execution = heading[1]
    if len(parts) < 2 or unread(view):
        return
    total = view.form.total
    figure = plain_figure(total.points) if total is not None else None
    if total is None or total.points is None or figure is None:
        yield from _without_total(view, parts, execution)
        return
    printed = Operand(
        name="总分分值",
        figure=figure,
        place=total.points.place,
        address=view.address("total.points"),
    )
    if unread_execution(view):
        return
    if incomplete(view):
        yield from _in_part(view, printed, parts, execution)
        return
    verdict = _judged(view, printed, parts, execution)
    if verdict is not None:
        counted = _counted(view, printed.figure.value, parts, execution)
        whole = None if counted else _with_execution(printed.figure.value, execution)
        verdict = _held_fast(verdict, printed, whole)
        short = _not_a_hundred(view, printed, whole) if verdict.finding is None else None
        told = _left_out(view, printed, whole) if verdict.finding is None else None
        settled = told is not None and told.finding is not None and told.finding.correction
        if not settled:  # what the rows come to is then not what the total is to be
            yield short or _after_splits(view, _full_or_open(verdict, execution))
        if told is not None:
            yield told
    headings = heading_total(view)
    if (
        headings is not None
        and (of_headings := _judged(view, printed, headings, execution)) is not None
    ):
        yield msgspec.structs.replace(of_headings, finding=None)


def _judged(
    view: FormView, printed: Operand, parts: list[Operand], execution: Operand | None
) -> Verdict | None:
    if execution is None or not _counted(view, printed.figure.value, parts, execution):
        return of_tie(points_tie("S303", printed, parts))
    return of_tie(points_tie("S303", printed, [execution, *parts]))


def _after_splits(view: FormView, verdict: Verdict) -> Verdict:
    """The verdict; where splits leave a remainder it tells no figure as wrong, and is told in the group
    of the first where they are the whole reason.
    """
    finding, tie = verdict.finding, verdict.tie
    if finding is None or tie is None or uneven_split(view) is None:
        return verdict
    split = uneven_split(view, tie.result.figure.value - summed(tie.operands))
    finding = msgspec.structs.replace(without_value(finding), group=split)
    return msgspec.structs.replace(verdict, finding=finding, open_=True)


def _full_or_open(verdict: Verdict, execution: Operand | None) -> Verdict:
    """The verdict; it tells no value where neither the total nor what its parts come to is a full mark."""
    tie, finding = verdict.tie, verdict.finding
    if tie is None or finding is None:
        return verdict
    values = summed(tie.operands), tie.result.figure.value
    left_out = execution not in tie.operands
    full = any(
        value in FULL_MARKS or (left_out and _with_execution(value, execution) in FULL_MARKS)
        for value in values
    )
    if full or max(values) <= _HALF:
        return verdict
    return msgspec.structs.replace(verdict, finding=without_value(finding), open_=True)


def _held_fast(verdict: Verdict, printed: Operand, whole: Decimal | None) -> Verdict:
    """The verdict of a full mark, with the execution where that is left out: that is what a total is
    to be, whatever its rows come to.
    """
    value = printed.figure.value
    if value not in FULL_MARKS and whole not in FULL_MARKS:
        return verdict
    limit = Limit(address=printed.address, low=value, high=value)
    return msgspec.structs.replace(verdict, limits=(limit,))


def _counted(
    view: FormView, value: Decimal, parts: list[Operand], execution: Operand | None
) -> bool:
    """Whether a printed total counts the execution's points."""
    if execution is None:
        return False
    rows, own = summed(parts), execution.figure.value
    if headed_with_execution(view.form, value, own):
        return True
    return not leaves_out(value, rows, own) or (value != rows and rows + own in FULL_MARKS)


def _in_part(
    view: FormView, printed: Operand, parts: list[Operand], execution: Operand | None
) -> Iterator[Verdict]:
    """Where a row lacks its points: a total that the others exceed, or that is above a hundred. The
    execution's are among the others where the total is a full mark: any other one may leave them out,
    which the rows that are known cannot tell.
    """
    value = printed.figure.value
    with_execution = value in FULL_MARKS and _counted(view, value, parts, execution)
    above = exceeded(
        "S303", printed, [execution, *parts] if execution and with_execution else parts
    )
    if above is None and printed.figure.value > _WHOLE:
        above = _not_a_hundred(view, printed, None)
    if above is not None:
        yield above


def _with_execution(value: Decimal, execution: Operand | None) -> Decimal:
    """What a total that leaves the execution out comes to with its points, ten where they are not
    printed.
    """
    return value + (execution.figure.value if execution is not None else _USUAL)


def _not_a_hundred(view: FormView, printed: Operand, whole: Decimal | None) -> Verdict | None:
    """A total that its rows make up and that is not 100, nor the ``whole`` with the execution where
    it leaves that out; one of half of that or less is not marked out of a hundred.
    """
    value = printed.figure.value
    if value <= _HALF or _WHOLE in (value, whole) or as_fractions(view):
        return None
    sign = "%" if printed.figure.text.endswith("%") else ""
    message = Text(
        f"总分的分值是{printed.figure.text}，不是100{sign}",
        f"the total is {printed.figure.text}, not 100{sign}",
    )
    return broken(
        "S303",
        printed.address,
        printed.place,
        _of_more(view, value),
        message,
        printed=printed.figure.text,
        advice=Text(
            f"各项分值也合计成这个数：请调整各项的分值，总分改为100{sign}",
            f"its parts come to it: change their points, and the total to 100{sign}",
        ),
    )


def _of_more(view: FormView, value: Decimal) -> Severity:
    """An error above a hundred points, of which some are on top for nothing that the form says; from
    twice as many on the form is marked out of something else.
    """
    more = _WHOLE < value < _WHOLE * 2
    on_top = any(
        _ON_TOP.search(text_of(each))
        for row in view.form.indicators
        for each in (row.level1, row.name)
    )
    return Severity.ERROR if more and not on_top else Severity.WARNING


def _left_out(view: FormView, printed: Operand, whole: Decimal | None) -> Verdict | None:
    """A total without the points of the execution, which make it a hundred, where the form's pack has
    it count them; a warning where the printed score does so.
    """
    weights, execution = view.pack.weights, execution_points(view)
    if execution is None or _WHOLE not in (whole, printed.figure.value):
        return None
    counted = is_scored_with_execution(view.form)
    if printed.figure.value == _WHOLE == summed(row_points(view)) and counted:
        return _beside_a_hundred(printed, execution)
    by_pack = weights is not None and not weights.total_printed_without_execution
    if whole != _WHOLE:
        return None
    if not counted and not by_pack:
        return None
    points, own = printed.figure.text, execution.figure.text
    severity = Severity.WARNING if counted else Severity.REMARK
    score = value_of(view.form.total.score) if view.form.total is not None else None
    if counted and score is not None and score > printed.figure.value:
        severity = Severity.ERROR  # no score is above what it is out of
    zh, en = (
        "按通行的表应为100；当地规定总分不含预算执行的，不用改",
        "unless it is to leave them out",
    )
    if counted:
        zh, en = "而总得分含预算执行得分，总分应为100", "which the total score has"
    return broken(
        "S303",
        printed.address,
        printed.place,
        severity,
        Text(
            f"总分的分值是{points}，不含预算执行的{own}分；{zh}",
            f"the total is {points} points without the {own} of the execution, {en}",
        ),
        printed=points,
        expected="100",
        operands=(printed, execution),
        formula=f"{points}+{own}=100",
        correction=Correction(text="100") if counted else None,
    )


def _beside_a_hundred(printed: Operand, execution: Operand) -> Verdict:
    """Rows that come to a hundred by themselves, in a form whose score has the execution's too."""
    points, own = printed.figure.text, execution.figure.text
    return broken(
        "S303",
        printed.address,
        printed.place,
        Severity.ERROR,
        Text(
            f"各项指标的分值已合计{points}，加上预算执行的{own}分超过100，而总得分含预算执行得分",
            f"the points of the rows come to {points} without the {own} of the execution, which the total"
            " score has",
        ),
        printed=points,
        related=(execution.place,),
        advice=Text(
            f"请调整各项指标的分值，与预算执行的{own}分合计为100；得分随分值重算",
            f"change the points of the rows, to come to 100 with the {own}, and the scores with them",
        ),
    )


def _without_total(
    view: FormView, parts: list[Operand], execution: Operand | None
) -> Iterator[Verdict]:
    of_rows = summed(parts)
    whole = of_rows + (execution.figure.value if execution else 0)
    full = Decimal(1) if as_fractions(view) else _WHOLE
    if incomplete(view):
        fine = whole <= full
    elif without_column(view.form) and whole <= _HALF:
        fine = True  # points of names and headings of a part of a form
    else:
        beside = of_rows == full and not is_scored_with_execution(view.form)
        fine = beside or whole in (full, _WHOLE)
        fine |= execution is None and of_rows == full * (1 - _USUAL / _WHOLE)
        fine |= any(each.score and not each.points for each in view.form.indicators)
    if fine:
        return
    first = execution or parts[0]
    sign = "%" if first.figure.text.endswith("%") else ""
    message = Text(
        f"各项分值合计{whole}{sign}，不是100{sign}",
        f"the points add up to {whole}{sign}, not to 100{sign}",
    )
    yield broken(
        "S303",
        first.address,
        first.place,
        _of_more(view, HUNDRED if full != _WHOLE else whole),
        message,
        printed=str(whole),
        advice=Text(
            f"请调整各项的分值，合计为100{sign}",
            f"change the points so that they come to 100{sign}",
        ),
        related=tuple(part.place for part in parts if part.address != first.address),
        operands=tuple(parts),
        formula="+".join(part.figure.text for part in ([execution] if execution else []) + parts)
        + f"={whole}",
        about=view.address("total.points"),
    )
