"""X434: a figure in the goal's words against the indicator of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checks.belonging import is_of_the_fund
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, is_blank, named_rows
from jixiao.checks.told_counts import Told, is_slip, told_counts
from jixiao.checks.told_rates import told_rates
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure
from jixiao.core.figures.units import RATIO
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import DEPARTMENT, MONITORING, SELF_EVALUATION, Entry
from jixiao.core.ties import Operand
from jixiao.knowledge.items import item_of


@check(
    "X434",
    "目标完成情况中的数与指标完成值不符",
    "a figure in the goal's words contradicts an indicator's result",
    over="form",
    source="arithmetic",
    kinds=(SELF_EVALUATION, DEPARTMENT, MONITORING),
)
def figure_in_goal(view: FormView) -> Iterator[Verdict]:
    """
    查什么：年度目标完成情况里写的数（“全年培训2635人次”），与说的是同一件事、同一单位的指标完成值（培训人次2356人次）是否相同。
    为什么：文字和表往往分两次写，抄错一位、改了一处忘了另一处，公开后最容易被看出来。
    依据：同一张表里同一件事只有一个数，按各自印出的位数取区间；哪一处对要核实，所以是警告。
    已知例外：写明是其中一块、别的时期、增减、计划、上限下限或约数的不查；文字和指标名称不完全相同的，只有两数像是一个写错成的另一个（数字相同而次序不同、差一位、多漏一位）才报；与别的指标的完成值、指标值或几个指标之和相同的不报；执行率由X432报。
    """
    rows = _rows(view)
    for index, goal in enumerate(view.form.goals):
        if goal.actual is None or is_blank(goal.actual):
            continue
        address = view.address(f"goals[{index}].actual")
        own = {(span.start, span.end) for span, _ in told_rates(view.form, goal.actual.text)}
        told = [
            each
            for each in told_counts(view.form, goal.actual.text, rows)
            if (each.span.start, each.span.end) not in own
        ]
        for each in told:
            yield from _verdict(goal.actual, address, each, told, rows)


def _rows(view: FormView) -> list[Row]:
    """The rows whose results may be told; rates of a fund are compared over all of a document."""
    compared = view.form.fund is not None and is_of_the_fund(view)
    return [row for row in named_rows(view) if not (compared and item_of(row.name) is not None)]


def _verdict(
    entry: Entry,
    address: str,
    told: Told,
    others: Sequence[Told],
    rows: Sequence[Row],
) -> Iterator[Verdict]:
    figure, actual = told.span.figure, told.row.figure("actual")
    if actual is None:
        return
    if _meets(figure, actual):
        yield held("X434", address)
        return
    sure = told.alike or is_slip(figure, actual)
    again = any(each.row is told.row and _meets(each.span.figure, actual) for each in others)
    if not sure or again or _is_said_elsewhere(figure, told.row, rows):
        return
    yield _finding(entry, address, told, actual)


def _meets(one: Figure, other: Figure) -> bool:
    return one.printed_interval.meets(other.printed_interval)


def _is_said_elsewhere(figure: Figure, row: Row, rows: Sequence[Row]) -> bool:
    """Whether the figure is the row's own target, and of what is counted that of another row, or its
    result, or what all of the unit come to.
    """
    is_rate = figure.unit is not None and figure.unit.dimension == RATIO
    alike = [row] if is_rate else rows
    results = [each.figure("actual") for each in alike]
    counted = [each for each in results if each is not None and _alike(each, figure)]
    targets = [each.criterion.figure for each in alike]
    known = [each for each in targets if each is not None and _alike(each, figure)]
    whole = sum((each.base for each in counted), Decimal(0))
    return any(_meets(figure, each) for each in (*known, *counted)) or (
        not is_rate and whole in figure.printed_interval
    )


def _alike(one: Figure, other: Figure) -> bool:
    return one.unit is not None and other.unit is not None and one.unit.comparable(other.unit)


def _finding(entry: Entry, address: str, told: Told, actual: Figure) -> Verdict:
    span, row = told.span, told.row
    place = entry.place.narrowed(span.start, span.end)
    said = Operand(
        name="完成情况中的" + row.label, figure=span.figure, place=place, address=address
    )
    result = Operand(
        name=f"{row.label}完成值",
        figure=actual,
        place=row.place("actual"),
        address=row.address("actual"),
    )
    message = Text(
        f"完成情况写“{span.figure.text}”，指标“{row.label}”的完成值是{row.actual_words}，两处不一致",
        f"the words say {span.figure.text}, the result of “{row.label}” is {row.actual_words}: the two"
        " differ",
    )
    return broken(
        "X434",
        address,
        place,
        Severity.WARNING,
        message,
        printed=span.figure.text,
        related=(row.place("actual"),),
        operands=(said, result),
        advice=Text(
            "请核实哪一处正确，把两处改为一致；说的不是一回事的，请写明",
            "Find out which is right and bring them into line; say so where they are of two things.",
        ),
        about=row.address("actual"),
    )
