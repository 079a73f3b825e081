"""R121: runs of digits, commas and points that are no number."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.registry import check
from jixiao.checks.verdicts import broken
from jixiao.checks.views import FormView
from jixiao.core.figures import malformed
from jixiao.core.findings import Severity, Text, Verdict

_NUMERIC = (
    "budget",
    "arrived",
    "executed",
    "rate",
    "points",
    "score",
    "target",
    "actual",
    "completion",
)


@check("R121", "数字写法残缺", "malformed numerals", over="form", source="arithmetic")
def malformed_numerals(view: FormView) -> Iterator[Verdict]:
    """
    查什么：金额、指标值、完成值、分值、得分栏里不成数的写法，如“7,00.0,77”“100..5”。
    为什么：读不成数就没法核对，多半是录入或扫描识别出错。
    依据：数字的写法。
    已知例外：日期、文号、版本号不算；千分位写法正常的不算。
    """
    for field, entry in view.entries():
        if not field.endswith(_NUMERIC) or entry.figure is not None or len(entry.text) > 40:
            continue
        for start, end in malformed(entry.text):
            printed = entry.text[start:end]
            message = Text(f"“{printed}”不成数，请核对", f"“{printed}” is no number")
            yield broken(
                "R121",
                view.address(field),
                entry.place.narrowed(start, end),
                Severity.WARNING,
                message,
                printed=printed,
            )
