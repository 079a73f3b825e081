"""L701: 达到预期目标 beside targets that the form itself shows as missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiao.checks import funding
from jixiao.checks.ranges import execution_band
from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, percent
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.checks.wording import GOAL_REACHED, claims
from jixiao.core.figures import HUNDRED, half_up
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, Entry
from jixiao.core.regex import regex
from jixiao.core.ties import Operand
from jixiao.core.words import quoted
from jixiao.judging.criteria import CriterionKind, Stage
from jixiao.judging.ranges import side_of

_ANY = regex(
    r"$|.$|各|年|全|本|总|项目|工作|任务|指标|目标|完成|绩效|资金|预算|经费|单位|部门|产出|效益|质量|数量|时效|成本"
)
"""What a name and a claim of all have in common."""


@check(
    "L701",
    "写“达到预期目标”而有指标未完成",
    "goal claimed as reached while targets are missed",
    over="form",
    source="practice",
)
def goal_reached_claim(view: FormView) -> Iterator[Verdict]:
    """
    查什么：年度目标完成情况或自评结论写“达到了预期目标”“圆满完成”，而本表有指标没有达到指标值，或社会保险基金执行率不在规定区间。
    为什么：结论与指标打架，读者无法相信任何一个。
    依据：表内前后一致；执行率区间取本表或当地表格所印的。
    已知例外：一事一议的指标（丧葬、领取失业金人数等）没完成不算；方向靠名称推断的指标只作旁证，不单独触发；“确保达到”“未达到”不算声称；
    只是超过区间上限的只作提示；总体目标可以有判断余地，所以是警告。
    """
    for field, entry in _claiming(view):
        match = claims(GOAL_REACHED, entry.text)
        if match is None:
            continue
        rows = named_rows(view)
        named = _spoken_of(rows, _clause(entry, match))
        missed = [row for row in named or rows if row.missed]
        sure = [
            row for row in missed if row.criterion.direction_stated or row.stage is Stage.MISSED
        ]
        outside = _execution_outside(view) if not named else None
        if not sure and outside is None:
            yield held("L701", view.address(field))
            continue
        yield _finding(view, field, entry, match.span(), sure, outside)


def _spoken_of(rows: Iterable[Row], clause: str) -> list[Row]:
    """The indicators that a clause speaks of by their name or what it begins with (清淤任务全部完成: 清淤
    里程); none where it speaks of all.
    """
    return [row for row in rows if not _ANY.match(row.name) and row.name[:2] in clause]


def _clause(entry: Entry, match: re.Match[str]) -> str:
    """The clause of a claim, which may be of one indicator alone (清淤里程达到预期目标)."""
    return regex(r"[，。；,;]").split(entry.text[: match.start()])[-1]


def _claiming(view: FormView) -> Iterator[tuple[str, Entry]]:
    for index, goal in enumerate(view.form.goals):
        if goal.actual is not None:
            yield f"goals[{index}].actual", goal.actual
    if view.form.conclusion is not None:
        yield "conclusion", view.form.conclusion


def _finding(
    view: FormView,
    field: str,
    entry: Entry,
    span: tuple[int, int],
    missed: list[Row],
    outside: Operand | None,
) -> Verdict:
    printed = entry.text[span[0] : span[1]]
    reasons = [f"{row.label}（{row.target_words}→{row.actual_words}）" for row in missed[:5]]
    share = funding.execution(view)
    if outside is not None and share is not None:
        reasons.append(f"预算执行率{percent(share)}")
    message = Text(
        f"完成情况写“{printed}”，但{'、'.join(reasons)}没有达到",
        f"the words say “{printed}”, yet the target was missed by"
        f" {_in_english(missed, outside is not None)}",
    )
    related = tuple(row.place("actual") for row in missed) + (
        (outside.place,) if outside is not None else ()
    )
    above = outside is None and all(_above_range(row) for row in missed)
    severity = Severity.REMARK if above else Severity.WARNING
    return broken(
        "L701",
        view.address(field),
        entry.place.narrowed(*span),
        severity,
        message,
        printed=printed,
        related=related,
        operands=(outside,) if outside is not None and not missed else (),
        advice=Text(
            "请核对完成值；确实没有达到的，改写这句话",
            "look at the results; where they are right, change these words",
        ),
    )


def _in_english(missed: list[Row], execution: bool) -> str:
    rows = quoted((row.label for row in missed), 5)
    return ", ".join(each for each in (rows, "the execution rate" if execution else "") if each)


def _above_range(row: Row) -> bool:
    """Above the upper end of a range (income of 105.62% for 95% to 105%): outside, and yet no
    shortfall.
    """
    value, high = row.attainment.value, row.criterion.high
    return (
        row.criterion.kind is CriterionKind.BETWEEN
        and value is not None
        and high is not None
        and value > high
    )


def _execution_outside(view: FormView) -> Operand | None:
    if view.form.kind == MONITORING or view.form.fund is None:
        return None
    band, share = execution_band(view), funding.execution(view)
    if band is None or not band.source.firm or share is None:
        return None
    if side_of(half_up(share * HUNDRED, 2), band) == "inside":
        return None
    return funding.execution_place(view)
