"""L708: words where a number is demanded."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.rows import Row, named_rows, places
from jixiao.checks.verdicts import broken, held
from jixiao.checks.views import FormView
from jixiao.core.findings import Severity, Text, Verdict
from jixiao.core.words import quoted
from jixiao.judging.criteria import CriterionKind


@check(
    "L708",
    "应当量化的指标写成文字",
    "words where a number is demanded",
    over="form",
    source="practice",
)
def number_demanded(view: FormView) -> Iterator[Verdict]:
    """
    查什么：数量指标、成本指标、满意度指标的指标值没有数字（如满意度写“满意”）；一张表合并提示一次。
    为什么：没有数就没法考核，满意度要有调查数据。
    依据：实际工作中的复核标准。
    已知例外：只作提示；指标值空着的由L705报；时限、质量、效益指标可以是文字。
    """
    rows = [row for row in named_rows(view) if _demanded(row)]
    worded = [
        row
        for row in rows
        if row.criterion.kind is CriterionKind.QUALITATIVE and row.text("target")
    ]
    if not worded:
        yield from (held("L708", row.address("target")) for row in rows[:1])
        return
    first = worded[0]
    listed = "、".join(f"{row.label}（{row.text('target')[:12]}）" for row in worded[:6])
    message = Text(
        f"{len(worded)}项指标应当量化而写成了文字：{listed}",
        f"a number is demanded where the target is words: {quoted(row.label for row in worded)}",
    )
    yield broken(
        "L708",
        first.address("target"),
        first.place("target"),
        Severity.REMARK,
        message,
        printed=first.text("target"),
        related=places(worded[1:], "target"),
        about=view.address("indicators.target"),
    )


def _demanded(row: Row) -> bool:
    return any(word in row.level2 for word in ("数量", "成本", "满意")) or "满意度" in row.name
