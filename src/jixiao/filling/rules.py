"""What is missing or contradicts the rules in a form that is being filled in, each with field, row
and what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.core.fieldvalues import percentage
from jixiao.core.figures import HUNDRED, half_up, shown
from jixiao.core.findings import Text
from jixiao.core.formdata import MONEY_FIELDS, FormData, form_of
from jixiao.core.forms import MONITORING, TARGET_DECLARATION, Form
from jixiao.core.packs import RulePack
from jixiao.core.words import blank
from jixiao.filling.completions import monitored
from jixiao.filling.distributing import heading_points
from jixiao.filling.values import Problem, amount, number, problem, unsaid
from jixiao.judging.execution import rate_of, total_index
from jixiao.judging.results import FormResult, IndicatorResult
from jixiao.judging.totals import added

_ZERO = Decimal(0)
_EXECUTION = Decimal(10)  # the usual points of execution
_FEW = 3
_REQUIRED = (("implementing_unit", "supervising_department"), ("project",), ("year",))


def checked(
    data: FormData, pack: RulePack, result: FormResult, places: frozenset[str] | None
) -> Iterator[Problem]:
    """Every problem of a form whose figures can be read."""
    yield from _missing(data, places)
    yield from _money(data)
    yield from _points(data)
    yield from _unpointed(data, places)
    for index, judged in enumerate(result.indicators):
        yield from _row(data, index, judged, pack)
    yield from _execution(data, result, pack)
    yield from _totals(data, pack)
    yield from _hundred(data, places)
    if data.kind == MONITORING:
        yield from monitored(data, result, pack)


def _missing(data: FormData, places: frozenset[str] | None) -> Iterator[Problem]:
    for names in _REQUIRED:
        known = [name for name in names if places is None or name in places]
        if known and not any(getattr(data, name) for name in known):
            yield problem(known[0], "warning", "", "没有填", "is missing")
    if data.kind == MONITORING and not data.as_of:
        yield problem(
            "as_of",
            "warning",
            "",
            "没有填，如 2024-06；完成率按月份折算要用它",
            "is missing, such as 2024-06; completions need it",
        )
    for field in ("target",) if data.kind == TARGET_DECLARATION else ("target", "actual"):
        if places is None or f"indicators.{field}" in places:
            rows = [
                index
                for index, row in enumerate(data.indicators)
                if row.name and not getattr(row, field).strip()
            ]
            yield from _open_rows(data, field, rows)


def _open_rows(data: FormData, field: str, rows: Sequence[int]) -> Iterator[Problem]:
    """One problem a row while they are few, else one for all."""
    hint = Text("", "")
    if data.kind == MONITORING and field == "actual":
        hint = Text(
            "；未到考核时点的请填“未达监控节点”", "; write 未达监控节点 where it is not due yet"
        )
    if len(rows) <= _FEW:
        for index in rows:
            name = data.indicators[index].name
            said = (f"没有填（{name}）{hint.zh}", f"is missing ({name}){hint.en}")
            yield problem(f"indicators[{index}].{field}", "warning", "", *said)
        return
    listed = "、".join(str(index + 1) for index in rows)
    said = (
        f"{len(rows)}行没有填（第{listed}行）{hint.zh}",
        f"{len(rows)} rows are open ({listed}){hint.en}",
    )
    yield problem(f"indicators[{rows[0]}].{field}", "warning", "", *said)


def _money(data: FormData) -> Iterator[Problem]:
    for index, row in enumerate(data.funding):
        for field in MONEY_FIELDS:
            value = amount(getattr(row, field), data.money_unit)
            if value is not None and value < 0:
                said = ("金额是负数，请核对", "the amount is negative: check it")
                yield problem(f"funding[{index}].{field}", "warning", getattr(row, field), *said)
        budget, executed = (amount(text, data.money_unit) for text in (row.budget, row.executed))
        if budget is not None and executed is not None and executed > budget >= 0:
            said = (
                "大于全年预算数，请核对或说明超预算支出的来源",
                "more than the full-year budget: check it, or say where the money came from",
            )
            yield problem(f"funding[{index}].executed", "warning", row.executed, *said)
    totals = [index for index, row in enumerate(data.funding) if row.role == "total"]
    for index in totals[1:]:
        said = (
            "已有一行总额，这一行应为部分或明细",
            "there is a total already; part or detail is expected",
        )
        yield problem(f"funding[{index}].role", "warning", "总额", *said)
    parts = [row for row in data.funding if row.role == "part"]
    if not totals:
        return
    total = totals[0]
    for field in MONEY_FIELDS:
        text = getattr(data.funding[total], field)
        whole = amount(text, data.money_unit)
        values = [
            value
            for row in parts
            if (value := amount(getattr(row, field), data.money_unit)) is not None
        ]
        if whole is not None and values and sum(values, _ZERO) > whole:
            added = shown(sum(values, _ZERO), max(0, -int(sum(values, _ZERO).as_tuple().exponent)))
            yield problem(
                f"funding[{total}].{field}",
                "warning",
                text,
                f"各部分之和为 {added}，大于总额",
                f"its parts add up to {added}, more than the total",
            )


def _points(data: FormData) -> Iterator[Problem]:
    """Points under a heading that do not add up to it."""
    for level, name, points, rows in heading_points(data):
        values = [number(data.indicators[index].points) for index in rows]
        given = [value for value in values if value is not None]
        whole = len(given) == len(values)
        if given and (sum(given, _ZERO) != points if whole else sum(given, _ZERO) >= points):
            added = sum(given, _ZERO)
            yield problem(
                f"indicators[{rows[0]}].points",
                "warning",
                "",
                f"{name}应为{points:f}分，其下各行分值之和为{added:f}分",
                f"level {level} {name} has {points:f} points, its rows add up to {added:f}",
            )


def _unpointed(data: FormData, places: frozenset[str] | None) -> Iterator[Problem]:
    """Indicators that neither the clerk nor a heading nor the pack gave points, in a form that has
    a place for them.
    """
    if data.kind in (MONITORING, TARGET_DECLARATION) or not (
        places is None or "indicators.points" in places
    ):
        return
    rows = [index for index, row in enumerate(data.indicators) if row.name and unsaid(row.points)]
    if rows:
        listed = "、".join(str(index + 1) for index in rows)
        yield problem(
            f"indicators[{rows[0]}].points",
            "warning",
            "",
            f"第{listed}行没有分值，也没有可分的分值：请填分值，或在一级指标名里写分值，如"
            " 产出指标（50分）",
            f"rows {listed} have no points and nothing gives them any: fill them in, or write them"
            " in the heading, such as 产出指标（50分）",
        )


def _row(data: FormData, index: int, judged: IndicatorResult, pack: RulePack) -> Iterator[Problem]:
    row = data.indicators[index]
    points, score = number(row.points), number(row.score)
    address = f"indicators[{index}].score"
    if points is None or blank(row.actual):
        return
    if score is None:
        if (
            judged.lowest is not None
            and judged.highest is not None
            and judged.lowest != judged.highest
        ):
            span = f"{judged.lowest:f}～{judged.highest:f}"
            yield problem(
                address,
                "warning",
                row.score,
                f"定性或不能按公式计分，请在 {span} 分之间定分",
                f"no formula gives it; choose a score in {span}",
            )
        return
    if score > points:
        yield problem(
            address,
            "warning",
            row.score,
            f"不能超过分值 {row.points}",
            f"cannot exceed the points {row.points}",
        )
    elif (
        judged.lowest is not None
        and judged.highest is not None
        and not judged.lowest <= score <= judged.highest
    ):
        ruled = (
            f"{judged.lowest:f}"
            if judged.lowest == judged.highest
            else f"{judged.lowest:f}～{judged.highest:f}"
        )
        yield problem(
            address, "warning", row.score, f"按规则应为 {ruled} 分", f"the rule gives {ruled}"
        )
    if (
        pack.reasons is not None
        and pack.reasons.score_below_points
        and score < points
        and unsaid(row.reason)
    ):
        yield problem(
            f"indicators[{index}].reason",
            "warning",
            "",
            "得分低于分值，要写明偏差原因和改进措施",
            "a reason is needed where the score is below the points",
        )


def _execution(data: FormData, result: FormResult, pack: RulePack) -> Iterator[Problem]:
    form = form_of(data)
    yield from _rates(form)
    total = total_index(form)
    if total is None or result.execution_rate is None:
        return
    row = data.funding[total]
    score = number(row.score)
    if result.execution_score is not None and score is not None and score != result.execution_score:
        ruled = f"{result.execution_score:f}"
        yield problem(
            f"funding[{total}].score",
            "warning",
            row.score,
            f"按规则应为 {ruled} 分",
            f"the rule gives {ruled}",
        )
    least = pack.reasons.execution_below if pack.reasons else None
    if least is not None and result.execution_rate < least and unsaid(data.conclusion):
        yield problem(
            "conclusion",
            "warning",
            "",
            f"执行率低于{least:f}%，要说明原因",
            f"the execution rate is below {least:f}%: a reason is needed",
        )


def _rates(form: Form) -> Iterator[Problem]:
    """Given rates that the row's own amounts do not give."""
    for index, row in enumerate(form.funding):
        right = rate_of(row)
        if right is None or row.rate is None or row.rate.figure is None:
            continue
        given = percentage(row.rate.figure)
        if half_up(right, given.places) != given.value:
            yield problem(
                f"funding[{index}].rate",
                "warning",
                row.rate.text,
                f"按执行数÷预算数应为 {shown(right, given.places)}%",
                f"executed over budget gives {shown(right, given.places)}%",
            )


def _totals(data: FormData, pack: RulePack) -> Iterator[Problem]:
    """Printed totals that are no sum of what is above them, with or without the execution's."""
    form = form_of(data)
    for field, printed in (("points", data.total_points), ("score", data.total_score)):
        found, total = added(form, pack, field), number(printed)
        if total is None or found is None:
            continue
        whole = found.rows + (found.execution or _ZERO)
        if total not in (found.rows, whole):
            yield problem(
                f"total_{field}",
                "warning",
                printed,
                f"各行之和为 {whole:f}",
                f"the rows add up to {whole:f}",
            )


def _hundred(data: FormData, places: frozenset[str] | None) -> Iterator[Problem]:
    """Points of all rows and the execution that are not a hundred; ninety where the execution's ten
    are printed elsewhere or nowhere.

    A form with half of them or less is not marked out of a hundred.
    """
    values = [number(row.points) for row in data.indicators if row.name]
    if (
        data.kind in (MONITORING, TARGET_DECLARATION)
        or not values
        or any(value is None for value in values)
    ):
        return
    if places is not None and "indicators.points" not in places:
        return
    added = sum((value for value in values if value is not None), _ZERO)
    own = sum((value for row in data.funding if (value := number(row.points)) is not None), _ZERO)
    headed = sum(
        (
            value
            for each in data.level_points
            if each.level == 0 and (value := number(each.points)) is not None
        ),
        _ZERO,
    )
    if number(data.total_points) not in (None, added, added + own):
        return  # told as a total that is no sum
    if (
        added > HUNDRED / 2
        and HUNDRED not in (added, added + own, added + headed)
        and added != HUNDRED - _EXECUTION
    ):
        said = f"{added + own:f}"
        yield problem(
            "total_points",
            "warning",
            data.total_points,
            f"分值合计为{said}，应为100",
            f"the points add up to {said}, 100 are expected",
        )
