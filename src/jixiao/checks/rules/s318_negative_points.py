"""S318: points and scores below 0."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks import funding
from jixiao.checks.registry import check
from jixiao.checks.rows import rows_of
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.core.ties import Operand
from jixiao.knowledge.labels import in_english

_DEDUCTED = regex(r"[扣减倒]分|负面清单|加减", needs="扣减倒负")


@check("S318", "分值或得分是负数", "negative points or score", over="form", source="arithmetic")
def negative_points(view: FormView) -> Iterator[Verdict]:
    """
    查什么：各行的分值、得分、复核分，预算执行的分值、得分，是否小于0。
    为什么：得分在0分与分值之间，负数多半是多打了一横。
    依据：算术关系；没有一种计分办法会给出负分。
    已知例外：扣分项、减分项不查；总分由S303、S309查。
    """
    for operand in _operands(view):
        if operand.figure.value >= 0:
            yield held("S318", operand.address)
            continue
        yield broken(
            "S318",
            operand.address,
            operand.place,
            Severity.ERROR,
            Text(
                f"{operand.name}是负数（{operand.figure.text}），应不小于0",
                f"{in_english(operand.name)} is negative ({operand.figure.text})",
            ),
            printed=operand.figure.text,
            operands=(operand,),
        )


def _operands(view: FormView) -> Iterator[Operand]:
    for row in rows_of(view):
        if _DEDUCTED.search(row.name + row.level1 + row.level2):
            continue
        for field, label in (("points", "分值"), ("score", "得分"), ("review_score", "复核分")):
            found = row.points(field, label)
            if found is not None:
                yield found
    for index in range(len(view.form.funding)):
        for field in ("points", "score"):
            found = funding.points(view, index, field)
            if found is not None:
                yield found
