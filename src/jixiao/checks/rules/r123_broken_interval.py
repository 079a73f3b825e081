"""R123: ranges written in a notation that does not say what it means."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, places
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Correction, Severity, Text, Verdict
from jixiao.core.regex import regex
from jixiao.core.words import quoted
from jixiao.judging.criteria import CriterionKind, shown_criterion
from jixiao.judging.criteria.notation import plain
from jixiao.judging.criteria.reversals import reversed_range

_OR = regex(r"≥[^≤]{1,16}或者?\s*[≤<]|≤[^≥]{1,16}或者?\s*[≥>]|[><][^<>]{1,16}或者?\s*[><]")
_CHAINED = regex(r"≤\s*≥|≥\s*≤|[≤<]\s*[≥>]")


@check(
    "R123", "区间指标值写法不规范", "a range in a broken notation", over="form", source="practice"
)
def broken_interval(view: FormView) -> Iterator[Verdict]:
    """
    查什么：区间目标写成“105%≤≥95%”“≥95%或≤105%”这样的式子，合并提示一次；前面的数比后面的大（105%~95%），逐行报。
    为什么：照字面看，任何数都满足“≥95%或≤105%”，等于没有目标；颠倒的区间没有一个数在里面。
    依据：数学写法；前一种Jixiao按闭区间理解并继续核对。
    已知例外：写法不规范的只作提示，不影响其他核对；跨年的月份、时间（12~1月）不算颠倒。
    """
    for row in named_rows(view):
        meant = reversed_range(row.text("target"), row.text("unit"))
        if meant and row.criterion.kind is CriterionKind.QUALITATIVE:
            yield _reversed(row, meant)
    rows = [row for row in named_rows(view) if row.criterion.kind is CriterionKind.BETWEEN]
    odd = [row for row in rows if _odd(row)]
    if not odd:
        yield from (held("R123", row.address("target")) for row in rows[:1])
        return
    first = odd[0]
    expected = shown_criterion(first.criterion)
    message = Text(
        f"{len(odd)}项指标值写成“{first.text('target')}”这样的式子，应写成“{expected}”",
        f"a range is written as “{first.text('target')}” ({quoted(row.label for row in odd)}); write"
        f" {expected}",
    )
    yield broken(
        "R123",
        first.address("target"),
        first.place("target"),
        Severity.REMARK,
        message,
        printed=first.text("target"),
        expected=expected,
        related=places(odd[1:], "target"),
        about=view.address("indicators.target"),
        gathered=(row.text("target") for row in odd),
        correction=Correction(text=expected),
    )


def _reversed(row: Row, meant: str) -> Verdict:
    target = row.text("target")
    return broken(
        "R123",
        row.address("target"),
        row.place("target"),
        Severity.WARNING,
        Text(
            f"{row.label}：指标值“{target}”前面的数比后面的大，不成区间，没有按它评判；"
            f"如果是写颠倒了，应写成“{meant}”",
            f"“{row.label}”: the range “{target}” runs downwards and is not judged by; if it is"
            f" reversed, write {meant}",
        ),
        printed=target,
    )


def _odd(row: Row) -> bool:
    text = plain(row.text("target"))
    return bool(_OR.search(text) or _CHAINED.search(text))
