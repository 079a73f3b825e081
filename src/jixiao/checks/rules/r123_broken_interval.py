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

_OR = regex(r"≥[^≤]{1,16}或者?\s*[≤<]|≤[^≥]{1,16}或者?\s*[≥>]|[><][^<>]{1,16}或者?\s*[><]")
_CHAINED = regex(r"≤\s*≥|≥\s*≤|[≤<]\s*[≥>]")


@check(
    "R123", "区间指标值写法不规范", "a range in a broken notation", over="form", source="practice"
)
def broken_interval(view: FormView) -> Iterator[Verdict]:
    """
    查什么：区间目标写成“105%≤≥95%”“≥95%或≤105%”这样的式子；一张表合并提示一次。
    为什么：照字面看，任何数都满足“≥95%或≤105%”，等于没有目标。
    依据：数学写法；Jixiao按闭区间理解并继续核对。
    已知例外：只作提示，不影响其他核对。
    """
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


def _odd(row: Row) -> bool:
    text = plain(row.text("target"))
    return bool(_OR.search(text) or _CHAINED.search(text))
