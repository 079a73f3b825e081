"""F804: rates that cannot be above 100%, and are; counts below zero."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import Figure
from jixiao.core.figures.units import COUNT, PERCENT, PERCENTAGE_POINT, PERSONS, RATIO
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.judging.criteria import CriterionKind
from jixiao.judging.possible import CAPPED, SHARE, is_change, is_far_above
from jixiao.knowledge.funds import fund_of
from jixiao.knowledge.people import names_insured, names_paid

_HEADS = PERSONS | {"人次", "户"}


@check(
    "F804",
    "比率或人数不可能是这个数",
    "a rate or count that cannot be",
    over="form",
    source="arithmetic",
)
def beyond_possible(view: FormView) -> Iterator[Verdict]:
    """
    查什么：满意度、知晓率、准确率、合格率、成功率这类最多100%的率，完成值或指标值是否超过100%、是否为负；别的率（参保率、覆盖率、完成率）是否超过200%、又是指标值的三倍以上；完成率、覆盖率、占比一类，下限目标是否为负；人数、户数是否为负；别的率和个数，完成值是否为负；同一险种领取、享受待遇的人数，是否多于参保人数。
    为什么：这些数在定义上就不可能，多半是多敲了一位或小数点错位；负的率还会“达到”不高于的目标。
    依据：算术关系（部分不会大于全部，占比不会小于零）。
    已知例外：完成率、执行率、增长率、参保率等可以超过100%，高得离谱的才是警告；增减、幅度、变动、偏离、收益、节约一类和以百分点计的可以为负，不查，指标值自己就含负数的也不查；名称看不出是什么率、什么数的，为负只是警告；OCR把“≥90%”认成“290%”的由R122报；领取多于参保的只作提示，养老、退休、遗属、丧葬抚恤的不查，新增参保、困难群众参保一类只说一部分人的不比，人次不比。
    """
    for row in named_rows(view):
        found = next(
            (
                (name, how)
                for name in ("actual", "target")
                if (how := _judged(row, name)) is not None
            ),
            None,
        )
        if found is None:
            if CAPPED.search(row.name):
                yield held("F804", row.address("actual"))
            continue
        yield _finding(row, *found)
    yield from _more_than_insured(view)


def _more_than_insured(view: FormView) -> Iterator[Verdict]:
    """Heads with a benefit of a fund above the heads that are insured in it."""
    rows = named_rows(view)
    insured = [row for row in rows if names_insured(row.name) and _heads(row) is not None]
    for row in rows:
        heads, fund = _heads(row), fund_of(row.name)
        if heads is None or not names_paid(row.name):
            continue
        whole = next((each for each in insured if fund in (None, fund_of(each.name))), None)
        most = _heads(whole) if whole is not None else None
        if whole is None or most is None or heads.interval.low <= most.interval.high:
            continue
        yield broken(
            "F804",
            row.address("actual"),
            row.place("actual"),
            Severity.REMARK,
            Text(
                f"{row.label}（{row.text('actual')}）多于{whole.label}（{whole.text('actual')}），"
                "请核对是不是填了人次，或两行填反了",
                f"“{row.label}” ({row.text('actual')}) is above “{whole.label}”"
                f" ({whole.text('actual')}): are they visits, or the rows mixed up?",
            ),
            printed=row.text("actual"),
            related=(whole.place("actual"),),
        )


def cannot_be(row: Row) -> bool:
    """Whether a row's result is one that cannot be, so that nothing hangs on it before it is mended."""
    return _judged(row, "actual") is not None


def _heads(row: Row) -> Figure | None:
    """The persons that a row counts; None of visits and other things."""
    figure = row.figure("actual")
    is_of_heads = figure is not None and figure.unit is not None and figure.unit.base in PERSONS
    return figure if is_of_heads else None


def _finding(row: Row, found: str, severity: Severity) -> Verdict:
    message = Text(
        f"{row.label}填报{row.text(found)}，不可能",
        f"“{row.label}” is printed {row.text(found)}, which cannot be",
    )
    figure = _figure(row, found)
    if severity is Severity.WARNING and figure is not None and figure.value > 0:
        message = Text(
            f"{row.label}填报{row.text(found)}，一个率一般不会有这么高，请核对小数点和单位",
            f"“{row.label}” is printed {row.text(found)}, too much for a rate: see the decimal point"
            " and the unit",
        )
    elif severity is Severity.WARNING:
        message = Text(
            f"{row.label}填报{row.text(found)}，一般不会是负数，请核对是不是把增减的数填在了这里",
            f"“{row.label}” is printed {row.text(found)}; it is hardly negative: is it a change that"
            " was meant?",
        )
    return broken(
        "F804",
        row.address(found),
        row.place(found),
        severity,
        message,
        printed=row.text(found),
    )


def _figure(row: Row, name: str) -> Figure | None:
    """The figure of a field, of a target with ≥ that of its limit."""
    limit = name == "target" and row.criterion.kind is CriterionKind.AT_LEAST
    return row.figure(name) or (row.criterion.figure if limit else None)


def _judged(row: Row, name: str) -> Severity | None:
    """How sure it is that a figure cannot be; None where it can."""
    figure = _figure(row, name)
    if figure is None or figure.unit is None or _is_change(row, figure):
        return None
    if name == "target" and row.criterion.doubt is not None:
        return None
    is_rate = figure.unit.dimension == RATIO
    if is_rate and figure.base > 1:
        if CAPPED.search(row.name):
            return Severity.ERROR
        asked = row.criterion.figure if name == "actual" else None
        target = asked.base if asked is not None and asked.unit == PERCENT else None
        above = figure.unit == PERCENT and is_far_above(row.name, figure.base, target)
        return Severity.WARNING if above else None
    if figure.value >= 0 or not (is_rate or figure.unit.dimension == COUNT):
        return None
    if CAPPED.search(row.name) if is_rate else figure.unit.base in _HEADS:
        return Severity.ERROR
    if name == "target":
        return Severity.ERROR if is_rate and SHARE.search(row.name) else None
    bound = row.criterion.low
    return None if bound is not None and bound < 0 else Severity.WARNING


def _is_change(row: Row, figure: Figure) -> bool:
    """Whether the figure is of a change, which may fall below nothing and rise without an end."""
    in_points = figure.unit == PERCENTAGE_POINT or "百分点" in row.text("unit")
    return in_points or is_change(row.name)
