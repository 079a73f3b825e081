"""S315: a review score that differs from the self-evaluated one."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, places
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.words import quoted


@check(
    "S315",
    "复核分与自评分不同",
    "review score differs from the self-evaluated score",
    over="form",
    source="practice",
)
def review_differs(view: FormView) -> Iterator[Verdict]:
    """
    查什么：同时有自评分和复核分的表，两者不同的行；一张表合并提示一次。
    为什么：扣分要有理由，差得多的要回看自评依据。
    依据：实际工作中的要求。
    已知例外：只作提示；复核分高于分值由S304报。
    """
    both = [
        row
        for row in named_rows(view)
        if row.plain("score") is not None and row.plain("review_score") is not None
    ]
    differing = [row for row in both if _value(row, "score") != _value(row, "review_score")]
    if not differing:
        yield from (held("S315", row.address("review_score")) for row in both[:1])
        return
    first = differing[0]
    shown = "、".join(
        f"{row.label}{row.text('score')}→{row.text('review_score')}" for row in differing[:8]
    )
    message = Text(
        f"复核分与自评分有{len(differing)}项不同：{shown}",
        f"the review score differs from the self-evaluated one:"
        f" {quoted((row.label for row in differing), 8)}",
    )
    yield broken(
        "S315",
        first.address("review_score"),
        first.place("review_score"),
        Severity.REMARK,
        message,
        printed=first.text("review_score"),
        related=places(differing[1:], "review_score"),
        about=view.address("indicators.review_score"),
        gathered=(f"{row.text('score')}→{row.text('review_score')}" for row in differing),
    )


def _value(row: Row, field: str) -> object:
    figure = row.plain(field)
    return figure.value if figure else None
