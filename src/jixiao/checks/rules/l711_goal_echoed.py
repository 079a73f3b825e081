"""L711: what was achieved, copied from what was expected."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.forms import MONITORING, SELF_EVALUATION, Entry
from jixiao.core.regex import regex
from jixiao.core.words import beginning

_SHORTEST = 20


@check(
    "L711",
    "实际完成情况照抄预期目标",
    "the goal's words copied as its result",
    over="form",
    source="practice",
    kinds=(SELF_EVALUATION, MONITORING),
)
def goal_echoed(view: FormView) -> Iterator[Verdict]:
    """
    查什么：年度总体目标的“实际完成情况”是否与“预期目标”一字不差。
    为什么：目标写的是打算做什么，完成情况要写做成了什么、做了多少；照抄等于没写。
    依据：实际工作中的复核标准。
    已知例外：二十字以内的短句不查；标点、空格不同不算不同；改写过的不报。
    """
    for index, goal in enumerate(view.form.goals):
        if goal.expected is None or goal.actual is None or len(_bare(goal.actual)) <= _SHORTEST:
            continue
        field = view.address(f"goals[{index}].actual")
        if _bare(goal.expected) != _bare(goal.actual):
            yield held("L711", field)
            continue
        printed = beginning(goal.actual.text.strip(), 40)
        message = Text(
            f"实际完成情况与预期目标一字不差（“{printed}”），没有写实际做了什么",
            "what was achieved is word for word what was expected",
        )
        yield broken(
            "L711",
            field,
            goal.actual.place,
            Severity.WARNING,
            message,
            printed=printed,
            related=(goal.expected.place,),
        )


def _bare(entry: Entry) -> str:
    return regex(r"<[^<>]*>|[\W_]+").sub("", entry.text)
