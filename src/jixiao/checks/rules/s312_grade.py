"""S312: the printed grade against the total score."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.figures import HUNDRED
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.judging import totals
from jixiao.judging.totals import full_mark, printed_total

_GRADE = regex(r"[优良中差]")


@check(
    "S312",
    "评价等级与总得分不符",
    "grade does not follow from the score",
    over="form",
    source="practice",
    needs=("grades",),
)
def grade(view: FormView) -> Iterator[Verdict]:
    """
    查什么：表上写的优、良、中、差，是否与总得分所在的分数段一致。
    为什么：等级用于结果应用和预算挂钩，写错影响下年安排。
    依据：规则包的分级办法（通行为90分以上优、80—90良、60—80中、60以下差）。
    已知例外：一栏里列着几个等级供勾选、看不出选了哪个的不查；总分不是百分制的按满分折算，总分不含预算执行得分的加上再折算；总得分高于满分的，满分看不准，不查；各地分段不同，所以是警告。
    """
    entry, total = view.form.grade, printed_total(view.form, view.pack)
    named = set(_GRADE.findall(entry.text)) if entry is not None else set()
    if entry is None or total is None or len(named) != 1:
        return
    (score, points), printed = total, named.pop()
    full = full_mark(points, view.form)
    if score > full:
        return
    expected = totals.grade(score, points, view.form, view.pack)
    if expected is None or printed == expected[:1] or entry.text.strip() == expected:
        yield held("S312", view.address("grade"))
        return
    of, out_of = (f"（满分{full}）", f" of {full}") if full != HUNDRED else ("", "")
    message = Text(
        f"总得分{score}{of}，按分级办法应为“{expected}”，填报“{entry.text.strip()}”",
        f"a score of {score}{out_of} is graded “{expected}” by the rules, printed “{entry.text.strip()}”",
    )
    related = (
        (view.form.total.score.place,)
        if view.form.total is not None and view.form.total.score is not None
        else ()
    )
    yield broken(
        "S312",
        view.address("grade"),
        entry.place,
        Severity.WARNING,
        message,
        printed=entry.text.strip(),
        expected=expected,
        related=related,
        correction=Correction(text=expected),
    )
